// SPDX-License-Identifier: Apache-2.0

/// Looks for other counts of students from which the same public files would have been printed.
///
/// Two sets of counts that fit all public rows and differ by d in a cell prove that its feasible
/// interval is at least d wide. That is the side on which a publisher must be sure: bounds of a
/// relaxed problem may be wide where whole numbers leave one value. The search starts from the true
/// counts, adds or takes one student, and repairs each range that this breaks by another student
/// until none is broken (a circuit); found circuits are tried again as long as they hold. What it
/// does not find may still exist, so a cell without a witness counts as exposed.
struct WitnessSearch {
  let lattice: CountLattice
  /// By row, then by form.
  private(set) var lower: [Int]
  private(set) var upper: [Int]
  private(set) var counts: [Int]
  private(set) var sums: [Int]
  /// What masking a row costs, by row; `nil` where it cannot be masked further.
  var costs: [Int?]
  /// The rows that stood in the way at the least cost when the last search failed, with the first
  /// sum of each that was out of its range.
  private(set) var obstacles: [(row: Int, form: LevelScheme.Form)] = []
  private var obstacleCost = Int.max
  /// The counts at the ends that the last search found.
  private(set) var witness = ProtectionProofs.Witness(upper: [], lower: [])

  /// How many repairs of a broken row are tried, and how many more changes a circuit may take.
  private var breadth = 1
  private var budget = 0

  typealias Change = (atom: Int, by: Int)

  /// The sum that is being moved: its row, its place among all sums, and the direction.
  struct Goal {
    let row: Int
    let place: Int
    let sign: Int
  }

  /// The most students that a circuit moves, the most starts, and the most locations looked at.
  static let (longest, starts, locations) = (8, 5, 24)
  /// The repairs and changes that a thorough search tries: few while masks are looked for, which also
  /// help, and more in an audit, whose last word it is.
  static let (broad, few, many) = (4, 60, 4_000)

  /// A search among the counts that fit ranges.
  ///
  /// - Parameters:
  ///   - lattice: How sums move.
  ///   - ranges: What is published of each row.
  init(_ lattice: CountLattice, ranges: [RowRange]) {
    self.lattice = lattice
    lower = ranges.flatMap(\.lower)
    upper = ranges.flatMap(\.upper)
    counts = lattice.counts
    sums = lattice.sums
    costs = Array(repeating: nil, count: ranges.count)
  }

  /// Takes another range for a row.
  mutating func publish(_ range: RowRange, of row: Int) {
    let forms = CountLattice.forms
    lower.replaceSubrange(row * forms..<(row + 1) * forms, with: range.lower)
    upper.replaceSubrange(row * forms..<(row + 1) * forms, with: range.upper)
  }

  /// The ends of the values of a cell for which counts were found, no wider than is asked for.
  ///
  /// - Parameters:
  ///   - cell: The cell and its protection width.
  ///   - most: How many changes are tried, several repairs of a row among them; `nil` for the nearest
  ///     repair alone.
  /// - Returns: The ends, the true value between them.
  mutating func witnessed(
    _ cell: ProtectedCell,
    within most: Int? = nil
  ) -> ClosedRange<Int> {
    (obstacles, obstacleCost) = ([], .max)
    (breadth, budget) = most.map { (Self.broad, $0) } ?? (1, .max)
    let place = cell.row * CountLattice.forms + cell.form.rawValue
    let truth = sums[place]
    let (up, upper) = reach(cell.row, place, by: 1, steps: cell.width)
    let (down, lower) = reach(cell.row, place, by: -1, steps: cell.width - up)
    witness = ProtectionProofs.Witness(upper: upper, lower: lower)
    return (truth - down)...(truth + up)
  }

  /// Whether witnesses span the protection width of a cell.
  ///
  /// - Parameters:
  ///   - cell: The cell.
  ///   - most: How many changes are tried, several repairs of a row among them; `nil` for the nearest
  ///     repair alone.
  /// - Returns: `false` where none were found, which does not prove that there are none.
  mutating func protects(_ cell: ProtectedCell, within most: Int? = nil) -> Bool {
    let found = witnessed(cell, within: most)
    return found.upperBound - found.lowerBound >= cell.width
  }

