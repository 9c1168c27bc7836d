// SPDX-License-Identifier: Apache-2.0
public import Evidence
public import ExactArithmetic

/// What a slot computes, of which type, and on whose rows.
public struct FormNode: Sendable, Hashable {
  /// What is computed.
  public var operation: FormOperation
  /// The type of the value; a truth for every condition.
  public var type: ValueType
  /// The entity on whose rows it is computed, a place in `entities`; `FormNode.anywhere` for
  /// constants, `entities.count` for values over all rows of the run.
  public var home: Int

  /// The home of constants, which are the same on every row.
  public static let anywhere = -1
}

/// An operation on slots of the same home.
///
/// Unless said otherwise an operation is strict: it is a fault where an operand is one, else
/// unknown where an operand is unknown, for the reasons of all its operands.
public enum FormOperation: Sendable, Hashable {
  // MARK: Values that come from outside.

  /// A constant, numbers in base units.
  case constant(Value)
  /// Not known on any row, for a reason that stands in the rule.
  case unknown(UnknownKind)
  /// A fact of the row itself, with its presumption.
  case fact(Int)
  /// A field of a record, or an item of a list or one of its fields; of a record as a whole, whether
  /// it is given: `yes`, or the named constant that stands for it.
  case part(FactPart)
  /// A fact of the row that references lead to, the first one of this row, or a field of it; no such
  /// row is F12.
  case referred(through: [FactPart], FactPart)
  /// The operand at the row's ancestor, which is the operand's home.
  case lifted(Slot)
  /// A union's value: where it is a named constant, unknown without a cause.
  case narrowed(Slot)
  /// The operand at the row of the same subject in another period.
  case shifted(Slot, PeriodShift)
  /// Values that were computed before and stand in the columns, by their number there.
  case given(Int)
  /// The first operand where it is known, else the second; what stays unknown is so for the reasons of
  /// the first. A fault of either is one of the whole.
  case either(Slot, Slot)

  // MARK: Numbers.

  /// The negative.
  case negative(Slot)
  /// A sum, difference, product or quotient; a division by zero is F01.
  case arithmetic(ArithmeticOperator, Slot, Slot)
  /// The greater of two numbers.
  case greater(Slot, Slot)
  /// The lesser of two numbers.
  case lesser(Slot, Slot)
  /// The nearest multiple of a step, as the mode says.
  case rounded(Slot, Rational, RoundingMode)
  /// A date moved by whole months, held at the end of a shorter one, or by days; outside the calendar
  /// it is F09.
  case moved(Slot, months: Int, days: Int)
  /// The weight of a member.
  case weight(Slot)

  // MARK: Choices.

  /// An output of the table's row for the keys; no row is F03, two rows are F04.
  case lookup(table: Int, keys: [Slot], output: Int)
  /// The second operand where the first is met, the third where it is not. Only the chosen one can
  /// make it a fault; unknown where the condition is, even if both are equal.
  case conditional(Slot, Slot, Slot)
  /// The operand; a fault where one of the others is a fault, as an argument is that nobody reads.
  case sound(Slot, needing: [Slot])
  /// The value of the one case that applies; as `FormCase` says.
  case cases([FormCase])

  // MARK: Truths.

  /// Two numbers or two dates compared, or two values of another type for equality.
  case comparison(Relation, Slot, Slot)
  /// Whether a value is one of several; constants of a union count as values.
  case membership(Slot, [Value])
  /// The opposite.
  case not(Slot)
  /// The least truth; every operand's faults count, and the reasons of those that are unknown.
  case all([Slot])
  /// The greatest truth; faults and reasons as in `all`.
  case any([Slot])
  /// Met by at least so many operands; faults and reasons as in `all`.
  case atLeast(Int, [Slot])
  /// A criterion with its guard, as its group counts it: met where it does not apply when the group
  /// asks for all, else not met. A guard that definitely removes the criterion removes its faults.
  case guarded(isAll: Bool, applies: Slot, Slot)

  // MARK: Lists, whose items are rows of their own; the result stands at the list's owner.

