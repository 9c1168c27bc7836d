// SPDX-License-Identifier: Apache-2.0

/// Finds, for each subject whose outcome differs, the smallest sets of changes that alone make the
/// difference.
///
/// Sets are tried in the order of their size; a mixture of rules is checked and evaluated once for all
/// subjects still open. Above twelve changes a set is grown greedily instead, and then thinned, and
/// the result is marked.
struct AttributionSearch {
  typealias Open = (row: CaseRow, outcome: DecisionOutcome)

  let hybrid: Hybrid
  let options: EvaluationOptions
  let decision: String
  let data: CaseData

  private var deciding: [Int] {
    hybrid.ends.changes.indices.filter { hybrid.ends.changes[$0].canDecide }
  }

  /// The sets for each subject.
  func sets(_ open: [Open]) -> [(sets: [[Int]], isProved: Bool)] {
    deciding.count <= PopulationComparison.mostExactChanges ? exact(open) : greedy(open)
  }

  private func exact(_ open: [Open]) -> [(sets: [[Int]], isProved: Bool)] {
    var found: [[[Int]]] = open.map { _ in [] }
    let changes = deciding
    for size in 0...changes.count {
      let waiting = open.indices.filter { found[$0].isEmpty }
      if waiting.isEmpty { break }
      for set in Self.subsets(of: changes, size: size) {
        guard let evaluator = hybrid.evaluator(with: set, options) else { continue }
        let outcomes = outcomes(waiting.map { open[$0].row }, evaluator)
        for (place, outcome) in zip(waiting, outcomes) where outcome == open[place].outcome {
          found[place].append(set)
        }
      }
    }
    return found.map { ($0, true) }
  }

  /// All sets of a size, in the order of their places.
  static func subsets(of elements: [Int], size: Int) -> [[Int]] {
    guard size > 0 else { return [[]] }
    guard elements.count >= size else { return [] }
    var sets: [[Int]] = []
    for (place, element) in elements.enumerated() {
      let rest = Array(elements[(place + 1)...])
      sets += subsets(of: rest, size: size - 1).map { [element] + $0 }
    }
    return sets
  }

  /// All changes together make the difference; those that can be left out one by one are, until
  /// none can.
  private func greedy(_ open: [Open]) -> [(sets: [[Int]], isProved: Bool)] {
    // Subjects that move for the same reason ask for the same mixtures.
    var mixtures: [[Int]: Evaluator?] = [:]
    func decides(_ set: [Int], _ subject: Open) -> Bool {
      let evaluator = mixtures[set] ?? hybrid.evaluator(with: set, options)
      mixtures[set] = .some(evaluator)
      return evaluator.map { outcomes([subject.row], $0) == [subject.outcome] } ?? false
    }
    return open.map { subject in
      var set = deciding
      var isThinner = true
      while isThinner {
        isThinner = false
        for change in set {
          let smaller = set.filter { $0 != change }
          guard decides(smaller, subject) else { continue }
          set = smaller
          isThinner = true
        }
      }
      return ([set], false)
    }
  }

  private func outcomes(_ rows: [CaseRow], _ evaluator: Evaluator) -> [DecisionOutcome] {
    PopulationComparison.outcomes(decision, rows, data, evaluator)
  }
}
