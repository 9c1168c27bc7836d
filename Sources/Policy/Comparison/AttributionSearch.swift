// SPDX-License-Identifier: Apache-2.0

/// Finds, for each subject whose outcome differs, the smallest sets of changes that alone make the
/// difference.
///
/// Sets are tried in the order of their size; a mixture of rules is checked and evaluated once for all
/// subjects still open. Above twelve changes a set is grown greedily instead, and then thinned, and
/// the result is marked.
struct AttributionSearch {
  /// A row whose outcome differs, and the later outcome.
  typealias Open = (row: Int, outcome: UInt8)
  /// The smallest sets for a row, and whether no smaller one can exist.
  typealias Found = (sets: [[Int]], isProved: Bool)

  let hybrid: Hybrid
  let options: EvaluationOptions
  let population: PopulationOutcomes

  private var deciding: [Int] {
    hybrid.ends.changes.indices.filter { hybrid.ends.changes[$0].canDecide }
  }

  /// The sets for each subject.
  func sets(_ open: [Open]) -> [Found] {
    deciding.count <= PopulationComparison.mostExactChanges ? exact(open) : greedy(open)
  }

  private func exact(_ open: [Open]) -> [Found] {
    // Most subjects share their sets with many others, so each list of sets is kept once.
    var lists: [[[Int]]] = [[]]
    var found = Array(repeating: 0, count: open.count)
    let changes = deciding
    for size in 0...changes.count {
      let waiting = open.indices.filter { found[$0] == 0 }
      if waiting.isEmpty { break }
      let rows = waiting.map { open[$0].row }
      for set in Self.subsets(of: changes, size: size) {
        guard let evaluator = hybrid.evaluator(with: set, options) else { continue }
        let outcomes = population.outcomes(of: rows, evaluator)
        var longer: [Int: Int] = [:]
        for (number, place) in waiting.enumerated() where outcomes[number] == open[place].outcome {
          let list = found[place]
          if longer[list] == nil {
            lists.append(lists[list] + [set])
            longer[list] = lists.count - 1
          }
          found[place] = longer[list] ?? list
        }
      }
    }
    return found.map { (lists[$0], true) }
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
  ///
  /// Subjects go through it together: those that ask for the same mixture are decided at once.
  private func greedy(_ open: [Open]) -> [Found] {
    var found = Array(repeating: deciding, count: open.count)
    var isOpen = Array(repeating: true, count: open.count)
    var mixtures: [[Int]: Evaluator?] = [:]
    while isOpen.contains(true) {
      let round = open.indices.filter { isOpen[$0] }
      for place in round { isOpen[place] = false }
      for change in deciding {
        let asking = round.filter { found[$0].contains(change) }
        let groups = Dictionary(grouping: asking) { found[$0].filter { $0 != change } }
        for (smaller, members) in groups {
          let mixture = mixtures[smaller] ?? hybrid.evaluator(with: smaller, options)
          mixtures[smaller] = .some(mixture)
          guard let evaluator = mixture else { continue }
          let outcomes = population.outcomes(of: members.map { open[$0].row }, evaluator)
          for (place, outcome) in zip(members, outcomes) where outcome == open[place].outcome {
            found[place] = smaller
            isOpen[place] = true
          }
        }
      }
    }
    return found.map { ([$0], false) }
  }
}
