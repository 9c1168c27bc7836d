// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

extension VersionChecker {
  /// The measure at a place, built when it is first asked for.
  func measure(_ place: Int) -> Measure {
    switch measures[place] {
    case .built(let measure): return measure
    case .underWay: return unfinished(place)
    case .waiting: break
    }
    measures[place] = .underWay
    let built = build(place)
    measures[place] = .built(built)
    return built
  }

  /// The type of a measure's value: as declared, or as its body gives it.
  func type(ofMeasure place: Int) -> ValueType { signature(ofMeasure: place).type }

  /// The type and parameters of a measure, known without its body where the type is declared.
  func signature(ofMeasure place: Int) -> (type: ValueType, parameters: [Parameter]) {
    if case .built(let measure) = measures[place] { return (measure.type, measure.parameters) }
    let declaration = measureDeclarations[place]
    let parameters = parameters(declaration.parameters)
    if let type = declaration.type { return (shared.types.resolve(type), parameters) }
    if let type = bareTypes[place] { return (type, parameters) }
    return (measure(place).type, parameters)
  }

  /// What stands for a measure inside its own definition: the cycle is a finding of its own, and
  /// names that need only the type go on.
  private func unfinished(_ place: Int) -> Measure {
    let declaration = measureDeclarations[place]
    let type: ValueType
    if let declared = declaration.type {
      type = shared.types.resolve(declared)
    } else if let bare = bareTypes[place] {
      type = bare
    } else {
      findings.add(
        .cycle,
        "the measure `\(declaration.name.text)` depends on itself",
        at: declaration.name.site
      )
      type = .damaged
    }
    return Measure(
      name: declaration.name.text,
      parameters: parameters(declaration.parameters),
      type: type,
      home: 0,
      body: .value(Term(.unknown(.unpublished), .damaged, declaration.name.site)),
      steps: [],
      keepsBounds: false,
      adjustments: [],
      tail: Tail(),
      site: measureSites[place]
    )
  }

  private func build(_ place: Int) -> Measure {
    let declaration = measureDeclarations[place]
    let parameters = parameters(declaration.parameters)
    let declared = declaration.type.map { shared.types.resolve($0) }
    var builder = TermBuilder(self, parameters: parameters)
    var type = declared ?? .damaged
    let body: Measure.Body
    switch declaration.body {
    case .value(let value):
      let term = builder.term(value, expecting: declared)
      type = settle(declared, term, declaration.name)
      body = .value(term)
    case .cases(let cases):
      let built = self.cases(cases, declared, &builder, declaration.name)
      type = built.type
      body = .cases(built.cases)
    }
    let isDeclared = declared != nil
    let steps = self.steps(
      declaration.finish,
      of: declaration.name,
      &type,
      &builder,
      isDeclared: isDeclared
    )
    bareTypes[place] = type
    check(declaration.finish.tail)
    let adjustments = (adjustments[declaration.name.text] ?? []).map { adjust, site in
      adjustment(adjust, place, type, &builder, site)
    }
    let site = measureSites[place]
    return Measure(
      name: declaration.name.text,
      parameters: parameters,
      type: type,
      home: home(of: builder.needs, site, isMeasure: true),
      body: body,
      steps: steps,
      keepsBounds: declaration.finish.unknowns == .bounds,
      adjustments: adjustments,
      tail: declaration.finish.tail,
      site: site
    )
  }

  /// The type of a value: the declared one, when the value fits it.
  private func settle(_ declared: ValueType?, _ term: Term, _ name: Name) -> ValueType {
    guard let declared else { return term.type }
    TermBuilder(self).require(term, declared, "`\(name.text)`")
    let missing = term.type.constants.filter { !declared.constants.contains($0) }
    if let constant = missing.first {
      findings.add(
        .unionBranch,
        "`\(name.text)` is \(declared.words), and the value may be `\(constant)`",
        at: term.site,
        help: "write `or \(constant)` behind the type, or rule it out"
      )
    }
    return declared
  }

  private func cases(
    _ cases: [MeasureCase],
    _ declared: ValueType?,
    _ builder: inout TermBuilder,
    _ name: Name
  ) -> (cases: [Measure.Case], type: ValueType) {
    var type = declared
    var built: [Measure.Case] = []
    var first: [String: Name] = [:]
    for written in cases {
      if let earlier = first[written.label.text] {
        findings.twice("the case", written.label, first: earlier)
      }
      first[written.label.text] = written.label
      check(written.tail)
      let condition = written.condition.map { builder.condition($0) }
      let excluded = written.condition.map { builder.exclusions(when: true, $0) } ?? []
      let value = builder.excluding(excluded) { $0.term(written.value, expecting: type) }
      if let type { builder.require(value, type, "`\(name.text)`") }
      type = type ?? value.type
      let despite = written.despite.flatMap { path -> Int? in
        if let place = cases.firstIndex(where: { [$0.label.text] == path.labels }) { return place }
        findings.add(.unknownName, "the measure has no case \(path)", at: path.site)
        return nil
      }
      built.append(
        Measure.Case(
          label: written.label.text,
          value: value,
          condition: condition,
          despite: despite,
          tail: written.tail,
          site: written.site
        )
      )
    }
    return (built, type ?? .damaged)
  }

  private func adjustment(
    _ adjust: AdjustDeclaration,
    _ place: Int,
    _ type: ValueType,
    _ builder: inout TermBuilder,
    _ site: Site
  ) -> Measure.Adjustment {
    builder.adjusted = place
    defer { builder.adjusted = nil }
    check(adjust.finish.tail)
    let condition = adjust.condition.map { builder.condition($0) }
    let excluded = adjust.condition.map { builder.exclusions(when: true, $0) } ?? []
    let value = builder.excluding(excluded) { $0.term(adjust.value, expecting: type) }
    builder.require(value, type, "`\(adjust.measure.text)`")
    var result = type
    let steps = self.steps(
      adjust.finish,
      of: adjust.measure,
      &result,
      &builder,
      isDeclared: true
    )
    return Measure.Adjustment(
      condition: condition,
      value: value,
      steps: steps,
      tail: adjust.finish.tail,
      site: site
    )
  }

  /// What happens to a value; a rounding sets the step of its type.
  private func steps(
    _ finish: Finish,
    of name: Name,
    _ type: inout ValueType,
    _ builder: inout TermBuilder,
    isDeclared: Bool
  ) -> [Measure.Step] {
    var steps: [Measure.Step] = []
    if case .knownOnly = finish.unknowns {
      findings.add(
        .typeMismatch,
        "`unknowns known only` stands behind an aggregate",
        at: name.site
      )
    }
    let isCited = !finish.tail.citations.isEmpty || !finish.tail.readings.isEmpty
    for step in finish.steps {
      switch step {
      case .rounded(let size, let mode):
        if !isCited {
          findings.add(
            .roundingUncited,
            "the rounding of `\(name.text)` has no cite and no reading",
            at: name.site,
            help: "say where the rule stands, or which reading of it is taken"
          )
        }
        guard let number = type.number else { continue }
        guard let size = builder.step(size, of: number, name.site) else { continue }
        if !isDeclared {
          var stepped = number
          stepped.step = size
          type = .number(stepped)
        }
        steps.append(.rounded(size, mode))
      case .capped(let limit), .floored(let limit):
        let value = builder.number(limit, expecting: type, for: "a limit")
        builder.require(value, type, "the limit")
        if case .capped = step {
          steps.append(.capped(value))
        } else {
          steps.append(.floored(value))
        }
      }
    }
    return steps
  }
}
