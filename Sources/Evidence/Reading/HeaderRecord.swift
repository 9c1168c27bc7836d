// SPDX-License-Identifier: Apache-2.0

/// The first record of a file: its column headers, and where the data begin.
struct HeaderRecord: Sendable {
  var names: [String] = []
  /// The line of the header.
  var line = 1
  /// The line of the first data record.
  var dataLine = 2
  /// Where the first data record begins.
  var dataStart = 0
  /// The header as it stands in the file, without its line end.
  var text = ""
  var hasByteOrderMark = false
  var problem: Problem?

  /// Why there is no header.
  enum Problem: Sendable, Hashable {
    case emptyFile
    case wideCharacters
    case badQuotes
  }

  /// Reads past a byte order mark, blank lines and comment lines to the header.
  init(_ source: SourceBytes, cells: CellScanner, commentMark: UInt8?) {
    let base = source.base
    var place = 0
    if source.count >= 2,
      (base[0] == 0xFF && base[1] == 0xFE) || (base[0] == 0xFE && base[1] == 0xFF)
    {
      problem = .wideCharacters
      return
    }
    if source.count >= 3, base[0] == 0xEF, base[1] == 0xBB, base[2] == 0xBF {
      hasByteOrderMark = true
      place = 3
    }
    while place < source.count {
      let byte = base[place]
      guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") || byte == commentMark else {
        break
      }
      place = cells.pastLineEnd(cells.scan.lineEnd(base, from: place))
      line += 1
    }
    guard place < source.count else {
      problem = .emptyFile
      return
    }
    let start = place
    var inner = 0
    while true {
      let extent = cells.extent(at: place, lineEnds: &inner)
      guard extent.problem == nil else {
        problem = .badQuotes
        return
      }
      names.append(extent.span.text(in: source, quote: cells.quote))
      place = extent.stop
      guard base[place] == cells.delimiter else { break }
      place += 1
    }
    text = CellSpan(start: start, length: place - start).text(in: source, quote: cells.quote)
    dataLine = line + inner + 1
    dataStart = min(cells.pastLineEnd(place), source.count)
  }
}
