// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

/// A scorecard of every row, in row order.
public struct ScorecardColumns: Sendable {
  /// A number with the bounds that its measure keeps.
  public struct Figure: Sendable {
    let value: MeasureColumn
    let lower: MeasureColumn
    let upper: MeasureColumn

    /// What a row has: a value, bounds, an unknown of some kinds, or a fault.
    public subscript(row: Int) -> ScorecardCell {
      switch value[row] {
      case .value(let value): return .value(value)
      case .fault(let codes): return .fault(codes)
      case .unknown(let kinds):
        let bounds = NumberInterval(Self.end(lower[row]), Self.end(upper[row]))
        return bounds.lower == nil && bounds.upper == nil
          ? .unknown(kinds) : .between(bounds, kinds)
      }
    }

    private static func end(_ cell: MeasureColumn.Cell) -> Rational? {
      if case .value(.number(let number)) = cell { number } else { nil }
    }
  }

  /// A component of every row of its home.
  public struct Component: Sendable {
    /// Its name.
    public let name: String
    /// Its points, or whether it is met.
    public let value: Figure
    /// Whether it counts; `nil` for always.
    public let counts: MeasureColumn?
    /// The most points there are for it.
    public let possible: MeasureColumn?
    /// The entity on whose rows it stands, a place in `entities`.
    public let home: Int
  }

  /// The components in order.
  public let components: [Component]
  /// The points of the report.
  public let total: Figure
  /// The points possible.
  public let possible: MeasureColumn?
  /// The total as a share.
  public let share: Figure?
  /// The level.
  public let level: MeasureColumn?

  /// Puts slots together; `nil` where one of them could not be computed.
  init?(_ scorecard: FormScorecard, _ slots: [Slot: MeasureColumn]) {
    guard scorecard.slots.values.joined().allSatisfy({ slots[$0] != nil }) else { return nil }
    func figure(_ range: FormRange) -> Figure? {
      guard let value = slots[range.value], let lower = slots[range.lower],
        let upper = slots[range.upper]
      else { return nil }
      return Figure(value: value, lower: lower, upper: upper)
    }
    guard let total = figure(scorecard.total) else { return nil }
    self.total = total
    components = scorecard.components.compactMap { component in
      figure(component.value).map { value in
        Component(
          name: component.name,
          value: value,
          counts: component.counts.flatMap { slots[$0] },
          possible: component.possible.flatMap { slots[$0] },
          home: component.home
        )
      }
    }
    possible = scorecard.possible.flatMap { slots[$0] }
    share = scorecard.share.flatMap(figure)
    level = scorecard.level.flatMap { slots[$0] }
  }
}

extension FormScorecard {
  /// All slots by the entity on whose rows they stand.
  var slots: [Int: [Slot]] {
    var slots: [Int: [Slot]] = [:]
    for component in components {
      slots[component.home, default: []] +=
        component.value.slots + [component.counts, component.possible].compactMap(\.self)
    }
    slots[home, default: []] +=
      total.slots + (share?.slots ?? []) + [possible, level].compactMap(\.self)
    return slots.mapValues { Array(Set($0)).sorted { $0.place < $1.place } }
  }
}
