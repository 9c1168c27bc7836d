// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import ExactArithmetic
import Graphics
import Reporting

/// A list of published numbers, each accepted as it stands or set aside as illegible.
///
/// Numbers that disagree about one topic are kept apart, never averaged.
struct ClaimsKind: StudyKind {
  static let id = "claims"

  let subject: String
  let quantity: String
  let unit: String
  let range: (low: Rational, high: Rational)?
  let codePattern: CellPattern?
  let title: String
  let source: String
  let date: String
  let marks: [String]

  init(
    parameters: SettingsReader,
    document: StudyDocument,
    rules: RuleFiles
  ) throws(StudyError) {
    subject = try parameters.text("subject", default: "Published number")
    quantity = try parameters.text("quantity", default: "number")
    unit = try parameters.text("unit", default: "points")
    if let group = try parameters.group("range") {
      let low = try group.rational("low")
      let high = try group.rational("high")
      guard low < high else { throw group.trouble("low", "lies below `high`") }
      try group.finish()
      range = (low, high)
    } else {
      range = nil
    }
    if let text = try parameters.optionalText("codePattern") {
      guard let pattern = CellPattern(text) else {
        throw parameters.trouble("codePattern", "is a pattern such as \\d{4}, not \"\(text)\"")
      }
      codePattern = pattern
    } else {
      codePattern = nil
    }
    title = document.title
    source = document.source
    date = document.date
    marks = document.marks
  }

  var roles: [String] { ["claims"] }

  var requiredRoles: [String] { roles }

  func allowsQuarantine(role: String) -> Bool { true }

  func specification(role: String) -> TableSpecification? {
    role == "claims"
      ? Self.specification(range: range, codePattern: codePattern, unit: unit) : nil
  }

  /// What a file of claims must hold; without a study, its numbers and codes have no limits.
  static func specification(
    range: (low: Rational, high: Rational)? = nil,
    codePattern: CellPattern? = nil,
    unit: String = "points"
  ) -> TableSpecification {
    func optional(_ name: String, _ pattern: CellPattern? = nil) -> ColumnSpecification {
      ColumnSpecification(name, .text, isRequired: false, allowsMissing: true, pattern: pattern)
    }
    return TableSpecification(
      name: "claims",
      columns: [
        ColumnSpecification("claim", .text, label: "what the number is of"),
        ColumnSpecification(
          "value",
          .decimal,
          range: range.map { ValueRange($0.low...$0.high) },
          unit: unit
        ),
        optional("codes", codePattern), optional("topic"), optional("population"),
        optional("year"), optional("line"), optional("limit"), optional("also"), optional("note"),
      ],
      key: ["claim"]
    )
  }

  func evaluate(_ inputs: StudyInputs) throws(StudyError) -> StudyResult {
    guard let input = inputs.input("claims") else {
      throw StudyError(.configuration, "study.yaml: the input \"claims\" is missing")
    }
    let ledger = ClaimsLedger(input, kind: self)
    return ClaimsResult(ledger: ledger, kind: self, inputs: inputs).result()
  }
}
