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
  /// - Parameter subject: The entity that the pathways are about.
  /// - Returns: A case for each row, with the rows of all other entities.
  public func cases(of subject: String) -> [CaseFile] {
    var shared = CaseData()
    for (entity, rows) in data.rows.sorted(by: { $0.key < $1.key }) where entity != subject {
      for row in rows { shared.add(row) }
    }
    return (data.rows[subject] ?? []).map { row in
      var row = row
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

  /// The people of whom registers speak and who have no row.
  ///
  /// - Parameter subject: The entity that the pathways are about.
  /// - Returns: Their ids, sorted.
  public func strangers(to subject: String) -> [String] {
    let known = Set((data.rows[subject] ?? []).map(\.id))
    var named: Set<String> = []
    named.formUnion(evidence.map { Array($0.items.keys) } ?? [])
    named.formUnion(judgments.map { Array($0.items.keys) } ?? [])
    named.formUnion(requests.map { Array($0.requests.keys) } ?? [])
    named.formUnion(stages.clocks.keys)
    named.formUnion(stages.closings.keys)
    return named.subtracting(known).sorted()
  }
}
