// SPDX-License-Identifier: Apache-2.0
public import Decisions
public import Graphics

/// A block of a report, from a paragraph to a figure.
public enum Block: Sendable {
  /// A paragraph.
  case paragraph([Inline])
  /// A table with its number, title and notes.
  case table(TableBlock)
  /// A chart with its finding as caption and its table behind a summary.
  case figure(FigureBlock)
  /// Named numbers, each with its error or the words why there is none.
  case figures([Figure])
  /// A sentence that must not be overlooked.
  case notice(Notice)
  /// A list without an order.
  case list([[Inline]])
  /// A list in order.
  case steps([[Inline]])
  /// What would stand here and why it does not: one sentence in place of an empty table.
  case absent(String)
  /// A part that is not there, with the reason; neighbours with one reason share one sentence.
  case missing(String, because: String)
  /// How this was computed: the rule's steps with their values and sources.
  case computed([RuleStep])
  /// The command that gives the same figures.
  case command(String)
  /// The fingerprint of data, rule and engine, explained.
  case fingerprint(Fingerprint)

  /// A paragraph of plain text.
  ///
  /// - Parameter text: The text.
  /// - Returns: The paragraph.
  public static func text(_ text: String) -> Block { .paragraph([.text(text)]) }

  /// A table that takes the next free number.
  ///
  /// - Parameter table: The table.
  /// - Returns: The block.
  public static func table(_ table: ResultTable) -> Block { .table(TableBlock(table)) }

  /// A chart that takes the next free number.
  ///
  /// - Parameter chart: The chart.
  /// - Returns: The block.
  public static func figure(_ chart: any Chart) -> Block { .figure(FigureBlock(chart)) }
}

/// A table in a report, with its number when the number is fixed.
public struct TableBlock: Sendable, Hashable {
  /// The table.
  public let table: ResultTable
  /// A fixed number such as `3` or `D1`; `nil` takes the next free one.
  public let number: String?
  /// How many of the last rows sum up the others; a rule stands above them.
  public let summaryRows: Int
  /// Cells that lead to what they are made of.
  public let links: [Cell: LinkTarget]

  /// A cell by its place.
  public struct Cell: Sendable, Hashable {
    /// The row, from 0.
    public let row: Int
    /// The column, from 0.
    public let column: Int

    /// A cell.
    ///
    /// - Parameters:
    ///   - row: The row, from 0.
    ///   - column: The column, from 0.
    public init(row: Int, column: Int) { (self.row, self.column) = (row, column) }
  }

  /// A table in a report.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - number: A fixed number, or `nil`.
  ///   - summaryRows: How many of the last rows sum up the others.
  ///   - links: Cells that lead to what they are made of.
  public init(
    _ table: ResultTable,
    number: String? = nil,
    summaryRows: Int = 0,
    links: [Cell: LinkTarget] = [:]
  ) {
    precondition(summaryRows >= 0 && summaryRows <= table.rows.count, "summary rows are rows")
    self.table = table
    self.number = number
    self.summaryRows = summaryRows
    self.links = links
  }
}

/// Where a cell leads.
public enum LinkTarget: Sendable, Hashable {
  /// To a section of the same page, by its id.
  case section(String)
  /// To another page of the same run.
  case page(PagePath)

  var attribute: Attribute {
    switch self {
    case .section(let id): .target(id)
    case .page(let path): .neighbour(path)
    }
  }
}

/// A chart in a report, with its number when the number is fixed.
public struct FigureBlock: Sendable {
  /// The chart.
  public let chart: any Chart
  /// A fixed number, or `nil` for the next free one.
  public let number: String?

  /// A chart in a report.
  ///
  /// - Parameters:
  ///   - chart: The chart.
  ///   - number: A fixed number, or `nil`.
  public init(_ chart: any Chart, number: String? = nil) {
    self.chart = chart
    self.number = number
  }
}

/// A sentence that must not be overlooked, with a word and a shape for its kind.
public struct Notice: Sendable, Hashable {
  /// What kind of notice it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Something to know.
    case note
    /// Something that may mislead.
    case warning
    /// Something that the result does not cover.
    case limit
  }

  /// What kind of notice it is.
  public let kind: Kind
  /// The text.
  public let text: [Inline]

  /// A notice.
  ///
  /// - Parameters:
  ///   - kind: What kind of notice it is.
  ///   - text: The text.
  public init(_ kind: Kind, _ text: [Inline]) {
    self.kind = kind
    self.text = text
  }
}
