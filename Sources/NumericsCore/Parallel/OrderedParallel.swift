// SPDX-License-Identifier: Apache-2.0
import Dispatch
import Synchronization

/// Work over many indices on several threads, with results that do not depend on their number.
///
/// Results stand in index order, sums run over fixed chunks in a fixed order, and of several errors
/// the one with the lowest index is thrown: threads change speed, never bytes.
public enum OrderedParallel {
  /// Computes one value per index.
  ///
  /// Indices are handed out in ascending order, so that when one fails, all lower ones have been
  /// started and run to their end: the lowest failing index is the same for any number of threads.
  ///
  /// - Parameters:
  ///   - count: How many indices, from 0.
  ///   - threads: At most how many threads; 1 or less runs on the caller's thread.
  ///   - body: The value of an index; it may not depend on another index.
  /// - Throws: The error of the lowest failing index.
  /// - Returns: The values in index order.
  public static func map<Value: Sendable, Failure: Error>(
    count: Int,
    threads: Int,
    _ body: @Sendable (Int) throws(Failure) -> Value
  ) throws(Failure) -> [Value] {
    // Without a stop the result is always complete.
    try run(count: count, threads: threads, shouldStop: { false }, body) ?? []
  }

  /// Computes one value per index, unless told to stop.
  ///
  /// - Parameters:
  ///   - count: How many indices, from 0.
  ///   - threads: At most how many threads; 1 or less runs on the caller's thread.
  ///   - body: The value of an index; it may not depend on another index.
  ///   - shouldStop: Asked before every index, from several threads; once true, no index is begun.
  /// - Throws: The error of the lowest failing index.
  /// - Returns: The values in index order; `nil` when stopped before all were begun.
  public static func map<Value: Sendable, Failure: Error>(
    count: Int,
    threads: Int,
    _ body: @Sendable (Int) throws(Failure) -> Value,
    shouldStop: @Sendable () -> Bool
  ) throws(Failure) -> [Value]? {
    try run(count: count, threads: threads, shouldStop: shouldStop, body)
  }

  private static func run<Value: Sendable, Failure: Error>(
    count: Int,
    threads: Int,
    shouldStop: @Sendable () -> Bool,
    _ body: @Sendable (Int) throws(Failure) -> Value
  ) throws(Failure) -> [Value]? {
    guard count > 0 else { return [] }
    let workers = min(threads, count)
    guard workers > 1 else {
      var values: [Value] = []
      values.reserveCapacity(count)
      for index in 0..<count {
        if shouldStop() { return nil }
        values.append(try body(index))
      }
      return values
    }
    let tally = WorkTally<Value, Failure>(count: count)
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      tally.work(shouldStop: shouldStop, body)
    }
    return try tally.result()
  }
}

/// What the workers of one call share: the next index, the errors and the finished values.
private final class WorkTally<Value: Sendable, Failure: Error>: Sendable {
  private struct Finished: Sendable {
    var values: [(index: Int, value: Value)] = []
    var failure: (index: Int, error: Failure)?
  }

  private let count: Int
  private let nextIndex = Atomic<Int>(0)
  private let isHalted = Atomic<Bool>(false)
  private let finished = Mutex(Finished())

  init(count: Int) { self.count = count }

  func work(
    shouldStop: @Sendable () -> Bool,
    _ body: @Sendable (Int) throws(Failure) -> Value
  ) {
    var own: [(index: Int, value: Value)] = []
    var failure: (index: Int, error: Failure)?
    while !isHalted.load(ordering: .acquiring) {
      // Asked before an index is taken: an index that was taken is always computed.
      if shouldStop() {
        isHalted.store(true, ordering: .releasing)
        break
      }
      let index = nextIndex.wrappingAdd(1, ordering: .relaxed).oldValue
      guard index < count else { break }
      do throws(Failure) {
        own.append((index, try body(index)))
      } catch {
        failure = (index, error)
        isHalted.store(true, ordering: .releasing)
      }
    }
    finished.withLock { shared in
      shared.values += own
      if let failure, failure.index < shared.failure?.index ?? .max { shared.failure = failure }
    }
  }

  func result() throws(Failure) -> [Value]? {
    let all = finished.withLock { $0 }
    if let failure = all.failure { throw failure.error }
    guard all.values.count == count else { return nil }
    return all.values.sorted { $0.index < $1.index }.map(\.value)
  }
}
