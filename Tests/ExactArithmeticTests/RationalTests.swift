// SPDX-License-Identifier: Apache-2.0
import TestKit
import Testing

@testable import ExactArithmetic

@Suite struct RationalTests {
  @Test func `a decimal keeps its exact value`() {
    #expect(Rational(decimal: ".95") == Rational(19, 20))
    #expect(Rational(decimal: "-2.50") == Rational(-5, 2))
    #expect(Rational(decimal: "78.40")?.description == "78.4")
    #expect(Rational(text: "2/3") == Rational(2, 3))
  }

  @Test(arguments: ["", ".", "-", "1e5", "1,000", "NaN", "inf", " 1", "1 ", "1.2.3", "--1", "0x10"])
  func `what is no plain decimal is refused`(text: String) {
    #expect(Rational(decimal: text) == nil)
  }

  /// The reference values stand in the policy language's chapter on exact numbers.
  @Test func `each rounding rule decides ties as it says`() {
    let half = Rational(147, 2)
    #expect(half.rounded(.ceil) == 74)
    #expect(half.rounded(.floor) == 73)
    #expect(half.rounded(.nearestHalfUp) == 74)
    #expect(half.rounded(.nearestHalfDown) == 73)
    #expect(half.rounded(.nearestHalfEven) == 74)
    #expect(half.rounded(.none) == half)
    #expect(Rational(-5, 2).rounded(.nearestHalfUp) == -3)
    #expect(Rational(73).rounded(.ceil) == 73)
    let mean = Rational(35815, 100)
    #expect(mean.rounded(.nearestHalfUp, step: Rational(1, 10)).text(places: 1) == "358.2")
    #expect(mean.rounded(.floor, step: Rational(1, 10)).text(places: 1) == "358.1")
  }

  @Test(arguments: (0..<50).map(Seed.init))
  func `arithmetic obeys the laws of a field and order`(seed: Seed) {
    var generator = seed.generator
    func number() -> Rational {
      Rational(
        Int.random(in: -99...99, using: &generator),
        Int.random(in: 1...99, using: &generator)
      )
    }
    for _ in 0..<40 {
      let (a, b, c) = (number(), number(), number())
      #expect(a + b == b + a)
      #expect((a + b) + c == a + (b + c))
      #expect(a * (b + c) == a * b + a * c)
      #expect(a - a == .zero)
      if b != .zero { #expect(a / b * b == a) }
      #expect((a < b) == (a.double < b.double))
      #expect(a.floor <= a && a < a.floor + 1)
      #expect(a.ceil >= a && a > a.ceil - 1)
    }
  }

  @Test(arguments: (0..<20).map(Seed.init))
  func `binary numbers survive a round trip`(seed: Seed) {
    var generator = seed.generator
    for _ in 0..<50 {
      let value = Double.random(in: -1e6...1e6, using: &generator)
      #expect(Rational(exactly: value)?.double == value)
    }
    #expect(Rational(exactly: .nan) == nil)
    #expect(Rational(exactly: 0) == .zero)
  }

  @Test func `a fixed count of places is rounded half up and padded`() {
    #expect(Rational(5, 1000).text(places: 2) == "0.01")
    #expect(Rational(-1, 20).text(places: 1) == "-0.1")
    #expect(Rational(7).text(places: 3) == "7.000")
    // Binary fractions near a decimal tie stand for the tie: 0.2965 is stored below, 0.0955 above.
    #expect((0.2965 * 100).text(places: 1) == "29.7" && (0.0955 * 100).text(places: 1) == "9.6")
    #expect((-0.2965 * 100).text(places: 1) == "-29.7")
    #expect((29.65 - 1e-9).text(places: 1) == "29.6")
    #expect(0.125.text(places: 2) == "0.13")
    #expect(Double.nan.text(places: 2) == "nan")
  }
}

@Suite struct RationalDoubleTests {
  /// Expected values are Python 3.11's `float(Fraction(a, b))`, which rounds to nearest, ties to
  /// even.
  @Test func `the nearest binary number is found on both sides of a tie`() {
    #expect(Rational(1 << 53 + 1).double == 9_007_199_254_740_992)
    #expect(Rational((1 << 53) + 3).double == 9_007_199_254_740_996)
    #expect(Rational(4 * ((1 << 53) + 1) + 1, 4).double == 9_007_199_254_740_994)
    #expect(Rational(4 * ((1 << 53) + 1) - 1, 4).double == 9_007_199_254_740_992)
    #expect(Rational(.max).double == 0x1p63)
    #expect(Rational(.min).double == -0x1p63)
    #expect(Rational(.max, 3).double == 3_074_457_345_618_258_432)
    #expect(Rational(1, .max).double == 0x1p-63)
  }

  @Test func `very large and very small numbers keep their precision`() {
    let ten = Rational(10)
    let large = (0..<300).reduce(Rational(123)) { value, _ in value * ten }
    #expect(large.double == 1.23e302)
    #expect((1 / large).double == 1 / 1.23e302)
    #expect((-large).double == -1.23e302)
    #expect((large * large).double == .infinity)
    #expect((1 / (large * large)).double == 0)
    #expect((-large * large).double == -.infinity)
  }

  /// A midpoint lies within half a spacing of both neighbours; anything beyond is nearer to one.
  @Test(arguments: (0..<20).map(Seed.init))
  func `a number beside a midpoint goes to the nearer neighbour`(seed: Seed) throws {
    var generator = seed.generator
    for _ in 0..<20 {
      let below = Double.random(in: 1e-200...1e200, using: &generator)
      let low = try #require(Rational(exactly: below))
      let high = try #require(Rational(exactly: below.nextUp))
      let middle = (low + high) / 2
      let sliver = (high - low) / Rational(1 << 40)
      #expect((middle - sliver).double == below)
      #expect((middle + sliver).double == below.nextUp)
      let even = below.significandBitPattern % 2 == 0 ? below : below.nextUp
      #expect(middle.double == even)
      #expect((-middle).double == -even)
    }
  }
}
