// SPDX-License-Identifier: Apache-2.0

/// Finds where cells begin and end, quotes included.
struct CellScanner: BitwiseCopyable {
  let base: UnsafePointer<UInt8>
  /// Where the file ends; a line end stands there.
  let end: Int
  let delimiter: UInt8
  let quote: UInt8
  let decimalMark: UInt8
  let trimsSpaces: Bool
  let scan: WordScan

  init(_ source: SourceBytes, format: CSVFormat) {
    base = source.base
    end = source.count
    delimiter = format.delimiter.asciiValue ?? UInt8(ascii: ",")
    quote = format.quote.asciiValue ?? UInt8(ascii: "\"")
    decimalMark = UInt8(ascii: format.decimalComma ? "," : ".")
    trimsSpaces = format.trimsSpaces
    scan = WordScan(delimiter: delimiter, quote: quote)
  }

  /// A cell's place in the file.
  struct Extent {
    var start: Int
    var length: Int
    var isEscaped: Bool
    /// The byte that ends the field: a delimiter or a line end.
    var stop: Int
    var problem: Fault.Code?

    var span: CellSpan { CellSpan(start: start, length: length, isEscaped: isEscaped) }
  }

  /// Finds a cell's end, its text and what is wrong with its quotes.
  func extent(at position: Int, lineEnds: inout Int) -> Extent {
    var place = position
    if trimsSpaces { while isBlank(base[place]) { place += 1 } }
    guard base[place] == quote else {
      let stop = scan.cellEnd(base, from: place)
      var last = stop
      if trimsSpaces { while last > place, isBlank(base[last - 1]) { last -= 1 } }
      return Extent(
        start: place,
        length: last - place,
        isEscaped: false,
        stop: stop,
        problem: base[stop] == quote ? .bareQuote : nil
      )
    }
    var next = place + 1
    var isEscaped = false
    var sawLineEnd = false
    while true {
      next = scan.quote(base, from: next, end: end, sawLineEnd: &sawLineEnd)
      if next >= end {
        return Extent(
          start: place + 1,
          length: end - place - 1,
          isEscaped: isEscaped,
          stop: end,
          problem: .unterminatedQuote
        )
      }
      guard base[next + 1] == quote else { break }
      isEscaped = true
      next += 2
    }
    if sawLineEnd { lineEnds += WordScan.lineEnds(base, from: place + 1, to: next) }
    var stop = next + 1
    if trimsSpaces { while isBlank(base[stop]) { stop += 1 } }
    let isEnd =
      base[stop] == delimiter || base[stop] == UInt8(ascii: "\n")
      || base[stop] == UInt8(ascii: "\r")
    return Extent(
      start: place + 1,
      length: next - place - 1,
      isEscaped: isEscaped,
      stop: stop,
      problem: isEnd ? nil : .textAfterQuote
    )
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte != delimiter && (byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t"))
  }

  /// The place behind a line end.
  @inline(__always)
  func pastLineEnd(_ place: Int) -> Int {
    base[place] == UInt8(ascii: "\r") && base[place + 1] == UInt8(ascii: "\n")
      ? place &+ 2 : place &+ 1
  }
}
