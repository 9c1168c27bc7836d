// SPDX-License-Identifier: Apache-2.0

extension Evaluation {
  /// The scorecard of one subject by the version in force.
  ///
  /// - Parameter subject: The subject; `nil` for the only row of the subject's entity.
  /// - Returns: What every component and the totals came to; `nil` where no version can be picked, or
  ///   it has no scorecard.
  public func scorecard(of subject: Evaluator.Subject? = nil) -> ScorecardRecord? {
    guard case .version(let version, _) = stand(at: subject),
      let scorecard = programs[version].program.scorecard
    else { return nil }
    frame.version = version
    let home = frame
    func at(_ place: Frame, _ term: Term) -> ScorecardRecord.Figure {
      frame = place
      return figure(term)
    }
    var entries: [ScorecardRecord.Entry] = []
    for standard in scorecard.standards {
      for component in standard.components {
        for (place, row) in places(of: component, from: home) {
          frame = place
          frame.clause = component.name
          let here = frame
          let (counts, trace) = counting(component)
          entries.append(
            ScorecardRecord.Entry(
              component: component,
              standard: standard.name,
              row: row,
              counts: counts,
              countsTrace: trace,
              value: at(here, component.value),
              possible: component.possible.map { at(here, $0).answer },
              weight: component.weight.map { at(here, $0).answer }
            )
          )
        }
      }
    }
    return ScorecardRecord(
      scorecard: scorecard,
      version: programs[version].version.name,
      entries: entries,
      total: at(home, scorecard.total),
      possible: scorecard.possible.map { at(home, $0).answer },
      share: scorecard.share.map { at(home, $0) },
      level: scorecard.level.map { at(home, $0) }
    )
  }

  /// Where a component is evaluated: at the subject, or at each of its rows.
  private func places(
    of component: Scorecard.Component,
    from home: Frame
  ) -> [(frame: Frame, row: String?)] {
    guard let entity = component.entity else { return [(home, nil)] }
    frame = home
    let place = prepared.entities[entity]
    let rows = members(of: place, in: home.entity) ?? []
    return rows.map { row in
      var frame = home
      frame.entity = place
      frame.row = row
      guard let key = component.key else { return (frame, entities[place].rows[row].id) }
      self.frame = frame
      let name = fact(key, arguments: [])
      let type = prepared.program.facts[key].type
      return (frame, name.value?.words(type) ?? entities[place].rows[row].id)
    }
  }

  /// Whether a component counts at the current place, and how that was decided.
  private func counting(_ component: Scorecard.Component) -> (Verdict, TraceNode?) {
    guard let condition = component.condition else { return (Verdict(.met), nil) }
    let (here, before) = (frame, usage)
    defer { (frame, usage) = (here, before) }
    let mark = recorder?.open()
    let verdict = verdict(condition)
    return (verdict, mark.flatMap { recorder?.drain($0).first })
  }

  /// A term at the current place, with what it rests on and how it was computed.
  private func figure(_ term: Term) -> ScorecardRecord.Figure {
    let (here, before) = (frame, usage)
    defer { (frame, usage) = (here, before) }
    usage = Usage(prepared.version.tail)
    let mark = recorder?.open()
    let answer = answer(term)
    var figure = ScorecardRecord.Figure(answer: answer)
    figure.trace = mark.flatMap { mark in recorder?.drain(mark).first }
    figure.readings = usage.readings
    figure.weakestGrade = evaluator.rulebook.weakestGrade(of: usage.sources)
    return figure
  }
}
