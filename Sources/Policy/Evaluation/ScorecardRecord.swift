// SPDX-License-Identifier: Apache-2.0

/// What a scorecard came to for one subject, component by component.
public struct ScorecardRecord: Sendable {
  /// Something that was asked for, and what it rests on.
  public struct Figure: Sendable {
    /// A value, bounds, an unknown or a fault.
    public var answer: Answer
    /// How it was computed; `nil` unless the evaluation explains.
    public var trace: TraceNode?
    /// The readings on which it rests.
    public var readings: [String] = []
    /// The weakest grade of the sources on which it rests; `nil` when nothing says.
    public var weakestGrade: SourceDeclaration.Grade?
  }

  /// A component, or one row of a component that every row is.
  public struct Entry: Sendable {
    /// The component.
    public var component: Scorecard.Component
    /// The name of its standard; empty outside a standard.
    public var standard: String
    /// The name of the row, where every row is a component.
    public var row: String?
    /// Whether it counts.
    public var counts: Verdict
    /// How that was decided; `nil` unless the evaluation explains, or where it always counts.
    public var countsTrace: TraceNode?
    /// Its points, or whether it is met; also where it does not count.
    public var value: Figure
    /// The most points there are for it.
    public var possible: Answer?
    /// How much it counts in a mean.
    public var weight: Answer?
  }

  /// The scorecard.
  public var scorecard: Scorecard
  /// The version that decided.
  public var version: String
  /// The components in order.
  public var entries: [Entry]
  /// The points of the report.
  public var total: Figure
  /// The points possible.
  public var possible: Answer?
  /// The total as a share.
  public var share: Figure?
  /// The level, range or letter.
  public var level: Figure?
}
