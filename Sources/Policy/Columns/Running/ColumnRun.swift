// SPDX-License-Identifier: Apache-2.0

/// What a run over columns has found.
public struct ColumnRun: Sendable {
  /// How many rows of a group, a band and an outcome there are.
  public struct GroupCount: Sendable, Hashable {
    /// The group; without groups the value `none`.
    public var group: MeasureColumn.Cell
    /// The band; without bands the value `none`.
    public var band: MeasureColumn.Cell
    /// The outcome.
    public var outcome: DecisionOutcome
    /// How many rows.
    public var count: Int
  }

  /// The decisions by their places in the program.
  public internal(set) var decisions: [Int: DecisionColumns] = [:]
  /// The measures by their places in the program.
  public internal(set) var measures: [Int: MeasureColumn] = [:]
  /// The scorecard; `nil` where it was not asked for, or columns did not carry it.
  public internal(set) var scorecard: ScorecardColumns?
  /// The counts in the order of the request; groups and bands in the order of their codes, those
  /// without rows left out.
  public internal(set) var counts: [[GroupCount]] = []
  /// What columns did not carry, by clause: it was left to the evaluator of single cases, or, where
  /// none was given, is not among the results.
  public internal(set) var refusals: [FormRefusal] = []
  /// How many rows the evaluator of single cases has decided or computed.
  public internal(set) var rowsLeftToCases = 0
}
