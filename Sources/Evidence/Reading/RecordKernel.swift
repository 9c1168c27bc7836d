// SPDX-License-Identifier: Apache-2.0

/// What the inner loop needs to know of one field: plain numbers and addresses, nothing counted.
struct KernelColumn: BitwiseCopyable {
  /// The short ways through the inner loop; `careful` goes through `RecordKernel.take`.
  enum Path: UInt8, BitwiseCopyable {
    case careful
    case text
    case integer
    case decimal
    case date
    case category
  }

  var path: Path
  /// The byte that ends the field in a plain record: the delimiter, or the file's line end.
  var terminator: UInt8
  var allowsMissing: Bool
  var hasNumberChecks: Bool
  /// Whether a missing code looks like a number, so that numbers are compared with the codes.
  var hasNumericCode: Bool
  var codes: MissingCodes
  var category: CategoryTable
  var lower: UnsafePointer<Int64>
  var upper: UnsafePointer<Int64>
  var values: UnsafeMutablePointer<Int64>
  var forms: UnsafeMutablePointer<UInt8>
  var spans: UnsafeMutablePointer<CellSpan>
  var days: UnsafeMutablePointer<Int32>
  var levels: UnsafeMutablePointer<UInt16>
  /// The missing bits of this chunk's rows.
  var missing: UnsafeMutablePointer<UInt64>
}

/// Reads the records of one chunk into the columns' memory, checking every cell.
///
/// This is the hot part of the reader. It relies on three facts that `SourceBytes` and
/// `CSVReader` establish: a line end and zeros stand behind the last byte; each column's memory
/// has a row for every record that can begin in the chunk; nobody else writes these rows.
/// A cell in plain form is handled in `run`; everything else goes through `take`, slower and with
/// every rule.
struct RecordKernel {
  let cells: CellScanner
  let columns: UnsafeMutablePointer<KernelColumn>
  let rules: [ColumnRules]
  /// The most rows the columns' memory has for this chunk.
  let capacity: Int
  /// Whether texts may hold bytes above 127, which must be UTF-8, or zeros.
  let checksText: Bool

  var rows = 0
  var lineCount = 0
  var faults: [Fault] = []
  var rejects: [RejectedRecord] = []
  var originals: [OriginalTexts]
  var lines = LineNumbers()
  var blankLines: [Int] = []
  /// Line ends inside quoted cells of the current record.
  var innerLineEnds = 0

