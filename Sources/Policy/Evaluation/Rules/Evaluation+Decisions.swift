// SPDX-License-Identifier: Apache-2.0
import Evidence

/// A decision about one row with its arguments.
struct DecisionKey: Hashable {
  let version: Int
  let decision: Int
  let entity: Int
  let row: Int
  let period: Int?
  let arguments: [Answer]
}

/// What a decision came to, and what that rests on.
struct DecisionResult {
  var verdict: Verdict
  var usage = Usage()
  /// Until which trial it holds.
  var reach = TrialReach()
  var root: CriterionRecord?
  /// Whether the record says how its values were computed.
  var isTraced = false
}

extension Evaluation {
  /// How deep measures and decisions may call each other.
  static let greatestDepth = 200

  /// The truth of another decision, at the row that the current row is or belongs to.
  func decision(_ index: Int, arguments: [Answer]) -> Verdict {
    let faults = arguments.reduce([]) { Fault.union($0, $1.faults) }
    if !faults.isEmpty { return Verdict(.unknown, faults: faults) }
    let decision = prepared.decisions[index]
    switch locate(decision.place) {
    case .ambiguous: return Verdict(.unknown, unknowns: Unknowns(.missing, decision.name))
    case .broken: return Verdict(.unknown, faults: [Self.noSubject(of: decision.name)])
    case .row(let row):
      let key = DecisionKey(
        version: frame.version,
        decision: index,
        entity: decision.place,
        row: row,
        period: frame.period,
        arguments: arguments
      )
      let result = result(of: key)
      usage.formUnion(result.usage)
      if let root = result.root { recorder?.note(.decided(root)) }
      return result.verdict
    }
  }

  static func noSubject(of name: String) -> Fault {
    Fault(.noEntity, "`\(name)` belongs to a subject that is not on file")
  }

  /// What a decision came to before, where that still holds.
  func known(_ key: DecisionKey) -> DecisionResult? {
    decisions[key].flatMap { holds($0.reach) ? $0 : nil }
  }

  /// What a decision comes to; computed once.
  func result(of key: DecisionKey) -> DecisionResult {
    if let done = known(key), done.isTraced || recorder == nil { return done }
    let decision = programs[key.version].decisions[key.decision]
    if decision.isCyclic { return fixpoint(of: key) }
    guard depth < Self.greatestDepth, activeDecisions.insert(key).inserted else {
      let fault = Fault(.cycle, "decision `\(decision.name)` needs itself")
      return DecisionResult(verdict: Verdict(.unknown, faults: [fault]))
    }
    defer { activeDecisions.remove(key) }
    let (result, isSettled) = watchingAssumptions { evaluated(key) }
    if isSettled { decisions[key] = result }
    return result
  }

  /// Where a decision's criteria are evaluated.
  func frame(of key: DecisionKey) -> Frame {
    var frame = Frame(
      version: key.version,
      entity: key.entity,
      row: key.row,
      period: key.period
    )
    frame.variables = key.arguments
    frame.clause = programs[key.version].decisions[key.decision].name
    frame.decision = key
    return frame
  }

  /// A decision evaluated at its row, whatever was computed before.
  func evaluated(_ key: DecisionKey) -> DecisionResult {
    let decision = programs[key.version].decisions[key.decision]
    let (saved, before) = (frame, usage)
    depth += 1
    frame = frame(of: key)
    usage = Usage()
    let (root, reach) = watchingMoves { evaluate(decision.root, in: .all) }
    let result = DecisionResult(
      verdict: root.counted,
      usage: usage,
      reach: reach,
      root: root,
      isTraced: recorder != nil
    )
    depth -= 1
    (frame, usage) = (saved, before)
    return result
  }
}
