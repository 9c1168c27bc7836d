// SPDX-License-Identifier: Apache-2.0
import BigInt
import TestKit
import Testing

@testable import ExactArithmetic

/// `Rational` against fractions without a fast path, on both sides of the border of an `Int`.
@Suite struct RationalDifferentialTests {
  @Test(arguments: (0..<25).map(Seed.init))
  func `arithmetic and order are those of plain fractions`(seed: Seed) {
    var generator = seed.generator
    for _ in 0..<50 {
      let (p, q) = pair(using: &generator)
      let (a, b) = (Rational(p), Rational(q))
      let names: Comment = "\(p) and \(q)"
      #expect(a.agrees(with: p) && b.agrees(with: q), names)
      #expect((a + b).agrees(with: p + q), names)
      #expect((a - b).agrees(with: p - q), names)
      #expect((a * b).agrees(with: p * q), names)
      if q.top != 0 { #expect((a / b).agrees(with: p / q), names) }
      #expect((-a).agrees(with: PlainFraction(-p.top, p.bottom)), names)
      #expect(a.magnitude.agrees(with: p.magnitude), names)
      #expect((a < b) == (p < q) && (b < a) == (q < p), names)
      #expect((a == b) == (p == q), names)
      #expect(a.signum == Int(p.sign) && a.isInteger == (p.bottom == 1), names)
      #expect(a.integer == (p.bottom == 1 ? Int(exactly: p.top) : nil), names)
      #expect((a.fraction != nil) == p.isSmall, names)
    }
  }

  @Test(arguments: (100..<110).map(Seed.init))
  func `a number that comes back over the border is the number that left`(seed: Seed) {
    var generator = seed.generator
    for _ in 0..<50 {
      let (p, q) = pair(using: &generator)
      let (a, b) = (Rational(p), Rational(q))
      var ways = [a + b - b, a - b + b, b - (b - a), -(-a)]
      if q.top != 0 { ways += [a * b / b, a / b * b] }
      for way in ways {
        #expect(way == a && way.hashValue == a.hashValue, "\(p) and \(q)")
        #expect(way.isSmall == p.isSmall && !(way < a) && !(a < way), "\(p) and \(q)")
      }
      #expect(Set(ways + [a]).count == 1)
    }
  }

  @Test(arguments: (200..<210).map(Seed.init), RoundingRule.allCases)
  func `every rounding rule follows its definition`(seed: Seed, rule: RoundingRule) {
    var generator = seed.generator
    for _ in 0..<20 {
      let (p, q) = pair(using: &generator)
      let a = Rational(p)
      #expect(a.floor.agrees(with: PlainFraction(p.floor)), "\(p)")
      #expect(a.ceil.agrees(with: PlainFraction(p.ceil)), "\(p)")
      #expect(a.rounded(rule).agrees(with: p.rounded(rule)), "\(p)")
      let tie = PlainFraction(p.floor * 2 + 1, 2)
      #expect(Rational(tie).rounded(rule).agrees(with: tie.rounded(rule)), "\(tie)")
      guard q.top != 0 else { continue }
      let step = q.magnitude
      let expected = rule == .none ? p : (p / step).rounded(rule) * step
      #expect(a.rounded(rule, step: Rational(step)).agrees(with: expected), "\(p) by \(step)")
    }
  }

  @Test(arguments: (300..<310).map(Seed.init))
  func `a number is written and read as a plain fraction`(seed: Seed) {
    var generator = seed.generator
    for _ in 0..<20 {
      let (p, _) = pair(using: &generator)
      let a = Rational(p)
      #expect(a.description == p.description)
      #expect(Rational(text: a.description) == a, "\(p)")
      for places in [0, 1, 2, 6, 18, 19, 25] {
        let rule = RoundingRule.allCases.randomElement(using: &generator) ?? .none
        let text = p.text(places: places, rounding: rule)
        #expect(a.text(places: places, rounding: rule) == text, "\(p) \(rule)")
        let whole = (p * PlainFraction(BigInt(10).power(places)))
          .rounded(rule == .none ? .nearestHalfUp : rule)
        let read = whole / PlainFraction(BigInt(10).power(places))
        #expect(Rational(decimal: text)?.agrees(with: read) == true, "\(text)")
      }
    }
  }

  @Test func `the operands cross the border in both directions`() {
    var generator = Seed(0).generator
    var (out, back) = (0, 0)
    for _ in 0..<500 {
      let (p, q) = pair(using: &generator)
      for result in [p + q, p * q] {
        if p.isSmall, q.isSmall, !result.isSmall { out += 1 }
        if !p.isSmall || !q.isSmall, result.isSmall { back += 1 }
      }
    }
    #expect(out > 50 && back > 50, "\(out) left, \(back) came back")
  }

  /// Two numbers, in a third of all cases close relatives, whose sum or product falls together.
  private func pair(
    using generator: inout some RandomNumberGenerator
  ) -> (PlainFraction, PlainFraction) {
    let p = PlainFraction.random(using: &generator)
    let q = PlainFraction.random(using: &generator)
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: return (p, PlainFraction(BigInt(Int.random(in: -3...3, using: &generator))) - p)
    case 1 where p.top != 0 && q.top != 0: return (p * q, PlainFraction(1) / q)
    default: return (p, q)
    }
  }
}