  /// Reads all records that begin in `start..<limit`.
  ///
  /// - Returns: Where the next chunk's first record begins.
  mutating func run(from start: Int, to limit: Int) -> Int {
    let cells = self.cells
    let base = cells.base
    let scan = cells.scan
    let delimiter = cells.delimiter
    let quote = cells.quote
    let mark = cells.decimalMark
    let end = cells.end
    let columns = self.columns
    let columnCount = rules.count
    let checksText = self.checksText
    var place = start
    var row = 0
    var line = 0
    var expectedLine = -1
    while place < limit {
      if base[place] == UInt8(ascii: "\n") || base[place] == UInt8(ascii: "\r") {
        blankLines.append(line)
        place = cells.pastLineEnd(place)
        line &+= 1
        continue
      }
      precondition(row < capacity, "the census counted every line end")
      let faultsBefore = faults.count
      var cursor = place
      var stop = place
      var field = 0
      var structure: Fault.Code?
      record: while true {
        let column = columns + field
        switch column.pointee.path {
        case .integer:
          var next = cursor
          let isNegative = base[next] == UInt8(ascii: "-")
          if isNegative { next &+= 1 }
          let first = next
          var value: Int64 = 0
          var digit = base[next] &- UInt8(ascii: "0")
          while digit < 10 {
            value = value &* 10 &+ Int64(digit)
            next &+= 1
            digit = base[next] &- UInt8(ascii: "0")
          }
          let count = next &- first
          let isPlain =
            base[next] == column.pointee.terminator && count > 0
            && count <= DecimalForm.mostDigits
            && (base[first] != UInt8(ascii: "0") || (count == 1 && !isNegative))
            && !(column.pointee.hasNumericCode
              && column.pointee.codes.contain(base + cursor, length: next &- cursor))
          if isPlain {
            if isNegative { value = 0 &- value }
            if value < column.pointee.lower[0] || value > column.pointee.upper[0] {
              fault(.outOfRange, field, from: cursor, to: next)
            } else if column.pointee.hasNumberChecks {
              checkNumber(value, places: 0, field, from: cursor, to: next)
            }
            column.pointee.values[row] = value
            stop = next
          } else {
            stop = take(field, at: cursor, row: row, problem: &structure)
          }
        case .decimal:
          var next = cursor
          let isNegative = base[next] == UInt8(ascii: "-")
          if isNegative { next &+= 1 }
          let first = next
          var value: Int64 = 0
          var digit = base[next] &- UInt8(ascii: "0")
          while digit < 10 {
            value = value &* 10 &+ Int64(digit)
            next &+= 1
            digit = base[next] &- UInt8(ascii: "0")
          }
          let before = next &- first
          var places = 0
          var digits = before
          if base[next] == mark, before > 0 {
            next &+= 1
            let firstPlace = next
            digit = base[next] &- UInt8(ascii: "0")
            while digit < 10 {
              value = value &* 10 &+ Int64(digit)
              next &+= 1
              digit = base[next] &- UInt8(ascii: "0")
            }
            places = next &- firstPlace
            // A mark without a digit behind it is no plain form.
            digits = places == 0 ? 0 : before &+ places
          }
          let isPlain =
            base[next] == column.pointee.terminator && digits > 0
            && digits <= DecimalForm.mostDigits
            && (base[first] != UInt8(ascii: "0") || before == 1) && !(isNegative && value == 0)
            && !(column.pointee.hasNumericCode
              && column.pointee.codes.contain(base + cursor, length: next &- cursor))
          if isPlain {
            if isNegative { value = 0 &- value }
            if value < column.pointee.lower[places] || value > column.pointee.upper[places] {
              fault(.outOfRange, field, from: cursor, to: next)
            } else if column.pointee.hasNumberChecks {
              checkNumber(value, places: places, field, from: cursor, to: next)
            }
            column.pointee.values[row] = value
            column.pointee.forms[row] = UInt8(truncatingIfNeeded: places)
            stop = next
          } else {
            stop = take(field, at: cursor, row: row, problem: &structure)
          }
        case .text:
          var first = cursor
          var next: Int
          var isPlain = true
          if base[cursor] == quote {
            var sawLineEnd = false
            first = cursor &+ 1
            next = scan.quote(base, from: first, end: end, sawLineEnd: &sawLineEnd)
            stop = next &+ 1
            isPlain = next < end && !sawLineEnd && base[stop] == column.pointee.terminator
          } else {
            next = scan.cellEnd(base, from: cursor)
            stop = next
            isPlain = base[next] == column.pointee.terminator
          }
          let length = next &- first
          if isPlain, length > 0, length <= CellSpan.longest,
            !column.pointee.codes.contain(base + first, length: length),
            !checksText || WordScan.isASCII(base + first, length: length)
          {
            column.pointee.spans[row] = CellSpan(start: first, length: length)
          } else {
            stop = take(field, at: cursor, row: row, problem: &structure)
          }
        case .date:
          let next = cursor &+ 10
          let date =
            next <= end && base[next] == column.pointee.terminator
            ? CalendarDate.parse(base + cursor) : nil
          if let date, !column.pointee.codes.contain(base + cursor, length: 10) {
            column.pointee.days[row] = Int32(truncatingIfNeeded: date.dayNumber)
            stop = next
          } else {
            stop = take(field, at: cursor, row: row, problem: &structure)
          }
        case .category:
          let next = scan.cellEnd(base, from: cursor)
          let code = column.pointee.category.position(base + cursor, length: next &- cursor)
          if base[next] == column.pointee.terminator, code >= 0,
            !column.pointee.codes.contain(base + cursor, length: next &- cursor)
          {
            column.pointee.levels[row] = UInt16(truncatingIfNeeded: code)
            stop = next
          } else {
            stop = take(field, at: cursor, row: row, problem: &structure)
          }
        case .careful:
          stop = take(field, at: cursor, row: row, problem: &structure)
        }
        if structure != nil { break record }
        field &+= 1
        let isDelimiter = base[stop] == delimiter
        if field == columnCount {
          if isDelimiter { structure = .tooManyFields }
          break record
        }
        if !isDelimiter {
          structure = .tooFewFields
          break record
        }
        cursor = stop &+ 1
      }
      if let structure {
        stop = reject(structure, field: field, from: place, at: stop, before: faultsBefore)
        rejects[rejects.count - 1].line = line
        innerLineEnds = WordScan.lineEnds(base, from: place, to: min(stop, end))
        undo(row)
      } else if faults.count > faultsBefore {
        rejects.append(
          RejectedRecord(
            line: line,
            start: place,
            end: stop,
            firstFault: faultsBefore,
            faultCount: faults.count - faultsBefore,
            isStructural: false
          )
        )
        undo(row)
      } else {
        if line != expectedLine { lines.append(row: row, line: line) }
        expectedLine = line &+ 1
        row &+= 1
      }
      line &+= 1 &+ innerLineEnds
      innerLineEnds = 0
      place = cells.pastLineEnd(stop)
    }
    rows = row
    lineCount = line
    return place
  }

  @inline(never)
  private mutating func fault(_ code: Fault.Code, _ field: Int, from start: Int, to end: Int) {
    let span = CellSpan(start: start, length: end - start)
    faults.append(Fault(code: code, field: Int32(field), span: span, detail: 0))
  }

  @inline(never)
  private mutating func checkNumber(
    _ value: Int64,
    places: Int,
    _ field: Int,
    from start: Int,
    to end: Int
  ) {
    if let code = rules[field].violation(mantissa: value, places: places) {
      fault(code, field, from: start, to: end)
    }
  }

  /// Takes back what a row that is not accepted has left in the columns.
  @inline(never)
  private mutating func undo(_ row: Int) {
    for field in rules.indices {
      columns[field].missing[row >> 6] &= ~(1 << UInt64(row & 63))
      originals[field].removeLast(ifRow: row)
    }
  }
}
