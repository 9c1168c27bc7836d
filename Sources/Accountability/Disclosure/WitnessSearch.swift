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
  private var counts: [Int]
  private var sums: [Int]

  private typealias Change = (atom: Int, by: Int)

  /// The most students that a circuit moves, and the most starts that are tried.
  private static let (longest, starts, locations) = (8, 6, 24)

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
  }

  /// Takes another range for a row.
  mutating func publish(_ range: RowRange, of row: Int) {
    let forms = CountLattice.forms
    lower.replaceSubrange(row * forms..<(row + 1) * forms, with: range.lower)
    upper.replaceSubrange(row * forms..<(row + 1) * forms, with: range.upper)
  }

  /// The ends of the values of a cell for which counts were found, no wider than is asked for.
  ///
  /// - Parameter cell: The cell and its protection width.
  /// - Returns: The ends, the true value between them.
  mutating func witnessed(_ cell: ProtectedCell) -> ClosedRange<Int> {
    let place = cell.row * CountLattice.forms + cell.form.rawValue
    let truth = sums[place]
    let up = reach(cell.row, place, by: 1, steps: cell.width)
    let down = reach(cell.row, place, by: -1, steps: cell.width - up)
    return (truth - down)...(truth + up)
  }

  /// How far a sum can be moved; the true counts are restored.
  private mutating func reach(_ row: Int, _ place: Int, by sign: Int, steps: Int) -> Int {
    var applied: [Change] = []
    let truth = sums[place]
    let (low, high) = (lower[place], upper[place])
    var last: [Change] = []
    while abs(sums[place] - truth) < steps {
      let goal = sums[place] + sign
      guard low...high ~= goal else { break }
      if sign > 0 { lower[place] = goal } else { upper[place] = goal }
      if repeats(last, place) {
        applied += last
        continue
      }
      guard let circuit = circuit(row) else { break }
      last = circuit
      applied += circuit
    }
    let reached = min(abs(sums[place] - truth), steps)
    for change in applied { apply(change.atom, -change.by) }
    (lower[place], upper[place]) = (low, high)
    return reached
  }

  /// Applies a circuit once more, if that breaks nothing.
  private mutating func repeats(_ circuit: [Change], _ place: Int) -> Bool {
    guard !circuit.isEmpty else { return false }
    for change in circuit { apply(change.atom, change.by) }
    let holds =
      circuit.allSatisfy { change in
        counts[change.atom] >= 0
          && lattice.rowsHolding[change.atom / lattice.levels].allSatisfy { broken($0) == 0 }
      } && lower[place]...upper[place] ~= sums[place]
    if !holds { for change in circuit { apply(change.atom, -change.by) } }
    return holds
  }

  /// Changes that satisfy every range again, the goal for a row among them; they stay applied.
  private mutating func circuit(_ row: Int) -> [Change]? {
    let first = candidates(row, changes: []).prefix(Self.starts)
    for start in first {
      var changes: [Change] = [start]
      var touched: [Int] = [row]
      apply(start.atom, start.by)
      touch(start.atom, &touched)
      while true {
        let open = touched.filter { broken($0) > 0 }
        guard
          let next = open.min(by: {
            (lattice.table.rows[$0].members.count, $0) < (lattice.table.rows[$1].members.count, $1)
          })
        else { return changes }
        guard changes.count < Self.longest,
          let change = candidates(next, changes: changes).first
        else { break }
        changes.append(change)
        apply(change.atom, change.by)
        touch(change.atom, &touched)
      }
      for change in changes { apply(change.atom, -change.by) }
    }
    return nil
  }

  private func touch(_ atom: Int, _ rows: inout [Int]) {
    for row in lattice.rowsHolding[atom / lattice.levels] where !rows.contains(row) {
      rows.append(row)
    }
  }

  /// The single students that bring a row nearer to its range, the one that breaks least first.
  private func candidates(_ row: Int, changes: [Change]) -> [Change] {
    let forms = CountLattice.forms
    guard
      let form = (0..<forms).first(where: {
        sums[row * forms + $0] < lower[row * forms + $0]
          || sums[row * forms + $0] > upper[row * forms + $0]
      })
    else { return [] }
    let sign = sums[row * forms + form] < lower[row * forms + form] ? 1 : -1
    var found: [(change: Change, broken: Int)] = []
    for location in members(row) {
      for pattern in lattice.patternsOfGroup[lattice.table.rows[row].group] {
        for level in 0..<lattice.levels
        where lattice.coefficients[level * forms + form] > 0 {
          let atom = lattice.atom(location, pattern, level)
          guard sign > 0 || counts[atom] > 0,
            !changes.contains(where: { $0.atom == atom && $0.by != sign })
          else { continue }
          found.append(((atom, sign), change(atom, sign)))
        }
      }
    }
    found.sort { ($0.broken, $0.change.atom) < ($1.broken, $1.change.atom) }
    return found.map(\.change)
  }

  /// The locations of a row where a student can be added; a few of a large unit's.
  private func members(_ row: Int) -> [Int] {
    let members = lattice.table.rows[row].members
    guard members.count > Self.locations else { return members }
    // Only where some row is masked can one student come or go without a trace.
    var loose: [Int] = []
    for member in members where loose.count < Self.locations {
      let rows = lattice.rowsHolding[member * lattice.patterns]
      let smallest = rows.min {
        lattice.table.rows[$0].members.count < lattice.table.rows[$1].members.count
      }
      let place = (smallest ?? row) * CountLattice.forms
      if lower[place] < upper[place] { loose.append(member) }
    }
    return loose.isEmpty ? Array(members.prefix(Self.locations)) : loose
  }

  /// How far the sums of a row are out of their ranges.
  private func broken(_ row: Int) -> Int {
    var total = 0
    for place in row * CountLattice.forms..<(row + 1) * CountLattice.forms {
      let sum = sums[place]
      total += max(0, lower[place] - sum, sum - upper[place])
    }
    return total
  }

  /// By how much a student more or less moves the distance of all rows from their ranges.
  private func change(_ atom: Int, _ by: Int) -> Int {
    let forms = CountLattice.forms
    let level = atom % lattice.levels
    var total = 0
    for row in lattice.rowsHolding[atom / lattice.levels] {
      for form in 0..<forms {
        let step = lattice.coefficients[level * forms + form]
        guard step != 0 else { continue }
        let place = row * forms + form
        let (sum, next) = (sums[place], sums[place] + by * step)
        total += max(0, lower[place] - next, next - upper[place])
        total -= max(0, lower[place] - sum, sum - upper[place])
      }
    }
    return total
  }

  private mutating func apply(_ atom: Int, _ by: Int) {
    counts[atom] += by
    let level = atom % lattice.levels
    for row in lattice.rowsHolding[atom / lattice.levels] {
      for form in 0..<CountLattice.forms {
        sums[row * CountLattice.forms + form] +=
          by * lattice.coefficients[level * CountLattice.forms + form]
      }
    }
  }
}
