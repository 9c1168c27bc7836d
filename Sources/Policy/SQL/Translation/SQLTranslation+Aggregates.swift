// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

extension SQLTranslation {
  /// Pupil to school to district: what lies deeper is left to the tree.
  private static let deepest = 2

  /// A number over the rows of an entity.
  ///
  /// Rows whose filter is not met are left out before their value is looked at; a fault of any
  /// other row is a fault of the aggregate. Sums skip what is NULL; how many members count, and of
  /// how many everything is known, stands beside each sum.
  func aggregate(_ aggregate: RowAggregate, _ context: SQLContext) throws(SQLRefusal) -> Carried {
    if case .bounds = aggregate.unknowns { throw .construct("an aggregate with `unknowns bounds`") }
    let members = try members(aggregate, context)
    guard members.nesting < Self.deepest else {
      throw SQLRefusal(.nesting, "aggregates within aggregates, more than \(Self.deepest) deep")
    }
    let target: RowScope
    if let parent = aggregate.parent {
      target = scope(of: parent, in: context.scope.frame)
    } else {
      target = context.scope
    }
    let group = grouped(members, aggregate, into: target)
    let result = try result(aggregate, group, ScaledArithmetic(scope: target))
      .bound(in: target, as: "aggregate")
    if target === context.scope { return result }
    return try imported(result, from: target, to: context.scope, as: "aggregate")
  }

  // MARK: Members

  /// What a member brings to an aggregate, as columns of the members' rows.
  private struct Members {
    var scope: RowScope
    /// Whether it counts or may count; never NULL.
    var isLive: SQLExpression
    /// Whether it counts, and everything needed of it is known; never NULL.
    var isKnown: SQLExpression
    /// Its value times its weight; `nil` for a count.
    var value: ScaledNumber?
    /// Its weight; `nil` for 1.
    var weight: ScaledNumber?
    var fault: SQLFlag
    var presumed: SQLFlag
    var nesting: Int
  }

  private func members(
    _ aggregate: RowAggregate,
    _ context: SQLContext
  ) throws(SQLRefusal) -> Members {
    let scope = scope(of: aggregate.entity, in: context.scope.frame)
    var inside = context
    inside.scope = scope
    inside.entity = aggregate.entity
    let filter = try aggregate.filter.map { (term) throws(SQLRefusal) in
      try carried(term, inside).bound(in: scope, as: "counts")
    }
    let wanted = try filter.map { (value) throws(SQLRefusal) in try truth(value) } ?? .truth(true)
    // Rows that stand for absent periods are nobody's members.
    let counts = SQLExpression.both([scope.given ?? .truth(true), wanted])
    let weight = try aggregate.weight.map { (term) throws(SQLRefusal) in
      try answer(term, inside).bound(in: scope, as: "weight")
    }
    var value: Carried?
    if let term = aggregate.value {
      value = try answer(term, inside).bound(in: scope, as: "value")
      if aggregate.operation == .share, let condition = value {
        let truth = try truth(condition)
        let one = SQLExpression.bySwitch(truth, .integer(1), .integer(0))
        let number = ScaledNumber(unit: 1, top: one, try IntegerRange(0, 1))
        value = Carried(.number(number), of: [condition]).bound(in: scope, as: "share")
      }
    }
    let parts = [value, weight].compactMap { $0 }
    let isLive = counts.isNotMet.opposite
    let factor = try weight.map { (weight) throws(SQLRefusal) in try whole(number(weight)) }
    var summand = try value.map { (value) throws(SQLRefusal) in try whole(number(value)) }
    if let factor {
      let arithmetic = ScaledArithmetic(scope: scope)
      summand =
        try summand.map { (number) throws(SQLRefusal) in
          try arithmetic.product(number, factor)
        } ?? factor
    }
    return Members(
      scope: scope,
      isLive: isLive,
      isKnown: .both([counts.isMet] + parts.map(\.shape.narrowed.isPresent)),
      value: summand,
      weight: factor,
      fault: .raised(
        .raised([filter?.fault, .raised(.raised(parts.map(\.fault)), if: isLive)]),
        if: scope.given ?? .truth(true)
      ),
      presumed: .raised([filter?.presumed, .raised(.raised(parts.map(\.presumed)), if: isLive)]),
      nesting: (parts + [filter].compactMap { $0 }).map(\.nesting).max() ?? 0
    )
  }

  /// A number without a bottom: quotients with different bottoms have no sum that a column holds.
  private func whole(_ number: ScaledNumber) throws(SQLRefusal) -> ScaledNumber {
    guard number.bottom == nil else {
      throw .construct("an aggregate over quotients that are not rounded")
    }
    return number
  }

  // MARK: Groups

  /// The sums of a group, as columns of the rows that have it.
  struct Group {
    /// How many members count or may count.
    var live: SQLExpression
    /// Of how many of them everything is known.
    var known: SQLExpression
    /// The sum of the known values.
    var sum: ScaledNumber?
    /// The sum of the known weights.
    var weights: ScaledNumber?
    var isBroken: SQLFlag
    var isPresumed: SQLFlag
    var nesting: Int
  }

