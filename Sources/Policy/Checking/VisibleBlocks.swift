// SPDX-License-Identifier: Apache-2.0

/// The blocks that hold in a version: its own, and those outside versions that it does not redeclare.
struct VisibleBlocks {
  let blocks: [Block]

  /// The blocks of a version.
  ///
  /// - Parameters:
  ///   - outside: The blocks that stand outside versions.
  ///   - version: The version; an amendment is written out before.
  init(_ outside: [Block], _ version: VersionDeclaration) {
    guard case .blocks(let own) = version.body else {
      blocks = outside
      return
    }
    var hidden: Set<Declared> = []
    for block in own {
      if let declared = Declared(block) { hidden.insert(declared) }
      if case .facts(let facts) = block.kind {
        for fact in facts.facts {
          hidden.insert(Declared(fact: fact.name.text, of: facts.entity.text))
        }
      }
    }
    let shared = outside.compactMap { block -> Block? in
      if let declared = Declared(block), hidden.contains(declared) { return nil }
      guard case .facts(var facts) = block.kind else { return block }
      facts.facts.removeAll {
        hidden.contains(Declared(fact: $0.name.text, of: facts.entity.text))
      }
      return Block(.facts(facts), block.site, block.margin)
    }
    blocks = shared + own
  }
}
