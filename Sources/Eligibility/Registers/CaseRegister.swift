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
  /// - Parameters:
  ///   - vocabulary: The facts that the pathways ask for.
  ///   - countsRows: Whether a rule counts the rows of other entities, so that each case needs all.
  /// - Returns: A case for each row, with the rows of other entities that it refers to.
  public func cases(_ vocabulary: FactVocabulary, countsRows: Bool = false) -> [CaseFile] {
    let subject = vocabulary.subject
    let guarded = vocabulary.entries.filter {
      $0.entity == subject && $0.fact.declaration.verification ?? .selfReport > .selfReport
    }.map(\.fact.name)
    var others: [String: [CaseRow]] = [:]
    var shared = CaseData()
    for (entity, rows) in data.rows.sorted(by: { $0.key < $1.key }) where entity != subject {
      for row in rows {
        others[row.id, default: []].append(row)
        if countsRows { shared.add(row) }
      }
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
      if !countsRows {
        for other in Self.reached(from: row, others) { own.add(other) }
      }
      return CaseFile(
        row.id,
        data: own,
        requests: requests?.requests[row.id] ?? [],
        clocks: stages.clocks[row.id] ?? [],
        closings: stages.closings[row.id] ?? []
      )
    }
  }

  /// The rows that a row refers to, and those that they refer to, each once.
  private static func reached(from row: CaseRow, _ others: [String: [CaseRow]]) -> [CaseRow] {
    var found: [CaseRow] = []
    var seen: Set<String> = []
    var open = row.references
    while let id = open.popLast() {
      guard seen.insert(id).inserted else { continue }
      for other in others[id] ?? [] {
        found.append(other)
        open += other.references
      }
    }
    return found
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

extension CaseRow {
  /// The ids of the rows that facts of the row name.
  fileprivate var references: [String] {
    facts.values.flatMap { record in
      ([record.stated] + record.evidence.map(\.answer)).compactMap(\.self).flatMap(\.references)
    }
  }
}

extension Answer {
  fileprivate var references: [String] {
    guard case .value(let value) = self else { return [] }
    switch value {
    case .entity(let id): return [id]
    case .list(let elements, _): return elements.flatMap(\.references)
    case .record(let fields): return fields.values.flatMap(\.references)
    default: return []
    }
  }
}
