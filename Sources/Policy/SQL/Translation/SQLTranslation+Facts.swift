// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

extension SQLTranslation {
  /// A fact on the rows of a context: the row's own, or its ancestor's.
  func fact(_ place: Int, _ context: SQLContext) throws(SQLRefusal) -> Carried {
    let fact = program.facts[place]
    if wantsProbabilities, fact.declaration.error != nil {
      throw SQLRefusal(.probabilities, "the probability that the error of `\(fact.name)` decides")
    }
    let owner = scope(of: fact.entity, in: context.scope.frame)
    var own = try self.fact(place, of: owner)
    if place == period, case .fixed(let year) = context.scope.frame {
      own = Carried(.number(try ScaledNumber(Rational(year))))
    }
    if case .list = own.shape {
      own.fault = try missing(fact.entity, context)
      return own
    }
    return try belonging(own, of: fact.entity, context, as: fact.name)
  }

  /// A value of the row's own entity or of an ancestor's row.
  ///
  /// It is unknown where nothing says which row that is, and a fault where the link names a row that
  /// is not there; that holds for a value that is the same on all rows too.
  func belonging(
    _ value: Carried,
    of entity: Int,
    _ context: SQLContext,
    as name: String
  ) throws(SQLRefusal) -> Carried {
    let (source, target) = (scope(of: entity, in: context.scope.frame), context.scope)
    var result = try imported(value, from: source, to: target, as: name)
    guard entity != context.entity else { return result }
    result = try result.map { (part, _) throws(SQLRefusal) in
      if case .null = part { return part }
      guard self.isConstant(part) else { return part }
      let id = try self.imported(.column(source.keys[0]), from: source, to: target, as: "id")
      return .only(if: id.isPresent, part)
    }
    result.fault = result.fault.map(\.isMet)
    result.presumed = result.presumed.map(\.isMet)
    result.fault = .raised([result.fault, try missing(entity, context)])
    return result
  }

  /// Raised where a link names a row that is not there.
  func missing(_ entity: Int, _ context: SQLContext) throws(SQLRefusal) -> SQLFlag {
    guard entity != context.entity, let column = tables[context.entity].links[entity] else {
      return nil
    }
    let scope = context.scope
    let home = self.scope(of: context.entity, in: scope.frame)
    guard scope.place == home.place else {
      // Elements of a list belong to the row that has the list: the row's own link counts.
      let outer = SQLContext(home, entity: context.entity)
      guard let flag = try missing(entity, outer) else { return nil }
      let imported = try imported(flag, from: outer.scope, to: context.scope, as: "no_row")
      return .first([imported, .truth(false)])
    }
    let link = scope.input(column, .text)
    let id = tables[entity].id
    let other = self.scope(of: entity, in: scope.frame)
    let found = scope.joined(
      .scope(other.place, level: 0),
      on: meeting(other, link, of: scope),
      [(.joined(id, .text), "\(tables[entity].name)_found")]
    )[0]
    return .both([link.isPresent, .isNull(found)])
  }

  /// A fact on the rows that have it, compared with its type.
  private func fact(_ place: Int, of scope: RowScope) throws(SQLRefusal) -> Carried {
    let fact = program.facts[place]
    guard let layout = tables[fact.entity].facts[place] else {
      throw .construct("a fact with arguments")
    }
    if case .list(let known, let table) = layout {
      return try list(place, table, known, of: scope)
    }
    var value = try checked(layout, scope, fact.name)
    guard let presumption = fact.presumption, presumes,
      let kind = tables[fact.entity].kinds[place]
    else { return value }
    let reason = scope.input(kind, .text)
    let isMissing = SQLExpression.both([
      .not(value.shape.isPresent), (value.fault ?? .truth(false)).opposite,
      .either([.isNull(reason), .comparison(.equal, reason, .text("missing"))]),
    ])
    let stands = scope.bound(isMissing, as: fact.name + "_presumed")
    let presumed = Carried(try shape(of: presumption.value, as: fact.type))
    let context = SQLContext(scope, entity: fact.entity)
    var result = try choice([(stands, presumed), (stands.opposite, value)], context)
    result.presumed = stands
    value = result.bound(in: scope, as: fact.name)
    return value
  }

