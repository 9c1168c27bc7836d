// SPDX-License-Identifier: Apache-2.0

/// What an edit can name: a declaration by its word and its name.
struct Declared: Sendable, Hashable {
  /// The word of the declaration, such as `measure`; `fact` for one fact.
  let word: String
  /// The name; entity and fact for one fact.
  let names: [String]

  /// A measure, table, decision, result, reading, check or test.
  init(_ word: String, _ name: String) {
    self.word = word
    names = [name]
  }

  /// A fact of an entity.
  init(fact: String, of entity: String) {
    word = "fact"
    names = [entity, fact]
  }

  /// What a block declares under one name; `nil` for facts, which have a name each, and for blocks
  /// of which any number may stand side by side.
  init?(_ block: Block) {
    switch block.kind {
    case .facts, .adjust, .version, .damaged: return nil
    default:
      guard let name = block.name else { return nil }
      self.init(block.word, name.text)
    }
  }
}

/// Blocks in the order of the file that are found by what they declare.
struct DeclaredBlocks: Sendable {
  /// The blocks; a block that was taken out leaves its place empty, so that places stay.
  private var slots: [Block?] = []
  private var places: [Declared: Int] = [:]
  /// The first block of an entity's facts.
  private var entities: [String: Int] = [:]

  /// Blocks in their order; of two with one name the first is found.
  init(_ blocks: [Block]) {
    slots.reserveCapacity(blocks.count)
    for block in blocks { append(block) }
  }

  /// The blocks in their order.
  var blocks: [Block] { slots.compactMap { $0 } }

  /// How many blocks there are at most.
  var count: Int { slots.count }

  /// The names that are declared with a word, sorted.
  func names(of word: String) -> [String] {
    places.keys.filter { $0.word == word }.compactMap(\.names.last).sorted()
  }

  /// The entities that have a fact of a name, sorted.
  func entities(withFact name: String) -> [String] {
    entities.keys.filter { places[Declared(fact: name, of: $0)] != nil }.sorted()
  }

  /// The block that holds a declaration.
  subscript(declared: Declared) -> Block? { places[declared].flatMap { slots[$0] } }

  /// Puts a block behind the others.
  mutating func append(_ block: Block) {
    slots.append(block)
    index(block, at: slots.count - 1)
  }

  /// Puts a block in the place of the one that holds a declaration, or behind the others.
  mutating func put(_ block: Block, for declared: Declared) {
    guard let place = places[declared] else { return append(block) }
    slots[place] = block
  }

  /// Takes out the block that holds a declaration.
  mutating func remove(_ declared: Declared) {
    guard let place = places.removeValue(forKey: declared) else { return }
    slots[place] = nil
  }

  // MARK: - Facts

  /// A fact.
  subscript(fact name: String, of entity: String) -> FactDeclaration? {
    guard let block = self[Declared(fact: name, of: entity)], case .facts(let facts) = block.kind
    else { return nil }
    return facts.facts.first { $0.name.text == name }
  }

  /// Puts a fact in the place of the one of its name, or behind the entity's others.
  ///
  /// - Parameters:
  ///   - fact: The fact.
  ///   - entity: The entity.
  ///   - site: Where a block for the entity's facts stands, if there is none yet.
  mutating func put(_ fact: FactDeclaration, of entity: Name, _ site: Site) {
    let declared = Declared(fact: fact.name.text, of: entity.text)
    guard let place = places[declared] ?? entities[entity.text],
      let block = slots[place], case .facts(var facts) = block.kind
    else {
      let facts = FactsDeclaration(entity: entity, facts: [fact])
      return append(Block(.facts(facts), site, Margin()))
    }
    if let index = facts.facts.firstIndex(where: { $0.name.text == fact.name.text }) {
      facts.facts[index] = fact
    } else {
      facts.facts.append(fact)
    }
    slots[place]?.kind = .facts(facts)
    places[declared] = place
  }

  /// Takes out a fact, and its block when no fact is left in it.
  mutating func remove(fact name: String, of entity: String) {
    guard let place = places.removeValue(forKey: Declared(fact: name, of: entity)),
      let block = slots[place], case .facts(var facts) = block.kind
    else { return }
    facts.facts.removeAll { $0.name.text == name }
    slots[place]?.kind = .facts(facts)
    guard facts.facts.isEmpty else { return }
    slots[place] = nil
    if entities[entity] == place { entities[entity] = nil }
  }

  private mutating func index(_ block: Block, at place: Int) {
    if case .facts(let facts) = block.kind {
      let entity = facts.entity.text
      if entities[entity] == nil { entities[entity] = place }
      for fact in facts.facts where self[Declared(fact: fact.name.text, of: entity)] == nil {
        places[Declared(fact: fact.name.text, of: entity)] = place
      }
    } else if let declared = Declared(block), places[declared] == nil {
      places[declared] = place
    }
  }
}
