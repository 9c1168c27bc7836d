// SPDX-License-Identifier: Apache-2.0

/// How rules follow recommendations: a row for each state, a column for each recommendation.
///
/// Each cell has its shape and its word. That a law says nothing and that its text is not in
/// evidence are different, and look it.
public struct ConformanceGrid: Chart {
  /// How a rule stands to a recommendation.
  public enum Conformance: String, Sendable, Hashable, CaseIterable {
    /// It asks the same.
    case same
    /// It asks more.
    case stricter
    /// It asks less.
    case looser
    /// It asks something else.
    case other
    /// The text is in evidence and says nothing about it.
    case silent
    /// No text that would say it is in evidence.
    case notPublished = "not published"

    /// The word in the cell.
    public var words: String { rawValue }

    /// What the word means, after the word.
    var meaning: String {
      switch self {
      case .same: "asks the same"
      case .stricter: "asks more"
      case .looser: "asks less"
      case .other: "asks something else"
      case .silent: "the text says nothing about it"
      case .notPublished: "no text is in evidence"
      }
    }
  }

  /// A recommendation.
  public struct Column: Sendable, Hashable {
    /// Its number, such as `5`.
    public let label: String
    /// What it recommends, in short words.
    public let words: String

    /// A recommendation.
    ///
    /// - Parameters:
    ///   - label: Its number.
    ///   - words: What it recommends, in short words.
    public init(label: String, words: String) {
      self.label = label
      self.words = words
    }
  }

  /// A cell.
  public struct Cell: Sendable, Hashable {
    /// How the rule stands to the recommendation.
    public let conformance: Conformance
    /// Where that is read, or why it is not known.
    public let source: String

    /// A cell.
    ///
    /// - Parameters:
    ///   - conformance: How the rule stands to the recommendation.
    ///   - source: Where that is read.
    public init(_ conformance: Conformance, source: String = "") {
      self.conformance = conformance
      self.source = source
    }
  }

  /// A state with its cells.
  public struct Row: Sendable, Hashable {
    /// The state.
    public let label: String
    /// A cell for each recommendation, in their order.
    public let cells: [Cell]

    /// A state with its cells.
    ///
    /// - Parameters:
    ///   - label: The state.
    ///   - cells: A cell for each recommendation.
    public init(label: String, cells: [Cell]) {
      self.label = label
      self.cells = cells
    }
  }

  /// The file-name stem, and the root of every id in the picture.
  public let name: String
  /// What the chart is.
  public let title: String
  /// What a row is, such as `state`.
  public let rowTitle: String
  /// What a column is, such as `recommendation`.
  public let columnTitle: String
  /// The recommendations, from the left.
  public let columns: [Column]
  /// The states, from the top.
  public let rows: [Row]
  let statement: String?

  /// A grid of states and recommendations.
  ///
  /// - Parameters:
  ///   - name: The file-name stem.
  ///   - title: What the chart is.
  ///   - rowTitle: What a row is.
  ///   - columnTitle: What a column is.
  ///   - columns: The recommendations, from the left.
  ///   - rows: The states, from the top; one with another number of cells than columns traps.
  ///   - finding: The sentence of the chart; by default it is made from the cells.
  public init(
    name: String,
    title: String,
    rowTitle: String = "state",
    columnTitle: String = "recommendation",
    columns: [Column],
    rows: [Row],
    finding: String? = nil
  ) {
    precondition(rows.allSatisfy { $0.cells.count == columns.count }, "a row fills every column")
    self.name = name
    self.title = title
    self.rowTitle = rowTitle
    self.columnTitle = columnTitle
    self.columns = columns
    self.rows = rows
    statement = finding
  }

  /// How many cells have which word, in one sentence.
  public var finding: String {
    if let statement { return statement }
    let cells = rows.flatMap(\.cells)
    guard !cells.isEmpty else { return "No comparisons are given." }
    let counts = Conformance.allCases.compactMap { word -> String? in
      let count = cells.count { $0.conformance == word }
      return count == 0 ? nil : "\(count) \(word.words)"
    }
    let of = cells.count == 1 ? "the one cell" : "the \(cells.count) cells"
    return "Of \(of), \(Sentence.list(counts))."
  }

  /// Every cell with its source, row by row.
  public var table: ChartTable {
    ChartTable(
      columns: [
        rowTitle, columnTitle, "what it recommends", "how the rule stands to it", "source",
      ],
      rows: rows.flatMap { row in
        zip(columns, row.cells).map { column, cell in
          [row.label, column.label, column.words, cell.conformance.words, cell.source]
        }
      },
      keyColumns: 2
    )
  }

  /// The picture as a standalone SVG element.
  public func svg() -> String { canvas().svg() }
}
