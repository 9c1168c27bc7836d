// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

extension TermBuilder {
  mutating func aggregate(_ aggregate: Aggregate, _ site: Site) -> Term {
    guard let member = entityPlace(aggregate.entity) else { return damaged(site) }
    let parent = aggregate.parent.flatMap { name in
      checker.entities.firstIndex { $0.name == name.text }
    }
    if let parent { needs.insert(parent) }
    var value: Term?
    var filter: Term?
    var weight: Term?
    atMembers(of: member) { builder in
      filter = aggregate.filter.map { builder.condition($0) }
      let excluded = aggregate.filter.map { builder.exclusions(when: true, $0) } ?? []
      builder.excluding(excluded) { builder in
        value = aggregate.value.map {
          aggregate.operation == .share ? builder.condition($0) : builder.number($0)
        }
        weight = aggregate.weight.map { builder.number($0, for: "a weight") }
      }
    }
    if value?.type.isDamaged ?? false { return damaged(site) }
    guard let unknowns = aggregate.unknowns else {
      return failed(
        .unknownsMissing,
        "the aggregate does not say what unknown members do",
        site,
        help:
          "write `unknowns strict`, `unknowns known only at least 95% known` or `unknowns bounds`"
      )
    }
    if case .knownOnly(nil) = unknowns {
      findings.add(
        .noThreshold,
        "known members count however few they are",
        at: site,
        help: "write `unknowns known only at least 95% known`"
      )
    }
    let type = numberType(of: aggregate, value?.type.number)
    let term = RowAggregate(
      aggregate.operation,
      value: value,
      entity: member,
      parent: parent,
      filter: filter,
      weight: weight,
      unknowns: unknowns
    )
    return Term(.aggregate(term), .number(type), site)
  }

  private func entityPlace(_ name: Name) -> Int? {
    let known = checker.entities.indices.filter { entity in
      entity == 0 || checker.facts.contains { $0.entity == entity }
    }
    if let place = known.first(where: { checker.entities[$0].name == name.text }) { return place }
    findings.unknown(
      "the entity",
      name.text,
      at: name.site,
      among: known.map { checker.entities[$0].name }
    )
    return nil
  }

  private func numberType(of aggregate: Aggregate, _ value: NumberType?) -> NumberType {
    switch aggregate.operation {
    case .count:
      return aggregate.weight == nil
        ? NumberType(.integer, lower: 0, step: 1) : NumberType(.decimal)
    case .share: return NumberType(.percent, lower: 0, upper: 1)
    case .mean:
      var type = value ?? .plain
      type.step = nil
      return type
    case .sum:
      var type = value ?? .plain
      // A sum of members that cannot be negative cannot be either; how many there are is open.
      (type.lower, type.upper) = (type.lower.map { $0 >= .zero } ?? false ? .zero : nil, nil)
      if aggregate.weight != nil { type.step = nil }
      return type
    }
  }

  mutating func window(
    _ value: Expression,
    _ name: Name,
    _ from: Expression,
    _ to: Expression,
    _ site: Site
  ) -> Term {
    let year = ValueType.number(NumberType(.year, step: 1))
    let (first, last) = (term(from, expecting: year), term(to, expecting: year))
    require(first, year, "the first period")
    require(last, year, "the last period")
    let (variable, inner) = binding(name.text, year) { builder, place in
      (place, builder.number(value))
    }
    guard var type = inner.type.number else { return damaged(site) }
    type.step = nil
    return Term(.window(inner, variable: variable, from: first, to: last), .number(type), site)
  }

  mutating func allocate(_ allocation: Allocation, _ site: Site) -> Term {
    guard let member = entityPlace(allocation.entity) else { return damaged(site) }
    let outer = needs
    needs = []
    let pool = number(allocation.pool, for: "a pool")
    // The pool belongs to the deepest of the entities around a member that it speaks of.
    let parent = checker.entities[member].ancestors.first { needs.contains($0) }
    needs = outer.union(needs).union([member])
    var weight = damaged(site)
    var ties: [Term] = []
    atMembers(of: member) { builder in
      weight = builder.number(allocation.weight, for: "a weight")
      ties = allocation.ties.map { builder.term($0) }
    }
    for tie in ties where !tie.type.isOrdered && !tie.type.isDamaged {
      findings.add(.notOrdered, "\(tie.type.words) has no order", at: tie.site)
    }
    guard var type = pool.type.number, weight.type.number != nil,
      let step = step(allocation.step, of: type, site)
    else { return damaged(site) }
    (type.lower, type.step) = (.zero, step)
    let share = PoolShare(
      pool: pool,
      entity: member,
      parent: parent,
      weight: weight,
      step: step,
      ties: ties
    )
    return Term(.allocate(share), .number(type), site)
  }
}
