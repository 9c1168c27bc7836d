// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

extension TermBuilder {
  /// Builds `x.field`: an output of a table, a weight, a field, an end of an interval, or a fact of
  /// the row that a reference names.
  mutating func field(_ inner: Expression, _ name: Name, _ site: Site) -> Term {
    if case .reference(let table, let arguments) = inner.kind, !isVariable(table),
      checker.factPlaces[table] == nil, let place = checker.tablePlaces[table]
    {
      return output(of: place, arguments, name, site)
    }
    let base = term(inner)
    if base.type.isDamaged { return damaged(site) }
    if name.text == "weight", case .oneOf(let members) = base.type.withoutConstants {
      return weight(ruledOut(base, inner, "a weight"), members, site)
    }
    let plain = ruledOut(base, inner, "a record")
    switch plain.type {
    case .record(let fields):
      guard let field = fields.first(where: { $0.name == name.text }) else {
        findings.unknown("the field", name.text, at: name.site, among: fields.map(\.name))
        return damaged(site)
      }
      return Term(.field(plain, name.text), field.type, site)
    case .interval(let ends) where name.text == "lo" || name.text == "hi":
      return Term(.field(plain, name.text), .number(ends), site)
    case .entity(let entity): return fact(name, of: entity, plain, site)
    default:
      return failed(
        .typeMismatch,
        "`.\(name.text)` asks for a record, and this is \(plain.type.words)",
        site
      )
    }
  }

  private func isVariable(_ name: String) -> Bool { scopes.contains { $0.name == name } }

  private func weight(_ value: Term, _ members: [ValueType.Member], _ site: Site) -> Term {
    let weights = members.compactMap(\.weight)
    if weights.count < members.count {
      let bare = members.filter { $0.weight == nil }.map { "`\($0.name)`" }
      return failed(
        .typeMismatch,
        "\(bare.joined(separator: ", ")) \(bare.count == 1 ? "has" : "have") no weight",
        site,
        help: "write one behind each member, as in `basic 3`"
      )
    }
    let type = NumberType(.decimal, lower: weights.min(), upper: weights.max())
    return Term(.weight(value), .number(type), site)
  }

  private func fact(_ name: Name, of entity: String, _ row: Term, _ site: Site) -> Term {
    let owner = checker.entities.firstIndex { $0.name == entity }
    let place = checker.factPlaces[name.text]?.first { checker.facts[$0].entity == owner }
    guard let place else {
      let known = checker.facts.filter { $0.entity == owner }.map(\.name)
      findings.unknown("the fact", name.text, at: name.site, among: known)
      return damaged(site)
    }
    checker.usedFacts.insert(place)
    return Term(.referred(row, fact: place), checker.facts[place].type, site)
  }

  private mutating func output(
    of table: Int,
    _ arguments: [Expression],
    _ name: Name,
    _ site: Site
  ) -> Term {
    let outputs = checker.table(table).table.outputs
    guard let output = outputs.firstIndex(where: { $0.name == name.text }) else {
      findings.unknown("the output", name.text, at: name.site, among: outputs.map(\.name))
      return damaged(site)
    }
    return lookup(table, arguments, output: output, site)
  }

  /// Builds a lookup: with arguments for the keys, or with the values in scope.
  mutating func lookup(
    _ place: Int,
    _ arguments: [Expression],
    output: Int,
    _ site: Site
  ) -> Term {
    let built = checker.table(place)
    let table = built.table
    let type = table.outputs[output].type
    if !arguments.isEmpty {
      let parameters = table.keys.map { Parameter($0.name, $0.type) }
      let keys = self.arguments(arguments, parameters, "the table `\(table.name)`", site)
      return Term(.lookup(table: place, keys: keys, output: output), type, site)
    }
    var keys: [Term] = []
    for key in table.keys {
      guard let standard = key.standard else {
        return failed(
          .typeMismatch,
          "the table `\(table.name)` is looked up with a value for `\(key.name)`",
          site,
          help: "write `\(table.name)(\(key.name))`"
        )
      }
      keys.append(standard)
    }
    needs.formUnion(built.needs)
    return Term(.lookup(table: place, keys: keys, output: output), type, site)
  }

  /// Builds `area_of(code)`: the key of the row whose codes hold a value.
  mutating func inverseLookup(
    _ name: String,
    _ arguments: [Expression],
    _ site: Site
  ) -> Term? {
    guard name.hasSuffix("_of"), arguments.count == 1 else { return nil }
    let key = String(name.dropLast(3))
    for place in checker.tableDeclarations.indices {
      let table = checker.table(place).table
      guard table.keys.count == 1, table.keys[0].name == key,
        let output = table.outputs.firstIndex(where: { $0.type.holdsCodes })
      else { continue }
      let inner = term(arguments[0], expecting: table.outputs[output].type.element)
      let value = ruledOut(inner, arguments[0], "a code")
      require(value, table.outputs[output].type.element, "the code")
      return Term(.inverse(table: place, output: output, value), table.keys[0].type, site)
    }
    return nil
  }

  /// Builds `m at period`.
  mutating func measure(_ inner: Expression, at period: Expression, _ site: Site) -> Term {
    guard case .reference(let name, let arguments) = inner.kind,
      let place = checker.measurePlaces[name]
    else {
      return failed(
        .typeMismatch,
        "`at` stands behind a measure",
        inner.site,
        help: "facts of another period are given in that period's row"
      )
    }
    guard checker.shared.period != nil else {
      return failed(
        .typeMismatch,
        "the policy has no periods",
        site,
        help: "write `about \(checker.shared.subject) in` and the fact that counts them"
      )
    }
    let when = term(period, expecting: .number(NumberType(.year, step: 1)))
    require(when, .number(NumberType(.year, step: 1)), "a period")
    let (type, parameters) = checker.signature(ofMeasure: place)
    let values = self.arguments(arguments, parameters, "the measure `\(name)`", site)
    needs.insert(0)
    return Term(.measure(place, arguments: values, period: when), type, site)
  }
}

extension ValueType {
  /// Whether it is a code, or a list of codes.
  fileprivate var holdsCodes: Bool {
    if case .code = element { true } else { false }
  }

  /// The type of a list's elements; the type itself where it is no list.
  var element: ValueType {
    if case .list(let element) = self { element } else { self }
  }
}
