// SPDX-License-Identifier: Apache-2.0

/// The score distributions of two groups, such as the contrasting groups, with the cuts.
///
/// Each group is a stepped outline of shares within the group, so that groups of different size
/// compare; the second group is hatched.
public struct GroupDensityChart: Chart {
  /// A step of a histogram.
  public struct Bin: Sendable, Hashable {
    /// The lower edge.
    public let lower: Double
    /// The upper edge.
    public let upper: Double
    /// The scores of the bin, such as `70-74`.
    public let label: String
    /// How many of the group are in the bin.
    public let count: Int
    /// Their share of the group, from 0 to 1.
    public let share: ChartNumber

    /// A bin of scores.
    public init(lower: Double, upper: Double, label: String, count: Int, share: ChartNumber) {
      self.lower = lower
      self.upper = upper
      self.label = label
      self.count = count
      self.share = share
    }

    var isFinite: Bool { lower.isFinite && upper.isFinite && upper >= lower && share.isFinite }
  }

  /// A group with its histogram.
  public struct Group: Sendable, Hashable {
    /// The group's name, such as `not qualified`.
    public let label: String
    /// The bins, in increasing order.
    public let bins: [Bin]

    /// A group of persons.
    public init(label: String, bins: [Bin]) {
      self.label = label
      self.bins = bins
    }

    var count: Int { bins.reduce(0) { $0 + $1.count } }
  }

  /// A cut between the groups.
  public struct Cut: Sendable, Hashable {
    /// Which rule gives it, such as `intersection of normals`.
    public let label: String
    /// The cut.
    public let value: ChartNumber

    /// A cut by a rule.
    public init(label: String, value: ChartNumber) {
      self.label = label
      self.value = value
    }
  }

  /// The file-name stem, and the root of every id in the picture.
  public let name: String
  /// What the chart is.
  public let title: String
  /// The groups, two as a rule; the first is plain, the others are hatched.
  public let groups: [Group]
  /// The cuts; the first is the one reported.
  public let cuts: [Cut]
  /// What the axis of scores measures.
  public let axisTitle: String
  let statement: String?

  /// A chart of score distributions by group.
  ///
  /// - Parameters:
  ///   - name: The file-name stem.
  ///   - title: What the chart is.
  ///   - groups: The groups, the lower one first.
  ///   - cuts: The cuts; the first is the one reported.
  ///   - axisTitle: What the axis of scores measures.
  ///   - finding: The sentence of the chart; by default it is made from the values.
  public init(
    name: String,
    title: String,
    groups: [Group],
    cuts: [Cut],
    axisTitle: String = "score",
    finding: String? = nil
  ) {
    self.name = name
    self.title = title
    self.groups = groups
    self.cuts = cuts
    self.axisTitle = axisTitle
    statement = finding
  }

  /// The result in one sentence: the one given, or one made from the values.
  public var finding: String {
    if let statement { return statement }
    guard groups.contains(where: { $0.count > 0 }) else { return "No scores are given." }
    let sizes = groups.map { "\($0.count) \($0.label)" }
    let places = cuts.map { "\($0.value.text) (\($0.label))" }
    return "The groups are \(Sentence.list(sizes))"
      + (places.isEmpty ? "." : "; the cut is \(Sentence.list(places)).")
  }

  /// Every number of the picture, as printed.
  public var table: ChartTable {
    ChartTable(
      columns: ["series", axisTitle, "count", "share of the group"],
      rows: groups.flatMap { group in
        group.bins.map { [group.label, $0.label, "\($0.count)", $0.share.text] }
      } + cuts.map { ["cut, \($0.label)", $0.value.text, "", ""] },
      keyColumns: 2
    )
  }

  /// The picture as a standalone SVG element.
  public func svg() -> String { canvas().svg() }
}
