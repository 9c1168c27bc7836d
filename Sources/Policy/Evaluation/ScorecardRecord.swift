// SPDX-License-Identifier: Apache-2.0

/// What a scorecard came to for one subject, component by component.
public struct ScorecardRecord: Sendable {
  /// Something that was asked for, and what it rests on.
  public struct Figure: Sendable {
    /// A value, bounds, an unknown or a fault.
    public var answer: Answer
    /// How it was computed; `nil` unless the evaluation explains.
    public var trace: TraceNode?
    /// The readings on which it rests.
    public var readings: [String] = []
    /// The weakest grade of the sources on which it rests; `nil` when nothing says.
    public var weakestGrade: SourceDeclaration.Grade?
  }

  /// A component, or one row of a component that every row is.
  public struct Entry: Sendable {
    /// The component.
    public var component: Scorecard.Component
    /// The name of its standard; empty outside a standard.
    public var standard: String
    /// The name of the row, where every row is a component.
    public var row: String?
    /// Whether it counts.
    public var counts: Verdict
    /// How that was decided; `nil` unless the evaluation explains, or where it always counts.
    public var countsTrace: TraceNode?
    /// Its points, or whether it is met; also where it does not count.
    public var value: Figure
    /// The most points there are for it.
    public var possible: Answer?
    /// How much it counts in a mean.
    public var weight: Answer?
  }

  /// The scorecard.
  public var scorecard: Scorecard
  /// The version that decided.
  public var version: String
  /// The components in order.
  public var entries: [Entry]
  /// The points of the report.
  public var total: Figure
  /// The points possible.
  public var possible: Answer?
  /// The total as a share.
  public var share: Figure?
  /// The level, range or letter.
  public var level: Figure?
}

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

extension Rulebook {
  /// The weakest grade among some sources; `nil` when none of them has one.
  func weakestGrade(of cited: Set<String>) -> SourceDeclaration.Grade? {
    sources.filter { cited.contains($0.id.text) }.compactMap(\.grade).max()
  }
}
