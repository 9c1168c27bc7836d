// SPDX-License-Identifier: Apache-2.0
import Synchronization
import Testing

@testable import NumericsCore

@Suite struct OrderedParallelTests {
  struct Refusal: Error, Equatable {
    let index: Int
  }

  /// A value that takes unequal time, so that threads finish out of order.
  private static func value(_ index: Int) -> Double {
    var generator = CounterRandom(seed: 11).generator(unit: UInt64(index), replicate: 0)
    var sum = 0.0
    for _ in 0..<(index * 37 % 101 + 1) { sum += generator.standardNormal() * 1e3 }
    return sum
  }

  @Test(arguments: [1, 2, 3, 8, 64])
  func `a map is the same bits for any number of threads`(threads: Int) {
    let expected = (0..<501).map { Self.value($0).bitPattern }
    let actual = OrderedParallel.map(count: 501, threads: threads) { Self.value($0) }
    #expect(actual.map(\.bitPattern) == expected)
  }

  @Test(arguments: [1, 2, 8])
  func `a reduction is the same bits for any number of threads`(threads: Int) {
    func total(_ threads: Int) -> Double {
      OrderedParallel.reduce(0.0, count: 1003, chunkSize: 64, threads: threads) { chunk in
        chunk.reduce(0.0) { $0 + Self.value($1) }
      } combine: {
        $0 += $1
      }
    }
    #expect(total(threads).bitPattern == total(1).bitPattern)
  }

  @Test func `a reduction covers every index once`() {
    for count in [0, 1, 63, 64, 65, 1000] {
      let indices = OrderedParallel.reduce([Int](), count: count, chunkSize: 64, threads: 3) {
        Array($0)
      } combine: {
        $0 += $1
      }
      #expect(indices == Array(0..<count))
    }
  }

  @Test(arguments: [1, 2, 8])
  func `the error of the lowest failing index is thrown`(threads: Int) {
    for _ in 0..<50 {
      #expect(throws: Refusal(index: 17)) {
        _ = try OrderedParallel.map(count: 200, threads: threads) { index in
          if index >= 17, index % 3 == 2 { throw Refusal(index: index) }
          return Self.value(index)
        }
      }
    }
  }

  @Test(arguments: [1, 2, 8])
  func `a stop begins no further index and gives no result`(threads: Int) {
    let begun = Atomic<Int>(0)
    let result = OrderedParallel.map(count: 10_000, threads: threads) { index in
      begun.wrappingAdd(1, ordering: .relaxed)
      return index
    } shouldStop: {
      begun.load(ordering: .relaxed) >= 20
    }
    #expect(result == nil)
    #expect(begun.load(ordering: .relaxed) < 20 + threads)
  }

  @Test func `a stop that never comes changes nothing`() {
    let result = OrderedParallel.map(count: 9, threads: 2) {
      $0 * $0
    } shouldStop: {
      false
    }
    #expect(result == (0..<9).map { $0 * $0 })
  }

  @Test func `no indices give no values`() {
    #expect(OrderedParallel.map(count: 0, threads: 4) { $0 }.isEmpty)
    #expect(OrderedParallel.map(count: -3, threads: 4) { $0 }.isEmpty)
  }

  @Test func `calls may nest`() {
    let table = OrderedParallel.map(count: 6, threads: 2) { row in
      OrderedParallel.map(count: 6, threads: 2) { row * $0 }
    }
    #expect(table == (0..<6).map { row in (0..<6).map { row * $0 } })
  }
}
