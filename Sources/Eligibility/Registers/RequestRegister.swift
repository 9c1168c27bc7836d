// SPDX-License-Identifier: Apache-2.0
public import Evidence
import ExactArithmetic
import Policy

/// What was asked for, one row each: for whom, which fact, who owes it, since when.
public struct RequestRegister: Sendable {
  /// The requests by person.
  public private(set) var requests: [String: [Request]] = [:]
  /// What is wrong with rows.
  public private(set) var findings: [Finding] = []

  /// What the file must hold.
  public static let specification = TableSpecification(
    name: "requests",
    columns: [
      .register("case", isRequired: true), .register("fact", isRequired: true),
      .register("owed_by", isRequired: true), .register("since", .date, isRequired: true),
      .register("due", .date),
      .register("reminders", .integer, range: ValueRange(0...1000)),
    ]
  )

  /// Reads a register.
  ///
  /// Nothing is asked for twice: a second request for the same fact of the same person is a finding.
  ///
  /// - Parameters:
  ///   - table: The rows.
  ///   - vocabulary: The facts that the pathways ask for.
  ///   - day: The day of the snapshot, behind which nothing was asked for yet.
  public init(_ table: Evidence.Table, _ vocabulary: FactVocabulary, asOf day: CalendarDate? = nil)
  {
    for place in 0..<table.rowCount {
      let row = RegisterRow(table: table, row: place)
      guard let owner = row.text("case"), let name = row.text("fact"),
        let owedBy = row.text("owed_by"), let since = row.day("since")
      else { continue }
      guard let fact = vocabulary[name] else {
        findings.append(vocabulary.unknownFact(name, in: row, "fact"))
        continue
      }
      if let judge = fact.declaration.judge {
        findings.append(
          row.finding(
            "fact",
            "is judged by \(judge), and a judgment is asked of nobody else",
            "take the row out",
            code: "judged",
            value: name
          )
        )
        continue
      }
      findings += row.days(["since"], upTo: day)
      if let due = row.day("due"), due < since {
        findings.append(row.finding("due", "lies before `since`", "correct one of the two days"))
      }
      if let first = requests[owner]?.first(where: { $0.fact == name }) {
        findings.append(
          row.finding(
            "fact",
            "is asked for in row \(first.line) already, and nothing is asked for twice",
            "take one of the two rows out, or count a reminder in the first",
            code: "asked-twice",
            value: name
          )
        )
        continue
      }
      requests[owner, default: []].append(
        Request(
          name,
          owedBy: owedBy,
          since: since,
          due: row.day("due"),
          reminders: row.text("reminders").flatMap(Int.init) ?? 0,
          line: row.line
        )
      )
    }
  }
}
