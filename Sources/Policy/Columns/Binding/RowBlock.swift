// SPDX-License-Identifier: Apache-2.0

/// The rows that are worked on at a time: small enough that every lane stays in the cache.
struct RowBlock {
  /// Rows in a full block.
  static let size = 2_048

  /// Rows in this one.
  let count: Int
  /// Where each lane of the block begins.
  let lanes: UnsafeMutablePointer<UnsafeMutableRawPointer>
  /// What the thread counts for itself.
  let state: Stage.ThreadState

  /// A lane's rows.
  @inline(__always)
  func codes<Code: LaneCode>(_ lane: Lane, _ type: Code.Type) -> UnsafeMutablePointer<Code> {
    lanes[lane.place].assumingMemoryBound(to: type)
  }

  /// A lane of bytes.
  @inline(__always)
  func bytes(_ lane: Lane) -> UnsafeMutablePointer<UInt8> { codes(lane, UInt8.self) }

  /// A lane of numbers.
  @inline(__always)
  func numbers(_ lane: Lane) -> UnsafeMutablePointer<Int64> { codes(lane, Int64.self) }
}

/// A buffer with one code for each row of a block.
struct Lane: Hashable, Sendable {
  let place: Int
}

/// One operation on a block: a plain loop over lanes.
struct LaneStep: Sendable {
  let reads: [Lane]
  let writes: [Lane]
  let run: @Sendable (RowBlock) -> Void
}

/// The operations on a block in order, and where each lane lives.
struct LanePlan: Sendable {
  /// Where a lane's rows are.
  enum Storage: Sendable {
    /// Rows of a column or of a result, at the block's place in it.
    case memory(LaneMemory)
    /// Scratch rows that the next block overwrites.
    case scratch(LaneWidth)
    /// Scratch rows that hold one code and are never written.
    case constant(LaneWidth, Int)
  }

  private(set) var storage: [Storage] = []
  private(set) var steps: [LaneStep] = []

  mutating func lane(_ storage: Storage) -> Lane {
    self.storage.append(storage)
    return Lane(place: self.storage.count - 1)
  }

  /// Makes a lane's rows those of a result, so that nothing has to be copied.
  mutating func settle(_ lane: Lane, in memory: LaneMemory) -> Bool {
    guard case .scratch(let width) = storage[lane.place], width == memory.width else {
      return false
    }
    storage[lane.place] = .memory(memory)
    return true
  }

  /// How wide a lane is.
  func width(of lane: Lane) -> LaneWidth {
    switch storage[lane.place] {
    case .memory(let memory): memory.width
    case .scratch(let width), .constant(let width, _): width
    }
  }

  mutating func add(
    _ reads: [Lane],
    _ writes: [Lane],
    _ run: @escaping @Sendable (RowBlock) -> Void
  ) {
    steps.append(LaneStep(reads: reads, writes: writes, run: run))
  }

  /// The place of each scratch lane in a thread's memory, in bytes, and how much that is.
  ///
  /// A lane is handed to the next one after its last use, so that few enough are live to stay in
  /// the cache nearest to the core.
  func scratchPlaces() -> (offsets: [Int], byteCount: Int) {
    var lastUse = Array(repeating: -1, count: storage.count)
    for (time, step) in steps.enumerated() {
      for lane in step.reads + step.writes { lastUse[lane.place] = time }
    }
    var offsets = Array(repeating: -1, count: storage.count)
    var free: [Int: [Int]] = [:]
    var end = 0
    func take(_ bytes: Int) -> Int {
      if let offset = free[bytes]?.popLast() { return offset }
      defer { end += bytes }
      return end
    }
    for (place, kind) in storage.enumerated() {
      if case .constant(let width, _) = kind {
        offsets[place] = take(width.rawValue * RowBlock.size)
      }
    }
    for (time, step) in steps.enumerated() {
      for lane in step.writes where offsets[lane.place] < 0 {
        if case .scratch(let width) = storage[lane.place] {
          offsets[lane.place] = take(width.rawValue * RowBlock.size)
        }
      }
      for lane in Set(step.reads + step.writes) where lastUse[lane.place] == time {
        if case .scratch(let width) = storage[lane.place] {
          free[width.rawValue * RowBlock.size, default: []].append(offsets[lane.place])
        }
      }
    }
    return (offsets, end)
  }
}