  private func grouped(
    _ members: Members,
    _ aggregate: RowAggregate,
    into target: RowScope
  ) -> Group {
    let scope = members.scope
    var columns: [SQLSelect.Output] = []
    func total(_ name: String, _ part: SQLExpression) {
      columns.append(.init(name, .aggregate(.sum, scope.bound(part, as: name))))
    }
    let isKnown = scope.bound(members.isKnown, as: "known")
    total("live", members.isLive.asCount)
    total("known", isKnown.asCount)
    if let value = members.value { total("sum", .only(if: isKnown, value.top)) }
    if let weight = members.weight { total("weights", .only(if: isKnown, weight.top)) }
    if let fault = members.fault { total("faults", fault.asCount) }
    if let presumed = members.presumed { total("presumed", presumed.asCount) }
    var groups: [SQLExpression] = []
    if let parent = aggregate.parent {
      let table = tables[aggregate.entity]
      let column = parent == aggregate.entity ? table.id : table.links[parent] ?? table.id
      groups = [scope.input(column, .text)]
    }
    if let period = periodColumn(of: scope) { groups.append(period) }
    let level = columns.map(\.value.level).max() ?? 0
    let source = add(
      "\(scope.name)_groups",
      level: level + 1,
      .grouped(.scope(scope.place, level: level), by: groups, columns: columns)
    )
    var tests: [SQLExpression] = []
    for case .column(let key) in groups {
      let own = key.type == .text ? target.keys[0] : target.keys[1]
      tests.append(.comparison(.equal, .column(own), .joined(key.name, key.type)))
    }
    let condition = SQLExpression.both(tests)
    func read(_ name: String) -> SQLExpression {
      let column = target.joined(source, on: condition, [(.joined(name, .integer), name)])[0]
      return .first([column, .integer(0)])
    }
    func number(_ name: String, _ member: ScaledNumber) -> ScaledNumber? {
      guard
        let range = try? member.topRange.union(IntegerRange(0))
          .multiplied(by: SQLLimits.members)
      else { return nil }
      return ScaledNumber(unit: member.unit, top: read(name), range)
    }
    return Group(
      live: target.bound(read("live"), as: "live"),
      known: target.bound(read("known"), as: "known"),
      sum: members.value.flatMap { number("sum", $0) },
      weights: members.weight.flatMap { number("weights", $0) },
      isBroken: members.fault == nil
        ? nil : .comparison(.greater, read("faults"), .integer(0)),
      isPresumed: members.presumed == nil
        ? nil : .comparison(.greater, read("presumed"), .integer(0)),
      nesting: members.nesting
    )
  }

  // MARK: Results

  private func result(
    _ aggregate: RowAggregate,
    _ group: Group,
    _ arithmetic: ScaledArithmetic
  ) throws(SQLRefusal) -> Carried {
    let isTooLarge = SQLExpression.comparison(.greater, group.live, .integer(SQLLimits.members))
    let fault = SQLExpression.either([group.isBroken ?? .truth(false), isTooLarge])
    let isSound = SQLExpression.both([try isEnough(aggregate, group), fault.opposite])
    let counted = ScaledNumber(
      unit: 1,
      top: group.known,
      try IntegerRange(0, Int128(SQLLimits.members))
    )
    var value: ScaledNumber
    var isZero: SQLFlag = nil
    switch aggregate.operation {
    case .count where aggregate.weight == nil: value = counted
    case .sum, .count:
      guard let sum = group.sum else { throw .overflow("a sum over a group") }
      value = sum
    case .mean, .share:
      guard let sum = group.sum else { throw .overflow("a sum over a group") }
      if aggregate.weight == nil {
        // Nobody, no mean: the bottom of 0 is NULL.
        value = sum
        value.bottom = .only(
          if: .comparison(.greater, group.known, .integer(0)),
          group.known
        )
        value.bottomRange = try IntegerRange(1, Int128(SQLLimits.members))
      } else {
        guard let weights = group.weights else { throw .overflow("a sum of weights") }
        let quotient = try arithmetic.quotient(sum, weights)
        value = quotient.number
        isZero = quotient.isZero.map {
          .both([isSound, .comparison(.greater, group.known, .integer(0)), $0])
        }
      }
    }
    value.top = .only(if: isSound, value.top)
    return Carried(
      .number(value),
      fault: .raised([fault, isZero]),
      presumed: group.isPresumed,
      nesting: group.nesting + 1
    )
  }

  /// Whether enough members are known: all of them, or a share of them.
  private func isEnough(
    _ aggregate: RowAggregate,
    _ group: Group
  ) throws(SQLRefusal) -> SQLExpression {
    switch aggregate.unknowns {
    case .strict: return .comparison(.equal, group.known, group.live)
    case .knownOnly(nil): return .truth(true)
    case .knownOnly(let share?):
      guard let (above, below) = share.value.fraction else {
        throw .overflow("the share \(share.value)")
      }
      // known / live >= above / below
      _ = try IntegerRange(0, Int128(SQLLimits.members)).multiplied(by: max(abs(above), below))
      return .comparison(
        .atLeast,
        .multiplied(group.known, by: below),
        .multiplied(group.live, by: above)
      )
    case .bounds: throw .construct("an aggregate with `unknowns bounds`")
    }
  }
}
