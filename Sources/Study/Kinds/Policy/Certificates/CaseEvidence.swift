// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import Policy

/// What is on file for a subject, and where it stands.
struct CaseEvidence {
  /// A fact as it was given.
  struct Given {
    let fact: String
    let value: String
    let standardError: String
    let isUnknown: Bool
  }

  let evidence: PolicyEvidence
  let rulebook: Rulebook

  /// The facts of a subject that its row gives, in the order of the policy.
  func given(at place: Int) -> [Given] {
    let row = evidence.data[rulebook.subject, place]
    return facts.compactMap { fact in
      guard let record = row.facts[fact.name] else { return nil }
      let answer = record.stated
      // Nobody stated an empty list: its file has no row of the subject.
      if case .value(.list(let items, _)) = answer, items.isEmpty { return nil }
      let error = record.statedError.map { error in
        fact.words(.value(.number(error)))
      }
      return Given(
        fact: fact.name,
        value: answer.map(fact.words) ?? "",
        standardError: error ?? "",
        isUnknown: answer?.isUnknown ?? true
      )
    }
  }

  /// The subject's facts of all versions, each once.
  var facts: [Fact] {
    var seen: Set<String> = []
    return rulebook.versions.flatMap { version in
      version.program.facts.filter { fact in
        version.program.entities[fact.entity].name == rulebook.subject && fact.parameters.isEmpty
          && seen.insert(fact.name).inserted
      }
    }
  }

  /// The evidence of a certificate: each fact with its file and row.
  func items(at place: Int, date: String) -> [Decisions.EvidenceItem] {
    given(at: place).map { given in
      let file = evidence.listFiles[given.fact].map { " (\($0))" } ?? ""
      let error = given.standardError.isEmpty ? "" : ", standard error \(given.standardError)"
      return Decisions.EvidenceItem(
        name: given.fact + file,
        value: given.value + error,
        source: "\(evidence.file), row \(evidence.subjects[place].line)",
        date: date,
        quality: "as stated"
      )
    }
  }
}
