// SPDX-License-Identifier: Apache-2.0

/// How many applicants obtained each rank of their lists, or made each number of proposals, by type.
///
/// Each type has a panel of its own, all on one axis, with shares of the type for height and counts as
/// numbers; who is on no rank stands apart, hatched.
public struct RankHistogram: Chart {
  /// The applicants of one type at one place of the axis.
  public struct Bar: Sendable, Hashable {
    /// How many, as printed: a count, or words where it is not told.
    public let count: String
    /// Their share of the type, from 0 to 1; not finite where it is not told.
    public let share: ChartNumber

    /// A bar.
    ///
    /// - Parameters:
    ///   - count: How many, as printed.
    ///   - share: Their share of the type.
    public init(count: String, share: ChartNumber) {
      self.count = count
      self.share = share
    }
  }

  /// The applicants of one type.
  public struct Panel: Sendable, Hashable {
    /// The type with its number of applicants, such as `us_md_senior (n = 120)`.
    public let label: String
    /// A bar for each place of the axis.
    public let bars: [Bar]

    /// A panel.
    ///
    /// - Parameters:
    ///   - label: The type with its number of applicants.
    ///   - bars: A bar for each place of the axis.
    public init(label: String, bars: [Bar]) {
      self.label = label
      self.bars = bars
    }
  }

  /// The file-name stem, and the root of every id in the picture.
  public let name: String
  /// What the chart is.
  public let title: String
  /// The places of the axis in their order, such as `1`, `2`, `3`.
  public let places: [String]
  /// What the last place is called when it is no number, such as `none`; `nil` when all are numbers.
  public let outside: String?
  /// The types from the top.
  public let panels: [Panel]
  /// What the axis counts, such as `rank obtained`.
  public let axisTitle: String
  /// The result in one sentence.
  public let finding: String

  /// A histogram by type.
  ///
  /// - Parameters:
  ///   - name: The file-name stem.
  ///   - title: What the chart is.
  ///   - places: The places of the axis in their order, without the one outside.
  ///   - outside: A last place that is no number, such as `none`.
  ///   - panels: The types; each has a bar for each place and for the one outside, or traps.
  ///   - axisTitle: What the axis counts.
  ///   - finding: The result in one sentence.
  public init(
    name: String,
    title: String,
    places: [String],
    outside: String? = nil,
    panels: [Panel],
    axisTitle: String,
    finding: String
  ) {
    let count = places.count + (outside == nil ? 0 : 1)
    precondition(panels.allSatisfy { $0.bars.count == count }, "a panel has a bar for each place")
    self.name = name
    self.title = title
    self.places = places
    self.outside = outside
    self.panels = panels
    self.axisTitle = axisTitle
    self.finding = finding
  }

  /// Every bar with its count and share.
  public var table: ChartTable {
    let names = places + (outside.map { [$0] } ?? [])
    return ChartTable(
      columns: ["applicants", axisTitle, "count", "share"],
      rows: panels.flatMap { panel in
        zip(names, panel.bars).map { [panel.label, $0, $1.count, $1.share.text] }
      },
      keyColumns: 2
    )
  }

  /// The picture as a standalone SVG element.
  public func svg() -> String { canvas().svg() }
}
