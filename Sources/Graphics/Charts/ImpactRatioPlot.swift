// SPDX-License-Identifier: Apache-2.0

/// The selection rate of each group divided by that of a reference group: a dot with its interval, and a
/// line at a threshold such as four fifths.
///
/// A group that is too small to be judged has an open dot, the reference group a diamond at 1. There is
/// deliberately no colour for good and bad: the chart does not say whether a rule is fair.
public struct ImpactRatioPlot: Chart {
  /// One group.
  public struct Row: Sendable, Hashable {
    /// Its name.
    public let label: String
    /// How many it has, and how many of them are selected, such as `45 of 100`.
    public let count: String
    /// Its rate as printed.
    public let rate: String
    /// The ratio; `nil` for the reference group, and where there is none.
    public let ratio: ChartNumber?
    /// The lower end of the interval.
    public let lower: ChartNumber?
    /// The upper end of the interval.
    public let upper: ChartNumber?
    /// What stands behind the row, such as `below 4/5, interval includes 4/5`.
    public let note: String
    /// Whether the others are compared with it.
    public let isReference: Bool
    /// Whether it is large enough to be judged.
    public let isJudged: Bool

    /// One group.
    ///
    /// - Parameters:
    ///   - label: Its name.
    ///   - count: How many it has, and how many of them are selected.
    ///   - rate: Its rate as printed.
    ///   - ratio: The ratio.
    ///   - lower: The lower end of the interval.
    ///   - upper: The upper end of the interval.
    ///   - note: What stands behind the row.
    ///   - isReference: Whether the others are compared with it.
    ///   - isJudged: Whether it is large enough to be judged.
    public init(
      label: String,
      count: String,
      rate: String,
      ratio: ChartNumber?,
      lower: ChartNumber? = nil,
      upper: ChartNumber? = nil,
      note: String = "",
      isReference: Bool = false,
      isJudged: Bool = true
    ) {
      self.label = label
      self.count = count
      self.rate = rate
      self.ratio = ratio
      self.lower = lower
      self.upper = upper
      self.note = note
      self.isReference = isReference
      self.isJudged = isJudged
    }
  }

  /// The file-name stem, and the root of every id in the picture.
  public let name: String
  /// What the chart is.
  public let title: String
  /// The groups from the top.
  public let rows: [Row]
  /// The ratio at which the line stands, such as `4/5`.
  public let threshold: ChartNumber
  /// What interval is shown, such as `95 %, Katz`.
  public let interval: String
  /// What stands under the picture.
  public let caution: String
  /// The result in one sentence.
  public let finding: String

  /// A chart of ratios.
  ///
  /// - Parameters:
  ///   - name: The file-name stem.
  ///   - title: What the chart is.
  ///   - rows: The groups from the top.
  ///   - threshold: The ratio at which the line stands.
  ///   - interval: What interval is shown.
  ///   - caution: What stands under the picture.
  ///   - finding: The result in one sentence.
  public init(
    name: String,
    title: String,
    rows: [Row],
    threshold: ChartNumber,
    interval: String,
    caution: String,
    finding: String
  ) {
    self.name = name
    self.title = title
    self.rows = rows
    self.threshold = threshold
    self.interval = interval
    self.caution = caution
    self.finding = finding
  }

  /// The groups with their rates, ratios and intervals.
  public var table: ChartTable {
    ChartTable(
      columns: ["group", "selected", "rate", "ratio", "from", "to", "note"],
      rows: rows.map { row in
        [
          row.label, row.count, row.rate, row.isReference ? "reference" : row.ratio?.text ?? "",
          row.lower?.text ?? "", row.upper?.text ?? "", row.note,
        ]
      }
    )
  }

  /// The picture as a standalone SVG element.
  public func svg() -> String { canvas().svg() }
}
