// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// What a public row says about each of its sums: the integers that its words leave possible.
///
/// It is read off the printed cells, after rounding, so that an audit sees what a reader sees. A
/// reason is evidence too: "fewer than 10 students" leaves 0 to 9, and a row that only protects
/// another one has 10 at least.
struct RowRange: Sendable, Hashable {
  /// The ends for each `LevelScheme.Form`.
  var lower: [Int]
  var upper: [Int]

  /// More than any number of students, and small enough to be added up.
  static let unbounded = 1 << 40

  /// What is known of a row that is not published.
  static let unknown = RowRange(
    lower: [0, 0, 0, 0],
    upper: Array(repeating: unbounded, count: 4)
  )

  private init(lower: [Int], upper: [Int]) { (self.lower, self.upper) = (lower, upper) }

  /// What a public row says.
  ///
  /// - Parameters:
  ///   - row: The row as it is printed.
  ///   - policy: The policy it was printed by, which is public too.
  ///   - scheme: What index and share are made of.
  init(_ row: PublicRow, policy: DisclosurePolicy, scheme: LevelScheme) {
    self = .unknown
    if let count = row.undetermined.number?.integer { narrow(.undetermined, count...count) }
    guard let students = row.students.number?.integer else {
      switch row.students.suppression?.reason {
      case .primary: narrow(.students, 0...(policy.reportingNumber - 1))
      case .complementary where policy.protections.contains(.primary):
        narrow(.students, policy.reportingNumber...Self.unbounded)
      default: break
      }
      return
    }
    narrow(.students, students...students)
    if let percent = row.proficient.number, let tenths = (percent * 10).integer {
      narrow(.proficient, Self.sums(tenths: tenths, over: students, times: 1_000))
      if policy.protections.contains(.extremes) {
        narrow(.proficient, policy.recode.shown(of: students))
      }
    } else if let end = row.proficient.suppression?.end {
      narrow(.proficient, policy.recode.range(end, of: students))
    } else if row.proficient.suppression?.reason == .complementary {
      if policy.protections.contains(.extremes) {
        narrow(.proficient, policy.recode.shown(of: students))
      }
    }
    if let index = row.index.number, let tenths = (index * 10).integer {
      narrow(.weight, Self.sums(tenths: tenths, over: students, times: 10 * scheme.factor))
    }
  }

  /// The sums s for which `times · s / students`, rounded half up, is a number of tenths.
  ///
  /// `2 t − 1 ≤ 2 · times · s / students < 2 t + 1`.
  static func sums(tenths: Int, over students: Int, times: Int) -> ClosedRange<Int> {
    let low = (2 * tenths - 1) * students
    let high = (2 * tenths + 1) * students - 1
    let ceiling = low <= 0 ? 0 : (low + 2 * times - 1) / (2 * times)
    return ceiling...max(ceiling, high / (2 * times))
  }

  private mutating func narrow(_ form: LevelScheme.Form, _ range: ClosedRange<Int>) {
    lower[form.rawValue] = max(lower[form.rawValue], range.lowerBound)
    upper[form.rawValue] = min(upper[form.rawValue], range.upperBound)
  }
}
