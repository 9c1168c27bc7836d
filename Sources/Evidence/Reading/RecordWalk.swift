// SPDX-License-Identifier: Apache-2.0

/// Finds accepted records again by their line, from the top of the file downwards.
///
/// Only rows that turn out to repeat a key need this, so the reader does not store where each
/// record begins.
struct RecordWalk {
  let source: SourceBytes
  let cells: CellScanner
  let fieldCount: Int
  private var place: Int
  private var line: Int

  init(_ source: SourceBytes, header: HeaderRecord, cells: CellScanner) {
    self.source = source
    self.cells = cells
    fieldCount = header.names.count
    place = header.dataStart
    line = header.dataLine
  }

  /// The record that begins on a line; lines must be asked for in rising order.
  mutating func record(at wanted: Int) -> (start: Int, end: Int, spans: [CellSpan]) {
    while line < wanted, place < source.count {
      place = cells.pastLineEnd(cells.scan.lineEnd(source.base, from: place))
      line += 1
    }
    let start = place
    var spans: [CellSpan] = []
    var stop = start
    var inner = 0
    for _ in 0..<fieldCount {
      let extent = cells.extent(at: stop, lineEnds: &inner)
      spans.append(extent.span)
      stop = extent.stop + 1
    }
    return (start, stop - 1, spans)
  }
}
