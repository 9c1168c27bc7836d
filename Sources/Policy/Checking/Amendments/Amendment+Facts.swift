// SPDX-License-Identifier: Apache-2.0

extension Amendment {
  /// Puts another fact of the same name in the place of one.
  mutating func replaceFact(_ path: [Name], with block: Block) throws(EditFault) {
    let (entity, name) = try fact(path)
    guard let old = visibleFact(name.text, of: entity.text) else {
      throw unknown(name, "fact", of: entity)
    }
    guard case .facts(let facts) = block.kind, facts.entity.text == entity.text,
      facts.facts.count == 1, let new = facts.facts.first, new.name.text == name.text
    else {
      throw EditFault(
        "a fact is replaced by a fact of the same entity and name",
        at: block.site,
        help: "write  facts \(entity.text):  with the one fact `\(name.text)` below it"
      )
    }
    let site = Edit.Target.fact(path).site
    guard old != new else {
      throw idle("fact `\(entity.text).\(name.text)`", at: site, old.site)
    }
    changeOwn { $0.put(new, of: facts.entity, block.site) }
  }

  /// Takes a fact out.
  mutating func dropFact(_ path: [Name]) throws(EditFault) {
    let (entity, name) = try fact(path)
    guard visibleFact(name.text, of: entity.text) != nil else {
      throw unknown(name, "fact", of: entity)
    }
    if let old = shared[fact: name.text, of: entity.text] {
      let what = "fact `\(entity.text).\(name.text)`"
      throw cannotHide(what, at: Edit.Target.fact(path).site, old.site)
    }
    changeOwn { $0.remove(fact: name.text, of: entity.text) }
  }

  /// Adds facts of an entity to those that it has.
  mutating func add(_ facts: FactsDeclaration, _ site: Site) {
    for fact in facts.facts {
      if let old = visibleFact(fact.name.text, of: facts.entity.text) {
        let what = "fact `\(facts.entity.text).\(fact.name.text)`"
        report(repeats(what, at: fact.name.site, old.name.site))
      } else {
        changeOwn { $0.put(fact, of: facts.entity, site) }
      }
    }
  }

  private func visibleFact(_ name: String, of entity: String) -> FactDeclaration? {
    own[fact: name, of: entity] ?? shared[fact: name, of: entity]
  }

  /// The entity and the name that a path means; a name alone means the one entity that has it.
  private func fact(_ path: [Name]) throws(EditFault) -> (entity: Name, name: Name) {
    let site = Edit.Target.fact(path).site
    if path.count == 2 { return (path[0], path[1]) }
    guard path.count == 1, let name = path.first else {
      throw EditFault("a fact is named by its entity and its name", at: site)
    }
    let entities = Set(own.entities(withFact: name.text))
      .union(shared.entities(withFact: name.text)).sorted()
    guard let entity = entities.first else { throw unknown(name, "fact") }
    guard entities.count == 1 else {
      let list = entities.map { "`\($0)`" }.joined(separator: ", ")
      throw EditFault(
        "a fact `\(name.text)` is declared for more than one entity: \(list)",
        at: site,
        help: "name the entity too:  fact \(entity).\(name.text)"
      )
    }
    return (Name(entity, name.site), name)
  }
}
