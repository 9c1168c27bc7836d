// SPDX-License-Identifier: Apache-2.0
internal import Dispatch

extension LaneMemory {
  /// The codes of some rows.
  ///
  /// - Parameters:
  ///   - count: How many rows the result has.
  ///   - threads: On how many threads.
  ///   - row: The row of this memory that a row of the result is.
  /// - Returns: The codes in the order of the result.
  func gathered(_ count: Int, threads: Int, _ row: @Sendable (Int) -> Int) -> LaneMemory {
    let result = LaneMemory(rowCount: count, width: width)
    switch width {
    case .one: gather(UInt8.self, result, threads, row)
    case .two: gather(Int16.self, result, threads, row)
    case .four: gather(Int32.self, result, threads, row)
    case .eight: gather(Int64.self, result, threads, row)
    }
    return result
  }

  @inline(__always)
  private func gather<Code: LaneCode>(
    _ type: Code.Type,
    _ result: LaneMemory,
    _ threads: Int,
    _ row: @Sendable (Int) -> Int
  ) {
    let parts = max(1, min(threads, result.rowCount / 16_384))
    DispatchQueue.concurrentPerform(iterations: parts) { part in
      let (source, target) = (self.codes(type), result.codes(type))
      let range = (part * result.rowCount / parts)..<((part + 1) * result.rowCount / parts)
      for place in range { target[place] = source[row(place)] }
    }
  }
}

extension FactColumn {
  /// The column of rows whose answers this one holds once each.
  func gathered(_ count: Int, threads: Int, _ row: @Sendable (Int) -> Int) -> FactColumn {
    FactColumn(
      type: type,
      content: content,
      codes: codes.gathered(count, threads: threads, row),
      constants: constants,
      kinds: kinds?.gathered(count, threads: threads, row),
      hasFaults: hasFaults,
      extent: extent
    )
  }
}

extension ReferenceColumn {
  /// The references of rows whose answers these hold once each.
  func gathered(_ count: Int, threads: Int, _ row: @Sendable (Int) -> Int) -> ReferenceColumn {
    ReferenceColumn(
      target: target,
      rows: rows.gathered(count, threads: threads, row),
      selector: selector.gathered(count, threads: threads, row),
      faults: faults?.gathered(count, threads: threads, row),
      kinds: kinds.gathered(count, threads: threads, row)
    )
  }
}
