// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

/// A proposal of what a file's columns hold, made from every cell and given with its reasons.
///
/// A proposal is for a person to read and declare; the reader itself never infers anything.
public struct SpecificationInference: Sendable {
  /// What one column seems to hold.
  public struct ColumnFinding: Sendable, Hashable {
    /// The column's header.
    public let name: String
    /// The kind that fits all cells that are not missing.
    public let kind: ColumnKind
    /// Why this kind, with the cell that rules out a narrower one.
    public let reason: String
    /// How many cells are missing.
    public let missingCount: Int
  }

  /// What each column seems to hold, in the file's order.
  public let columns: [ColumnFinding]
  /// The report of reading the file as text, with its structural findings.
  public let report: ImportReport
  private let name: String

  /// Reads a whole file as text and judges each column by all of its cells.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - fileName: The name that findings print.
  ///   - format: How the file is written.
  public init(_ source: SourceBytes, fileName: String, format: CSVFormat = .standard) {
    let specification = TableSpecification(name: fileName, columns: [], allowsOtherColumns: true)
    let result = CSVReader(specification: specification, format: format)
      .read(source, fileName: fileName)
    name = fileName
    report = result.report
    columns = result.table.columns.map { column in
      var judge = ColumnJudge(format: format)
      for row in 0..<column.rowCount where !column.isMissing(row) {
        judge.take(column.text(row), line: result.table.sourceLine(ofRow: row))
      }
      let (kind, reason) = judge.verdict()
      return ColumnFinding(
        name: column.name,
        kind: kind,
        reason: reason,
        missingCount: column.missingCount
      )
    }
  }

  /// The proposal as a specification: kinds, and which columns have missing cells.
  public var specification: TableSpecification {
    TableSpecification(
      name: name,
      columns: columns.map { column in
        ColumnSpecification(column.name, column.kind, allowsMissing: column.missingCount > 0)
      }
    )
  }
}

/// Counts what the cells of one column could be.
private struct ColumnJudge {
  let mark: UInt8
  var count = 0
  var integers = 0
  var numbers = 0
  var dates = 0
  var places = 0
  var range: (low: Rational, high: Rational)?
  var coded: (text: String, line: Int)?
  var notInteger: (text: String, line: Int)?
  var notNumber: (text: String, line: Int)?
  var hasOneOddWord = true
  var distinct: Set<String> = []
  static let distinctLimit = 13

  init(format: CSVFormat) { mark = UInt8(ascii: format.decimalComma ? "," : ".") }

  mutating func take(_ text: String, line: Int) {
    count += 1
    if distinct.count < Self.distinctLimit { distinct.insert(text) }
    if CalendarDate(text) != nil { dates += 1 }
    var copy = text
    let number = copy.withUTF8 { NumberText.decimal($0, mark: mark) }
    guard let number, number.form & DecimalForm.onlyText == 0 else {
      if let first = notNumber, first.text != text { hasOneOddWord = false }
      notNumber = notNumber ?? (text, line)
      return
    }
    numbers += 1
    let cellPlaces = Int(number.form & DecimalForm.placesMask)
    places = max(places, cellPlaces)
    let digits = text.drop { $0 == "-" || $0 == "+" }
    if digits.count > 1, digits.first == "0", digits.allSatisfy(\.isNumber) {
      coded = coded ?? (text, line)
    }
    if digits.allSatisfy(\.isNumber) {
      integers += 1
    } else {
      notInteger = notInteger ?? (text, line)
    }
    let value = Rational(Int(number.mantissa), Int(DecimalForm.powers[cellPlaces]))
    range = (min(range?.low ?? value, value), max(range?.high ?? value, value))
  }

  func verdict() -> (ColumnKind, String) {
    guard count > 0 else { return (.text, "no cell has a value") }
    let all = count == 1 ? "the one value is" : "all \(count) values are"
    if dates == count { return (.date, "\(all) dates") }
    if numbers == count {
      if let coded {
        return (
          .text, "row \(coded.line) holds \"\(coded.text)\": its leading zero is part of a code"
        )
      }
      let ends = range.map { " from \($0.low) to \($0.high)" } ?? ""
      guard let notInteger else { return (.integer, "\(all) whole numbers\(ends)") }
      return (
        .decimal,
        "\(all) numbers\(ends), with at most \(places) places; "
          + "row \(notInteger.line) holds \"\(notInteger.text)\""
      )
    }
    let variety =
      distinct.count < Self.distinctLimit
      ? "\(distinct.count) different" : "at least \(Self.distinctLimit) different"
    guard let notNumber, numbers * 2 > count else { return (.text, "\(variety) texts") }
    let odd = PrintedCell.shortened(notNumber.text)
    let others = "the other \(numbers) values are numbers"
    if hasOneOddWord, numbers + 1 < count || notNumber.text.count <= 4 {
      return (
        .text,
        "row \(notNumber.line) holds \"\(odd)\", \(others): "
          + "declare it as a missing code if it means missing"
      )
    }
    return (.text, "row \(notNumber.line) holds \"\(odd)\"; \(numbers) of \(count) are numbers")
  }
}
