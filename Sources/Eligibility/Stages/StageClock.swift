// SPDX-License-Identifier: Apache-2.0
public import Evidence

/// A stage of a license that is or was held.
public struct StageClock: Sendable, Hashable {
  /// The policy's id.
  public var pathway: String
  /// The stage, such as `provisional`.
  public var stage: String
  /// The day from which it is held; `nil` when that is not known.
  public var started: CalendarDate?
  /// The end of the term by an extension that was granted; `nil` without one.
  public var extendedTo: CalendarDate?
  /// The day on which a person ended it; `nil` while it is held.
  public var ended: CalendarDate?

  /// A stage that is or was held.
  ///
  /// - Parameters:
  ///   - pathway: The policy's id.
  ///   - stage: The stage.
  ///   - started: The day from which it is held.
  ///   - extendedTo: The end of the term by an extension.
  ///   - ended: The day on which a person ended it.
  public init(
    pathway: String,
    stage: String,
    started: CalendarDate?,
    extendedTo: CalendarDate? = nil,
    ended: CalendarDate? = nil
  ) {
    self.pathway = pathway
    self.stage = stage
    self.started = started
    self.extendedTo = extendedTo
    self.ended = ended
  }
}

extension [StageClock] {
  /// The stage that a case asks for: the one behind the last stage that is held, or the first.
  ///
  /// Only what is held counts. A term that has run out changes nothing: that takes a person.
  ///
  /// - Parameter stages: The stages of the pathway, in order.
  /// - Returns: The stage; `nil` where the last one is held, and where there are none.
  public func askedStage(among stages: [String]) -> String? {
    let held = compactMap { stages.firstIndex(of: $0.stage) }.max()
    guard let held else { return stages.first }
    return held + 1 < stages.count ? stages[held + 1] : nil
  }
}
