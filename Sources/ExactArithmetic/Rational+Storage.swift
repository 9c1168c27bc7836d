// SPDX-License-Identifier: Apache-2.0
internal import BigInt

extension Rational {
  /// The two forms of a number: a pair of machine integers, or a box with a pair of any size.
  enum Storage: Hashable, Sendable {
    /// Any `Int` over a positive one; `Int.min` is a numerator, and its negative is not.
    case small(Int, over: Int)
    /// A pair of which at least one does not fit an `Int`.
    indirect case big(BigInt, over: BigInt)
  }

  /// A number from machine integers in lowest terms, the denominator positive.
  init(lowestTerms numerator: Int, over denominator: Int) {
    storage = .small(numerator, over: denominator)
  }

  /// A number from integers of any size in lowest terms, the denominator positive.
  init(lowestTerms numerator: BigInt, over denominator: BigInt) {
    if let top = Int(exactly: numerator), let bottom = Int(exactly: denominator) {
      storage = .small(top, over: bottom)
    } else {
      storage = .big(numerator, over: denominator)
    }
  }

  /// A number from any two integers of any size.
  init(bigNumerator: BigInt, bigDenominator: BigInt) {
    precondition(bigDenominator != 0, "a rational number has a denominator other than zero")
    let divisor = bigNumerator.greatestCommonDivisor(with: bigDenominator)
    let signed = bigDenominator < 0 ? -divisor : divisor
    if signed == 1 {
      self.init(lowestTerms: bigNumerator, over: bigDenominator)
    } else {
      self.init(lowestTerms: bigNumerator / signed, over: bigDenominator / signed)
    }
  }

  /// A number from machine integers, the denominator positive.
  init(reducing numerator: Int, over denominator: Int) {
    let divisor = numerator.commonDivisor(with: denominator)
    self.init(
      lowestTerms: numerator.dividedExactly(by: divisor),
      over: denominator.dividedExactly(by: divisor)
    )
  }

  /// The numerator in lowest terms, at any size.
  var numerator: BigInt {
    switch storage {
    case .small(let numerator, over: _): BigInt(numerator)
    case .big(let numerator, over: _): numerator
    }
  }

  /// The denominator in lowest terms, at any size.
  var denominator: BigInt {
    switch storage {
    case .small(_, over: let denominator): BigInt(denominator)
    case .big(_, over: let denominator): denominator
    }
  }
}
