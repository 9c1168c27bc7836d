// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import StandardSetting

/// Tables of counted answers, as files and pages print them, with the sentences made from them.
struct ResponseReport {
  let tables: [ResultTable]
  let sentences: [String]

  /// Table 1: panelists by agency, when the panelists' file has that column.
  static func agencies(_ inputs: StudyInputs) -> ResultTable? {
    guard let table = inputs.table("panelists"), let column = table[column: "agency"] else {
      return nil
    }
    var counts: [String: Int] = [:]
    for row in 0..<table.rowCount where !column.isMissing(row) {
      counts[column.text(row), default: 0] += 1
    }
    guard !counts.isEmpty else { return nil }
    return ResultTable(
      name: "table-1",
      title: "Participating agencies",
      columns: [
        .init("agency", head: "Agency"), .init("panelists", head: "Panelists", isNumeric: true),
      ],
      rows: counts.sorted { $0.key < $1.key }.map { [$0.key, String($0.value)] }
    )
  }

  /// Table 2: one row for each answer.
  static func demographics(_ inputs: StudyInputs) -> ResponseReport? {
    guard let table = inputs.table("demographics") else { return nil }
    let responses = responses(table, title: "Panel member demographics", question: "question")
    let n = responses.respondents.map { "n = \($0); " } ?? ""
    let rows = responses.rows.flatMap { row in
      zip(row.cells, row.percents).enumerated().map { index, pair in
        [
          row.question, pair.0.option,
          (pair.0.count.map(String.init) ?? "not readable") + pair.0.mark,
          pair.1.map { "\($0) %" } ?? "",
        ]
      }
    }
    return ResponseReport(
      tables: [
        ResultTable(
          name: "table-2",
          title: responses.title,
          columns: [
            .init("question", head: "Question"), .init("option", head: "Answer"),
            .init("n", head: "N", isNumeric: true),
            .init("percent", head: "Per cent", isNumeric: true),
          ],
          keyColumns: 2,
          rows: rows,
          notes: ["\(n)per cent is 100 N / n rounded half up, so a question may sum to 99 or 101."]
            + responses.legend
        )
      ],
      sentences: []
    )
  }

  /// Table D1: one table for each block of questions with the same options.
  static func evaluation(_ inputs: StudyInputs) -> ResponseReport? {
    guard let table = inputs.table("evaluation") else { return nil }
    let all = responses(table, title: "Final evaluation", question: "item")
    var blocks: [(options: [String], rows: [ResponseRow])] = []
    for row in all.rows {
      let options = row.cells.map(\.option)
      if blocks.last?.options == options {
        blocks[blocks.count - 1].rows.append(row)
      } else {
        blocks.append((options, [row]))
      }
    }
    let n = all.respondents.map { "Every row sums to \($0) respondents." } ?? ""
    let tables = blocks.enumerated().map { index, block in
      let part = ResponseTable(title: all.title, rows: block.rows)
      return ResultTable(
        name: "table-d1\(letter(index))",
        title:
          "\(all.title), \(block.options.first ?? "") to \(block.options.last ?? ""): N and per "
          + "cent",
        columns: [.init("item", head: "Statement or question")]
          + block.options.map { .init(columnName($0), head: $0, isNumeric: true) },
        rows: block.rows.map { [$0.question] + $0.texts },
        notes: [n].filter { !$0.isEmpty } + part.legend
      )
    }
    return ResponseReport(tables: tables, sentences: sentences(all))
  }

  /// Sentences made from the same counts: how the strongest option of each last question fared.
  private static func sentences(_ table: ResponseTable) -> [String] {
    var sentences: [String] = []
    for row in table.rows.suffix(2) {
      guard let largest = row.cells.max(by: { ($0.count ?? 0) < ($1.count ?? 0) }),
        let sentence = ResponseSentence.option(largest.option, in: row, predicate: "answered")
      else { continue }
      sentences.append(row.question + " " + ResponseSentence.complete(sentence))
    }
    return sentences
  }

  private static func responses(_ table: Table, title: String, question: String) -> ResponseTable {
    let records = (0..<table.rowCount).map { row -> (question: String, cell: ResponseCell) in
      let isRepaired = table[column: "status"]?.text(row) == "repaired"
      let note = table[column: "note"]?.text(row) ?? ""
      let cell = ResponseCell(
        option: table[column: "option"]?.text(row) ?? "",
        count: table[column: "count"]?.integer(row),
        status: isRepaired ? (note.hasPrefix("inferred") ? .inferred : .repaired) : .printed,
        asPrinted: table[column: "as_printed"]?.text(row) ?? "",
        reason: note
      )
      return (table[column: question]?.text(row) ?? "", cell)
    }
    return ResponseTable(title: title, records: records)
  }

  /// The tables of counted answers, for the checks of a study.
  static func responseTables(_ inputs: StudyInputs) -> [ResponseTable] {
    [("demographics", "question"), ("evaluation", "item")].compactMap { role, question in
      inputs.table(role).map { responses($0, title: role, question: question) }
    }
  }

  private static func letter(_ index: Int) -> String {
    String(UnicodeScalar(UInt8(ascii: "a") + UInt8(min(index, 25))))
  }

  private static func columnName(_ option: String) -> String {
    option.lowercased().map { $0.isLetter || $0.isNumber ? String($0) : "-" }.joined()
  }
}
