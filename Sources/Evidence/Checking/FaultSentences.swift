// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

/// Turns what the reader noted into findings: all user-facing text about rows stands here.
struct FaultSentences: Sendable {
  let fileName: String
  let header: HeaderRecord
  let fields: [ColumnSpecification]
  let key: [String]
  let source: SourceBytes
  let quote: UInt8
  /// Whether the reader's caller can go on with the good rows.
  let offersGoodRows: Bool

  private var otherwise: String {
    offersGoodRows ? ", or accept the good rows and keep the rejects" : ""
  }

  /// The finding of one fault.
  ///
  /// - Parameters:
  ///   - fault: What the reader noted.
  ///   - line: The line on which the record begins.
  /// - Returns: File, row, column, value, rule and remedy.
  func finding(_ fault: Fault, line: Int) -> Finding {
    let code = fault.code
    if code.isStructural { return structural(fault, line: line) }
    let field = Int(fault.field)
    let specification = fields[field]
    let text = fault.span.text(in: source, quote: quote)
    let isPrivate = specification.isPrivate
    let isAboutKey = code == .duplicateKey || code == .repeatedRow
    let (rule, remedy) = words(fault, specification, isPrivate ? "" : text)
    return Finding(
      severity: code == .repeatedRow ? .warning : .error,
      code: code.name,
      file: fileName,
      row: line,
      column: PrintedCell.shortened(header.names[field]),
      value: isPrivate ? PrintedCell.redacted : PrintedCell.shortened(text),
      rule: rule,
      remedy: isAboutKey ? remedy : "\(remedy)\(otherwise)"
    )
  }

  private func structural(_ fault: Fault, line: Int) -> Finding {
    let count = header.names.count
    let rule: String
    var remedy = "correct the row\(otherwise)"
    var column: String?
    switch fault.code {
    case .tooFewFields:
      let end = isLast(fault) ? ", and the file ends in it, at byte \(source.count)" : ""
      rule = "has \(plural(fault.detail, "field")), the header has \(count)\(end)"
    case .tooManyFields:
      rule = "has \(plural(fault.detail, "field")), the header has \(count)"
      remedy = "put quotes around a value that holds the delimiter\(otherwise)"
    case .bareQuote:
      rule = "a quote stands inside a value that does not begin with one"
      remedy = "put quotes around the value and double the quote inside\(otherwise)"
    case .textAfterQuote:
      let end = fault.detail == 0 ? "" : " in line \(line + fault.detail)"
      rule = "text follows the closing quote\(end)"
      remedy = "double each quote inside the value\(otherwise)"
    default:
      rule =
        "the quote that opens here is never closed, so the rest of the file is one value (the row "
        + "begins at byte \(fault.span.start))"
      remedy = "close the quote"
    }
    if fault.code != .tooManyFields, fault.code != .tooFewFields {
      column = PrintedCell.shortened(header.names[Int(fault.field)])
    }
    return Finding(
      severity: .error,
      code: fault.code.name,
      file: fileName,
      row: line,
      column: column,
      rule: rule,
      remedy: remedy
    )
  }

  /// Whether the file ends within the row, as one does that was cut off.
  private func isLast(_ fault: Fault) -> Bool {
    let rest = UnsafeBufferPointer(
      start: source.base + fault.span.start,
      count: max(0, source.count - fault.span.start)
    )
    return !rest.contains { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
  }

  /// The first byte of a cell that is no text, counted from 0.
  private func firstInvalid(_ span: CellSpan) -> Int {
    var decoder = UTF8()
    var bytes = UnsafeBufferPointer(start: source.base + span.start, count: span.length)
      .makeIterator()
    var place = span.start
    while true {
      switch decoder.decode(&bytes) {
      case .scalarValue(let scalar): place += UTF8.width(scalar)
      case .emptyInput, .error: return place
      }
    }
  }

  private func words(
    _ fault: Fault,
    _ specification: ColumnSpecification,
    _ text: String
  ) -> (rule: String, remedy: String) {
    let correct = "correct the cell"
    switch fault.code {
    case .missingValue: return ("a value is required here", "fill the cell")
    case .notInteger: return ("not a whole number", correct)
    case .notDecimal: return ("not a number", correct)
    case .notDate: return ("not a date such as 2014-01-30", correct)
    case .thousandsMark:
      return ("a thousands mark is not read", "write the number without it")
    case .decimalComma:
      return ("a decimal comma was not declared", "declare it for the file")
    case .notFinite:
      return ("not a finite number", "leave the cell empty or declare the word as missing")
    case .whiteSpace:
      return ("blanks surround the number", "remove them or declare that blanks are trimmed")
    case .tooManyDigits: return ("more than 18 digits", "declare the column as decimal or text")
    case .notInCategory: return (categoryRule(specification, text), correct)
    case .outOfRange: return (specification.range?.violation ?? "outside the range", correct)
    case .offStep:
      return ("not a multiple of \(specification.step?.description ?? "the step")", correct)
    case .valueNotAllowed: return (allowedRule(specification, text), correct)
    case .patternMismatch:
      return ("not of the form \(specification.pattern?.description ?? "")", correct)
    case .invalidUTF8:
      return ("not valid UTF-8 (byte \(firstInvalid(fault.span)))", "save the file as UTF-8")
    case .nulByte: return ("holds a zero byte", "remove it")
    case .cellTooLong: return ("longer than \(CellSpan.longest) bytes", "shorten it")
    case .duplicateKey:
      let names = key.count == 1 ? key[0] : "(\(key.joined(separator: ", ")))"
      return (
        "the key \(names) stands already in row \(fault.detail)",
        "correct or remove one of the two"
      )
    case .repeatedRow:
      return ("the row repeats row \(fault.detail) in every cell", "it was left out")
    case .tooFewFields, .tooManyFields, .bareQuote, .textAfterQuote, .unterminatedQuote:
      return ("", "")
    }
  }

  private func categoryRule(_ specification: ColumnSpecification, _ text: String) -> String {
    guard case .category(let levels) = specification.kind else { return "not in the category" }
    let shown = levels.prefix(8).joined(separator: ", ")
    let list = levels.count > 8 ? "\(shown), … (\(levels.count) in all)" : shown
    guard !text.isEmpty, let nearest = Spelling.nearest(to: text, in: levels) else {
      return "not one of \(list)"
    }
    return "not one of \(list) (did you mean \"\(nearest)\"?)"
  }

  private func allowedRule(_ specification: ColumnSpecification, _ text: String) -> String {
    let allowed = specification.allowedValues ?? []
    guard let value = Rational(decimal: text.replacing(",", with: ".")) else {
      return "not an allowed value"
    }
    let nearest = [allowed.last { $0 < value }, allowed.first { $0 > value }].compactMap { $0 }
    let list = nearest.map(\.description).joined(separator: " and ")
    guard !list.isEmpty else { return "not an allowed value" }
    return "not an allowed value (nearest: \(list))"
  }

  private func plural(_ count: Int, _ noun: String) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
  }
}
