// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

/// What is published of the levels of a row: an index and a share, each made of the level counts.
public struct LevelScheme: Sendable, Hashable {
  /// The weight of each level; `nil` for one that takes no part, such as *not determined*.
  public let weights: [Int?]
  /// What the mean weight is multiplied by.
  public let factor: Int
  /// Whether a level counts as proficient.
  public let proficient: [Bool]

  /// What is published of the levels.
  ///
  /// - Parameters:
  ///   - weights: The weight of each level; `nil` for one that takes no part.
  ///   - factor: What the mean weight is multiplied by.
  ///   - proficient: Whether a level counts as proficient.
  public init(weights: [Int?], factor: Int, proficient: [Bool]) {
    precondition(weights.count == proficient.count, "each level has a weight and a side")
    (self.weights, self.factor, self.proficient) = (weights, factor, proficient)
  }

  /// A sum over the students of a row: what published numbers are made of.
  enum Form: Int, CaseIterable, Sendable {
    /// The students with a level that has a weight.
    case students
    /// Those of them at a proficient level.
    case proficient
    /// The sum of their weights.
    case weight
    /// Those at a level without a weight.
    case undetermined
  }

  /// What one student at a level adds to a sum.
  ///
  /// - Parameters:
  ///   - level: The level's place.
  ///   - form: The sum.
  /// - Returns: 0 where the student takes no part in it.
  func coefficient(_ level: Int, _ form: Form) -> Int {
    switch form {
    case .students: weights[level] == nil ? 0 : 1
    case .proficient: weights[level] != nil && proficient[level] ? 1 : 0
    case .weight: weights[level] ?? 0
    case .undetermined: weights[level] == nil ? 1 : 0
    }
  }

  /// The sums of level counts.
  ///
  /// - Parameter counts: How many students reached each level.
  /// - Returns: One for each form.
  func sums(_ counts: [Int]) -> [Int] {
    Form.allCases.map { form in
      counts.indices.reduce(0) { $0 + coefficient($1, form) * counts[$1] }
    }
  }

  /// Number of students and index of level counts, as a public file would print them.
  ///
  /// - Parameter counts: How many students reached each level.
  /// - Returns: The number of those with a weight, and their index to 0.1; `nil` without students.
  public func printed(_ counts: [Int]) -> (students: String, index: String?) {
    let sums = sums(counts)
    guard sums[0] > 0 else { return ("0", nil) }
    let index = Rational(factor * sums[2], sums[0])
      .rounded(.nearestHalfUp, step: Rational(1, 10))
    return (String(sums[0]), index.text(places: 1))
  }
}
