// SPDX-License-Identifier: Apache-2.0

/// The rates of groups at several cuts, and below them, on the same axis, the ratios to a reference
/// group with a line at four fifths.
///
/// Two panels and never two scales in one: a cut that is looked at only where it stands hides the cliff
/// beside it.
public struct CutoffPanels: Chart {
  /// A group at one cut.
  public struct Point: Sendable, Hashable {
    /// The cut.
    public let cut: ChartNumber
    /// The group's rate; `nil` of nobody.
    public let rate: ChartNumber?
    /// The ratio to the reference group; `nil` for that group itself, and where there is none.
    public let ratio: ChartNumber?
    /// The lower end of the ratio's interval; `nil` where no error is published.
    public let lower: ChartNumber?
    /// The upper end of the ratio's interval.
    public let upper: ChartNumber?

    /// A group at one cut.
    ///
    /// - Parameters:
    ///   - cut: The cut.
    ///   - rate: The group's rate.
    ///   - ratio: The ratio to the reference group.
    ///   - lower: The lower end of the ratio's interval.
    ///   - upper: The upper end of the ratio's interval.
    public init(
      cut: ChartNumber,
      rate: ChartNumber?,
      ratio: ChartNumber? = nil,
      lower: ChartNumber? = nil,
      upper: ChartNumber? = nil
    ) {
      self.cut = cut
      self.rate = rate
      self.ratio = ratio
      self.lower = lower
      self.upper = upper
    }
  }

  /// A group along the cuts.
  public struct Group: Sendable, Hashable {
    /// Its name.
    public let label: String
    /// Its points in rising order of the cut.
    public let points: [Point]

    /// A group along the cuts.
    ///
    /// - Parameters:
    ///   - label: Its name.
    ///   - points: Its points in rising order of the cut.
    public init(label: String, points: [Point]) {
      self.label = label
      self.points = points
    }
  }

  /// The file-name stem, and the root of every id in the picture.
  public let name: String
  /// What the chart is.
  public let title: String
  /// The groups.
  public let groups: [Group]
  /// The cut of the policy; `nil` where there is none.
  public let stated: ChartNumber?
  /// The ratio at which the line stands, such as `4/5`.
  public let threshold: ChartNumber
  /// What the horizontal axis measures.
  public let axisTitle: String
  /// What is assumed, which intervals are shown, and what they do not say.
  public let notes: [String]
  /// The result in one sentence.
  public let finding: String

  /// A chart of cuts.
  ///
  /// - Parameters:
  ///   - name: The file-name stem.
  ///   - title: What the chart is.
  ///   - groups: The groups.
  ///   - stated: The cut of the policy.
  ///   - threshold: The ratio at which the line stands.
  ///   - axisTitle: What the horizontal axis measures.
  ///   - notes: What is assumed, which intervals are shown, and what they do not say.
  ///   - finding: The result in one sentence.
  public init(
    name: String,
    title: String,
    groups: [Group],
    stated: ChartNumber?,
    threshold: ChartNumber,
    axisTitle: String,
    notes: [String],
    finding: String
  ) {
    self.name = name
    self.title = title
    self.groups = groups
    self.stated = stated
    self.threshold = threshold
    self.axisTitle = axisTitle
    self.notes = notes
    self.finding = finding
  }

  /// Each group at each cut.
  public var table: ChartTable {
    ChartTable(
      columns: ["group", "cut", "rate", "ratio", "from", "to"],
      rows: groups.flatMap { group in
        group.points.map { point in
          [
            group.label, point.cut.text, point.rate?.text ?? "", point.ratio?.text ?? "",
            point.lower?.text ?? "", point.upper?.text ?? "",
          ]
        }
      },
      keyColumns: 2
    )
  }

  /// The picture as a standalone SVG element.
  public func svg() -> String { canvas().svg() }
}
