// SPDX-License-Identifier: Apache-2.0

/// What the reading of one chunk found, with rows and lines counted from the chunk's start.
struct ChunkResult: Sendable {
  var start: Int
  /// Where the next chunk's first record begins.
  var stop: Int
  var rows: Int
  var lineCount: Int
  var faults: [Fault]
  var rejects: [RejectedRecord]
  var originals: [OriginalTexts]
  var lines: LineNumbers
  var blankLines: [Int]
  /// The missing bits: `missingWords` words for each field.
  var missing: Slab<UInt64>
  var missingWords: Int
}

/// A file cut into chunks of fixed size, each of which may be read by another thread.
///
/// The cuts depend on the file alone, so that one thread and twenty give the same table. Where the
/// first record of a chunk begins is guessed from the parity of the quotes before it. The guess is
/// right for every file whose quotes are well formed; after the reading each guess is compared
/// with the place where the chunk before really ended, and a chunk that started wrongly is read
/// again from there. So the result is always that of reading from front to back.
struct ChunkReading: Sendable {
  let source: SourceBytes
  let format: CSVFormat
  let memories: [ColumnMemory]
  let unused = UnusedMemory()
  /// The first byte of each chunk, and the end of the file.
  let cuts: [Int]
  /// Where each chunk's rows begin in the columns' memory.
  let firstRows: [Int]
  let censuses: [LineCensus]
  let lineEnd: UInt8

  /// The bytes of a chunk: small enough to share work evenly, large enough to need few joints.
  static let standardSize = 1 << 21

  init(
    _ source: SourceBytes,
    format: CSVFormat,
    rules: [ColumnRules],
    from start: Int,
    chunkSize: Int,
    threads: Int
  ) {
    self.source = source
    self.format = format
    let quote = CellScanner(source, format: format).quote
    cuts = Array(stride(from: start, to: source.count, by: chunkSize)) + [source.count]
    let ranges = zip(cuts, cuts.dropFirst()).map { ($0, $1) }
    censuses = ThreadedChunks.map(count: ranges.count, threads: threads) { chunk in
      let (from, to) = ranges[chunk]
      return LineCensus(source.base, from: from, to: to, quote: quote)
    }
    var rows = [0]
    for census in censuses { rows.append((rows.last ?? 0) + census.lineEnds) }
    firstRows = rows
    lineEnd = UInt8(ascii: censuses.first?.hasReturns == true ? "\r" : "\n")
    memories = rules.map { ColumnMemory($0, capacity: rows.last ?? 0) }
  }

  /// Reads all chunks, and again those that started at a wrong place.
  func results(threads: Int) -> [ChunkResult] {
    var quotes = 0
    var guesses: [Int?] = []
    for (chunk, census) in censuses.enumerated() {
      guesses.append(chunk == 0 ? cuts[0] : guess(chunk, isQuoted: quotes % 2 == 1))
      quotes += census.quotes
    }
    let starts = guesses
    let first = ThreadedChunks.map(count: starts.count, threads: threads) { chunk in
      starts[chunk].map { read(chunk, from: $0) }
    }
    var results: [ChunkResult] = []
    for (chunk, result) in first.enumerated() {
      let start = results.last?.stop ?? cuts[0]
      if let result, result.start == start {
        results.append(result)
      } else {
        results.append(read(chunk, from: start))
      }
    }
    return results
  }

  /// The first record of a chunk, if quotes are well formed; `nil` when it seems to have none.
  private func guess(_ chunk: Int, isQuoted: Bool) -> Int? {
    let base = source.base
    let cut = cuts[chunk]
    let quote = CellScanner(source, format: format).quote
    if !isQuoted, LineCensus.isLineEnd(base, cut - 1) { return cut }
    var inside = isQuoted
    for place in cut..<cuts[chunk + 1] {
      if base[place] == quote {
        inside.toggle()
      } else if !inside, LineCensus.isLineEnd(base, place) {
        return place + 1
      }
    }
    return nil
  }

  private func read(_ chunk: Int, from start: Int) -> ChunkResult {
    let capacity = firstRows[chunk + 1] - firstRows[chunk]
    let words = capacity / 64 + 1
    // A record may run on into the next chunk, so what one chunk holds concerns all.
    let hasZeros = censuses.contains { $0.hasZeros }
    let hasHighBytes = censuses.contains { $0.hasHighBytes }
    let missing = Slab<UInt64>([UInt64](repeating: 0, count: words * memories.count))
    let cells = CellScanner(source, format: format)
    let columns = UnsafeMutablePointer<KernelColumn>.allocate(capacity: memories.count)
    defer { columns.deallocate() }
    for (field, memory) in memories.enumerated() {
      let isLast = field == memories.count - 1
      columns[field] = memory.kernelColumn(
        firstRow: firstRows[chunk],
        terminator: isLast ? lineEnd : cells.delimiter,
        isPlain: !cells.trimsSpaces && !hasZeros,
        unused: unused,
        missing: missing.base + field * words
      )
    }
    var kernel = RecordKernel(
      cells: cells,
      columns: columns,
      rules: memories.map(\.rules),
      capacity: capacity,
      checksText: hasHighBytes || hasZeros,
      originals: Array(repeating: OriginalTexts(), count: memories.count)
    )
    let stop = kernel.run(from: start, to: cuts[chunk + 1])
    return ChunkResult(
      start: start,
      stop: stop,
      rows: kernel.rows,
      lineCount: kernel.lineCount,
      faults: kernel.faults,
      rejects: kernel.rejects,
      originals: kernel.originals,
      lines: kernel.lines,
      blankLines: kernel.blankLines,
      missing: missing,
      missingWords: words
    )
  }
}
