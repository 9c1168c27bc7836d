// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

/// Missing codes as machine words.
struct MissingCodes: BitwiseCopyable {
  let keys: UnsafeMutablePointer<UInt64>
  let lengths: UnsafeMutablePointer<Int>
  let count: Int
  /// Whether there are codes of more than eight bytes, which only `ColumnRules` can compare.
  let hasLong: Bool

  /// Whether a text is, or may be, a code.
  @inline(__always)
  func contain(_ bytes: UnsafePointer<UInt8>, length: Int) -> Bool {
    if length > 8 { return hasLong }
    let key = WordScan.key(bytes, length: length)
    for index in 0..<count where keys[index] == key && lengths[index] == length { return true }
    return false
  }
}

/// A column's rules, turned into tables that a cell is checked against with integer comparisons.
///
/// A decimal with p places is a whole number of units 10^−p; for each p the bounds and the step
/// are turned into such units once, exactly, so that no cell needs a fraction.
final class ColumnRules: Sendable {
  let specification: ColumnSpecification
  let lower: Slab<Int64>
  let upper: Slab<Int64>
  /// A number lies on the step when its mantissa is a multiple of this; 0 where only 0 does.
  let divisors: [Int64]
  let category: CategoryIndex?
  private let missingCodes: [[UInt8]]
  private let shortCodes: Slab<UInt64>
  private let shortLengths: Slab<Int>
  /// Whether a missing code looks like a number, so that numbers must be compared with it first.
  let hasNumericCode: Bool

  init(_ specification: ColumnSpecification, format: CSVFormat) {
    self.specification = specification
    let powers = DecimalForm.powers.map { Rational(Int($0)) }
    lower = Slab(
      powers.map { power in
        guard let bound = specification.range?.lower else { return .min }
        return Self.clamped((bound * power).ceil)
      }
    )
    upper = Slab(
      powers.map { power in
        guard let bound = specification.range?.upper else { return .max }
        return Self.clamped((bound * power).floor)
      }
    )
    divisors = powers.map { power in
      // m / 10^p is a multiple of a / b when m is one of the numerator of a·10^p / b in lowest
      // terms (a, b without common factor).
      guard let step = specification.step else { return 1 }
      return Int64((step * power).fraction?.numerator ?? 0)
    }
    if case .category(let levels) = specification.kind {
      category = CategoryIndex(levels)
    } else {
      category = nil
    }
    let codes = Set(format.missingCodes + specification.missingCodes).filter { !$0.isEmpty }
    missingCodes = codes.sorted().map { Array($0.utf8) }
    let short = missingCodes.filter { $0.count <= 8 }
    shortCodes = Slab(
      short.map { code in
        code.enumerated().reduce(0) { $0 | UInt64($1.element) << UInt64($1.offset * 8) }
      }
    )
    shortLengths = Slab(short.map(\.count))
    let mark = UInt8(ascii: format.decimalComma ? "," : ".")
    hasNumericCode = missingCodes.contains { code in
      code.withUnsafeBufferPointer { NumberText.decimal($0, mark: mark) != nil }
    }
  }

  private static func clamped(_ number: Rational) -> Int64 {
    if let integer = number.integer { return Int64(integer) }
    return number < .zero ? .min : .max
  }

  /// The codes of at most eight bytes, for the inner loop.
  var codes: MissingCodes {
    MissingCodes(
      keys: shortCodes.base,
      lengths: shortLengths.base,
      count: shortCodes.capacity,
      hasLong: missingCodes.count > shortCodes.capacity
    )
  }

  /// Whether a text is empty or a missing code.
  func isMissing(_ bytes: UnsafePointer<UInt8>, length: Int) -> Bool {
    length == 0
      || missingCodes.contains {
        $0.elementsEqual(UnsafeBufferPointer(start: bytes, count: length))
      }
  }

  var hasNumberChecks: Bool {
    specification.step != nil || specification.allowedValues != nil
  }

  /// The rule a number breaks, beside the range; `nil` when it breaks none.
  func violation(mantissa: Int64, places: Int) -> Fault.Code? {
    if specification.step != nil {
      let divisor = divisors[places]
      if divisor == 0 ? mantissa != 0 : mantissa % divisor != 0 { return .offStep }
    }
    if let allowed = specification.allowedValues {
      let value = Rational(Int(mantissa), Int(DecimalForm.powers[places]))
      if !allowed.contains(value) { return .valueNotAllowed }
    }
    return nil
  }

  /// The rule a number breaks that does not fit 64 bits.
  func violation(_ value: Rational) -> Fault.Code? {
    if let range = specification.range, !range.contains(value) { return .outOfRange }
    if let step = specification.step, !(value / step).isInteger { return .offStep }
    if let allowed = specification.allowedValues, !allowed.contains(value) {
      return .valueNotAllowed
    }
    return nil
  }
}
