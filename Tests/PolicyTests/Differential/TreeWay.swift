// SPDX-License-Identifier: Apache-2.0
import Evidence

@testable import Policy

/// What a decision says of one row, whichever way it was found.
struct DecidedRow: Equatable, CustomStringConvertible {
  var outcome: DecisionOutcome
  /// The truth with faults read as unknown.
  var truth: Truth
  var faults: [Fault.Code]
  /// The conditions that are unknown, by their places in the order of the law.
  var missing: [Int]
  /// The first condition that fails, by its place.
  var failing: Int?
  var kinds: [UnknownKind]

  var description: String {
    """
    \(outcome) \(faults.map(\.rawValue)) missing \(missing) failing \(failing.map { $0 + 1 } ?? 0) \
    kinds \(kinds.map(\.rawValue)) if faults were unknown \(truth)
    """
  }
}

/// The rows of one case file, decided one by one as trees.
struct TreeWay {
  let program: Program
  private let version: Int
  private let evaluation: Evaluation
  private let places: [Int]
  /// The conditions of each decision by their labels.
  private let leaves: [[String: Int]]

  /// An evaluation of rows.
  ///
  /// - Parameters:
  ///   - evaluator: The policy.
  ///   - version: The version's place; it is used for every row, in force or not.
  ///   - leaves: The conditions of each decision by their labels.
  ///   - data: The rows.
  init(_ evaluator: Evaluator, version: Int, leaves: [[String: Int]], _ data: CaseData) {
    let evaluation = evaluator.evaluation(of: data)
    let program = evaluator.rulebook.versions[version].program
    self.program = program
    self.version = version
    self.evaluation = evaluation
    self.leaves = leaves
    places = program.entities.map { entity in
      evaluation.entities.firstIndex { $0.name == entity.name } ?? 0
    }
  }

  /// The conditions of a decision by their labels, in the order of the law.
  static func leaves(_ decision: Decision) -> [String: Int] {
    func paths(_ node: DecisionNode, _ above: String) -> [String] {
      let path = node.label.isEmpty ? above : "\(above)(\(node.label))"
      return node.members.isEmpty ? [path] : node.members.flatMap { paths($0, path) }
    }
    let all = paths(decision.root, "")
    return Dictionary(zip(all, all.indices), uniquingKeysWith: { first, _ in first })
  }

  /// What a decision says of a row of its home.
  func decided(_ place: Int, row: Int) -> DecidedRow {
    let home = places[program.decisions[place].home]
    return evaluation.standing(version: version, entity: home, row: row) {
      let key = DecisionKey(
        version: version,
        decision: place,
        entity: home,
        row: row,
        period: evaluation.entities[home].periods[row],
        arguments: []
      )
      let result = evaluation.result(of: key)
      let verdict = result.verdict
      let missing = (result.root?.leaves ?? [])
        .filter { $0.counted.truth == .unknown && $0.node.members.isEmpty }
        .compactMap { leaves[place][$0.path] }
      let failing =
        verdict.outcome == .notMet
        ? result.root.flatMap { Self.firstFailing($0, isReversed: false) } : nil
      return DecidedRow(
        outcome: verdict.outcome,
        truth: verdict.truth,
        faults: FaultBits.distinct(verdict.faults),
        missing: missing,
        failing: failing.flatMap { leaves[place][$0] },
        kinds: verdict.unknowns.kinds
      )
    }
  }

  /// A measure of a row of its home.
  func measured(_ place: Int, row: Int) -> Answer {
    let home = places[program.measures[place].home]
    return evaluation.standing(version: version, entity: home, row: row) {
      evaluation.measure(place, arguments: [], period: nil).answer
    }
  }

  /// The first condition that fails together with every group round it; under `none of` a
  /// criterion fails by being met.
  private static func firstFailing(_ record: CriterionRecord, isReversed: Bool) -> String? {
    guard record.counted.truth == (isReversed ? .met : .notMet) else { return nil }
    guard case .group(let quorum, _) = record.node.content else { return record.path }
    for member in record.members {
      if let found = firstFailing(member, isReversed: isReversed != (quorum == .none)) {
        return found
      }
    }
    return nil
  }
}

extension DecidedRow {
  /// What columns say of a row.
  init(_ columns: DecisionColumns, _ row: Int) {
    self.init(
      outcome: columns.outcome(row),
      truth: columns.truth(row),
      faults: columns.faults(row),
      missing: columns.missingLeaves(row),
      failing: columns.firstFailing(row),
      kinds: columns.kinds(row)
    )
  }
}
