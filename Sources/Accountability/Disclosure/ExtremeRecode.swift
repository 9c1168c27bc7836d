// SPDX-License-Identifier: Apache-2.0

/// How a share near 0 or 1 is shown, by the number of students: "at most 5 percent", no value.
///
/// A share of 0 or of 1 says what every single student did, however many there are, and one close
/// by nearly does. Source: specification of accountability, 12.1, rule 2, after the tables that
/// the National Center for Education Statistics recommends for shares by n.
public struct ExtremeRecode: Sendable, Hashable {
  /// One line of the table.
  public struct Line: Sendable, Hashable {
    /// The least number of students of the line; it runs up to the next line.
    public let students: Int
    /// The percent up to which a share is shown as "at most"; 100 minus it is shown as "at least".
    public let percent: Int

    /// One line of the table.
    ///
    /// - Parameters:
    ///   - students: The least number of students.
    ///   - percent: The percent up to which a share is shown as "at most".
    public init(students: Int, percent: Int) {
      (self.students, self.percent) = (students, percent)
    }
  }

  /// Which end a share lies at.
  public enum End: Sendable, Hashable {
    /// Shown as "at most" this percent.
    case atMost(Int)
    /// Shown as "at least" this percent.
    case atLeast(Int)

    /// What is shown.
    public var sentence: String {
      switch self {
      case .atMost(let percent): "at most \(percent) percent"
      case .atLeast(let percent): "at least \(percent) percent"
      }
    }
  }

  /// The lines by ascending number of students.
  public let lines: [Line]

  /// A table.
  ///
  /// - Parameter lines: The lines in any order.
  public init(_ lines: [Line]) { self.lines = lines.sorted { $0.students < $1.students } }

  /// The table of the specification; its first line also holds below ten students.
  public static let standard = ExtremeRecode([
    Line(students: 0, percent: 20),
    Line(students: 20, percent: 10),
    Line(students: 40, percent: 5),
    Line(students: 100, percent: 2),
    Line(students: 300, percent: 1),
  ])

  /// The end that a share lies at.
  ///
  /// - Parameters:
  ///   - part: How many of the students.
  ///   - students: How many students there are.
  /// - Returns: What is shown in place of the share; `nil` where the share itself may be.
  public func end(_ part: Int, of students: Int) -> End? {
    guard let percent = percent(students), students > 0 else { return nil }
    if 100 * part <= percent * students { return .atMost(percent) }
    return 100 * (students - part) <= percent * students ? .atLeast(100 - percent) : nil
  }

  /// The numbers of students that a recoded share leaves possible.
  ///
  /// - Parameters:
  ///   - end: What is shown.
  ///   - students: How many students there are.
  /// - Returns: From the least to the highest.
  public func range(_ end: End, of students: Int) -> ClosedRange<Int> {
    switch end {
    case .atMost(let percent): 0...(percent * students / 100)
    case .atLeast(let percent): (students - (100 - percent) * students / 100)...students
    }
  }

  /// The numbers of students for which the share itself is shown.
  ///
  /// - Parameter students: How many students there are.
  /// - Returns: From the least to the highest; everything where the table has no line.
  public func shown(of students: Int) -> ClosedRange<Int> {
    guard let percent = percent(students) else { return 0...students }
    let margin = percent * students / 100 + 1
    return margin <= students - margin ? margin...(students - margin) : 0...students
  }

  private func percent(_ students: Int) -> Int? {
    lines.last { $0.students <= students }?.percent
  }
}