  /// Whether every item, or some, meets a condition at the items; an open list leaves what is not
  /// decided unknown. Unknown or a fault wherever the operand in `needing` is.
  case quantified(isEvery: Bool, FormList, Slot, needing: Slot?)
  /// The days that periods cover; only a comparison can read them.
  case covered(FormCovered)
  /// Covered days compared with days, or with months as years are counted.
  case coveredComparison(Relation, FormCovered, Slot, YearCount?)
  /// The highest value among items; unknown where only bounds of it are known.
  case best(FormBest)
  /// The highest value compared; its bounds may decide.
  case bestComparison(Relation, FormBest, Slot)

  // MARK: Groups.

  /// A number over the members of the home's rows.
  case aggregate(FormAggregate)
  /// The operand at the one member of each row that counts, 0 where none does; which member it is stands
  /// in the columns, by its number there.
  case only(Slot, choice: Int)

  /// The operands, in order.
  public var operands: [Slot] {
    switch self {
    case .constant, .unknown, .fact, .part, .referred, .given: []
    case .lifted(let a), .narrowed(let a), .negative(let a), .rounded(let a, _, _), .weight(let a),
      .membership(let a, _), .not(let a), .moved(let a, _, _), .shifted(let a, _),
      .only(let a, _):
      [a]
    case .arithmetic(_, let a, let b), .greater(let a, let b), .lesser(let a, let b),
      .comparison(_, let a, let b), .guarded(_, let a, let b), .either(let a, let b):
      [a, b]
    case .conditional(let a, let b, let c): [a, b, c]
    case .lookup(_, let keys, _): keys
    case .sound(let operand, let others): [operand] + others
    case .cases(let cases): cases.flatMap { [$0.value] + ($0.condition.map { [$0] } ?? []) }
    case .all(let members), .any(let members), .atLeast(_, let members): members
    case .quantified(_, let list, let condition, let needing):
      [condition] + [list.complete, needing].compactMap { $0 }
    case .covered(let covered): covered.outer + [covered.filter].compactMap { $0 }
    case .coveredComparison(_, let covered, let goal, _):
      covered.outer + [goal] + [covered.filter].compactMap { $0 }
    case .best(let best): [best.value] + [best.filter, best.list.complete].compactMap { $0 }
    case .bestComparison(_, let best, let goal):
      [best.value, goal] + [best.filter, best.list.complete].compactMap { $0 }
    case .aggregate(let aggregate):
      [aggregate.value, aggregate.filter, aggregate.weight].compactMap { $0 }
    }
  }

  /// The operands of which one is the value, bounds and all.
  var passedOn: [Slot] {
    switch self {
    case .conditional(_, let yes, let no): [yes, no]
    case .cases(let cases): cases.map(\.value)
    case .sound(let operand, _): [operand]
    default: []
    }
  }

  /// Whether the operands belong to another entity's rows than the result.
  public var crossesEntities: Bool {
    switch self {
    case .lifted, .shifted, .aggregate, .only, .quantified, .covered, .coveredComparison, .best,
      .bestComparison:
      true
    default: false
    }
  }
}

/// From one period of a subject to another.
public enum PeriodShift: Sendable, Hashable {
  /// So many periods later.
  case by(Int)
  /// To one period, whatever the row's own is.
  case to(Int)

  /// Where it leads from a period.
  public func target(from period: Int) -> Int {
    switch self {
    case .by(let count): period + count
    case .to(let period): period
    }
  }
}

/// One case of a measure.
///
/// Of the cases that apply, less those that another one sets aside, exactly one must stay; none
/// is F06, two are F05. Conditions that are unknown and could change which one stays make the
/// value unknown.
public struct FormCase: Sendable, Hashable {
  /// The value.
  public var value: Slot
  /// When it applies; `nil` for always.
  public var condition: Slot?
  /// The place of the case that it sets aside.
  public var despite: Int?
}

/// A number over the members of each row of the home.
public struct FormAggregate: Sendable, Hashable {
  /// What is computed.
  public var operation: Aggregate.Operation
  /// The entity whose rows are the members.
  public var members: Int
  /// Each member's value, a truth for `share`; `nil` for `count`.
  public var value: Slot?
  /// Which members count.
  public var filter: Slot?
  /// How much each counts.
  public var weight: Slot?
  /// What unknown members do.
  public var unknowns: UnknownPolicy
}
