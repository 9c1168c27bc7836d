// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// Tells how far a long stage is, from any thread and not too often.
///
/// A stage that is over soon is never told of, so that what is said of a short run does not depend on
/// how much there is in it.
final class StageTally: Sendable {
  private struct State {
    var done = 0
    var lastTold = ContinuousClock.now
  }

  private let stage: String
  private let count: Int
  private let noun: String
  private let pause: Duration
  private let tell: @Sendable (String) -> Void
  private let state = Mutex(State())

  /// A stage that begins now.
  ///
  /// - Parameters:
  ///   - stage: What is done, such as `deciding`.
  ///   - count: How many units there are to do.
  ///   - noun: The word for the units.
  ///   - pause: How long to be silent before the first word and between two.
  ///   - tell: Told `deciding 320 of 2000 applicants`.
  init(
    _ stage: String,
    of count: Int,
    _ noun: String,
    pause: Duration = .milliseconds(500),
    _ tell: @escaping @Sendable (String) -> Void
  ) {
    self.stage = stage
    self.count = count
    self.noun = noun
    self.pause = pause
    self.tell = tell
  }

  /// Some units more are done.
  func advance(by units: Int = 1) {
    let done = state.withLock { state -> Int? in
      state.done += units
      let now = ContinuousClock.now
      guard now - state.lastTold >= pause else { return nil }
      state.lastTold = now
      return state.done
    }
    if let done { tell("\(stage) \(done) of \(count) \(noun)") }
  }
}
