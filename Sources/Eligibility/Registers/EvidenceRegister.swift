// SPDX-License-Identifier: Apache-2.0
public import Evidence
import ExactArithmetic
public import Policy

/// Pieces of evidence, one row each: of whom, for which fact, what it says, where it comes from, how it
/// was checked.
///
/// The fields of a record stand in rows of their own (`offer.employer`, `offer.full_time`) that share
/// document and day. A list of records stands in a file of its own, and so has no row here.
public struct EvidenceRegister: Sendable {
  /// The pieces by person and fact.
  public private(set) var items: [String: [String: [Policy.EvidenceItem]]] = [:]
  /// What is wrong with rows.
  public private(set) var findings: [Finding] = []

  /// What the file must hold.
  public static let specification = TableSpecification(
    name: "evidence",
    columns: [
      .register("case", isRequired: true), .register("fact", isRequired: true),
      .register("value", isRequired: true),
      .register("se", .decimal, range: ValueRange(from: 0)), .register("name"),
      .register("document"), .register("page", .integer), .register("issuer"),
      .register("received", .date),
      .register("verified", .category(Verification.allCases.map(\.rawValue))),
      .register("confidence", .decimal, range: ValueRange(0...1)),
      .register("status", .category(["current", "contested", "withdrawn"])),
      .register("id"), .register("superseded_by"), .register("note"),
    ]
  )

  /// Reads a register.
  ///
  /// - Parameters:
  ///   - table: The rows.
  ///   - vocabulary: The facts that the pathways ask for.
  public init(_ table: Evidence.Table, _ vocabulary: FactVocabulary) {
    var records: [RecordKey: RecordParts] = [:]
    var order: [RecordKey] = []
    for place in 0..<table.rowCount {
      let row = RegisterRow(table: table, row: place)
      guard let owner = row.text("case"), let name = row.text("fact"),
        let cell = row.text("value")
      else { continue }
      let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
      guard let fact = vocabulary[parts[0]] else {
        findings.append(vocabulary.unknownFact(parts[0], in: row, "fact"))
        continue
      }
      if let judge = fact.declaration.judge {
        findings.append(
          row.finding(
            "fact",
            "is judged by \(judge), and no file computes a judgment",
            "record the judgment with its person, role, day and reason in the file of judgments",
            code: "judged",
            value: fact.name
          )
        )
        continue
      }
      do throws(CellObjection) {
        let answer = try fact.answer(ofCell: cell, field: parts.count > 1 ? parts[1] : nil)
        let item = item(row, answer)
        guard parts.count > 1 else {
          items[owner, default: [:]][fact.name, default: []].append(item)
          continue
        }
        let key = RecordKey(
          owner: owner,
          fact: fact.name,
          document: item.document,
          received: item.received
        )
        if records[key] == nil { order.append(key) }
        records[key, default: RecordParts(item: item)].fields[parts[1]] = answer
      } catch {
        findings.append(
          row.finding(
            "value",
            "a value of `\(name)` \(error.rule)",
            "correct the cell, or leave the row out when there is no evidence"
          )
        )
      }
    }
    checkSuccession(table)
    for key in order {
      guard let parts = records[key] else { continue }
      var item = parts.item
      item.answer = .value(.record(parts.fields))
      items[key.owner, default: [:]][key.fact, default: []].append(item)
    }
  }

  /// Whoever replaces a piece is another piece for the same fact of the same person, and is not replaced
  /// by it in turn.
  private mutating func checkSuccession(_ table: Evidence.Table) {
    struct Piece {
      let owner: String
      let fact: String
      let next: String?
    }
    var pieces: [String: Piece] = [:]
    for place in 0..<table.rowCount {
      let row = RegisterRow(table: table, row: place)
      guard let id = row.text("id"), let owner = row.text("case"), let fact = row.text("fact")
      else {
        continue
      }
      if pieces[id] != nil {
        findings.append(
          row.finding(
            "id",
            "stands in an earlier row",
            "give each piece an id of its own",
            value: id
          )
        )
      }
      pieces[id] = Piece(owner: owner, fact: fact, next: row.text("superseded_by"))
    }
    for place in 0..<table.rowCount {
      let row = RegisterRow(table: table, row: place)
      guard let first = row.text("superseded_by") else { continue }
      var seen: Set<String> = []
      var next: String? = first
      while let id = next, seen.insert(id).inserted { next = pieces[id]?.next }
      let successor = pieces[first]
      let isSound =
        successor?.owner == row.text("case") && successor?.fact == row.text("fact") && next == nil
      guard !isSound else { continue }
      findings.append(
        row.finding(
          "superseded_by",
          "names no later piece for the same fact of the same person",
          "write the id of the piece that replaces this one",
          value: first
        )
      )
    }
  }

  private struct RecordKey: Hashable {
    let owner: String
    let fact: String
    let document: String?
    let received: CalendarDate?
  }

  private struct RecordParts {
    var item: Policy.EvidenceItem
    var fields: [String: Answer] = [:]
  }

  private func item(_ row: RegisterRow, _ answer: Answer) -> Policy.EvidenceItem {
    var status = row.text("status").flatMap(Policy.EvidenceItem.Status.init) ?? .current
    if row.text("superseded_by") != nil { status = .superseded }
    return Policy.EvidenceItem(
      row.text("id") ?? "row \(row.line)",
      document: row.text("document"),
      page: row.text("page").flatMap(Int.init),
      name: row.text("name"),
      issuer: row.text("issuer"),
      received: row.day("received"),
      answer: answer,
      standardError: row.text("se").flatMap { Rational(decimal: $0) },
      verification: row.text("verified").flatMap(Verification.init),
      status: status
    )
  }
}
