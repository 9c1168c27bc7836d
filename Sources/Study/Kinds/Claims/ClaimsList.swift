// SPDX-License-Identifier: Apache-2.0
import Eligibility
import Evidence
import ExactArithmetic

/// The lines of a list: those that could be read, as claims, and those that were set aside.
struct ClaimsList {
  /// A line that could be read.
  struct Line {
    let claim: Claim
    let codes: String
    let limit: String
    let also: String
    let note: String
    /// How near the source is to the number: `P` official or a published study, `S` secondary.
    let mark: String
    /// The unit of the value; empty when the list does not say.
    let unit: String
    let row: Int
    /// The value where it is a number.
    var number: Rational? {
      if case .number(let number) = claim.value.reading { number } else { nil }
    }
  }

  /// A line that was set aside, with every reason.
  struct Quarantined {
    let row: Int
    let reasons: [String]
  }

  /// The columns that make a list a ledger: its claims then carry their sentence and their issuer.
  static let ledgerColumns = [
    "relation", "sentence", "source", "issuer", "offset", "doubt", "declared_by", "declared_on",
  ]

  let file: String
  let lines: [Line]
  let quarantined: [Quarantined]
  let ledger: ClaimsLedger
  /// How many claims each topic has, of whomever they speak.
  let topicSizes: [String: Int]
  /// The units that the list gives for the claims of each topic.
  let unitsOfTopics: [String: Set<String>]
  /// Whether the claims are shown with their sentences, or as a plain list of numbers.
  let isLedger: Bool

  init(_ input: StudyInputs.Input, kind: ClaimsKind) throws(StudyError) {
    let table = input.result.table
    let settings = kind.settings
    isLedger =
      settings.values == .asPrinted
      || Self.ledgerColumns.contains { table[column: $0] != nil }
    let attribution = ["issuer", "source"].first { table[column: $0] != nil }
    let reading = LineReading(
      table: table,
      attribution: attribution,
      source: kind.source == "not stated" && isLedger ? nil : kind.source
    )
    lines = (0..<table.rowCount).compactMap { reading.line($0, settings.values) }
    let byTopic = Dictionary(grouping: lines, by: \.claim.topic)
    topicSizes = byTopic.mapValues(\.count)
    unitsOfTopics = byTopic.mapValues { Set($0.map(\.unit)) }
    ledger = ClaimsLedger(
      lines.map(\.claim),
      plausible: settings.topics.compactMapValues(\.plausible),
      unstated: settings.unstated,
      identities: try kind.identities(lines.map(\.claim), file: input.path)
    )
    let errors = input.result.report.findings.filter { $0.severity == .error && $0.row != nil }
    quarantined = Dictionary(grouping: errors) { $0.row ?? 0 }.sorted { $0.key < $1.key }
      .map { Quarantined(row: $0.key, reasons: $0.value.map(\.reason)) }
    file = input.path
  }

  var lowest: Line? { numbers.min { $0.number < $1.number }?.line }
  var highest: Line? { numbers.max { $0.number < $1.number }?.line }

  private var numbers: [(line: Line, number: Rational)] {
    lines.compactMap { line in line.number.map { (line, $0) } }
  }
}

/// Reads a row of the table as a claim.
private struct LineReading {
  let table: Table
  /// The column that says who makes a claim; `nil` when the list has none.
  let attribution: String?
  /// Who makes the claims of a list without such a column.
  let source: String?

  func line(_ row: Int, _ values: ClaimsSettings.Values) -> ClaimsList.Line? {
    guard let value = value(row, values) else { return nil }
    let name = text("claim", row) ?? ""
    return ClaimsList.Line(
      claim: Claim(
        name: name,
        topic: text("topic", row) ?? name,
        value: value,
        relation: ClaimRelation(text("relation", row) ?? ""),
        population: text("population", row),
        year: text("year", row),
        issuer: attribution.map { text($0, row) } ?? source,
        sentence: text("sentence", row),
        source: text("source", row),
        offset: table[column: "offset"]?.integer(row),
        doubt: text("doubt", row),
        declaration: Claim.Declaration(
          author: text("declared_by", row),
          date: table[column: "declared_on"]?.date(row)
        )
      ),
      codes: text("codes", row) ?? "",
      limit: text("limit", row) ?? "",
      also: text("also", row) ?? "",
      note: text("note", row) ?? "",
      mark: text("mark", row) ?? "",
      unit: text("unit", row) ?? "",
      row: table.sourceLine(ofRow: row)
    )
  }

  private func value(_ row: Int, _ values: ClaimsSettings.Values) -> ClaimValue? {
    guard let text = text("value", row) else { return nil }
    switch values {
    case .asPrinted: return ClaimValue(text)
    case .numbers:
      return table[column: "value"]?.rational(row).map { ClaimValue(text, number: $0) }
    }
  }

  /// The text of a cell; `nil` when it is empty or the file has no such column.
  private func text(_ column: String, _ row: Int) -> String? {
    guard let column = table[column: column], !column.isMissing(row) else { return nil }
    let text = column.text(row)
    return text.isEmpty ? nil : text
  }
}
