// SPDX-License-Identifier: Apache-2.0

/// One run: the passes over entities in an order in which each finds what it needs.
///
/// Values that cross from one entity to another (a district's measure at its students, a mean over
/// students at their school) split the work into levels; within a level every entity is passed once.
struct RunPass {
  let form: Form
  let columns: ColumnSet
  let request: ColumnRequest
  private var stored: [Slot: StoredSlot] = [:]
  private var failures: [Slot: Unbindable] = [:]
  private var levels: [Slot: Int] = [:]
  /// Slots whose values another level reads, and the aggregates among them.
  private var crossing: Set<Slot> = []
  /// The lists that rows see through references, by the home of their items.
  private var views: [Int: ViewColumn] = [:]
  /// What the scorecard's slots came to.
  private var slots: [Slot: MeasureColumn] = [:]
  private var result = ColumnRun()
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
    // The entities, and the items of the lists that the rules ask for.
    let items = Set(form.nodes.map(\.home)).filter { form.isOfItems($0) }
    for home in items {
      if let view = form.view(of: home) { views[home] = (try? column(view)) ?? nil }
    }
    let homes = Array(form.program.entities.indices) + items.sorted()
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

  /// What rows see of a list; `nil` where nothing is on file of the references or of the list.
  private func column(_ view: ItemView) throws -> ViewColumn? {
    guard let list = columns.lists[view.list],
      let reference = try columns.reference(through: view.through),
      reference.target == form.program.facts[view.list].entity
    else { return nil }
    return try ViewColumn(list, reference, owner: form.owner(of: view))
  }

  /// At which level a slot's operands are all there.
  private mutating func level(_ slot: Slot) -> Int {
    if let level = levels[slot] { return level }
    let operation = form[slot].operation
    var level = 0
    let isOfItems = form.isOfItems(form[slot].home)
    for operand in operation.operands {
      level = max(level, self.level(operand))
      if !isOfItems, form.isOfItems(form[operand].home) {
        crossing.insert(operand)
        level = max(level, self.level(operand) + 1)
      }
    }
    switch operation {
    case .lifted(let inner):
      switch form[inner].operation {
      case .fact, .part: break
      default:
        crossing.insert(inner)
        level += 1
      }
      levels[slot] = level
      return level
    case .shifted(let inner, _):
      crossing.insert(inner)
      level += 1
    case .aggregate:
      crossing.insert(slot)
      level += 1
    default: break
    }
    levels[slot] = level
    return level
  }

  // MARK: - One pass

  private mutating func pass(
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

  private mutating func bind(
    _ outputs: [FormRefusal.Part],
    _ binder: inout Binder,
    _ rowCount: Int,
    _ counting: inout [(Int, Int, CountPass)],
    _ sizes: inout [Int]
  ) {
    for part in outputs {
      do throws(Unbindable) {
        if let periods = form.periods, columns.periods != nil, binder.home != periods.entity {
          try refuseSubjects(of: part, periods, binder.home)
        }
        switch part {
        case .decision(let place):
          guard let decision = form.decisions[place] else { continue }
          let bound = try binder.columns(of: decision, request.parts, rowCount: rowCount)
          for (number, count) in request.counts.enumerated() where count.decision == place {
            let pass = try CountPass(
              count,
              outcomes: bound.outcomes,
              &binder,
              table: sizes.count
            )
            counting.append((number, sizes.count, pass))
            sizes.append(pass.tableSize)
          }
          result.decisions[place] = bound.columns
        case .measure(let place):
          guard let slot = form.measures[place] else { continue }
          let bound = try binder.bind(slot)
          result.measures[place] = MeasureColumn(
            type: form.program.measures[place].type,
            rowCount: rowCount,
            storage: .stored(bound, binder.kept(bound, rowCount: rowCount))
          )
        case .scorecard:
          for slot in form.scorecard?.slots[binder.home] ?? [] {
            let bound = try binder.bind(slot)
            slots[slot] = MeasureColumn(
              type: form[slot].type,
              rowCount: rowCount,
              storage: .stored(bound, binder.kept(bound, rowCount: rowCount))
            )
          }
        }
      } catch {
        refuse(part, error)
      }
    }
  }

  /// Outside a number over the members of one period a member has several subjects.
  private func refuseSubjects(
    of part: FormRefusal.Part,
    _ periods: Form.Periods,
    _ home: Int
  ) throws(Unbindable) {
    let slots: [Slot]
    switch part {
    case .decision(let place):
      slots = form.decisions[place].map { [$0.root] + $0.leaves.map(\.slot) } ?? []
    case .measure(let place): slots = [form.measures[place]].compactMap(\.self)
    case .scorecard: slots = form.scorecard?.slots[home] ?? []
    }
    guard form.readsSubject(slots, periods) else { return }
    throw Unbindable("a value of a subject with several periods")
  }

  // MARK: - Refusals

  /// What the form could not say.
  private mutating func refuse(_ part: FormRefusal.Part) {
    if let refusal = form.refusals.first(where: { $0.part == part }) {
      result.refusals.append(refusal)
    }
  }

  /// What these columns could not carry.
  private mutating func refuse(_ part: FormRefusal.Part, _ error: Unbindable) {
    let site =
      switch part {
      case .decision(let place): form.program.decisions[place].site
      case .measure(let place): form.program.measures[place].site
      case .scorecard: form.program.scorecard?.components.first?.site ?? Site(Span(0, 0))
      }
    let finding = Unsayable(error.construct, site).finding
    result.refusals.append(FormRefusal(part: part, finding: finding))
  }
}
