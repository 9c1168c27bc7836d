// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// One column of a table: typed values, and the text each of them was read from.
///
/// A row runs from 0 to `rowCount - 1`; any other is a mistake of the caller and traps. What is
/// missing has no value of any kind, and an empty text.
public struct Column: Sendable {
  /// The column's name, as the specification has it.
  public let name: String
  /// The column's header in the file, where it differs from the name.
  public let header: String
  /// The rules that every cell kept.
  public let specification: ColumnSpecification
  /// How many rows the column has.
  public let rowCount: Int
  let cells: Cells
  let missing: MissingMask
  /// The texts of numbers that cannot be printed again from their value.
  let originals: OriginalTexts
  let source: SourceBytes
  let quote: UInt8
  /// The mark before the decimals of a number, as the file's format declares it.
  public let decimalMark: Character

  /// The values, by kind.
  enum Cells: Sendable {
    case text(Slab<CellSpan>)
    case integer(Slab<Int64>)
    case decimal(mantissas: Slab<Int64>, forms: Slab<UInt8>)
    case date(Slab<Int32>)
    case category(Slab<UInt16>, levels: [String])
  }

  /// What the cells hold.
  public var kind: ColumnKind { specification.kind }

  /// How many rows hold no value.
  public var missingCount: Int { missing.count }

  /// Whether a row holds no value.
  public func isMissing(_ row: Int) -> Bool { missing.contains(row) }

  /// The text of a cell as it stands in the file; empty when the cell is missing.
  public func text(_ row: Int) -> String {
    guard !isMissing(row) else { return "" }
    switch cells {
    case .text(let spans): return spans[row].text(in: source, quote: quote)
    case .integer(let values):
      return originals.text(row, in: source, quote: quote) ?? String(values[row])
    case .decimal(let mantissas, let forms):
      if forms[row] & (DecimalForm.keepsText | DecimalForm.onlyText) != 0,
        let text = originals.text(row, in: source, quote: quote)
      {
        return text
      }
      return DecimalForm.text(
        mantissa: mantissas[row],
        form: forms[row],
        mark: String(decimalMark)
      )
    case .date(let days): return CalendarDate(dayNumber: Int(days[row])).description
    case .category(let codes, let levels): return levels[Int(codes[row])]
    }
  }

  /// The exact number in a cell; `nil` when it is missing or the column is not numeric.
  public func rational(_ row: Int) -> Rational? {
    guard !isMissing(row) else { return nil }
    switch cells {
    case .integer(let values): return Rational(Int(values[row]))
    case .decimal(let mantissas, let forms):
      let form = forms[row]
      if form & DecimalForm.onlyText != 0 {
        return Rational(decimal: pointed(text(row)))
      }
      let places = Int(form & DecimalForm.placesMask)
      return Rational(Int(mantissas[row]), Int(DecimalForm.powers[places]))
    case .text, .date, .category: return nil
    }
  }

  /// The binary number nearest to a cell's; `nil` when it is missing or not numeric.
  public func double(_ row: Int) -> Double? {
    guard !isMissing(row) else { return nil }
    switch cells {
    case .integer(let values): return Double(values[row])
    case .decimal(let mantissas, let forms):
      let form = forms[row]
      let mantissa = mantissas[row]
      // Both are exact binary numbers (5^18 is below 2^53), so that the one division rounds correctly.
      if form & DecimalForm.onlyText == 0, mantissa.magnitude < 1 << 53 {
        let places = Int(form & DecimalForm.placesMask)
        return Double(mantissa) / Double(DecimalForm.powers[places])
      }
      return Double(pointed(text(row)))
    case .text, .date, .category: return nil
    }
  }

  /// The whole number in a cell; `nil` when it is missing, no whole number or too large.
  public func integer(_ row: Int) -> Int? {
    guard !isMissing(row) else { return nil }
    if case .integer(let values) = cells { return Int(values[row]) }
    return rational(row)?.integer
  }

  /// The day in a cell; `nil` when it is missing or the column holds no dates.
  public func date(_ row: Int) -> CalendarDate? {
    guard !isMissing(row), case .date(let days) = cells else { return nil }
    return CalendarDate(dayNumber: Int(days[row]))
  }

  /// The position of a cell's word in the category's list; `nil` when missing or no category.
  public func categoryIndex(_ row: Int) -> Int? {
    guard !isMissing(row), case .category(let codes, _) = cells else { return nil }
    return Int(codes[row])
  }

  private func pointed(_ text: String) -> String {
    decimalMark == "." ? text : text.replacing(String(decimalMark), with: ".")
  }
}

/// Texts kept for the few numbers that are not written in their plainest form.
struct OriginalTexts: Sendable {
  private(set) var rows: [Int] = []
  private(set) var spans: [CellSpan] = []

  mutating func append(row: Int, span: CellSpan) {
    rows.append(row)
    spans.append(span)
  }

  mutating func removeLast(ifRow row: Int) {
    guard rows.last == row else { return }
    rows.removeLast()
    spans.removeLast()
  }

  mutating func append(_ other: OriginalTexts, shift: Int) {
    rows += other.rows.map { $0 + shift }
    spans += other.spans
  }

  func text(_ row: Int, in source: SourceBytes, quote: UInt8) -> String? {
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if rows[middle] < row { low = middle + 1 } else { high = middle }
    }
    guard low < rows.count, rows[low] == row else { return nil }
    return spans[low].text(in: source, quote: quote)
  }
}
