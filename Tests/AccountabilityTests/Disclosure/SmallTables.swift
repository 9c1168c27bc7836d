// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

@testable import Accountability

/// All ways in which few students can be spread over four levels.
enum SmallTables {
  static func all(_ students: Int) -> [[Int]] {
    (0...students).flatMap { a in
      (0...(students - a)).flatMap { b in
        (0...(students - a - b)).map { c in [a, b, c, students - a - b - c] }
      }
    }
  }

  /// Index and proficient percent of a table, in tenths.
  static func printed(_ table: [Int]) -> (index: Int, percent: Int) {
    let sums = RandomState.scheme.sums(table + [0])
    func tenths(_ sum: Int, _ factor: Int) -> Int {
      Rational(10 * factor * sum, sums[0]).rounded(.nearestHalfUp).integer ?? -1
    }
    return (tenths(sums[2], 100), tenths(sums[1], 100))
  }

  /// How many tables no other one of as many students shares its key with.
  static func pinned<Key: Hashable>(_ students: Int, by key: ([Int]) -> Key) -> Int {
    Dictionary(grouping: all(students), by: key).values.filter { $0.count == 1 }.count
  }

  /// The tables of fewer than ten students whose printed values a reader would see.
  static func candidates(where fits: ((index: Int, percent: Int)) -> Bool) -> [[Int]] {
    (1..<10).flatMap(all).filter { fits(printed($0)) }
  }

  static func tenths(_ cell: PublicCell?) -> Int? { cell?.number.flatMap { ($0 * 10).integer } }
}
