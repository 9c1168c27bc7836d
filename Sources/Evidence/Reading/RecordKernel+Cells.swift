// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

/// The careful way through a cell: quotes, missing codes, odd numbers, and every fault.
extension RecordKernel {
  private var base: UnsafePointer<UInt8> { cells.base }
  private var scan: WordScan { cells.scan }
  private var decimalMark: UInt8 { cells.decimalMark }

  /// Reads one cell of any form, stores its value and notes its faults.
  ///
  /// - Returns: The place of the byte that ends the field.
  @inline(never)
  mutating func take(
    _ field: Int,
    at position: Int,
    row: Int,
    problem: inout Fault.Code?
  ) -> Int {
    let extent = cells.extent(at: position, lineEnds: &innerLineEnds)
    if let found = extent.problem {
      problem = found
      return extent.stop
    }
    if let code = store(extent, field, row) {
      faults.append(
        Fault(
          code: code,
          field: Int32(field),
          span: CellSpan(
            start: extent.start,
            length: min(extent.length, CellSpan.longest),
            isEscaped: extent.isEscaped
          ),
          detail: 0
        )
      )
    }
    return extent.stop
  }

  private mutating func store(_ extent: CellScanner.Extent, _ field: Int, _ row: Int) -> Fault.Code?
  {
    let rule = rules[field]
    let column = columns[field]
    guard extent.length <= CellSpan.longest else { return .cellTooLong }
    if rule.isMissing(base + extent.start, length: extent.length) {
      column.missing[row >> 6] |= 1 << UInt64(row & 63)
      return column.allowsMissing ? nil : .missingValue
    }
    let span = CellSpan(start: extent.start, length: extent.length, isEscaped: extent.isEscaped)
    let bytes = UnsafeBufferPointer(start: base + extent.start, count: extent.length)
    switch rule.specification.kind {
    case .text:
      column.spans[row] = span
      return textFault(rule, span, bytes)
    case .integer:
      guard let number = NumberText.integer(bytes) else {
        return NumberText.diagnosis(bytes, mark: decimalMark, wantsInteger: true)
      }
      guard number.form & DecimalForm.onlyText == 0 else { return .tooManyDigits }
      return store(number, rule, span, field, row)
    case .decimal:
      guard let number = NumberText.decimal(bytes, mark: decimalMark) else {
        return NumberText.diagnosis(bytes, mark: decimalMark, wantsInteger: false)
      }
      return store(number, rule, span, field, row)
    case .date:
      guard extent.length == 10, let date = CalendarDate.parse(base + extent.start) else {
        return .notDate
      }
      column.days[row] = Int32(truncatingIfNeeded: date.dayNumber)
      return nil
    case .category:
      let position: Int?
      if extent.isEscaped {
        position = rule.category?.position(unescaped(bytes))
      } else {
        position = rule.category?.table.position(base + extent.start, length: extent.length)
      }
      guard let position, position >= 0 else { return .notInCategory }
      column.levels[row] = UInt16(truncatingIfNeeded: position)
      return nil
    }
  }

  private mutating func store(
    _ number: NumberText,
    _ rule: ColumnRules,
    _ span: CellSpan,
    _ field: Int,
    _ row: Int
  ) -> Fault.Code? {
    let column = columns[field]
    column.values[row] = number.mantissa
    if rule.specification.kind == .decimal { column.forms[row] = number.form }
    if number.form & (DecimalForm.keepsText | DecimalForm.onlyText) != 0 {
      originals[field].append(row: row, span: span)
    }
    guard number.form & DecimalForm.onlyText == 0 else {
      let text = String(
        decoding: UnsafeBufferPointer(start: base + span.start, count: span.length),
        as: UTF8.self
      )
      let pointed = decimalMark == UInt8(ascii: ".") ? text : text.replacing(",", with: ".")
      guard let value = Rational(decimal: pointed) else { return .tooManyDigits }
      return rule.violation(value)
    }
    let places = Int(number.form & DecimalForm.placesMask)
    if number.mantissa < rule.lower.base[places] || number.mantissa > rule.upper.base[places] {
      return .outOfRange
    }
    return rule.violation(mantissa: number.mantissa, places: places)
  }

  private func textFault(
    _ rule: ColumnRules,
    _ span: CellSpan,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Fault.Code? {
    if checksText {
      if bytes.contains(0) { return .nulByte }
      if !WordScan.isASCII(base + span.start, length: span.length),
        String(validating: bytes, as: UTF8.self) == nil
      {
        return .invalidUTF8
      }
    }
    if let pattern = rule.specification.pattern {
      let matches =
        span.isEscaped
        ? unescaped(bytes).withUnsafeBufferPointer { pattern.matches($0) }
        : pattern.matches(bytes)
      if !matches { return .patternMismatch }
    }
    return nil
  }

  private func unescaped(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      result.append(bytes[index])
      index += bytes[index] == cells.quote ? 2 : 1
    }
    return result
  }

  /// Notes a record that cannot be read, and finds where reading can go on.
  ///
  /// - Returns: The record's end: a line end, or the end of the file.
  mutating func reject(
    _ code: Fault.Code,
    field: Int,
    from start: Int,
    at position: Int,
    before firstFault: Int
  ) -> Int {
    faults.removeLast(faults.count - firstFault)
    var stop = position
    var detail = 0
    switch code {
    case .tooFewFields: detail = field
    case .tooManyFields:
      detail = field
      var ignored = 0
      while base[stop] == cells.delimiter {
        let extent = cells.extent(at: stop + 1, lineEnds: &ignored)
        detail += 1
        stop = extent.problem == nil ? extent.stop : scan.lineEnd(base, from: stop + 1)
      }
    case .unterminatedQuote: stop = cells.end
    default:
      detail = WordScan.lineEnds(base, from: start, to: position)
      stop = scan.lineEnd(base, from: position)
    }
    let span = CellSpan(start: start, length: 0)
    faults.append(Fault(code: code, field: Int32(field), span: span, detail: detail))
    rejects.append(
      RejectedRecord(
        line: 0,
        start: start,
        end: stop,
        firstFault: firstFault,
        faultCount: 1,
        isStructural: true
      )
    )
    return stop
  }
}
