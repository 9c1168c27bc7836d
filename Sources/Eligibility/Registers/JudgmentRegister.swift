// SPDX-License-Identifier: Apache-2.0
public import Evidence
public import Policy

/// Judgments of authorities, one row each: of whom, on which fact, by whom in which role, when, why.
///
/// Only a row here gives a fact that the policy says is judged; nothing computes one.
public struct JudgmentRegister: Sendable {
  /// The judgments by person and fact, as pieces of evidence.
  public private(set) var items: [String: [String: [Policy.EvidenceItem]]] = [:]
  /// What is wrong with rows.
  public private(set) var findings: [Finding] = []

  /// What the file must hold.
  public static let specification = TableSpecification(
    name: "judgments",
    columns: [
      .register("case", isRequired: true), .register("fact", isRequired: true),
      .register("value", isRequired: true), .register("by", isRequired: true),
      .register("role", isRequired: true), .register("date", .date, isRequired: true),
      .register("reason", isRequired: true),
    ]
  )

  /// Reads a register.
  ///
  /// - Parameters:
  ///   - table: The rows.
  ///   - vocabulary: The facts that the pathways ask for.
  ///   - day: The day of the snapshot, behind which nobody has judged yet.
  public init(_ table: Evidence.Table, _ vocabulary: FactVocabulary, asOf day: CalendarDate? = nil)
  {
    for place in 0..<table.rowCount {
      let row = RegisterRow(table: table, row: place)
      guard let owner = row.text("case"), let name = row.text("fact"),
        let cell = row.text("value"), let by = row.text("by"), let role = row.text("role")
      else { continue }
      guard let fact = vocabulary[name] else {
        findings.append(vocabulary.unknownFact(name, in: row, "fact"))
        continue
      }
      guard fact.declaration.judge != nil else {
        findings.append(
          row.finding(
            "fact",
            "is shown by evidence, and no policy says that anybody judges it",
            "give it with its document in the file of evidence",
            code: "judged",
            value: name
          )
        )
        continue
      }
      findings += row.days(["date"], upTo: day)
      do throws(CellObjection) {
        let item = Policy.EvidenceItem(
          "judgment, row \(row.line)",
          name: "judgment: \(row.text("reason") ?? "")",
          issuer: "\(by), \(role)",
          received: row.day("date"),
          answer: try fact.answer(ofCell: cell)
        )
        items[owner, default: [:]][name, default: []].append(item)
      } catch {
        findings.append(
          row.finding("value", "a judgment of `\(name)` \(error.rule)", "correct the cell")
        )
      }
    }
  }
}
