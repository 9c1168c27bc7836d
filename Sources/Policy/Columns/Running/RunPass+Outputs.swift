// SPDX-License-Identifier: Apache-2.0

/// What a run writes for each row, and what columns could not carry.
extension RunPass {
  /// Binds what is wanted of an entity, in the last pass over it.
  mutating func bind(
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
  mutating func refuse(_ part: FormRefusal.Part) {
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
