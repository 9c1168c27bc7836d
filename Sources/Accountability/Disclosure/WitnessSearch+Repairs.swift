// SPDX-License-Identifier: Apache-2.0

/// Which single students bring a sum nearer to its range.
extension WitnessSearch {
  /// The single students that bring a row nearer to its range, the one that breaks least
  /// first, and among equals the one at the location that is cheapest to mask.
  func candidates(
    _ row: Int,
    changes: [Change],
    goal: Goal,
    most: Int
  ) -> [Change] {
    let forms = CountLattice.forms
    let goalForm = goal.place - goal.row * forms
    guard let form = broken(row) else { return [] }
    let sign = sums[row * forms + form] < lower[row * forms + form] ? 1 : -1
    let undone = changes.filter { $0.by != sign }.map(\.atom)
    var best: [(change: Change, broken: Int, cost: Int)] = []
    var bound = (broken: Int.max, cost: Int.max)
    for location in members(row) {
      let cost = cost(location, row)
      for pattern in lattice.patternsOfGroup[lattice.table.rows[row].group]
      where sign < 0 || lattice.addable[pattern] {
        // A repair that takes back what was gained only runs in a circle.
        let takesBack =
          sign != goal.sign
          && lattice.holds(goal.row, lattice.atom(location, pattern, 0))
        var level = 0
        while level < lattice.levels {
          defer { level += 1 }
          guard lattice.coefficients[level * forms + form] > 0 else { continue }
          if takesBack, lattice.coefficients[level * forms + goalForm] > 0 { continue }
          let atom = lattice.atom(location, pattern, level)
          guard sign > 0 || counts[atom] > 0, !undone.contains(atom) else { continue }
          let distance = change(atom, sign)
          guard (distance, cost) < bound else { continue }
          let place = best.firstIndex { ($0.broken, $0.cost) > (distance, cost) } ?? best.count
          best.insert(((atom, sign), distance, cost), at: place)
          if best.count > most { best.removeLast() }
          if best.count == most { bound = (best[most - 1].broken, best[most - 1].cost) }
        }
      }
    }
    return best.map(\.change)
  }

  /// What masking the same group at one location would cost; nothing where it is masked or unpublished.
  private func cost(_ location: Int, _ row: Int) -> Int {
    let group = lattice.table.rows[row].group
    for holder in lattice.holderRange(
      lattice.atom(location, lattice.patternsOfGroup[group].first ?? 0, 0)
    ) {
      let place = lattice.holders[holder]
      guard lattice.sizes[place] == 1, lattice.table.rows[place].group == group else { continue }
      let sum = place * CountLattice.forms
      return lower[sum] < upper[sum] ? 0 : costs[place] ?? .max
    }
    return 0
  }

  /// The locations of a row where a student can be added; a few of a large unit's.
  private func members(_ row: Int) -> [Int] {
    let members = lattice.table.rows[row].members
    guard members.count > Self.locations else { return members }
    // Only where some row is masked can one student come or go without a trace.
    var loose: [Int] = []
    for member in members where loose.count < Self.locations {
      let range = lattice.holderRange(lattice.atom(member, 0, 0))
      let smallest = range.map { lattice.holders[$0] }.min { lattice.sizes[$0] < lattice.sizes[$1] }
      let place = (smallest ?? row) * CountLattice.forms
      if lower[place] < upper[place] { loose.append(member) }
    }
    return loose.isEmpty ? Array(members.prefix(Self.locations)) : loose
  }

  /// The first sum of a row that is out of its range.
  func broken(_ row: Int) -> Int? {
    var form = 0
    while form < CountLattice.forms {
      let place = row * CountLattice.forms + form
      if sums[place] < lower[place] || sums[place] > upper[place] { return form }
      form += 1
    }
    return nil
  }

  /// By how much a student more or less moves the distance of all rows from their ranges.
  private func change(_ atom: Int, _ by: Int) -> Int {
    let forms = CountLattice.forms
    let first = atom % lattice.levels * forms
    var total = 0
    var holder = lattice.holderStarts[atom / lattice.levels]
    let last = lattice.holderStarts[atom / lattice.levels + 1]
    while holder < last {
      var place = lattice.holders[holder] * forms
      var form = 0
      while form < forms {
        let step = lattice.coefficients[first + form]
        if step != 0 {
          let (sum, low, high) = (sums[place], lower[place], upper[place])
          let next = sum + by * step
          if next < low { total += low - next } else if next > high { total += next - high }
          if sum < low { total -= low - sum } else if sum > high { total -= sum - high }
        }
        form += 1
        place += 1
      }
      holder += 1
    }
    return total
  }
}
