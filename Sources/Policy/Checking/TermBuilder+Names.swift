// SPDX-License-Identifier: Apache-2.0
internal import Evidence

extension TermBuilder {
  /// Builds what a name stands for: a member of the expected type, a variable, a fact, a measure, a
  /// table's only output, or a decision.
  mutating func reference(
    _ name: String,
    _ arguments: [Expression],
    _ site: Site,
    expecting expected: ValueType?
  ) -> Term {
    if arguments.isEmpty, let expected {
      let isMember = expected.members.contains { $0.name == name }
      if isMember || expected.constants.contains(name) {
        return Term(.constant(.name(name)), expected, site)
      }
    }
    if let variable = variable(name, arguments, site) { return variable }
    if let fact = fact(name, arguments, site) { return fact }
    if let place = checker.measurePlaces[name] {
      if place == adjusted, arguments.isEmpty {
        return Term(.previous, checker.type(ofMeasure: place), site)
      }
      let measure = checker.measure(place)
      needs.insert(measure.home)
      let values = self.arguments(arguments, measure.parameters, "the measure `\(name)`", site)
      return Term(.measure(place, arguments: values, period: nil), measure.type, site)
    }
    if let place = checker.tablePlaces[name] {
      let outputs = checker.table(place).table.outputs
      if outputs.count == 1 { return lookup(place, arguments, output: 0, site) }
      return failed(
        .typeMismatch,
        "the table `\(name)` gives several values",
        site,
        help: "name one: "
          + outputs.map { "`\(name).\($0.name)`" }.joined(separator: ", ")
      )
    }
    if let place = checker.decisionPlaces[name] {
      return self.decision(place, name, arguments, site)
    }
    if let inverse = inverseLookup(name, arguments, site) { return inverse }
    return unknownName(name, site, expecting: expected)
  }

  private func unknownName(_ name: String, _ site: Site, expecting expected: ValueType?) -> Term {
    if let expected, !expected.members.isEmpty {
      findings.unknown(
        "the member",
        name,
        at: site,
        among: expected.members.map(\.name) + expected.constants,
        code: .notMember
      )
      return damaged(site)
    }
    findings.unknown("the name", name, at: site, among: namesInScope)
    return damaged(site)
  }

  private var namesInScope: [String] {
    var names = Array(checker.factPlaces.keys) + checker.measurePlaces.keys
    names += Array(checker.tablePlaces.keys) + checker.decisionPlaces.keys
    for scope in scopes {
      if let name = scope.name {
        names.append(name)
      } else if case .record(let fields) = scope.type {
        names += fields.map(\.name)
      }
    }
    return names
  }

  private mutating func variable(
    _ name: String,
    _ arguments: [Expression],
    _ site: Site
  ) -> Term? {
    guard arguments.isEmpty else { return nil }
    for scope in scopes.reversed() {
      let variable = Term(.variable(scope.place), scope.type, site)
      if scope.name == name { return variable }
      // The fields of the record at hand stand for themselves: `where country <> "US"`.
      if scope.name == nil, case .record(let fields) = scope.type,
        let field = fields.first(where: { $0.name == name })
      {
        return Term(.field(variable, name), field.type, site)
      }
    }
    return nil
  }

  /// The fact of a name: of the rows at hand where members are counted, else of the subject, else
  /// the only one.
  private mutating func fact(
    _ name: String,
    _ arguments: [Expression],
    _ site: Site
  ) -> Term? {
    guard let places = checker.factPlaces[name] else { return nil }
    let order = entity.map { [$0] + checker.entities[$0].ancestors } ?? preferredEntities
    let nearest = order.compactMap { entity in
      places.first { checker.facts[$0].entity == entity }
    }.first
    guard let place = nearest ?? (entity == nil && places.count == 1 ? places[0] : nil) else {
      let owners = places.map { "`\(checker.entities[checker.facts[$0].entity].name)`" }
      let here = entity.map { "`\(checker.entities[$0].name)` or what it belongs to" }
      return failed(
        .unknownName,
        here.map { "`\(name)` is a fact of \(owners.joined(separator: ", ")), not of \($0)" }
          ?? "`\(name)` is a fact of \(owners.joined(separator: " and of "))",
        site,
        help: "reach it through a fact of type `ref`, or over the members that have it"
      )
    }
    let fact = checker.facts[place]
    checker.usedFacts.insert(place)
    needs.insert(fact.entity)
    let values = self.arguments(arguments, fact.parameters, "the fact `\(name)`", site)
    return Term(.fact(place, arguments: values), fact.type, site)
  }

  private var preferredEntities: [Int] { [0] + checker.entities[0].ancestors }

  /// Builds arguments for parameters; another number of them is a finding.
  mutating func arguments(
    _ arguments: [Expression],
    _ parameters: [Parameter],
    _ what: String,
    _ site: Site
  ) -> [Term] {
    if arguments.count != parameters.count {
      findings.add(
        .typeMismatch,
        "\(what) takes \(parameters.count) argument\(parameters.count == 1 ? "" : "s"), "
          + "and \(arguments.count == 0 ? "none stands" : "\(arguments.count) stand") here",
        at: site
      )
    }
    return zip(arguments, parameters).map { argument, parameter in
      let term = self.term(argument, expecting: parameter.type)
      // A value that may be a constant such as `none` reaches a parameter only where something
      // beside it rules the constant out.
      let value =
        parameter.type.constants.isEmpty ? ruledOut(term, argument, "an argument") : term
      require(value, parameter.type, "the parameter `\(parameter.name)`")
      return value
    }
  }

  private mutating func decision(
    _ place: Int,
    _ name: String,
    _ arguments: [Expression],
    _ site: Site
  ) -> Term {
    let parameters = checker.parameters(ofDecision: place)
    let values = self.arguments(arguments, parameters, "the decision `\(name)`", site)
    needs.insert(checker.home(ofDecision: place))
    return Term(.decision(place, arguments: values), .truth, site)
  }

  /// Builds the truth of a criterion of the decision at hand.
  func criterion(_ path: LabelPath) -> Term {
    guard let decision else {
      return failed(
        .misplacedBlock,
        "a criterion can be named only inside its decision",
        path.site
      )
    }
    guard let places = checker.decisionDeclarations[decision].root.places(of: path.labels) else {
      return failed(.unknownName, "the decision has no criterion \(path)", path.site)
    }
    return Term(.criterion(decision: decision, path: places), .truth, path.site)
  }
}

extension CriterionGroup {
  /// The places of a criterion and of the groups around it; `nil` when no labels are so.
  func places(of labels: [String]) -> [Int]? {
    guard let first = labels.first,
      let place = criteria.firstIndex(where: { $0.label.text == first })
    else { return nil }
    guard labels.count > 1 else { return [place] }
    guard case .group(let group) = criteria[place].body,
      let rest = group.places(of: Array(labels.dropFirst()))
    else { return nil }
    return [place] + rest
  }
}