  /// The columns of a fact as a value: what does not fit its type is a fault.
  func checked(
    _ layout: FactLayout,
    _ scope: RowScope,
    _ name: String
  ) throws(SQLRefusal) -> Carried {
    switch layout {
    case .truth(let column): return Carried(.truth(scope.input(column, .truth)))
    case .text(let column): return Carried(.text(scope.input(column, .text)))
    case .name(let column, let type):
      guard case .oneOf(let members) = type else { throw .construct("a name without members") }
      let raw = scope.input(column, .text)
      let isMember = SQLExpression.membership(raw, members.map { .text($0.name) })
      return Carried(.text(raw), fault: nil).faulty(unless: isMember, in: scope, as: name)
    case .date(let column):
      let range = try IntegerRange(
        Int128(SQLLimits.days.lowerBound),
        Int128(SQLLimits.days.upperBound)
      )
      return Carried(.number(ScaledNumber(unit: 1, top: scope.input(column, .integer), range)))
    case .scaled(let column, let type, let unit):
      return try checked(scope.input(column, .integer), type, unit: unit, scope, name)
    case .quotient(let dividend, let divisor, let type):
      return try checked(dividend, divisor, type, scope, name)
    case .interval(let lower, let upper): return try interval(lower, upper, scope, name)
    case .union(let column, let constants, let inner):
      let raw = scope.input(column, .text)
      let value = try checked(inner, scope, name)
      let isConstant = SQLExpression.membership(raw, constants.map { .text($0) })
      let constant = Carried(.text(raw)).faulty(unless: isConstant, in: scope, as: name + "_is")
      guard case .text(let text) = constant.shape else { return value }
      return Carried(.union(text, value.shape), of: [constant, value])
    case .record(let column, let fields):
      var values: [String: Carried] = [:]
      for field in fields {
        values[field.name] = try checked(field.layout, scope, "\(name)_\(field.name)")
      }
      let isKnown: SQLExpression =
        column.isEmpty
        ? .truth(true) : .comparison(.equal, scope.input(column, .text), .text(FactLayout.given))
      return Carried(.record(isKnown, values))
    case .list, .none: throw .construct("a list, where a single value is needed")
    }
  }

  /// A fact of the row that a reference names.
  func referred(
    _ reference: Term,
    _ place: Int,
    _ context: SQLContext
  ) throws(SQLRefusal) -> Carried {
    let named = try carried(reference, context)
    guard case .text(let id) = named.shape.narrowed else {
      throw .construct("a reference that is no id")
    }
    let fact = program.facts[place]
    let owner = scope(of: fact.entity, in: context.scope.frame)
    let own = try self.fact(place, of: owner)
    let link = context.scope.bound(id, as: "reference")
    let key = tables[fact.entity].id
    let condition = meeting(owner, link, of: context.scope)
    func read(_ part: SQLExpression, _ name: String) -> SQLExpression {
      guard case .column(let column) = owner.bound(part, as: name) else { return part }
      return context.scope.joined(
        .scope(owner.place, level: column.level),
        on: condition,
        [(.joined(column.name, column.type), "\(owner.name)_\(column.name)")]
      )[0]
    }
    var value = try own.map { (part, suffix) in read(part, fact.name + suffix) }
    value.fault = value.fault.map { .first([$0, .truth(false)]) }
    let found = read(owner.input(key, .text), key)
    let isBroken = SQLExpression.both([link.isPresent, .isNull(found)])
    value.presumed = value.presumed.map { .first([$0, .truth(false)]) }
    return Carried(value.shape, of: [named, value], fault: isBroken)
  }
}

extension Carried {
  /// The value where a test of its raw columns is met; where the test is not met, a fault.
  func faulty(
    unless test: SQLExpression,
    in scope: RowScope,
    as name: String
  ) -> Carried {
    let flag = scope.bound(test.isNotMet, as: name + "_fault")
    let kept = try? shape.map { (part, suffix) in
      scope.bound(.only(if: test, part), as: name + suffix)
    }
    return Carried(kept ?? shape, fault: flag)
  }
}
