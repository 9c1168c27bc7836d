// SPDX-License-Identifier: Apache-2.0
import Decisions
import Eligibility
import Evidence
import ExactArithmetic
import Graphics
import Reporting

/// A list of published numbers or of claims, each accepted as it stands or set aside as illegible.
///
/// What disagrees about one topic is kept apart, never averaged.
struct ClaimsKind: StudyKind {
  static let id = "claims"

  let subject: String
  let quantity: String
  let unit: String
  let range: (low: Rational, high: Rational)?
  let codePattern: CellPattern?
  let settings: ClaimsSettings
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
    settings = try ClaimsSettings(parameters)
    if let group = try parameters.group("range") {
      guard settings.values == .numbers else {
        throw parameters.trouble(
          "range",
          "needs `values: numbers`; for values as printed, `topics` says which are plausible"
        )
      }
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
      ? Self.specification(
        values: settings.values,
        range: range,
        codePattern: codePattern,
        unit: unit
      ) : nil
  }

  /// What a file of claims must hold; without a study, values are whatever is printed.
  static func specification(
    values: ClaimsSettings.Values = .asPrinted,
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
          values == .numbers ? .decimal : .text,
          range: range.map { ValueRange($0.low...$0.high) },
          unit: unit
        ),
        optional("codes", codePattern), optional("topic"), optional("relation"),
        optional("population"), optional("year"), optional("issuer"), optional("sentence"),
        optional("source"),
        ColumnSpecification(
          "offset",
          .integer,
          isRequired: false,
          allowsMissing: true,
          range: ValueRange(from: .zero),
          label: "the character of the source at which the sentence begins, from 0"
        ),
        optional("doubt"), optional("declared_by"),
        ColumnSpecification("declared_on", .date, isRequired: false, allowsMissing: true),
        optional("line"), optional("limit"), optional("also"), optional("note"),
        optional("unit"),
        ColumnSpecification(
          "mark",
          .category(["P", "S", "U"]),
          isRequired: false,
          allowsMissing: true,
          label: "P: official release or published study; S: secondary source; U: unchecked"
        ),
      ],
      key: ["claim"]
    )
  }

  func evaluate(_ inputs: StudyInputs) throws(StudyError) -> StudyResult {
    guard let input = inputs.input("claims") else {
      throw StudyError(.configuration, "study.yaml: the input \"claims\" is missing")
    }
    let list = try ClaimsList(input, kind: self)
    return ClaimsResult(
      list: list,
      conjunctions: try conjunctions(list),
      kind: self,
      inputs: inputs
    ).result()
  }

  /// The examples of double conditions that the study names, from its claims.
  private func conjunctions(_ list: ClaimsList) throws(StudyError) -> [Conjunction] {
    let book = ClaimBook(
      list.lines.map(\.claim),
      file: list.file,
      parameter: "conjunctions"
    )
    var result: [Conjunction] = []
    for names in settings.conjunctions {
      let (one, both) = (try book.claim(names.one), try book.claim(names.both))
      do {
        result.append(try Conjunction(one: one, both: both))
      } catch {
        throw book.trouble("cannot be shown: \(error.words)")
      }
    }
    return result
  }

  /// The claims that the study says others give.
  ///
  /// - Throws: `StudyError` when a name is no claim, or the claims cannot be computed with.
  func identities(_ claims: [Claim], file: String) throws(StudyError) -> [ClaimIdentity] {
    let book = ClaimBook(claims, file: file, parameter: "identities")
    var result: [ClaimIdentity] = []
    for names in settings.identities {
      let claim = try book.claim(names.claim)
      var terms: [Claim] = []
      for name in names.terms { terms.append(try book.claim(name)) }
      do {
        result.append(try ClaimIdentity(claim, is: names.form, of: terms))
      } catch {
        throw book.trouble("cannot be tested: \(error.words)")
      }
    }
    return result
  }
}

/// Claims by name, for a parameter that names them.
private struct ClaimBook {
  private let claims: [String: Claim]
  private let names: [String]
  private let file: String
  private let parameter: String

  init(_ claims: [Claim], file: String, parameter: String) {
    self.claims = Dictionary(claims.map { ($0.name, $0) }) { first, _ in first }
    names = claims.map(\.name)
    self.file = file
    self.parameter = parameter
  }

  func claim(_ name: String) throws(StudyError) -> Claim {
    if let claim = claims[name] { return claim }
    throw trouble(
      "names \"\(name)\", which is no accepted claim of \(file)"
        + Spelling.suggestion(for: name, among: names)
    )
  }

  func trouble(_ words: String) -> StudyError {
    StudyError(.configuration, "study.yaml: `parameters.\(parameter)` \(words)")
  }
}
