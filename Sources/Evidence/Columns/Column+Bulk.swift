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
}
