// SPDX-License-Identifier: Apache-2.0
import BigInt
import TestKit
import Testing

@testable import ExactArithmetic

/// The border between machine integers and integers of any size, case by case.
@Suite struct RationalStorageTests {
  private let least = Rational(.min)
  private let greatest = Rational(.max)

  @Test func `the least integer is small and its negative is not`() {
    #expect(least.isSmall && least.integer == .min)
    #expect(!(-least).isSmall && (-least).description == "9223372036854775808")
    #expect((-(-least)).isSmall && -(-least) == least)
    #expect(least.magnitude == greatest + 1)
    #expect(least / -1 == -least && least * -1 == -least)
    #expect(1 / least == Rational(1, .min) && !(1 / least).isSmall)
    #expect((1 / (1 / least)).isSmall && 1 / (1 / least) == least)
    #expect((least / least).isSmall && least / least == 1)
    #expect((least / 2).integer == .min / 2)
  }

  @Test func `the initializer takes any two integers`() {
    #expect(Rational(.min, .min) == 1 && Rational(.min, .max) < -1)
    #expect(Rational(0, .min) == .zero && Rational(0, -7) == .zero)
    #expect(Rational(.max, .min) > -1 && !Rational(.max, .min).isSmall)
    #expect(Rational(2, .min) == Rational(-1, 1 << 62) && Rational(2, .min).isSmall)
    #expect(Rational(3, -6) == Rational(-1, 2))
  }

  @Test func `sums leave the small storage and come back`() {
    let above = greatest + 1
    #expect(!above.isSmall && (above - 1).isSmall && above - 1 == greatest)
    #expect(!(least - 1).isSmall && (least - 1 + 1).isSmall)
    // The numerators overflow, the reduced sum does not.
    let half = Rational(.max, 2)
    #expect((half + half).isSmall && half + half == greatest)
    #expect((above + least).isSmall && above + least == .zero)
    let third = Rational(1, 3 << 60)
    #expect((third - third).isSmall && (third + Rational(1, 5)).fraction == nil)
  }

  @Test func `products leave the small storage and come back`() {
    let root = Rational(1 << 32)
    #expect(!(root * root).isSmall && (root * root / root).integer == 1 << 32)
    #expect(Rational(.max, 3) * Rational(3, .max) == 1)
    #expect((Rational(-(1 << 62)) * 2).integer == .min)
    #expect(!(Rational(1 << 62) * 2).isSmall)
    #expect(!(Rational(1, 1 << 62) / 2).isSmall)
  }

  @Test func `order is exact where the products need two words`() {
    #expect(Rational(.max - 1, .max) < 1 && Rational(.max - 2, .max - 1) < Rational(.max - 1, .max))
    #expect(least < greatest && !(greatest < least))
    #expect(Rational(.min, 3) < Rational(.min + 1, 3))
    #expect(Rational(.min, .max) < Rational(.min + 2, .max))
    #expect(greatest < greatest + 1 && least - 1 < least && Rational(1, .min) < .zero)
  }

  @Test func `a number takes 24 bytes`() {
    #expect(MemoryLayout<Rational>.stride == 24)
  }

  @Test func `the common divisor is that of Euclid`() {
    let tops = [0, 1, -1, 6, 97, 1 << 31, 1 << 62, .max, .max - 1, .min, .min + 1]
    for top in tops {
      for bottom in tops where bottom > 0 {
        var (divisor, rest) = (top.magnitude, bottom.magnitude)
        while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
        #expect(top.commonDivisor(with: bottom) == Int(divisor), "\(top) and \(bottom)")
      }
    }
  }

  @Test(arguments: (0..<2).map(Seed.init))
  func `powers of two on both sides of the border are read and written`(seed: Seed) throws {
    var generator = seed.generator
    for exponent in -130...130 {
      let odd = Int.random(in: 0..<1 << 52, using: &generator) | 1
      for significand in [1, -1, odd, -odd, (1 << 53) - 1] {
        let value = Double(sign: .plus, exponent: exponent, significand: Double(significand))
        let plain = PlainFraction(
          BigInt(significand) << max(exponent, 0),
          BigInt(1) << max(-exponent, 0)
        )
        let number = try #require(Rational(exactly: value))
        #expect(number.agrees(with: plain), "\(value)")
        #expect(number.double == value)
      }
    }
    #expect(Rational(exactly: -0x1p63)?.integer == .min)
    #expect(Rational(exactly: Double.leastNonzeroMagnitude)?.denominator == 1 << 1074)
  }

  @Test func `decimals of any length are read`() {
    #expect(Rational(decimal: "9223372036854775807") == greatest)
    #expect(Rational(decimal: "9223372036854775808") == greatest + 1)
    #expect(Rational(decimal: "-9223372036854775808")?.integer == .min)
    #expect(
      Rational(decimal: "0.000000000000000002")?.fraction?.denominator == 500_000_000_000_000_000
    )
    #expect(
      Rational(decimal: "0.0000000000000000005")?.fraction?.denominator == 2_000_000_000_000_000_000
    )
    #expect(Rational(decimal: String(repeating: "0", count: 40) + "7.50") == Rational(15, 2))
    #expect(Rational(decimal: "1." + String(repeating: "0", count: 40)) == .one)
    #expect(Rational(decimal: "x7.5".dropFirst()) == Rational(15, 2))
  }

  @Test func `a decimal of more than 18 places is described as a fraction`() {
    #expect(Rational(1, 1 << 18).description == "0.000003814697265625")
    #expect(Rational(1, 1 << 19).description == "1/524288")
    #expect(((greatest + 1) / 3).description == "9223372036854775808/3")
    #expect((greatest + 1 + .half).description == "9223372036854775808.5")
  }

  @Test func `the sum and the mean pass over the border`() {
    let numbers: [Rational] = [greatest, greatest, least, least, 2]
    #expect(numbers.sum() == .zero && numbers.mean() == .zero)
    #expect([greatest, greatest].mean() == greatest)
  }
}
