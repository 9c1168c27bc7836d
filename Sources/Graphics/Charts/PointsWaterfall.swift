// SPDX-License-Identifier: Apache-2.0

/// How components add up to a total: each bar starts where the one before it ends.
///
/// Earned points are plain, points lost to a maximum hatched beyond them, points of a component that is
/// not scored an open, dashed bar as long as its maximum; so that nothing rests on colour.
public struct PointsWaterfall: Chart {
  /// A component.
  public struct Row: Sendable, Hashable {
    /// What it is called.
    public let label: String
    /// The points that it earns; `nil` where it is not scored.
    public let earned: ChartNumber?
    /// The points lost to a maximum; `nil` where none are.
    public let lost: ChartNumber?
    /// The most points there are for it.
    public let most: ChartNumber
    /// Why it is not scored; empty where it is.
    public let reason: String

    /// A component.
    ///
    /// - Parameters:
    ///   - label: What it is called.
    ///   - earned: The points that it earns; `nil` where it is not scored.
    ///   - lost: The points lost to a maximum; `nil` where none are.
    ///   - most: The most points there are for it.
    ///   - reason: Why it is not scored.
    public init(
      label: String,
      earned: ChartNumber?,
      lost: ChartNumber? = nil,
      most: ChartNumber,
      reason: String = ""
    ) {
      self.label = label
      self.earned = earned
      self.lost = lost
      self.most = most
      self.reason = reason
    }

    /// How far the bar after it is pushed to the right.
    var length: Double { earned?.value ?? most.value }
  }

  /// A total from which another level begins.
  public struct Line: Sendable, Hashable {
    /// The level, such as `accredited range`.
    public let label: String
    /// The total.
    public let total: ChartNumber

    /// A total from which another level begins.
    ///
    /// - Parameters:
    ///   - label: The level.
    ///   - total: The total.
    public init(label: String, total: ChartNumber) {
      self.label = label
      self.total = total
    }
  }

  /// The file-name stem, and the root of every id in the picture.
  public let name: String
  /// What the chart is.
  public let title: String
  /// The components from the top.
  public let rows: [Row]
  /// Where levels begin.
  public let lines: [Line]
  /// The points possible; `nil` where none are declared.
  public let possible: ChartNumber?
  /// The result in one sentence.
  public let finding: String

  /// A chart of points.
  ///
  /// - Parameters:
  ///   - name: The file-name stem.
  ///   - title: What the chart is.
  ///   - rows: The components from the top.
  ///   - lines: Where levels begin.
  ///   - possible: The points possible.
  ///   - finding: The result in one sentence.
  public init(
    name: String,
    title: String,
    rows: [Row],
    lines: [Line],
    possible: ChartNumber?,
    finding: String
  ) {
    self.name = name
    self.title = title
    self.rows = rows
    self.lines = lines
    self.possible = possible
    self.finding = finding
  }

  /// Each component with its points, and each level with its total.
  public var table: ChartTable {
    ChartTable(
      columns: [
        "component or level", "points", "lost to the maximum", "most", "not scored because",
      ],
      rows: rows.map { row in
        [row.label, row.earned?.text ?? "", row.lost?.text ?? "", row.most.text, row.reason]
      } + lines.map { [$0.label, $0.total.text, "", "", ""] }
    )
  }

  /// The chart as a standalone SVG element.
  public func svg() -> String { canvas().svg() }
}
