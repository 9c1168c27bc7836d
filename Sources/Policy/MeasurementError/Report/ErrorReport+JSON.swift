// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// The `error` of an explanation: probabilities as numbers, exact values as texts.
extension ErrorReport: Encodable {
  private enum Keys: String, CodingKey {
    case p, method, draws, seed, reference
    case differs = "p_differs"
    case errorBound = "error_bound"
    case standardError = "mc_se"
    case factsWithError = "facts_with_error"
    case errorsNotCounted = "errors_not_counted"
  }

  /// Writes all keys; those of another method are null.
  ///
  /// - Parameter encoder: Where to write.
  /// - Throws: What the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Keys.self)
    let outcomes = DecisionOutcome.allCases.map { ($0.rawValue, probabilities[$0]) }
    try values.encode(Dictionary(uniqueKeysWithValues: outcomes), forKey: .p)
    try values.encode(differs, forKey: .differs)
    try values.encode(basis.method, forKey: .method)
    try values.encode(basis.errorBound, forKey: .errorBound)
    try values.encode(basis.draws?.standardError, forKey: .standardError)
    try values.encode(basis.draws?.count, forKey: .draws)
    // A seed of 64 bits is more than a JSON number carries everywhere.
    try values.encode(basis.draws.map { String($0.seed) }, forKey: .seed)
    try values.encode(basis.factsWithError, forKey: .factsWithError)
    try values.encode(basis.errorsNotCounted, forKey: .errorsNotCounted)
    if basis.references.allSatisfy({ $0.population == nil }) {
      try values.encode("flat", forKey: .reference)
    } else {
      let references = basis.references.map { ($0.fact, $0.population.map(Self.text)) }
      try values.encode(Dictionary(uniqueKeysWithValues: references), forKey: .reference)
    }
  }

  private static func text(_ population: NormalPopulation) -> [String: String] {
    ["mean": population.mean.description, "sd": population.deviation.description]
  }
}
