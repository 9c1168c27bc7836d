// SPDX-License-Identifier: Apache-2.0
/// What became of one unit between two runs, and by what.
public struct RunChange: Sendable, Hashable, Codable {
  /// A component of the unit that changed.
  public struct Component: Sendable, Hashable, Codable {
    /// What people call it.
    public let title: String
    /// What it came to in the earlier run.
    public let before: String
    /// What it came to in the later run.
    public let after: String
    /// Each part that changed, and whether the figure moved or the table.
    public let reasons: [String]
  }

  /// How a unit's total moved.
  public enum Direction: String, Sendable, Hashable, CaseIterable, Codable {
    /// It has more points.
    case gained
    /// It has fewer.
    case lost
    /// It has the same points, and something else changed.
    case changed
    /// Only the later run has it.
    case added
    /// Only the earlier run has it.
    case removed
  }

  /// The unit, with its year.
  public let unit: String
  /// What the earlier run says; empty when it has no such unit.
  public let before: String
  /// What the later run says; empty when it has no such unit.
  public let after: String
  /// How the total moved.
  public let direction: Direction
  /// The components that changed.
  public let components: [Component]
}