  /// How far a sum can be moved, and the counts there; the true counts are restored.
  private mutating func reach(
    _ row: Int,
    _ place: Int,
    by sign: Int,
    steps: Int
  ) -> (distance: Int, end: [ProtectionProofs.Step]) {
    var applied: [Change] = []
    let truth = sums[place]
    let (low, high) = (lower[place], upper[place])
    var last: [Change] = []
    while abs(sums[place] - truth) < steps {
      let goal = sums[place] + sign
      guard low <= goal, goal <= high else { break }
      if sign > 0 { lower[place] = goal } else { upper[place] = goal }
      if repeats(last, row) {
        applied += last
        continue
      }
      guard let circuit = circuit(Goal(row: row, place: place, sign: sign)) else { break }
      last = circuit
      applied += circuit
    }
    let reached = min(abs(sums[place] - truth), steps)
    for change in applied { apply(change.atom, -change.by) }
    (lower[place], upper[place]) = (low, high)
    return (reached, Self.together(applied))
  }

  /// Changes as one step for each atom, in the order of their first change.
  private static func together(_ changes: [Change]) -> [ProtectionProofs.Step] {
    var steps: [(atom: Int, by: Int)] = []
    for change in changes {
      if let place = steps.firstIndex(where: { $0.atom == change.atom }) {
        steps[place].by += change.by
      } else {
        steps.append(change)
      }
    }
    return steps.filter { $0.by != 0 }.map { .init(atom: Int32($0.atom), by: Int32($0.by)) }
  }

  /// Applies a circuit once more, if that breaks nothing.
  private mutating func repeats(_ circuit: [Change], _ row: Int) -> Bool {
    guard !circuit.isEmpty else { return false }
    var touched = [row]
    for change in circuit {
      apply(change.atom, change.by)
      touch(change.atom, &touched)
    }
    let holds =
      circuit.allSatisfy { counts[$0.atom] >= 0 } && touched.allSatisfy { broken($0) == nil }
    if !holds { for change in circuit { apply(change.atom, -change.by) } }
    return holds
  }

  /// Changes that satisfy every range again, the goal for a row among them; they stay applied.
  private mutating func circuit(_ goal: Goal) -> [Change]? {
    let starts = candidates(goal.row, changes: [], goal: goal, most: Self.starts * breadth)
    for start in starts {
      var changes: [Change] = []
      if repairs(start, &changes, [goal.row], goal) { return changes }
    }
    return nil
  }

  /// Applies a change and what it takes to repair the rows that it breaks; nothing where that fails.
  private mutating func repairs(
    _ change: Change,
    _ changes: inout [Change],
    _ rows: [Int],
    _ goal: Goal
  ) -> Bool {
    budget -= 1
    var touched = rows
    changes.append(change)
    apply(change.atom, change.by)
    touch(change.atom, &touched)
    let open = touched.filter { broken($0) != nil }
    guard let next = open.min(by: { (lattice.sizes[$0], $0) < (lattice.sizes[$1], $1) }) else {
      return true
    }
    note(open, goal: goal.row)
    if changes.count < Self.longest, budget > 0 {
      for change in candidates(next, changes: changes, goal: goal, most: breadth) {
        if repairs(change, &changes, touched, goal) { return true }
      }
    }
    apply(change.atom, -change.by)
    changes.removeLast()
    return false
  }

  /// Remembers the broken rows, if masking them all costs less than the obstacles known so far.
  private mutating func note(_ rows: [Int], goal: Int) {
    var cost = 0
    for row in rows {
      guard row != goal, let own = costs[row] else { return }
      cost += own
      if cost >= obstacleCost { return }
    }
    obstacleCost = cost
    obstacles = rows.compactMap { row in
      broken(row).flatMap { LevelScheme.Form(rawValue: $0) }.map { (row, $0) }
    }
  }

  func touch(_ atom: Int, _ rows: inout [Int]) {
    for place in lattice.holderRange(atom) where !rows.contains(lattice.holders[place]) {
      rows.append(lattice.holders[place])
    }
  }

  mutating func apply(_ atom: Int, _ by: Int) {
    counts[atom] += by
    let first = atom % lattice.levels * CountLattice.forms
    for holder in lattice.holderRange(atom) {
      let place = lattice.holders[holder] * CountLattice.forms
      for form in 0..<CountLattice.forms {
        sums[place + form] += by * lattice.coefficients[first + form]
      }
    }
  }
}
