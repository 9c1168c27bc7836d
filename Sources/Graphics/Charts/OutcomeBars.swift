// SPDX-License-Identifier: Apache-2.0

/// How many cases are met, not met, unknown and broken, for each criterion or version.
///
/// Each outcome has a fill of its own (plain, hatched, open, dark) beside its word and its count,
/// so that nothing rests on colour.
public struct OutcomeBars: Chart {
  /// The counts of one criterion or version.
  public struct Row: Sendable, Hashable {
    /// What is counted, such as `(2) ecfmg_certificate = permanent`.
    public let label: String
    /// How many are met.
    public let met: Int
    /// How many are not met.
    public let notMet: Int
    /// How many are unknown.
    public let unknown: Int
    /// How many are broken.
    public let fault: Int
    /// To how many it does not apply.
    public let exempt: Int

    /// A row of counts.
    ///
    /// - Parameters:
    ///   - label: What is counted.
    ///   - met: How many are met.
    ///   - notMet: How many are not met.
    ///   - unknown: How many are unknown.
    ///   - fault: How many are broken.
    ///   - exempt: To how many it does not apply.
    public init(
      label: String,
      met: Int,
      notMet: Int,
      unknown: Int,
      fault: Int,
      exempt: Int = 0
    ) {
      self.label = label
      self.met = met
      self.notMet = notMet
      self.unknown = unknown
      self.fault = fault
      self.exempt = exempt
    }

    /// All cases of the row.
    var total: Int { counts.reduce(0, +) }
    /// The counts in the order of `OutcomeBars.words`.
    var counts: [Int] { [met, notMet, unknown, fault, exempt] }
  }

  /// The words of the counts, in the order of the bars.
  static let words = ["met", "not met", "unknown", "fault", "not applied"]

  /// The file-name stem, and the root of every id in the picture.
  public let name: String
  /// What the chart is.
  public let title: String
  /// The rows from the top.
  public let rows: [Row]
  /// What a row is, such as `criterion`.
  public let rowTitle: String
  /// What is counted, such as `applicants`.
  public let unit: String
  /// The result in one sentence.
  public let finding: String

  /// A chart of outcomes.
  ///
  /// - Parameters:
  ///   - name: The file-name stem.
  ///   - title: What the chart is.
  ///   - rows: The rows from the top.
  ///   - rowTitle: What a row is.
  ///   - unit: What is counted, in the plural.
  ///   - finding: The result in one sentence.
  public init(
    name: String,
    title: String,
    rows: [Row],
    rowTitle: String,
    unit: String,
    finding: String
  ) {
    self.name = name
    self.title = title
    self.rows = rows
    self.rowTitle = rowTitle
    self.unit = unit
    self.finding = finding
  }

  /// How many of the words have a column: the last one only where something is not applied.
  var shownWords: Range<Int> {
    0..<(rows.contains { $0.exempt > 0 } ? Self.words.count : Self.words.count - 1)
  }

  /// Every number of the picture, as printed.
  public var table: ChartTable {
    ChartTable(
      columns: [rowTitle] + Self.words[shownWords],
      rows: rows.map { row in [row.label] + row.counts[shownWords].map(String.init) }
    )
  }

  /// The picture as a standalone SVG element.
  public func svg() -> String { canvas().svg() }
}
