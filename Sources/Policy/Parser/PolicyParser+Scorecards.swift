// SPDX-License-Identifier: Apache-2.0

extension PolicyParser {
  /// Reads `scorecard NAME "…":` and the lines below it.
  mutating func scorecard() throws(Unreadable) -> ScorecardDeclaration {
    try expect("scorecard")
    let head = try head { parser throws(Unreadable) in
      let name = try parser.name("the name of the scorecard")
      return (name: name, title: try parser.text("what people call the report"))
    }
    let lines = try lines("its components, total, share and level") { parser in
      parser.scorecardLine()
    }
    guard let head else { throw Unreadable() }
    return ScorecardDeclaration(head.name, title: head.title, lines: lines)
  }

  private mutating func scorecardLine() -> ScorecardDeclaration.Line? {
    guard isComponent || !reportMisplacedBlock("in a scorecard") else {
      skipLine(to: level)
      return nil
    }
    let (start, margin) = (at, margin())
    let kind = recovering { parser throws(Unreadable) in try parser.scorecardLineKind(margin) }
    return kind.map { kind in
      if case .component(let component) = kind {
        return ScorecardDeclaration.Line(kind, component.site, component.margin)
      }
      return ScorecardDeclaration.Line(kind, site(start), margin)
    }
  }

  /// Whether a line has a component's title and `=`, whatever its name.
  private var isComponent: Bool {
    guard isName(0), case .text = kind(1), case .sign(.equal) = kind(2) else { return false }
    return true
  }

  private mutating func scorecardLineKind(
    _ margin: Margin
  ) throws(Unreadable) -> ScorecardDeclaration.Line.Kind {
    // A component may have any name: it is known by its title and `=`.
    switch word() {
    case "standard" where isName(1):
      at += 1
      let head = try head { parser throws(Unreadable) in
        let name = try parser.name("the name of the standard")
        return (name: name, title: try parser.text("what people call the standard"))
      }
      let components = try lines("its components") { parser in parser.component(parser.margin()) }
      guard let head else { throw Unreadable() }
      return .standard(head.name, title: head.title, components)
    case "each" where isName(1):
      at += 1
      let entity = try name("the name of an entity")
      let key = take("by") ? try name("the fact that names a row") : nil
      try expect(.equal)
      let worth = try worth()
      endLine()
      return .each(entity, by: key, worth)
    case "total":
      at += 1
      let value = try expression()
      let possible = take("of") ? try expression() : nil
      endLine()
      return .total(value, possible: possible)
    case "share":
      at += 1
      let value = try expression()
      endLine()
      return .share(value)
    case "level":
      at += 1
      let value = try expression()
      endLine()
      return .level(value)
    default:
      guard let component = component(margin) else { throw Unreadable() }
      return .component(component)
    }
  }

  private mutating func component(_ margin: Margin) -> ScorecardDeclaration.Component? {
    let start = at
    return recovering { parser throws(Unreadable) in
      guard parser.isName(0) else {
        throw parser.expected(
          "a component, `standard`, `each`, `total`, `share` or `level`",
          among: ["standard", "each", "total", "share", "level"]
        )
      }
      let name = try parser.name("the name of a component")
      let title = try parser.text("what people call the component")
      try parser.expect(.equal)
      let worth = try parser.worth()
      parser.endLine()
      return ScorecardDeclaration.Component(
        name,
        title: title,
        worth: worth,
        parser.site(start),
        margin
      )
    }
  }

  private mutating func worth() throws(Unreadable) -> ScorecardDeclaration.Worth {
    var worth = ScorecardDeclaration.Worth(try expression())
    if take("of") { worth.possible = try expression() }
    if take("weight") { worth.weight = try expression() }
    if take("when") { worth.condition = try expression() }
    return worth
  }
}
