// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic

/// The rows and circumstances that a test describes.
public struct TestCase: Sendable {
  /// The rows.
  public private(set) var data = CaseData()
  /// The circumstances.
  public private(set) var options: EvaluationOptions
  /// The period, where the test names one.
  public private(set) var period: Int?
  /// The id of the tested case; the first of the given rows where the test gives rows of it.
  public private(set) var subject: String

  let rulebook: Rulebook
  var rows: [String: [CaseRow]] = [:]

  /// The id of rows that the test does not name.
  static let unnamed = "case"

  /// The rows and circumstances of a test.
  ///
  /// - Parameters:
  ///   - test: The test.
  ///   - rulebook: Its policy.
  ///   - options: Circumstances that the test does not say itself.
  public init(
    _ test: TestDeclaration,
    of rulebook: Rulebook,
    options: EvaluationOptions = EvaluationOptions()
  ) {
    self.rulebook = rulebook
    self.options = options
    var deciding: Value?
    for circumstance in test.circumstances {
      switch circumstance {
      case .on(let date): deciding = .date(date)
      case .year(let year):
        deciding = .number(Rational(year))
        period = year
      case .reading(let name, let letter): self.options.readings[name.text] = letter.text
      case .knownOn(let date): self.options.knownOn = date
      case .version(let name): self.options.version = name.text
      }
    }
    subject = Self.unnamed
    // Rows first: what else is given holds for all of them, wherever it stands.
    for case .rows(let entity, let head, let rows) in test.lines.map(\.kind) {
      add(entity.text, head, rows)
    }
    if let first = rows[rulebook.subject]?.first {
      subject = first.id
    } else {
      rows[rulebook.subject] = [CaseRow(rulebook.subject, id: subject, period: period)]
    }
    if let deciding, let name = rulebook.decidesBy ?? rulebook.period {
      change(rulebook.subject) { $0.facts[name] = $0.facts[name] ?? FactRecord(deciding) }
    }
    for case .given(let assignments) in test.lines.map(\.kind) {
      for assignment in assignments { assign(assignment) }
    }
    for name in rows.keys.sorted() { for row in rows[name] ?? [] { data.add(row) } }
  }

  var reader: LiteralReader {
    LiteralReader(
      units: UnitCatalog(rulebook.units),
      findings: Findings(),
      isRangeChecked: false
    )
  }

  mutating func change(_ entity: String, _ change: (inout CaseRow) -> Void) {
    if rows[entity] == nil { rows[entity] = [CaseRow(entity, id: Self.unnamed)] }
    for place in rows[entity, default: []].indices where isCurrent(entity, place) {
      change(&rows[entity, default: []][place])
    }
  }

  /// Whether a row belongs to the tested period.
  func isCurrent(_ entity: String, _ place: Int) -> Bool {
    entity != rulebook.subject || rows[entity]?[place].period == period
  }

  // MARK: Rows

  private mutating func add(_ entity: String, _ head: TableRow, _ written: [TableRow]) {
    let names = head.cells.map { cell in
      guard case .values(let values) = cell.cell, case .name(let name)? = values.first?.kind else {
        return ""
      }
      return name
    }
    for cells in written {
      var row = CaseRow(entity, id: "")
      if entity == rulebook.subject { row.period = period }
      var count = 1
      for (name, located) in zip(names, cells.cells) {
        switch (name, located.cell) {
        case ("id", .values(let values)): row.id = values.first?.label ?? ""
        case ("count", .values(let values)): count = values.first?.integer ?? 0
        case (_, .values(let values)) where fact(name, of: entity) == nil:
          row.links[name] = values.first?.label
        case (_, .values(let values)):
          if let literal = values.first {
            row.facts[name] = record(literal, fact(name, of: entity))
          }
        case (_, .unknown(let kind)): row.facts[name] = FactRecord(.unknown(kind, name))
        default: continue
        }
      }
      for _ in 0..<count {
        if names.contains("id") == false { row.id = "\((rows[entity]?.count ?? 0) + 1)" }
        rows[entity, default: []].append(row)
      }
    }
  }

  private func fact(_ name: String, of entity: String) -> ValueType? {
    for version in rulebook.versions {
      for fact in version.program.facts
      where fact.name == name && version.program.entities[fact.entity].name == entity {
        return fact.type
      }
    }
    return nil
  }

  func record(_ literal: Literal, _ type: ValueType?) -> FactRecord {
    guard let type, let value = reader.value(literal, as: type) else { return FactRecord(nil) }
    var error: Rational?
    if case .number(_, let unit, let written?) = literal.kind,
      let number = type.withoutConstants.number
    {
      error = reader.scaled(written, unit: unit, literal.site, as: number)
    }
    return FactRecord(.value(value), standardError: error)
  }

  /// What an expectation says, as a value of the type of what it asks for.
  ///
  /// - Parameters:
  ///   - literal: The constant.
  ///   - type: The type.
  /// - Returns: The value; `nil` when the constant is none of the type.
  func value(_ literal: Literal, as type: ValueType) -> Value? {
    if case .name(let name) = literal.kind, case .text = type.withoutConstants,
      !type.constants.contains(name)
    {
      return .text(name)
    }
    return reader.value(literal, as: type)
  }

  /// A bound of an expectation in base units.
  ///
  /// - Parameters:
  ///   - number: The number as written.
  ///   - type: The type of what is asked for.
  /// - Returns: The number.
  func number(_ number: NumberLiteral, as type: NumberType) -> Rational {
    number.value * (number.isPercent ? .one : type.unit?.factor ?? .one)
  }
}

extension Literal {
  /// The words of a text, a name or a number.
  var label: String? {
    switch kind {
    case .text(let text), .name(let text): text
    case .number(let number, _, _): number.value.description
    default: nil
    }
  }

  /// The number, when it is a whole one.
  fileprivate var integer: Int? {
    if case .number(let number, _, _) = kind { number.value.integer } else { nil }
  }
}
