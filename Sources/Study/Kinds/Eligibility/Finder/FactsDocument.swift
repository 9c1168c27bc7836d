// SPDX-License-Identifier: Apache-2.0
import Eligibility
import Evidence
import Policy

/// The facts of one person as a short YAML text: a key for each fact, nothing for what is not known.
///
/// ```yaml
/// applied_on: 2026-09-01
/// ecfmg_certificate: permanent
/// practice:
///   - { start: 2019-01-01, finish: 2024-06-30, country: IN, full_time: yes }
/// offer: { employer: { accredited_program: yes }, full_time: yes }
/// ```
struct FactsDocument {
  /// The id under which the person is asked about; nothing names them.
  static let person = "you"

  private let file: String
  private let vocabulary: FactVocabulary
  private(set) var data = CaseData()

  /// Reads facts.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - file: The name of the file, for errors.
  ///   - vocabulary: The facts that the pathways ask for.
  /// - Throws: `StudyError` naming line and column of the first thing that is wrong.
  init(_ text: String, file: String, _ vocabulary: FactVocabulary) throws(StudyError) {
    self.file = file
    self.vocabulary = vocabulary
    let root: Setting
    do {
      root = try Setting.parse(text, file: file, noun: "a text of facts")
    } catch {
      throw StudyError(.data, error.sentence)
    }
    guard case .group(let entries) = root.content else { return }
    var row = CaseRow(vocabulary.subject, id: Self.person)
    for entry in entries {
      let fact = try fact(entry, of: vocabulary.subject)
      row.facts[fact.name] = FactRecord(try answer(entry.value, fact.type, fact.name))
    }
    data.add(row)
  }

  private func fact(_ entry: Setting.Entry, of entity: String) throws(StudyError) -> Fact {
    let found = vocabulary.entries.first { $0.entity == entity && $0.fact.name == entry.key }
    guard let fact = found?.fact else {
      let names = vocabulary.names(of: entity)
      throw trouble(
        entry.place,
        "E102 \"\(entry.key)\" is no fact of a\("aeiou".contains(entity.prefix(1)) ? "n" : "") \(entity) that a "
          + "policy asks for\(Spelling.suggestion(for: entry.key, among: names))"
      )
    }
    if let judge = fact.declaration.judge {
      throw trouble(
        entry.place,
        "`\(fact.name)` is judged by \(judge), and nobody else can say it; take the line out"
      )
    }
    return fact
  }

  private mutating func answer(
    _ setting: Setting,
    _ type: ValueType,
    _ name: String
  ) throws(StudyError) -> Answer {
    switch setting.content {
    case .text(let text):
      guard !text.isEmpty else { return .unknown(.missing, name) }
      if case .record = type.withoutConstants, !type.constants.contains(text), text != "unknown" {
        throw trouble(
          setting.place,
          "`\(name)` is a group of facts, such as { field: value }"
            + type.constants.map { ", or \($0)" }.joined()
        )
      }
      do throws(CellObjection) {
        return try type.answer(ofCell: text, named: name)
      } catch {
        throw trouble(setting.place, "`\(name)` \(error.rule)")
      }
    case .list(let elements):
      guard case .list(let element) = type.withoutConstants else {
        throw trouble(setting.place, "`\(name)` is one value, not a list")
      }
      var answers: [Answer] = []
      for item in elements { answers.append(try answer(item, element, name)) }
      return .value(.list(answers, isComplete: true))
    case .group(let entries): return try record(entries, setting.place, type, name)
    }
  }

  private mutating func record(
    _ entries: [Setting.Entry],
    _ place: Setting.Place,
    _ type: ValueType,
    _ name: String
  ) throws(StudyError) -> Answer {
    switch type.withoutConstants {
    case .record(let fields):
      var answers: [String: Answer] = [:]
      for entry in entries {
        guard let field = fields.first(where: { $0.name == entry.key }) else {
          throw trouble(
            entry.place,
            "`\(name)` has no field \"\(entry.key)\""
              + Spelling.suggestion(for: entry.key, among: fields.map(\.name))
          )
        }
        answers[field.name] = try answer(entry.value, field.type, "\(name).\(field.name)")
      }
      return .value(.record(answers))
    case .entity(let entity):
      var row = CaseRow(entity, id: "\(entity) \((data.rows[entity]?.count ?? 0) + 1)")
      for entry in entries {
        let fact = try fact(entry, of: entity)
        row.facts[fact.name] = FactRecord(try answer(entry.value, fact.type, fact.name))
      }
      data.add(row)
      return .value(.entity(row.id))
    default: throw trouble(place, "`\(name)` is one value, not a group of facts")
    }
  }

  private func trouble(_ place: Setting.Place, _ sentence: String) -> StudyError {
    StudyError(.data, "\(file):\(place): \(sentence)")
  }
}
