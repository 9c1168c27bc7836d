// SPDX-License-Identifier: Apache-2.0
import Foundation

/// One thing that is timed against a named peer on the same data.
///
/// A kernel is one file here and one file of the same name under `Peers/`. Both read the file that
/// the peer's `generate` has written; both print answers, which must be equal.
protocol Kernel {
  /// The name on the command line.
  static var name: String { get }

  /// Does the timed work once.
  ///
  /// - Parameters:
  ///   - variant: One of the cases that the peer's file lists.
  ///   - data: The file to work on.
  /// - Returns: The seconds of the timed part, and what it computed, as text by name.
  /// - Throws: What keeps it from running.
  static func run(variant: String, data: URL) throws -> Measurement
}

/// What one run took and what it found.
struct Measurement: Codable {
  /// Wall-clock seconds.
  var seconds: Double
  /// Processor seconds of all threads; steadier on a busy machine.
  var processorSeconds: Double
  var answers: [String: String]
}

extension Measurement {
  /// Times a body and keeps what it returns.
  static func timing<Result>(
    _ body: () throws -> Result
  ) rethrows -> (measurement: Measurement, result: Result) {
    let clock = ContinuousClock()
    let start = clock.now
    let processorStart = processorTime()
    let result = try body()
    let (whole, atto) = (clock.now - start).components
    let measurement = Measurement(
      seconds: Double(whole) + Double(atto) * 1e-18,
      processorSeconds: processorTime() - processorStart,
      answers: [:]
    )
    return (measurement, result)
  }

  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
