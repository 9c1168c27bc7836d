// SPDX-License-Identifier: Apache-2.0

/// A scorecard as slots.
public struct FormScorecard: Sendable, Hashable {
  /// A component, or what every row of an entity is one of.
  public struct Component: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// Its points, or whether it is met.
    public var value: FormRange
    /// Whether it counts; `nil` for always.
    public var counts: Slot?
    /// The most points there are for it.
    public var possible: Slot?
    /// The entity on whose rows it stands.
    public var home: Int
  }

  /// The components in order.
  public var components: [Component]
  /// The points of the report.
  public var total: FormRange
  /// The points possible.
  public var possible: Slot?
  /// The total as a share.
  public var share: FormRange?
  /// The level.
  public var level: Slot?
  /// The entity on whose rows the totals stand.
  public var home: Int
}

extension FormWriter {
  /// Writes the scorecard of the program; `nil` where it has none.
  mutating func scorecard() throws(Unsayable) -> FormScorecard? {
    guard let scorecard = program.scorecard else { return nil }
    var home = periods?.entity ?? 0
    if case .measure(let total, _, _) = scorecard.total.kind { home = program.measures[total].home }
    var components: [FormScorecard.Component] = []
    for component in scorecard.components {
      let place = component.entity ?? home
      components.append(
        FormScorecard.Component(
          name: component.name,
          value: try figure(component.value, at: place),
          counts: try component.condition.map { (term) throws(Unsayable) in
            try write(term, at: place, Scope())
          },
          possible: try component.possible.map { (term) throws(Unsayable) in
            try write(term, at: place, Scope())
          },
          home: place
        )
      )
    }
    return FormScorecard(
      components: components,
      total: try figure(scorecard.total, at: home),
      possible: try scorecard.possible.map { (term) throws(Unsayable) in
        try write(term, at: home, Scope())
      },
      share: try scorecard.share.map { (term) throws(Unsayable) in try figure(term, at: home) },
      level: try scorecard.level.map { (term) throws(Unsayable) in
        try write(term, at: home, Scope())
      },
      home: home
    )
  }

  /// A term with the bounds that its measure keeps.
  private mutating func figure(_ term: Term, at home: Int) throws(Unsayable) -> FormRange {
    guard case .measure(let measure, let arguments, let period) = term.kind else {
      return FormRange(try write(term, at: home, Scope()))
    }
    return try use(measure, arguments, in: period, at: home, Scope(), term.site)
  }
}
