// SPDX-License-Identifier: Apache-2.0
import NumericsCore

/// In which order those who wait propose.
public enum WaitingOrder: String, Sendable, Hashable, CaseIterable {
  /// Who came last goes first.
  case stack
  /// Who came first goes first.
  case queue
  /// Who goes next is drawn.
  case random
}

/// Parties or programs that wait for their turn, each at most once.
struct WaitingList: Sendable {
  /// Who goes first.
  let order: WaitingOrder
  private var generator: CounterGenerator
  private var waiting: [Int32] = []
  private var head = 0
  private var isWaiting: [Bool]

  /// A list on which nobody waits.
  ///
  /// - Parameters:
  ///   - count: How many there are in all.
  ///   - order: Who goes first.
  ///   - seed: What draws are made from.
  init(_ count: Int, _ order: WaitingOrder, seed: UInt64 = 0) {
    self.order = order
    generator = CounterRandom(seed: seed).generator(unit: Self.stream, replicate: 0)
    isWaiting = Array(repeating: false, count: count)
  }

  /// The stream of draws, apart from those of other purposes.
  private static let stream: UInt64 = 0x5741_4954

  /// Who waits, in the order in which they came; those of a drawn order in no order.
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
    case .random:
      waiting.swapAt(generator.index(below: waiting.count), waiting.count - 1)
      one = waiting.removeLast()
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
