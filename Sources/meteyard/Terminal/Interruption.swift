// SPDX-License-Identifier: Apache-2.0
import Foundation
import Synchronization

/// Ctrl-C: ends at once while nothing is written, and at the next safe place while files are.
///
/// A run is computed in memory and appears in one step, so a computation can be dropped anywhere.
enum Interruption {
  private static let requests = Atomic<Int>(0)
  private static let writers = Atomic<Int>(0)

  /// What the handler prints: made before, because a handler may not allocate.
  private nonisolated(unsafe) static var farewell: (talk: [UInt8], data: [UInt8]) = ([], [])

  static func install() {
    let sentence = "interrupted; nothing is half written"
    let line = Output.isTerminal(.standardError) ? "\r\u{1B}[K" : ""
    // SAFETY: written once, before the handler can run.
    farewell = (
      Array("\(line)error: \(sentence)\n".utf8),
      Output.wantsJSON ? Array((Envelope.failure(code: 130, sentence: sentence) + "\n").utf8) : []
    )
    signal(SIGINT) { _ in
      let count = Interruption.requests.add(1, ordering: .relaxed).newValue
      if count > 1 { _exit(130) }
      guard Interruption.writers.load(ordering: .relaxed) == 0 else { return }
      Interruption.farewell.data.withUnsafeBytes { _ = write(1, $0.baseAddress, $0.count) }
      Interruption.farewell.talk.withUnsafeBytes { _ = write(2, $0.baseAddress, $0.count) }
      _exit(130)
    }
  }

  static var isRequested: Bool { requests.load(ordering: .relaxed) > 0 }

  /// Work that writes files: Ctrl-C waits until it asks whether to stop.
  static func whileWriting<Result>(_ work: () throws -> Result) rethrows -> Result {
    writers.add(1, ordering: .relaxed)
    defer { writers.subtract(1, ordering: .relaxed) }
    return try work()
  }
}
