// SPDX-License-Identifier: Apache-2.0

/// What a public release must not tell: how few students, and how closely they can be reckoned.
///
/// The reporting number is apart from the number from which a unit is held to account.
/// Source: specification of accountability, 12.1.
public struct DisclosurePolicy: Sendable, Hashable {
  /// The number of students from which a row is reported.
  public let reportingNumber: Int
  /// How shares near 0 and 1 are shown.
  public let recode: ExtremeRecode
  /// The least protection width of a number of students.
  public let leastWidth: Int
  /// The protection width of a number of students as a percent of it.
  public let widthPercent: Int
  /// The protection width of a part of the students of a row, such as the proficient ones.
  ///
  /// 2 is what the recode itself leaves of ten students (0, 1 or 2): no wider one could be asked of
  /// every row. Three values at least also mean that neither nobody nor everybody is ever told.
  public let partWidth: Int
  /// The protection width of a complementary cell: 1, it is not recovered.
  ///
  /// It is not confidential by itself.
  public let complementaryWidth: Int
  /// Which protections are in force; all of them, except in tests of the attacks.
  var protections = Protections.all

  /// What a public release must not tell.
  ///
  /// - Parameters:
  ///   - reportingNumber: The number of students from which a row is reported.
  ///   - recode: How shares near 0 and 1 are shown.
  ///   - leastWidth: The least protection width of a number of students.
  ///   - widthPercent: The protection width of a number of students as a percent of it.
  ///   - partWidth: The protection width of a part of the students of a row.
  ///   - complementaryWidth: The protection width of a complementary cell.
  public init(
    reportingNumber: Int = 10,
    recode: ExtremeRecode = .standard,
    leastWidth: Int = 5,
    widthPercent: Int = 20,
    partWidth: Int = 2,
    complementaryWidth: Int = 1
  ) {
    precondition(reportingNumber > leastWidth, "fewer than the reporting number must leave room")
    self.reportingNumber = reportingNumber
    self.recode = recode
    self.leastWidth = leastWidth
    self.widthPercent = widthPercent
    self.partWidth = partWidth
    self.complementaryWidth = complementaryWidth
  }

  /// The protection width of a number of students: `max(least, ⌈percent · value / 100⌉)`.
  ///
  /// - Parameter value: The true number.
  /// - Returns: The least distance of the ends of its feasible interval.
  public func width(of value: Int) -> Int {
    max(leastWidth, (widthPercent * value + 99) / 100)
  }
}

extension DisclosurePolicy {
  /// The protections, so that a test can switch each off and see an attack succeed.
  struct Protections: OptionSet, Sendable, Hashable {
    let rawValue: Int

    /// Rows below the reporting number are masked.
    static let primary = Protections(rawValue: 1 << 0)
    /// Shares near 0 and 1 are recoded.
    static let extremes = Protections(rawValue: 1 << 1)
    /// Further rows are masked until every masked one is protected.
    static let complementary = Protections(rawValue: 1 << 2)
    /// What follows from a masked cell is masked with it.
    static let derived = Protections(rawValue: 1 << 3)
    /// Earlier releases count.
    static let ledger = Protections(rawValue: 1 << 4)
    /// Rows stand in the order of their names, never in that of their numbers.
    static let order = Protections(rawValue: 1 << 5)
    /// Names in public files are hashed with a salt.
    static let salt = Protections(rawValue: 1 << 6)
    /// Every protection.
    static let all = Protections(rawValue: (1 << 7) - 1)
  }

  /// The same policy without a protection.
  ///
  /// - Parameter protections: What is switched off.
  /// - Returns: The policy.
  func without(_ protections: Protections) -> DisclosurePolicy {
    var policy = self
    policy.protections.subtract(protections)
    return policy
  }
}
