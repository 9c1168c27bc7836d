// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import TestKit
import Testing

@testable import Policy

@Suite struct NextHighestWhole {
  @Test(arguments: [
    ("73.57", "1", RoundingMode.up, "74"), ("73.5", "1", .halfEven, "74"),
    ("73.5", "1", .halfDown, "73"), ("-2.5", "1", .halfUp, "-3"),
    ("358.15", "0.1", .halfUp, "358.2"), ("358.15", "0.1", .down, "358.1"),
    ("69.95", "0.1", .halfUp, "70"), ("-2.5", "1", .up, "-2"), ("-2.5", "1", .down, "-3"),
    ("-2.5", "1", .towardZero, "-2"), ("-2.5", "1", .awayFromZero, "-3"),
    ("2.5", "1", .towardZero, "2"), ("2.5", "1", .awayFromZero, "3"),
    ("-2.5", "1", .halfDown, "-2"),
    ("74", "1", .up, "74"),
  ])
  func `a rounding gives the multiple that its definition names`(
    value: String,
    step: String,
    mode: RoundingMode,
    result: String
  ) throws {
    let number = try #require(Rational(text: value))
    let grid = try #require(Rational(text: step))
    #expect(mode.round(number, to: grid) == Rational(text: result))
  }
}

@Suite struct NumberIntervalTests {
  /// Intervals with ends from -3 to 3, open ones included.
  static let intervals: [NumberInterval] = {
    let ends: [Rational?] = [nil] + (-3...3).map { Rational($0) }
    return ends.flatMap { low in
      ends.compactMap { high in
        if let low, let high, low > high { return nil }
        return NumberInterval(low, high)
      }
    }
  }()

  /// Whole numbers of an interval, as far as they are tried.
  static func members(_ interval: NumberInterval) -> [Rational] {
    (-4...4).map { Rational($0) }.filter {
      (interval.lower ?? $0) <= $0 && $0 <= (interval.upper ?? $0)
    }
  }

  static func holds(_ interval: NumberInterval, _ number: Rational) -> Bool {
    (interval.lower ?? number) <= number && number <= (interval.upper ?? number)
  }

  @Test func `the result of two intervals holds the result of any two of their numbers`() {
    for left in Self.intervals {
      for right in Self.intervals {
        let quotient = left.divided(by: right)
        let sum = left + right
        let difference = left - right
        let product = left * right
        let isHeld = Self.members(left).allSatisfy { a in
          Self.members(right).allSatisfy { b in
            Self.holds(sum, a + b) && Self.holds(difference, a - b) && Self.holds(product, a * b)
              && (quotient.map { Self.holds($0, a / b) } ?? true)
          }
        }
        #expect(isHeld, "\(left) and \(right)")
      }
    }
  }

  @Test(arguments: Relation.allCases)
  func `a comparison is decided only when all pairs agree`(relation: Relation) {
    func holds(_ a: Rational, _ b: Rational) -> Bool {
      switch relation {
      case .equal: a == b
      case .different: a != b
      case .less: a < b
      case .atMost: a <= b
      case .greater: a > b
      case .atLeast: a >= b
      }
    }
    for left in Self.intervals {
      for right in Self.intervals {
        let truths = Set(
          Self.members(left).flatMap { a in Self.members(right).map { holds(a, $0) } }
        )
        switch relation.truth(left, right) {
        case .met: #expect(truths == [true])
        case .notMet: #expect(truths == [false])
        case .unknown: #expect(truths.count == 2 || left.single == nil || right.single == nil)
        }
      }
    }
  }
}
