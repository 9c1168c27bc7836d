// SPDX-License-Identifier: Apache-2.0

/// What each filter of a screen does to the files that reach it.
///
/// Each bar is as long as the files that reach the filter: plain are those that go on, dashed those that
/// it refers to a person, hatched those that leave. Beside the bars stand the counts, the last two of
/// which do not depend on the order of the filters.
public struct FilterWaterfall: Chart {
  /// One filter.
  public struct Row: Sendable, Hashable {
    /// Its label with what it asks.
    public let label: String
    /// How many files go on without a mark.
    public let others: Int
    /// How many go on and are referred to a person.
    public let referred: Int
    /// How many leave.
    public let settled: Int
    /// How many leave by this filter only.
    public let onlyHere: Int
    /// How many would leave if it came first.
    public let ifFirst: Int

    /// One filter.
    ///
    /// - Parameters:
    ///   - label: Its label with what it asks.
    ///   - others: How many files go on without a mark.
    ///   - referred: How many go on and are referred to a person.
    ///   - settled: How many leave.
    ///   - onlyHere: How many leave by this filter only.
    ///   - ifFirst: How many would leave if it came first.
    public init(
      label: String,
      others: Int,
      referred: Int,
      settled: Int,
      onlyHere: Int,
      ifFirst: Int
    ) {
      self.label = label
      self.others = others
      self.referred = referred
      self.settled = settled
      self.onlyHere = onlyHere
      self.ifFirst = ifFirst
    }

    var entering: Int { others + referred + settled }
  }

  /// The file-name stem, and the root of every id in the picture.
  public let name: String
  /// What the chart is.
  public let title: String
  /// The filters from the top.
  public let rows: [Row]
  /// The word for files that leave: `dropped`, or of a mission `read`.
  public let settledWord: String
  /// The result in one sentence.
  public let finding: String

  /// A chart of filters.
  ///
  /// - Parameters:
  ///   - name: The file-name stem.
  ///   - title: What the chart is.
  ///   - rows: The filters from the top.
  ///   - settledWord: The word for files that leave.
  ///   - finding: The result in one sentence.
  public init(name: String, title: String, rows: [Row], settledWord: String, finding: String) {
    self.name = name
    self.title = title
    self.rows = rows
    self.settledWord = settledWord
    self.finding = finding
  }

  /// The filters with their counts.
  public var table: ChartTable {
    ChartTable(
      columns: [
        "filter", "in", settledWord, "referred", "others", "by this filter only",
        "if it came first",
      ],
      rows: rows.map { row in
        [row.label]
          + [row.entering, row.settled, row.referred, row.others, row.onlyHere, row.ifFirst]
          .map(String.init)
      }
    )
  }

  /// The picture as a standalone SVG element.
  public func svg() -> String { canvas().svg() }
}
