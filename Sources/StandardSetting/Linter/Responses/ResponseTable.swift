// SPDX-License-Identifier: Apache-2.0

/// How a cell of a table of counts came by its figures.
public enum CellStatus: String, Sendable, Hashable, CaseIterable, Codable {
  /// As printed; count and percent agree.
  case printed
  /// One figure is damaged and follows from the other.
  case repaired
  /// The only completion that the rest of the row allows.
  case inferred
  /// Unreadable, and several completions fit.
  case unreadable
}

/// One option of a question: how many chose it.
public struct ResponseCell: Sendable, Hashable {
  /// The option's words.
  public var option: String
  /// The count; `nil` when unreadable.
  public var count: Int?
  /// How the figures were come by.
  public var status: CellStatus
  /// The figures as printed; empty for a cell that was never printed.
  public var asPrinted: String
  /// Why a cell is not as printed.
  public var reason: String

  /// A cell.
  public init(
    option: String,
    count: Int?,
    status: CellStatus = .printed,
    asPrinted: String = "",
    reason: String = ""
  ) {
    self.option = option
    self.count = count
    self.status = status
    self.asPrinted = asPrinted
    self.reason = reason
  }
}

/// One question with the counts of its options.
public struct ResponseRow: Sendable, Hashable {
  /// The question or the statement judged.
  public var question: String
  /// The options in the order printed.
  public var cells: [ResponseCell]
  /// The lines of the figures.
  public var lines: [Int]

  /// A row.
  public init(question: String, cells: [ResponseCell], lines: [Int] = []) {
    self.question = question
    self.cells = cells
    self.lines = lines
  }

  /// The counts' sum; `nil` when a count is unreadable.
  public var respondents: Int? {
    let counts = cells.compactMap(\.count)
    return counts.count == cells.count ? counts.reduce(0, +) : nil
  }

  /// The percent of each option, half up; `nil` where it cannot be computed.
  public var percents: [Int?] {
    cells.map { cell in
      guard let count = cell.count, let all = respondents else { return nil }
      return ResponsePercent.of(count, all)
    }
  }

  /// The sum of the rounded percents; 99 and 101 are what rounding does.
  public var percentSum: Int? {
    let known = percents.compactMap(\.self)
    return known.count == cells.count ? known.reduce(0, +) : nil
  }

  /// The least trustworthy status of the cells.
  public var status: CellStatus {
    CellStatus.allCases.last { status in cells.contains { $0.status == status } } ?? .printed
  }

  /// The figures as printed, in one line.
  public var asPrinted: String { cells.map(\.asPrinted).joined(separator: " ") }
}

/// A table of questions, such as panelists' demographics or their final evaluation.
public struct ResponseTable: Sendable, Hashable {
  /// The table's heading.
  public var title: String
  /// The questions in order.
  public var rows: [ResponseRow]

  /// A table.
  public init(title: String, rows: [ResponseRow]) {
    self.title = title
    self.rows = rows
  }

  /// A table from one record per cell; records of one question follow each other.
  ///
  /// - Parameters:
  ///   - title: The table's heading.
  ///   - records: A question and a cell each.
  public init(title: String, records: [(question: String, cell: ResponseCell)]) {
    self.init(title: title, rows: [])
    for record in records {
      if rows.last?.question == record.question {
        rows[rows.count - 1].cells.append(record.cell)
      } else {
        rows.append(ResponseRow(question: record.question, cells: [record.cell]))
      }
    }
  }

  /// The respondents that all rows share; `nil` when they differ or a row is unreadable.
  public var respondents: Int? {
    let counts = Set(rows.map(\.respondents))
    return counts.count == 1 ? counts.first.flatMap(\.self) : nil
  }

  /// The number of cells that are not as printed.
  public var repairedCells: Int {
    rows.reduce(0) { $0 + $1.cells.count { $0.status != .printed } }
  }
}

/// A percent of a count, as tables print it.
public enum ResponsePercent {
  /// 100·count/all, rounded half up; `nil` when there is nobody.
  public static func of(_ count: Int, _ all: Int) -> Int? {
    guard all > 0 else { return nil }
    // ⌊100·count/all + 1/2⌋ in whole numbers.
    return (200 * count + all) / (2 * all)
  }

  /// The counts that print as a percent: one for up to a hundred respondents, or several, or none.
  static func counts(printing percent: Int, of all: Int) -> [Int] {
    let middle = percent * all / 100
    let reach = all / 200 + 2
    return (max(0, middle - reach)...max(0, min(all, middle + reach))).filter {
      of($0, all) == percent
    }
  }
}
