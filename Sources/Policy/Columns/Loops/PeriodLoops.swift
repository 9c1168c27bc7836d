// SPDX-License-Identifier: Apache-2.0

/// Stretches of days of one row, merged in scratch memory.
struct PeriodLoops {
  /// A stretch of days, from the first up to, not including, the last.
  struct Stretch {
    var start: Int32
    var end: Int32
  }

  /// The days that stretches cover, and the first of them; no first one where there are none.
  struct Covered: Equatable {
    var days = 0
    var start: Int32?
  }

  let memory: UnsafeMutableBufferPointer<Stretch>
  private(set) var count = 0

  init(_ memory: UnsafeMutableBufferPointer<Stretch>) { self.memory = memory }

  /// Adds a stretch behind those that start no later; one without days covers nothing.
  mutating func insert(_ stretch: Stretch) {
    guard stretch.end > stretch.start else { return }
    var place = count
    while place > 0, memory[place - 1].start > stretch.start {
      memory[place] = memory[place - 1]
      place -= 1
    }
    memory[place] = stretch
    count += 1
  }

  /// What the stretches cover: touching and overlapping ones count once.
  var covered: Covered {
    var result = Covered()
    guard count > 0 else { return result }
    result.start = memory[0].start
    var end = memory[0].start
    for place in 0..<count {
      let stretch = memory[place]
      let from = max(stretch.start, end)
      if stretch.end > from {
        result.days += Int(stretch.end) - Int(from)
        end = stretch.end
      }
    }
    return result
  }

  mutating func removeAll() { count = 0 }
}
