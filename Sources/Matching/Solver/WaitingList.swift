// SPDX-License-Identifier: Apache-2.0

/// In which order those who wait propose.
public enum WaitingOrder: String, Sendable, Hashable, CaseIterable {
  /// Who came last goes first.
  case stack
  /// Who came first goes first.
  case queue
}

/// Parties or programs that wait for their turn, each at most once.
struct WaitingList: Sendable {
  private let order: WaitingOrder
  private var waiting: [Int32] = []
  private var head = 0
  private var isWaiting: [Bool]

  /// A list on which nobody waits.
  ///
  /// - Parameters:
  ///   - count: How many there are in all.
  ///   - order: Who goes first.
  init(_ count: Int, _ order: WaitingOrder) {
    self.order = order
    isWaiting = Array(repeating: false, count: count)
  }

  /// Who waits, in the order in which they came.
  var all: ArraySlice<Int32> { waiting[head...] }

  /// Lets one wait, unless it does already.
  mutating func append(_ one: Int) {
    guard !isWaiting[one] else { return }
    isWaiting[one] = true
    waiting.append(Int32(one))
  }

  /// Takes the next one off the list.
  ///
  /// - Returns: The one whose turn it is; `nil` where nobody waits.
  mutating func next() -> Int? {
    guard head < waiting.count else {
      waiting.removeAll(keepingCapacity: true)
      head = 0
      return nil
    }
    let one: Int32
    switch order {
    case .stack: one = waiting.removeLast()
    case .queue:
      one = waiting[head]
      head += 1
    }
    isWaiting[Int(one)] = false
    return Int(one)
  }

  /// Sends everyone away.
  mutating func removeAll() {
    for one in all { isWaiting[Int(one)] = false }
    waiting.removeAll(keepingCapacity: true)
    head = 0
  }
}
