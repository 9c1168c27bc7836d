// SPDX-License-Identifier: Apache-2.0

/// To which level each unit comes in how many of 100 redrawn cohorts: a stacked strip for each unit.
///
/// Levels have their number in the strip and a shade of their own; the level that is reported is framed.
public struct CertaintyStrip: Chart {
  /// How many cohorts come to a level.
  public struct Share: Sendable, Hashable {
    /// Out of 100 cohorts.
    public let number: ChartNumber
    /// Its Monte Carlo error, as printed.
    public let error: String

    /// How many cohorts come to a level.
    ///
    /// - Parameters:
    ///   - number: Out of 100 cohorts.
    ///   - error: Its Monte Carlo error, as printed.
    public init(_ number: ChartNumber, error: String) {
      self.number = number
      self.error = error
    }
  }

  /// A unit.
  public struct Row: Sendable, Hashable {
    /// What it is called.
    public let label: String
    /// How many cohorts come to each level; as many as there are levels.
    public let shares: [Share]
    /// The place of the level that is reported; `nil` where it is undetermined.
    public let reported: Int?
    /// The share of the level that is reported in words, such as `33 in 100`.
    public let words: String

    /// A unit.
    ///
    /// - Parameters:
    ///   - label: What it is called.
    ///   - shares: How many cohorts come to each level.
    ///   - reported: The place of the level that is reported.
    ///   - words: The share of the level that is reported in words.
    public init(label: String, shares: [Share], reported: Int?, words: String) {
      self.label = label
      self.shares = shares
      self.reported = reported
      self.words = words
    }

    /// The levels that some cohort comes to, and the one that is reported.
    var shown: [Int] {
      shares.indices.filter { place in
        !(shares[place].number.value <= 0) || place == reported
      }
    }
  }

  /// The file-name stem, and the root of every id in the picture.
  public let name: String
  /// What the chart is.
  public let title: String
  /// The levels, the lowest first; one that is undetermined is the last and has a mark of its own.
  public let levels: [LevelFlows.Level]
  /// The units from the top.
  public let rows: [Row]
  /// What a row is, such as `unit`.
  public let rowTitle: String
  /// How the cohorts were drawn, in one sentence.
  public let method: String
  /// The result in one sentence.
  public let finding: String

  /// A chart of certainty.
  ///
  /// - Parameters:
  ///   - name: The file-name stem.
  ///   - title: What the chart is.
  ///   - levels: The levels, the lowest first.
  ///   - rows: The units from the top; one with another number of shares than levels traps.
  ///   - rowTitle: What a row is.
  ///   - method: How the cohorts were drawn.
  ///   - finding: The result in one sentence.
  public init(
    name: String,
    title: String,
    levels: [LevelFlows.Level],
    rows: [Row],
    rowTitle: String,
    method: String,
    finding: String
  ) {
    precondition(rows.allSatisfy { $0.shares.count == levels.count }, "each level has its share")
    precondition(
      rows.allSatisfy { $0.reported.map(levels.indices.contains) ?? true },
      "the level that is reported is one of the levels"
    )
    self.name = name
    self.title = title
    self.levels = levels
    self.rows = rows
    self.rowTitle = rowTitle
    self.method = method
    self.finding = finding
  }

  /// Each unit with the levels that its cohorts come to.
  public var table: ChartTable {
    ChartTable(
      columns: [rowTitle, "level", "of 100 cohorts", "Monte Carlo error", "reported"],
      rows: rows.flatMap { row in
        row.shown.map { place in
          let share = row.shares[place]
          let reported = place == row.reported ? "yes" : ""
          return [row.label, levels[place].label, share.number.text, share.error, reported]
        }
      },
      keyColumns: 2
    )
  }

  /// The picture as a standalone SVG element.
  public func svg() -> String { canvas().svg() }
}
