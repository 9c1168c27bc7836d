// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

extension Column {
  /// All texts in row order; an empty text where a cell is missing.
  public func texts() -> [String] { (0..<rowCount).map(text) }

  /// All exact numbers in row order; `nil` where a cell is missing.
  public func rationals() -> [Rational?] { (0..<rowCount).map(rational) }

  /// All binary numbers in row order; NaN where a cell is missing or the column is not numeric.
  public func doubles() -> [Double] {
    guard missing.count == 0, case .integer(let values) = cells else {
      return (0..<rowCount).map { double($0) ?? .nan }
    }
    return UnsafeBufferPointer(start: values.base, count: rowCount).map(Double.init)
  }

  /// The exact sum of the numbers that are present, and how many they are.
  ///
  /// - Complexity: linear; decimals of one scale are added as integers.
  public func exactSum() -> (sum: Rational, count: Int) {
    var sums = [Int64](repeating: 0, count: DecimalForm.mostDigits + 1)
    var total = Rational.zero
    var count = 0
    func add(_ mantissa: Int64, places: Int) {
      let (sum, overflows) = sums[places].addingReportingOverflow(mantissa)
      if overflows {
        total += Rational(Int(sums[places]), Int(DecimalForm.powers[places]))
        sums[places] = mantissa
      } else {
        sums[places] = sum
      }
    }
    for row in 0..<rowCount where !isMissing(row) {
      switch cells {
      case .integer(let values): add(values.base[row], places: 0)
      case .decimal(let mantissas, let forms):
        let form = forms.base[row]
        if form & DecimalForm.onlyText == 0 {
          add(mantissas.base[row], places: Int(form & DecimalForm.placesMask))
        } else {
          total += rational(row) ?? .zero
        }
      case .text, .date, .category: return (.zero, 0)
      }
      count += 1
    }
    for (places, sum) in sums.enumerated() where sum != 0 {
      total += Rational(Int(sum), Int(DecimalForm.powers[places]))
    }
    return (total, count)
  }

  /// The lengths in bytes of all texts, added up; for comparing two readings of one file.
  public func textByteCount() -> Int {
    guard case .text(let spans) = cells else {
      return (0..<rowCount).reduce(0) { $0 + text($1).utf8.count }
    }
    var total = 0
    for row in 0..<rowCount where !isMissing(row) {
      let span = spans.base[row]
      total += span.isEscaped ? span.bytes(in: source, quote: quote).count : span.length
    }
    return total
  }

  /// The numbers of a column of integers times a factor, or the days of one of dates.
  ///
  /// - Parameters:
  ///   - factor: What each number is multiplied by.
  ///   - gap: What stands for a row that is missing.
  /// - Returns: A number for each row; `nil` for other columns, and where one leaves 32 bits.
  package func counts(times factor: Int64, missing gap: Int32) -> [Int32]? {
    switch cells {
    case .integer(let values): counts(values, factor, gap)
    case .date(let days): counts(days, factor, gap)
    default: nil
    }
  }

  private func counts<Number: FixedWidthInteger & SignedInteger & BitwiseCopyable>(
    _ values: Slab<Number>,
    _ factor: Int64,
    _ gap: Int32
  ) -> [Int32]? {
    var fits = true
    let numbers = [Int32](unsafeUninitializedCapacity: rowCount) { target, count in
      for row in 0..<rowCount {
        let (product, overflow) = Int64(values.base[row]).multipliedReportingOverflow(by: factor)
        let number = Int32(truncatingIfNeeded: product)
        let isMissing = missing.contains(row)
        let isHeld = !overflow && Int64(number) == product && number != gap
        fits = fits && (isHeld || isMissing)
        target[row] = isMissing ? gap : number
      }
      count = rowCount
    }
    return fits ? numbers : nil
  }
}
