// SPDX-License-Identifier: Apache-2.0
public import Policy

/// Everything on file about some people, brought together into one case for each.
public struct CaseRegister: Sendable {
  /// The facts as stated, and the rows that they refer to.
  public var data = CaseData()
  /// Pieces of evidence.
  public var evidence: EvidenceRegister?
  /// Judgments.
  public var judgments: JudgmentRegister?
  /// What was asked for.
  public var requests: RequestRegister?
  /// Stages and what persons decided.
  public var stages = StageRegister()

  /// Nothing on file.
  public init() {}

  /// The cases, in the order of the people's rows.
  ///
  /// A fact that must be verified is not verified by standing in a row: there it is only what somebody
  /// says.
  ///
  /// - Parameter vocabulary: The facts that the pathways ask for.
  /// - Returns: A case for each row, with the rows of all other entities.
  public func cases(_ vocabulary: FactVocabulary) -> [CaseFile] {
    let subject = vocabulary.subject
    let guarded = vocabulary.entries.filter {
      $0.entity == subject && $0.fact.declaration.verification ?? .selfReport > .selfReport
    }.map(\.fact.name)
    var shared = CaseData()
    for (entity, rows) in data.rows.sorted(by: { $0.key < $1.key }) where entity != subject {
      for row in rows { shared.add(row) }
    }
    return (data.rows[subject] ?? []).map { row in
      var row = row
      for name in guarded {
        guard let stated = row.facts[name]?.stated, case .value = stated else { continue }
        let piece = Policy.EvidenceItem("file of cases", name: "file of cases", answer: stated)
        row.facts[name] = FactRecord(nil, evidence: [piece])
      }
      let pieces = [evidence?.items[row.id], judgments?.items[row.id]].compactMap(\.self)
      for (fact, items) in pieces.joined() {
        var record = row.facts[fact] ?? FactRecord(nil)
        record.evidence += items
        row.facts[fact] = record
      }
      var own = shared
      own.add(row)
      return CaseFile(
        row.id,
        data: own,
        requests: requests?.requests[row.id] ?? [],
        clocks: stages.clocks[row.id] ?? [],
        closings: stages.closings[row.id] ?? []
      )
    }
  }

  /// Of how many people without a row each register speaks.
  ///
  /// - Parameter subject: The entity that the pathways are about.
  /// - Returns: The registers that speak of any, by name.
  public func strangers(to subject: String) -> [(register: String, people: Int)] {
    let known = Set((data.rows[subject] ?? []).map(\.id))
    let named: [(String, Set<String>)] = [
      ("evidence", Set(evidence.map { Array($0.items.keys) } ?? [])),
      ("judgments", Set(judgments.map { Array($0.items.keys) } ?? [])),
      ("requests", Set(requests.map { Array($0.requests.keys) } ?? [])),
      ("stages", Set(stages.clocks.keys)), ("closings", Set(stages.closings.keys)),
    ]
    return named.map { ($0, $1.subtracting(known).count) }.filter { $0.1 > 0 }
  }
}
