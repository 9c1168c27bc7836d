// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

extension VersionChecker {
  /// Lists the kinds of subject, the policy's own first, and which belongs to which.
  ///
  /// `over student in school` says that a student belongs to a school.
  func registerEntities(_ blocks: [Block]) {
    var places: [String: Int] = [:]
    func place(_ name: String) -> Int {
      if let place = places[name] { return place }
      places[name] = entities.count
      entities.append(Entity(name))
      return entities.count - 1
    }
    _ = place(shared.subject)
    for block in blocks {
      if case .facts(let facts) = block.kind { _ = place(facts.entity.text) }
    }
    var parents: [Int: Set<Int>] = [:]
    for expression in blocks.flatMap(\.expressions) {
      expression.walk { part in
        guard case .aggregate(let aggregate) = part.kind, let parent = aggregate.parent else {
          return
        }
        let (child, parentPlace) = (place(aggregate.entity.text), place(parent.text))
        if child != parentPlace { parents[child, default: []].insert(parentPlace) }
      }
    }
    for entity in entities.indices {
      entities[entity].ancestors = ancestors(of: entity, parents)
    }
  }

  /// All that an entity belongs to: what belongs to most comes first.
  private func ancestors(of entity: Int, _ parents: [Int: Set<Int>]) -> [Int] {
    func above(_ entity: Int, _ seen: inout Set<Int>) {
      for parent in (parents[entity] ?? []).sorted() where seen.insert(parent).inserted {
        above(parent, &seen)
      }
    }
    var all: Set<Int> = []
    above(entity, &all)
    all.remove(entity)
    func depth(_ entity: Int) -> Int {
      var seen: Set<Int> = []
      above(entity, &seen)
      return seen.count
    }
    return all.sorted { (depth($1), $0) < (depth($0), $1) }
  }

  /// Lists the facts of an entity with their types.
  func register(_ declaration: FactsDeclaration) {
    guard let entity = entities.firstIndex(where: { $0.name == declaration.entity.text }) else {
      return
    }
    for declared in declaration.facts {
      let places = factPlaces[declared.name.text] ?? []
      if let first = places.first(where: { facts[$0].entity == entity }) {
        findings.twice("the fact", declared.name, first: facts[first].declaration.name)
        continue
      }
      factPlaces[declared.name.text] = places + [facts.count]
      facts.append(
        Fact(
          entity: entity,
          parameters: parameters(declared.parameters),
          type: shared.types.resolve(declared.type).asEvidence,
          declaration: declared
        )
      )
    }
  }

  /// Parameters with their types; a name that stands twice is a finding.
  func parameters(_ fields: [TypeExpression.Field]) -> [Parameter] {
    var first: [String: Name] = [:]
    for field in fields {
      if let earlier = first[field.name.text] {
        findings.twice("the parameter", field.name, first: earlier)
      }
      first[field.name.text] = field.name
    }
    return fields.map { Parameter($0.name.text, shared.types.resolve($0.type)) }
  }

  /// Resolves what the facts say beside their types, once every fact is listed.
  func completeFacts() {
    for place in facts.indices {
      let fact = facts[place]
      check(fact.declaration.tail)
      if let condition = fact.declaration.completeWhen {
        complete(place, when: condition)
      }
      if let presumption = fact.declaration.presumption {
        check(Tail(citations: [presumption.citation]))
        let value = shared.literals.value(presumption.value, as: fact.type)
        facts[place].presumption = value.map { ($0, presumption.citation) }
        findings.add(
          .presumption,
          "`\(fact.name)` is presumed while evidence is missing",
          at: fact.declaration.name.site,
          help: "`--without-presumptions` shows the decision without it"
        )
      }
      if fact.declaration.error != nil, fact.type.number == nil, !fact.type.isDamaged {
        findings.add(
          .typeMismatch,
          "only a number has an error of measurement",
          at: fact.declaration.name.site,
          label: fact.type.words
        )
      }
      if let reference = fact.declaration.error?.reference, reference.deviation.value <= .zero {
        findings.add(
          .outsideRange,
          "the standard deviation of a population is above 0",
          at: fact.declaration.name.site
        )
      }
    }
  }

  private func complete(_ place: Int, when condition: Expression) {
    let fact = facts[place]
    guard case .list = fact.type.withoutConstants else {
      if !fact.type.isDamaged {
        findings.add(
          .typeMismatch,
          "`complete when` stands only behind a list",
          at: condition.site,
          label: fact.type.words
        )
      }
      return
    }
    var builder = TermBuilder(self)
    builder.entity = fact.entity
    facts[place].completeWhen = builder.condition(condition)
  }
}

extension ValueType {
  /// The type of what evidence can show: a length of time on file is never negative, though a
  /// difference of two may be.
  fileprivate var asEvidence: ValueType {
    switch self {
    case .number(var number) where number.form == .duration && number.lower == nil:
      number.lower = 0
      return .number(number)
    case .union(let inner, let constants):
      return .union(inner.asEvidence, constants: constants)
    default: return self
    }
  }
}
