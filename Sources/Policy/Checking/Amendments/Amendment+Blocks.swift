// SPDX-License-Identifier: Apache-2.0

extension Amendment {
  /// Puts another declaration of the same kind and name in the place of one.
  mutating func replace(
    _ target: Edit.Target,
    with block: Block,
    _ edit: Edit
  ) throws(EditFault) {
    if case .fact(let path) = target { return try replaceFact(path, with: block) }
    let (word, name) = try named(target)
    let declared = Declared(word, name.text)
    guard let old = visible(declared) else { throw unknown(name, word) }
    guard Declared(block) == declared else {
      let other = block.name.map { " `\($0.text)`" } ?? ""
      throw EditFault(
        "\(word) `\(name.text)` cannot be replaced by \(block.word)\(other)",
        at: block.name?.site ?? block.site,
        help: "write another \(word) `\(name.text)`, or drop it and add the other block"
      )
    }
    guard old != block else { throw idle("\(word) `\(name.text)`", at: name.site, old.site) }
    put(Block(block.kind, block.site, edit.margin), for: declared)
  }

  /// Takes a declaration out.
  mutating func drop(_ target: Edit.Target) throws(EditFault) {
    if case .fact(let path) = target { return try dropFact(path) }
    let (word, name) = try named(target)
    let declared = Declared(word, name.text)
    guard visible(declared) != nil else { throw unknown(name, word) }
    if let block = shared[declared] {
      throw cannotHide("\(word) `\(name.text)`", at: name.site, block.site)
    }
    changeOwn { $0.remove(declared) }
  }

  /// Adds a declaration behind the others.
  mutating func add(_ block: Block, _ edit: Edit) throws(EditFault) {
    if case .facts(let facts) = block.kind { return add(facts, block.site) }
    if let declared = Declared(block), let name = block.name, let old = visible(declared) {
      throw repeats("\(block.word) `\(name.text)`", at: name.site, old.name?.site ?? old.site)
    }
    changeOwn { $0.append(Block(block.kind, block.site, edit.margin)) }
  }

  private func named(
    _ target: Edit.Target
  ) throws(EditFault) -> (word: String, name: Name) {
    switch target {
    case .measure(let name): return ("measure", name)
    case .table(let name): return ("table", name)
    case .result(let name): return ("result", name)
    case .criterion, .fact:
      throw EditFault("a criterion is replaced by a criterion", at: target.site)
    }
  }

  /// The fault that a declaration already reads as an edit wants it.
  func idle(_ what: String, at site: Site, _ old: Site) -> EditFault {
    EditFault(
      "the edit changes nothing: \(what) reads so already",
      .amendmentIdle,
      at: site,
      other: old,
      help: "leave the edit out"
    )
  }

  /// The fault that an edit adds what is there.
  func repeats(_ what: String, at site: Site, _ old: Site) -> EditFault {
    EditFault(
      "\(what) exists already",
      .amendmentRepeats,
      at: site,
      other: old,
      help: "choose a name that is free, or `replace` what is there"
    )
  }

  /// The fault that a version would have to hide what all versions share.
  func cannotHide(_ what: String, at site: Site, _ old: Site) -> EditFault {
    EditFault(
      "\(what) stands outside the versions, and one version cannot drop what all share",
      at: site,
      other: old,
      help: "move it into the versions that keep it"
    )
  }
}
