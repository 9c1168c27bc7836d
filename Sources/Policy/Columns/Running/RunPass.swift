// SPDX-License-Identifier: Apache-2.0

/// One run: the passes over entities in an order in which each finds what it needs.
///
/// Values that cross from one entity to another (a district's measure at its students, a mean over
/// students at their school) split the work into levels; within a level every entity is passed once.
struct RunPass {
  let form: Form
  let columns: ColumnSet
  let request: ColumnRequest
  var stored: [Slot: StoredSlot] = [:]
  var failures: [Slot: Unbindable] = [:]
  var levels: [Slot: Int] = [:]
  /// Slots whose values another level reads, and the aggregates among them.
  var crossing: Set<Slot> = []
  /// The lists that rows see through references, by the home of their items.
  var views: [Int: ViewColumn] = [:]
  /// What the scorecard's slots came to.
  var slots: [Slot: MeasureColumn] = [:]
  var result = ColumnRun()
  /// For each shift of periods the row that a subject has in the other period.
  private let shifts: [PeriodShift: LaneMemory]

  init(form: Form, columns: ColumnSet, request: ColumnRequest) {
    self.form = form
    self.columns = columns
    self.request = request
    shifts = columns.periods?.shifts(of: form) ?? [:]
  }

  /// Runs all passes.
  mutating func run() -> ColumnRun {
    var outputs: [(slots: [Slot], home: Int, part: FormRefusal.Part)] = []
    for place in request.decisions {
      guard let decision = form.decisions[place] else {
        refuse(.decision(place))
        continue
      }
      let slots =
        [decision.root] + decision.leaves.map(\.slot) + decision.leaves.compactMap(\.applies)
        + decision.leaves.flatMap(\.fails).map(\.slot)
      outputs.append((slots, decision.home, .decision(place)))
    }
    for place in request.measures {
      guard let slot = form.measures[place] else {
        refuse(.measure(place))
        continue
      }
      outputs.append(([slot], form.program.measures[place].home, .measure(place)))
    }
    if request.scorecard {
      if let scorecard = form.scorecard {
        for (home, slots) in scorecard.slots {
          outputs.append((slots, home, .scorecard))
        }
      } else {
        refuse(.scorecard)
      }
    }
    var last = 0
    for output in outputs {
      for slot in output.slots { last = max(last, level(slot)) }
    }
    for count in request.counts {
      if let band = count.band, let slot = form.measures[band] { last = max(last, level(slot)) }
    }
    result.counts = request.counts.map { _ in [] }
    let homes = homes()
    for level in 0...last {
      for home in homes {
        pass(level, home, isLast: level == last, outputs.filter { $0.home == home }.map(\.part))
      }
    }
    if request.scorecard, let scorecard = form.scorecard {
      result.scorecard = ScorecardColumns(scorecard, slots)
    }
    result.refusals.sort { $0.finding.span.start < $1.finding.span.start }
    return result
  }

  mutating func pass(
    _ level: Int,
    _ home: Int,
    isLast: Bool,
    _ outputs: [FormRefusal.Part]
  ) {
    var rowCount =
      form.view(of: home) == nil
      ? columns.rowCount(of: home, in: form.program) : views[home]?.owners.rowCount ?? 0
    if isLast, let periods = columns.periods, periods.entity == home {
      rowCount = periods.askedCount
    }
    var binder = Binder(
      form: form,
      columns: columns,
      home: home,
      wantsReasons: request.parts.contains(.kinds),
      stored: stored,
      failures: failures,
      views: views,
      shifts: shifts
    )
    var keeping: [(Slot, Bound, [Lane: LaneMemory])] = []
    var groups: [GroupPass] = []
    var sizes: [Int] = []
    for slot in crossing.sorted(by: { $0.place < $1.place }) {
      do throws(Unbindable) {
        if case .aggregate(let aggregate) = form[slot].operation {
          guard aggregate.members == home, levels[slot] == level + 1 else { continue }
          let all = form[slot].home == form.program.entities.count
          let parents = all ? 1 : columns.rowCounts[form[slot].home]
          let group = try GroupPass(slot, &binder, parents: parents, table: sizes.count)
          sizes.append(group.tableSize)
          groups.append(group)
        } else if form[slot].home == home, levels[slot] == level {
          let bound = try binder.crossing(slot)
          keeping.append((slot, bound, binder.kept(bound, rowCount: rowCount)))
        }
      } catch {
        failures[slot] = error
      }
    }
    var counting: [(Int, Int, CountPass)] = []
    if isLast { bind(outputs, &binder, rowCount, &counting, &sizes) }
    guard !binder.plan.steps.isEmpty || isLast else {
      for entry in keeping { stored[entry.0] = StoredSlot(entry.1, entry.2) }
      return
    }
    let totals = Stage.run(
      binder.plan,
      rowCount: rowCount,
      threads: request.threads,
      tables: sizes
    )
    for entry in keeping { stored[entry.0] = StoredSlot(entry.1, entry.2) }
    for (table, group) in groups.enumerated() { stored[group.slot] = group.stored(totals[table]) }
    for (place, table, count) in counting { result.counts[place] = count.counts(totals[table]) }
  }
}
