// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

extension VersionChecker {
  /// The table at a place, built when it is first asked for.
  func table(_ place: Int) -> BuiltTable {
    switch tables[place] {
    case .built(let table): return table
    case .underWay:
      let declaration = tableDeclarations[place]
      findings.add(
        .cycle,
        "the table `\(declaration.name.text)` is looked up with itself",
        at: declaration.name.site
      )
      return BuiltTable(table: empty(declaration, keys: [], place), needs: [])
    case .waiting: break
    }
    tables[place] = .underWay
    let built = build(place)
    tables[place] = .built(built)
    return built
  }

  private func empty(_ declaration: TableDeclaration, keys: [Table.Key], _ place: Int) -> Table {
    Table(
      name: declaration.name.text,
      keys: keys,
      outputs: declaration.outputs.map {
        ValueType.Field($0.name.text, shared.types.resolve($0.type))
      },
      hit: declaration.hit ?? .one,
      domain: nil,
      rows: [],
      tail: declaration.tail,
      site: tableSites[place]
    )
  }

  private func build(_ place: Int) -> BuiltTable {
    let declaration = tableDeclarations[place]
    check(declaration.tail)
    var builder = TermBuilder(self)
    let keys = declaration.keys.map { key($0, &builder) }
    var built = BuiltTable(
      table: empty(declaration, keys: keys, place),
      needs: builder.needs
    )
    checkNames(declaration, keys)
    built.table.domain = domain(of: declaration, keys)
    switch declaration.body {
    case .rows(let head, let rows):
      var reader = TableReader(self, declaration, built)
      reader.read(head, rows)
      built = reader.built
    case .csv(let path, let sha256):
      var reader = TableFileReader(self, declaration, built)
      reader.read(path, sha256)
      built = reader.built
    }
    // A table asked with arguments does not see its number; its own reading says how it is read.
    built.isSettled =
      !built.table.tail.readings.isEmpty || keys.contains { $0.isBand && isSettled($0.standard) }
    let proof = TableProof(built, declaration.name, circumstance: circumstance, findings)
    proof.run()
    if !proof.hasPrintedHole { checkRounding(of: built, declaration.name) }
    return built
  }

  private func checkNames(_ declaration: TableDeclaration, _ keys: [Table.Key]) {
    var first: [String: Name] = [:]
    for output in declaration.outputs {
      if let earlier = first[output.name.text] {
        findings.twice("the output", output.name, first: earlier)
      }
      first[output.name.text] = output.name
    }
  }

  private func key(_ key: TableDeclaration.Key, _ builder: inout TermBuilder) -> Table.Key {
    switch key {
    case .value(let name, let type?):
      return Table.Key(
        name: name.text,
        type: shared.types.resolve(type),
        standard: nil,
        isBand: false
      )
    case .value(let name, nil):
      let expression = Expression(.reference(name.text, arguments: []), name.site)
      let term = builder.term(expression)
      return Table.Key(name: name.text, type: term.type, standard: term, isBand: false)
    case .band(let value, let name):
      let term = builder.number(value, for: "a banded number")
      return Table.Key(
        name: name?.text ?? value.plainName ?? "band",
        type: term.type,
        standard: term,
        isBand: true
      )
    }
  }

  /// The declared values of the number key, in base units.
  private func domain(of declaration: TableDeclaration, _ keys: [Table.Key]) -> NumberType? {
    guard let domain = declaration.domain else { return nil }
    guard let key = keys.first(where: \.isBand) ?? keys.first(where: { $0.type.number != nil }),
      var type = key.type.withoutConstants.number
    else {
      if !keys.contains(where: \.type.isDamaged) {
        findings.add(
          .typeMismatch,
          "`domain` stands with a number key, and the table has none",
          at: domain.range.site
        )
      }
      return nil
    }
    let literals = shared.literals
    func value(_ number: NumberLiteral) -> Rational? {
      literals.scaled(number, unit: nil, domain.range.site, as: type)
    }
    guard let lower = value(domain.range.lower), let upper = value(domain.range.upper) else {
      return nil
    }
    if lower > upper {
      findings.add(.outsideRange, "the domain ends below its start", at: domain.range.site)
      return nil
    }
    (type.lower, type.upper) = (lower, upper)
    guard let step = domain.step else { return type }
    guard let size = value(step), size > .zero else {
      findings.add(.outsideRange, "a step is above 0", at: domain.range.site)
      return nil
    }
    type.step = size
    return type
  }
}

extension Expression {
  /// The name, where the expression is one.
  fileprivate var plainName: String? {
    if case .reference(let name, _) = kind { name } else { nil }
  }
}
