// SPDX-License-Identifier: Apache-2.0

/// How many units came from each level to each other one: bands whose widths are counts.
///
/// Bands to a higher level are shaded, to a lower one hatched, to the same one plain, from or to what is
/// undetermined open; each has its count, so that nothing rests on colour.
public struct LevelFlows: Chart {
  /// A level.
  public struct Level: Sendable, Hashable {
    /// Its word.
    public let label: String
    /// Whether it is a level; `false` for what is undetermined.
    public let isKnown: Bool

    /// A level.
    ///
    /// - Parameters:
    ///   - label: Its word.
    ///   - isKnown: Whether it is a level.
    public init(_ label: String, isKnown: Bool = true) {
      self.label = label
      self.isKnown = isKnown
    }
  }

  /// Units that came from one level to another, or stayed.
  public struct Flow: Sendable, Hashable {
    /// The place of the level before.
    public let from: Int
    /// The place of the level after.
    public let to: Int
    /// How many units.
    public let count: Int

    /// Units that came from one level to another.
    ///
    /// - Parameters:
    ///   - from: The place of the level before.
    ///   - to: The place of the level after.
    ///   - count: How many units.
    public init(from: Int, to: Int, count: Int) {
      self.from = from
      self.to = to
      self.count = count
    }
  }

  /// The file-name stem, and the root of every id in the picture.
  public let name: String
  /// What the chart is.
  public let title: String
  /// What comes first, such as a year.
  public let before: String
  /// What comes next.
  public let after: String
  /// The levels, the lowest first.
  public let levels: [Level]
  /// The flows that have units.
  public let flows: [Flow]
  /// What is counted, in the plural.
  public let unit: String
  /// The result in one sentence.
  public let finding: String

  /// A chart of flows.
  ///
  /// - Parameters:
  ///   - name: The file-name stem.
  ///   - title: What the chart is.
  ///   - before: What comes first.
  ///   - after: What comes next.
  ///   - levels: The levels, the lowest first.
  ///   - flows: The flows; one to a level that is not there traps, as do two of the same pair.
  ///   - unit: What is counted, in the plural.
  ///   - finding: The result in one sentence.
  public init(
    name: String,
    title: String,
    before: String,
    after: String,
    levels: [Level],
    flows: [Flow],
    unit: String,
    finding: String
  ) {
    precondition(
      flows.allSatisfy { levels.indices.contains($0.from) && levels.indices.contains($0.to) },
      "a flow joins two levels"
    )
    precondition(Set(flows.map { [$0.from, $0.to] }).count == flows.count, "a pair has one flow")
    self.name = name
    self.title = title
    self.before = before
    self.after = after
    self.levels = levels
    self.flows = flows.filter { $0.count > 0 }
    self.unit = unit
    self.finding = finding
  }

  /// Every flow with its count.
  public var table: ChartTable {
    ChartTable(
      columns: ["level, \(before)", "level, \(after)", unit],
      rows: flows.map { [levels[$0.from].label, levels[$0.to].label, String($0.count)] },
      keyColumns: 2
    )
  }

  /// The picture as a standalone SVG element.
  public func svg() -> String { canvas().svg() }
}
