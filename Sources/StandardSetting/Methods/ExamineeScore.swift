// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// One examinee's score, with weight and group memberships.
public struct ExamineeScore: Sendable, Hashable {
  /// A key that is unique in the file; it is never printed.
  public let person: String
  /// The raw score.
  public let score: Rational
  /// How much the person counts; 1 without weights.
  public let weight: Rational
  /// Group memberships: the attribute's name and this person's value.
  public let groups: [String: String]

  /// An examinee's score.
  ///
  /// - Parameters:
  ///   - person: A key that is unique in the file.
  ///   - score: The raw score.
  ///   - weight: How much the person counts, 0 or more.
  ///   - groups: The attribute's name and this person's value.
  public init(
    person: String,
    score: Rational,
    weight: Rational = .one,
    groups: [String: String] = [:]
  ) {
    self.person = person
    self.score = score
    self.weight = weight
    self.groups = groups
  }

  /// Refuses an empty distribution, a repeated person, a negative weight and weights that vanish.
  static func check(_ scores: [ExamineeScore], place: String) throws(MethodError) {
    guard !scores.isEmpty else {
      throw MethodError(
        .empty,
        at: place,
        "no data",
        rule: "a share needs at least one score",
        remedy: "add the score file, or leave the method out"
      )
    }
    var seen: Set<String> = []
    for (index, score) in scores.enumerated() {
      guard seen.insert(score.person).inserted else {
        throw MethodError(
          .duplicate,
          at: "\(place), record \(index + 1)",
          "its person is listed before",
          rule: "each person counts once",
          remedy: "keep one record for each person"
        )
      }
      guard score.weight >= .zero else {
        throw MethodError(
          .outOfRange,
          at: "\(place), record \(index + 1)",
          "weight \(score.weight)",
          rule: "a weight is 0 or more",
          remedy: "correct the weight"
        )
      }
    }
    guard scores.contains(where: { $0.weight > .zero }) else {
      throw MethodError(
        .empty,
        at: place,
        "all weights are 0",
        rule: "a share needs a positive weight",
        remedy: "correct the weights, or leave them out"
      )
    }
  }
}
