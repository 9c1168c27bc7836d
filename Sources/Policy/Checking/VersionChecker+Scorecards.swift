// SPDX-License-Identifier: Apache-2.0
internal import Evidence

extension VersionChecker {
  /// A scorecard with its names resolved; `nil` after a finding that leaves nothing to add up.
  ///
  /// Components and totals are of the subject; only a line `each` speaks of the rows of another
  /// entity. A component has points or a verdict, and a name that no other one has.
  func scorecard(_ declaration: ScorecardDeclaration, _ site: Site) -> Scorecard? {
    var standards: [Scorecard.Standard] = []
    var names: [String: Name] = [:]
    var totals: [(name: String, site: Site)] = []
    var result = Scorecard(
      name: declaration.name.text,
      title: declaration.title,
      standards: [],
      total: Term(.unknown(.unpublished), .damaged, site)
    )
    func add(_ component: ScorecardDeclaration.Component) -> Scorecard.Component {
      if let first = names.updateValue(component.name, forKey: component.name.text) {
        findings.twice("the component", component.name, first: first)
      }
      var built = self.component(
        component.name.text,
        component.title,
        component.worth,
        component.site
      )
      require(built.entity == nil, component.site)
      built.entity = nil
      return built
    }
    func loose(_ component: Scorecard.Component) {
      if standards.last?.name != "" {
        standards.append(Scorecard.Standard(name: "", title: "", components: []))
      }
      standards[standards.count - 1].components.append(component)
    }
    func once(_ name: String, _ site: Site) {
      if totals.contains(where: { $0.name == name }) {
        findings.add(.duplicate, "a scorecard has one `\(name)`", at: site)
      }
      totals.append((name, site))
    }
    for line in declaration.lines {
      switch line.kind {
      case .standard(let name, let title, let components):
        standards.append(
          Scorecard.Standard(name: name.text, title: title, components: components.map(add))
        )
      case .component(let component): loose(add(component))
      case .each(let entity, let key, let worth):
        if let component = each(entity, key, worth, line.site) { loose(component) }
      case .total(let value, let possible):
        once("total", line.site)
        result.total = subjectTerm(value)
        result.possible = possible.map { subjectTerm($0) }
      case .share(let value):
        once("share", line.site)
        result.share = subjectTerm(value)
      case .level(let value):
        once("level", line.site)
        result.level = subjectTerm(value)
      }
    }
    result.standards = standards
    guard totals.contains(where: { $0.name == "total" }), !result.components.isEmpty else {
      findings.add(
        .unexpectedToken,
        "a scorecard has components and a `total`",
        at: site,
        help: "write a line `NAME \"words\" = POINTS of MOST` for each, and `total POINTS of MOST`"
      )
      return nil
    }
    return result
  }

  /// A term of the subject itself.
  private func subjectTerm(_ expression: Expression) -> Term {
    var builder = TermBuilder(self)
    let term = builder.term(expression)
    require(home(of: builder.needs, expression.site) == 0, expression.site)
    return term
  }

  private func require(_ isSubject: Bool, _ site: Site) {
    guard !isSubject else { return }
    findings.add(
      .typeMismatch,
      "a scorecard is that of one \(shared.subject), and this needs the rows of another entity",
      at: site,
      help: "write `each ENTITY = …` for a component of every row"
    )
  }

  private func component(
    _ name: String,
    _ title: String,
    _ worth: ScorecardDeclaration.Worth,
    _ site: Site,
    at entity: Int? = nil
  ) -> Scorecard.Component {
    var needs: Set<Int> = []
    func built(_ expression: Expression, isCondition: Bool = false) -> Term {
      var builder = TermBuilder(self)
      builder.entity = entity
      let term = isCondition ? builder.condition(expression) : builder.term(expression)
      needs.formUnion(builder.needs)
      return term
    }
    var component = Scorecard.Component(
      name: name,
      title: title,
      value: built(worth.value),
      site: site
    )
    switch component.value.type {
    case .number, .truth, .damaged: break
    default:
      findings.add(
        .typeMismatch,
        "a component has points or is met, and this is \(component.value.type.words)",
        at: component.value.site
      )
    }
    component.possible = worth.possible.map { built($0) }
    component.weight = worth.weight.map { built($0) }
    component.condition = worth.condition.map { built($0, isCondition: true) }
    let home = home(of: needs, site)
    component.entity = home == 0 ? nil : home
    return component
  }

  private func each(
    _ entity: Name,
    _ key: Name?,
    _ worth: ScorecardDeclaration.Worth,
    _ site: Site
  ) -> Scorecard.Component? {
    guard let place = entities.firstIndex(where: { $0.name == entity.text }) else {
      findings.unknown("the entity", entity.text, at: entity.site, among: entities.map(\.name))
      return nil
    }
    var component = component(entity.text, entity.text, worth, site, at: place)
    component.entity = place
    if let key {
      component.key = factPlaces[key.text]?.first { facts[$0].entity == place }
      if let fact = component.key {
        usedFacts.insert(fact)
      } else {
        let own = facts.filter { $0.entity == place }.map(\.name)
        findings.unknown("the fact", key.text, at: key.site, among: own)
      }
    }
    return component
  }
}
