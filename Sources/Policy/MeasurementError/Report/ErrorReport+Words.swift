// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

extension ErrorReport {
  /// What the errors do to the decision, in words for the person judged.
  ///
  /// "In 15 of 100 such cases the true value lies on the other side of the line (15.1%). Errors
  /// counted: raw. Not counted: rater." A simulated share comes with its own error. The words never
  /// say what the outcome probably is: the verdict is the one at the observed values.
  public var sentence: String {
    ([chance] + basis.sentences).joined(separator: " ")
  }

  private var chance: String {
    if basis.factsWithError.isEmpty { return "No error of measurement is counted." }
    if differs == 0 { return "The errors counted cannot change the outcome." }
    let what =
      outcome == .met || outcome == .notMet
      ? "the true value lies on the other side of the line"
      : "the outcome at the true value is another one"
    return "In \(Self.share(differs)) of 100 such cases \(what) (\(percent))."
  }

  private static func share(_ probability: Double) -> String {
    switch (probability * 100).rounded() {
    case ..<1: "fewer than 1"
    case 100...: "more than 99"
    case let whole: "\(Int(whole))"
    }
  }

  private var percent: String {
    let share = differs < 0.0005 ? "below 0.1%" : "\(Self.percent(differs))%"
    guard let draws = basis.draws else { return share }
    return "\(share), simulated, standard error \(Self.percent(draws.standardError))%"
  }

  private static func percent(_ share: Double) -> String { (share * 100).text(places: 1) }
}

extension ErrorBasis {
  /// Which errors are counted and which are not, in words.
  var sentences: [String] {
    var sentences: [String] = []
    if !factsWithError.isEmpty {
      sentences.append("Errors counted: \(factsWithError.joined(separator: ", ")).")
    }
    if !errorsNotCounted.isEmpty {
      sentences.append("Not counted: \(errorsNotCounted.joined(separator: ", ")).")
    }
    return sentences
  }
}
