// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic

/// The claims of a list: those that could be read, and those that were set aside.
struct ClaimsLedger {
  struct Claim {
    let name: String
    let value: Rational
    let valueText: String
    let codes: String
    let topic: String
    let limit: String
    let also: String
    let note: String
    let row: Int
    var status: Status
  }

  /// How a claim stands to the others on its topic.
  enum Status: String {
    case single
    case agrees
    case conflicts

    var words: String {
      switch self {
      case .single: "the only claim on its topic"
      case .agrees: "agrees with the other claims on its topic"
      case .conflicts: "differs from another claim on its topic; neither is taken for the other"
      }
    }
  }

  /// A line that was set aside, with every reason.
  struct Quarantined {
    let row: Int
    let reasons: [String]
  }

  let file: String
  let claims: [Claim]
  let quarantined: [Quarantined]

  init(_ input: StudyInputs.Input, kind: ClaimsKind) {
    let table = input.result.table
    func text(_ column: String, _ row: Int) -> String {
      guard let column = table[column: column], !column.isMissing(row) else { return "" }
      return column.text(row)
    }
    var claims: [Claim] = (0..<table.rowCount).compactMap { row in
      guard let value = table[column: "value"]?.rational(row) else { return nil }
      let name = text("claim", row)
      let topic = text("topic", row)
      return Claim(
        name: name,
        value: value,
        valueText: text("value", row),
        codes: text("codes", row),
        topic: topic.isEmpty ? name : topic,
        limit: text("limit", row),
        also: text("also", row),
        note: text("note", row),
        row: table.sourceLine(ofRow: row),
        status: .single
      )
    }
    let byTopic = Dictionary(grouping: claims, by: \.topic)
    for index in claims.indices {
      let group = byTopic[claims[index].topic] ?? []
      guard group.count > 1 else { continue }
      claims[index].status = Set(group.map(\.value)).count > 1 ? .conflicts : .agrees
    }
    self.claims = claims
    let errors = input.result.report.findings.filter { $0.severity == .error && $0.row != nil }
    quarantined = Dictionary(grouping: errors) { $0.row ?? 0 }.sorted { $0.key < $1.key }
      .map { Quarantined(row: $0.key, reasons: $0.value.map(\.reason)) }
    file = input.path
  }

  var lowest: Claim? { claims.min { $0.value < $1.value } }
  var highest: Claim? { claims.max { $0.value < $1.value } }
}
