// SPDX-License-Identifier: Apache-2.0
internal import Dispatch
internal import Synchronization

/// Runs the same work on many chunks, on a given number of threads, in whatever order.
enum ThreadedChunks {
  /// The results in chunk order.
  static func map<Result: Sendable>(
    count: Int,
    threads: Int,
    _ body: @Sendable (Int) -> Result
  ) -> [Result] {
    guard threads > 1, count > 1 else { return (0..<count).map(body) }
    let next = Atomic<Int>(0)
    let results = Mutex<[Result?]>(Array(repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
      while true {
        let chunk = next.add(1, ordering: .relaxed).oldValue
        guard chunk < count else { return }
        let result = body(chunk)
        results.withLock { $0[chunk] = result }
      }
    }
    return results.withLock { $0 }.compactMap { $0 }
  }
}
