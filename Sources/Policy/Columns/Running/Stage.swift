// SPDX-License-Identifier: Apache-2.0
internal import Dispatch

/// One pass over the rows of an entity: a plan, run block by block on some threads.
enum Stage {
  /// What one thread counts for itself, merged when all have finished.
  final class ThreadState {
    var tables: [UnsafeMutablePointer<Int64>] = []
    private let sizes: [Int]

    init(sizes: [Int]) {
      self.sizes = sizes
      tables = sizes.map { size in
        let table = UnsafeMutablePointer<Int64>.allocate(capacity: size)
        table.initialize(repeating: 0, count: size)
        return table
      }
    }

    /// Gives a table back that has been read.
    func release(_ table: Int) {
      tables[table].deallocate()
      tables[table] = .allocate(capacity: 0)
    }

    deinit { for table in tables { table.deallocate() } }
  }

  /// Runs a plan over all rows.
  ///
  /// Each thread takes one range of blocks, so what is written does not depend on how many there
  /// are; what is counted are whole numbers, whose sum does not depend on order.
  ///
  /// - Parameters:
  ///   - plan: The steps.
  ///   - rowCount: How many rows.
  ///   - threads: On how many threads.
  ///   - sizes: The sizes of the tables that steps count in.
  /// - Returns: The tables, summed over threads.
  static func run(
    _ plan: LanePlan,
    rowCount: Int,
    threads: Int,
    tables sizes: [Int] = []
  ) -> [[Int64]] {
    let blocks = (rowCount + RowBlock.size - 1) / RowBlock.size
    let threads = max(1, min(threads, blocks))
    let places = plan.scratchPlaces()
    let states = ThreadStates((0..<threads).map { _ in ThreadState(sizes: sizes) })
    let work: @Sendable (Int) -> Void = { thread in
      let range = (thread * blocks / threads)..<((thread + 1) * blocks / threads)
      run(plan, places, range, rowCount: rowCount, states[thread])
    }
    if threads == 1 {
      work(0)
    } else {
      DispatchQueue.concurrentPerform(iterations: threads, execute: work)
    }
    return sizes.indices.map { table in
      var sum = Array(UnsafeBufferPointer(start: states[0].tables[table], count: sizes[table]))
      for thread in 1..<max(threads, 1) {
        let own = states[thread].tables[table]
        for place in sum.indices { sum[place] &+= own[place] }
      }
      // There may be a hundred tables, each as long as a state has units.
      for thread in 0..<max(threads, 1) { states[thread].release(table) }
      return sum
    }
  }

  private static func run(
    _ plan: LanePlan,
    _ places: (offsets: [Int], byteCount: Int),
    _ blocks: Range<Int>,
    rowCount: Int,
    _ state: ThreadState
  ) {
    let scratch = UnsafeMutableRawPointer.allocate(byteCount: places.byteCount + 64, alignment: 64)
    let lanes = UnsafeMutablePointer<UnsafeMutableRawPointer>
      .allocate(capacity: plan.storage.count + 1)
    defer {
      scratch.deallocate()
      lanes.deallocate()
    }
    var moving: [(lane: Int, base: UnsafeMutableRawPointer, stride: Int)] = []
    for (place, storage) in plan.storage.enumerated() {
      switch storage {
      case .memory(let memory):
        moving.append((place, memory.base, memory.width.rawValue))
        (lanes + place).initialize(to: memory.base)
      case .scratch: (lanes + place).initialize(to: scratch + max(places.offsets[place], 0))
      case .constant(let width, let code):
        (lanes + place).initialize(to: scratch + places.offsets[place])
        fill(lanes[place], width, code)
      }
    }
    for block in blocks {
      let start = block * RowBlock.size
      for entry in moving { lanes[entry.lane] = entry.base + start * entry.stride }
      let rows = RowBlock(
        count: min(RowBlock.size, rowCount - start),
        lanes: lanes,
        state: state
      )
      for step in plan.steps { step.run(rows) }
    }
  }

  private static func fill(_ base: UnsafeMutableRawPointer, _ width: LaneWidth, _ code: Int) {
    func fill<Code: LaneCode>(_ type: Code.Type) {
      base.bindMemory(to: type, capacity: RowBlock.size)
        .initialize(repeating: Code(truncatingIfNeeded: code), count: RowBlock.size)
    }
    switch width {
    case .one: fill(UInt8.self)
    case .two: fill(Int16.self)
    case .four: fill(Int32.self)
    case .eight: fill(Int64.self)
    }
  }
}

/// The states of all threads; each thread touches only its own until all have finished.
private struct ThreadStates: @unchecked Sendable {
  // SAFETY: a thread reads and writes the state of its own number; the sum is taken afterwards.

  private let states: [Stage.ThreadState]

  init(_ states: [Stage.ThreadState]) { self.states = states }

  subscript(thread: Int) -> Stage.ThreadState { states[thread] }
}
