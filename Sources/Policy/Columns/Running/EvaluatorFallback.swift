// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

/// Decides rows by the tree evaluator, one by one, where columns cannot.
public struct EvaluatorFallback: CaseFallback {
  private let evaluator: Evaluator
  private let data: CaseData
  private let version: Int

  /// A fallback for the rows that columns were encoded from.
  ///
  /// - Parameters:
  ///   - evaluator: The policy under its circumstances.
  ///   - data: The rows.
  ///   - version: The version's name; `nil` when the policy has none of it.
  public init?(_ evaluator: Evaluator, _ data: CaseData, version: String) {
    guard let place = evaluator.rulebook.versions.firstIndex(where: { $0.name == version }) else {
      return nil
    }
    self.evaluator = evaluator
    self.data = data
    self.version = place
  }

  private var program: Program { evaluator.rulebook.versions[version].program }

  /// A decision about all rows of its home.
  public func columns(ofDecision place: Int, _ request: ColumnRequest) -> DecisionColumns? {
    let decision = program.decisions[place]
    guard decision.parameters.isEmpty else { return nil }
    let leaves = Self.paths(decision.root, "")
    let numbers = Dictionary(uniqueKeysWithValues: zip(leaves, 0...))
    let results = rows(of: decision.home) { evaluation, entity, row in
      let key = DecisionKey(
        version: version,
        decision: place,
        entity: entity,
        row: row,
        period: evaluation.entities[entity].periods[row],
        arguments: []
      )
      return CaseResult(evaluation.result(of: key), numbers)
    }
    return DecisionColumns(
      results,
      request.parts,
      leaves: leaves
    )
  }

  /// A measure of all rows of its home.
  public func column(ofMeasure place: Int, _ request: ColumnRequest) -> MeasureColumn? {
    let measure = program.measures[place]
    guard measure.parameters.isEmpty else { return nil }
    let cells = rows(of: measure.home) { evaluation, _, _ in
      MeasureColumn.Cell(evaluation.measure(place, arguments: [], period: nil).answer)
    }
    return MeasureColumn(type: measure.type, rowCount: cells.count, storage: .cells(cells))
  }

  private func rows<Result>(
    of home: Int,
    _ body: (Evaluation, Int, Int) -> Result
  ) -> [Result] {
    let name = program.entities[home].name
    let evaluation = evaluator.evaluation(of: data)
    let entity = evaluation.entities.firstIndex { $0.name == name } ?? 0
    return (0..<(data.rows[name]?.count ?? 0)).map { row in
      evaluation.standing(version: version, entity: entity, row: row) {
        body(evaluation, entity, row)
      }
    }
  }

  /// The labels of all conditions in the order of the law.
  private static func paths(_ node: DecisionNode, _ path: String) -> [String] {
    node.members.isEmpty
      ? [path] : node.members.flatMap { paths($0, "\(path)(\($0.label))") }
  }
}

extension MeasureColumn.Cell {
  /// What a single case gives, as a cell; bounds that are not one value are unknown.
  init(_ answer: Answer) {
    switch answer {
    case .value(let value): self = .value(value)
    case .fault(let faults): self = .fault(FaultBits.distinct(faults))
    default: self = .unknown(answer.unknowns.kinds)
    }
  }
}

extension FaultBits {
  /// The codes of faults, each once, in ascending order.
  static func distinct(_ faults: [Fault]) -> [Fault.Code] {
    codes.filter { code in faults.contains { $0.code == code } }
  }
}

/// What a single case came to, in the terms of columns.
struct CaseResult {
  let verdict: Verdict
  let missing: [Int]
  let failing: Int

  init(_ result: DecisionResult, _ numbers: [String: Int]) {
    verdict = result.verdict
    missing = (result.root?.leaves ?? [])
      .filter { $0.counted.truth == .unknown && $0.node.members.isEmpty }
      .compactMap { numbers[$0.path] }
    var first: String?
    if result.verdict.outcome == .notMet, let root = result.root {
      first = Self.firstFailing(root, isReversed: false)
    }
    failing = first.flatMap { numbers[$0] }.map { $0 + 1 } ?? 0
  }

  /// The path of the first condition that fails with every group around it.
  private static func firstFailing(_ record: CriterionRecord, isReversed: Bool) -> String? {
    guard record.counted.truth == (isReversed ? .met : .notMet) else { return nil }
    guard case .group(let quorum, _) = record.node.content else { return record.path }
    let isInnerReversed = isReversed != (quorum == .none)
    for member in record.members {
      if let path = firstFailing(member, isReversed: isInnerReversed) { return path }
    }
    return nil
  }
}

extension DecisionColumns {
  /// The columns of results that were found one by one.
  init(
    _ results: [CaseResult],
    _ parts: ColumnRequest.Parts,
    leaves: [String]
  ) {
    func column(_ width: LaneWidth, _ code: (CaseResult) -> Int) -> LaneMemory {
      let memory = LaneMemory(rowCount: results.count, width: width)
      memory.fill { code(results[$0]) }
      return memory
    }
    func bits(_ faults: [Fault]) -> Int {
      Int(FaultBits.distinct(faults).reduce(0) { $0 | FaultBits.bit($1) })
    }
    self.init(
      rowCount: results.count,
      outcomes: column(.one) { $0.verdict.faults.isEmpty ? Int($0.verdict.truth.rawValue) : 3 },
      truths: column(.one) { Int($0.verdict.truth.rawValue) },
      faults: column(.one) { bits($0.verdict.faults) },
      missing: parts.contains(.missingCount) ? column(.two) { $0.missing.count } : nil,
      masks: parts.contains(.missingMask)
        ? stride(from: 0, to: leaves.count, by: 62).map { start in
          column(.eight) { result in
            result.missing.filter { $0 / 62 == start / 62 }.reduce(0) { $0 | 1 << ($1 - start) }
          }
        } : [],
      failing: parts.contains(.firstFailing) ? column(.two) { $0.failing } : nil,
      kinds: parts.contains(.kinds)
        ? column(.one) { Int(KindBits.bits($0.verdict.unknowns.kinds)) } : nil,
      leaves: leaves
    )
  }
}
