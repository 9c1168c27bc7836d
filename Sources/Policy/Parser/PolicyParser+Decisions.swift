// SPDX-License-Identifier: Apache-2.0

extension PolicyParser {
  /// Reads `decision NAME:` and its outermost group.
  mutating func decision() throws(Unreadable) -> DecisionDeclaration {
    try expect("decision")
    let head = try head { parser throws(Unreadable) in
      let name = try parser.name("the name of the decision")
      let parameters = try parser.parameters()
      return (name: name, parameters: parameters, isCyclic: parser.take("cycles", "conjunctive"))
    }
    try openBlock("`all of:` or another group")
    let outer = level
    let margin = margin()
    let root = recovering { parser throws(Unreadable) in try parser.group(margin) }
    if root != nil, kind() != .dedent, kind() != .end {
      _ = expected(
        "the end of the decision",
        help: "a decision has one outermost group; join two groups in an `all of:`"
      )
    }
    while level >= outer, kind() != .end {
      if kind() == .dedent { advance() } else { skipLine(to: outer) }
    }
    guard let head, let root else { throw Unreadable() }
    return DecisionDeclaration(
      head.name,
      parameters: head.parameters,
      isCyclic: head.isCyclic,
      root: root
    )
  }

  /// Whether the words of a group come next.
  func isAtGroup() -> Bool {
    if isAt("all", "of") || isAt("any", "of") || isAt("none", "of") { return true }
    guard isAt("at", "least"), case .number = kind(2) else { return false }
    return word(3) == "of"
  }

  /// Reads a group: its words, guards and tails, and the criteria below it.
  mutating func group(_ margin: Margin = Margin()) throws(Unreadable) -> CriterionGroup {
    let start = at
    let head = try head { parser throws(Unreadable) in
      let quorum = try parser.quorum()
      let (guards, tail) = try parser.guardsAndTails()
      return (quorum: quorum, guards: guards, tail: tail)
    }
    let site = site(start)
    let criteria = try lines("its criteria") { parser in parser.criterion() }
    guard let head else { throw Unreadable() }
    return CriterionGroup(
      head.quorum,
      guards: head.guards,
      tail: head.tail,
      criteria: criteria,
      site,
      margin
    )
  }

  private mutating func quorum() throws(Unreadable) -> CriterionGroup.Quorum {
    if take("all", "of") { return .all }
    if take("any", "of") { return .any }
    if take("none", "of") { return .none }
    if take("at", "least") {
      let count = try integer("how many must be met")
      try expect("of")
      return .atLeast(count)
    }
    throw expected("`all of`, `any of`, `none of` or `at least … of`")
  }

  private mutating func criterion() -> Criterion? {
    guard !reportMisplacedBlock("among the criteria of a group") else {
      skipLine(to: level)
      return nil
    }
    criteria += 1
    if criteria > Self.mostCriteria { reportOverLimit("\(Self.mostCriteria) criteria") }
    let (start, margin) = (at, margin())
    return recovering { parser throws(Unreadable) in
      var label: Name?
      if parser.isAtLabel() {
        label = try parser.label()
      } else {
        // The line is read on, so that its other faults are found in the same run.
        _ = parser.expected(
          "a label",
          .missingLabel,
          help: "a criterion starts with its label, such as `(2)` or `(A)`"
        )
        guard !parser.isAt(.openParenthesis) else { throw Unreadable() }
      }
      let (wording, body) = try parser.criterionBody()
      guard let label else { throw Unreadable() }
      return Criterion(label, wording: wording, body: body, parser.site(start), margin)
    }
  }

  /// Reads what follows a label, with the end of its line or the block below it.
  mutating func criterionBody() throws(Unreadable) -> (wording: String?, body: Criterion.Body) {
    var wording: String?
    if isWordingAhead() { wording = try text("the law's words") }
    if isAtGroup() { return (wording, .group(try group())) }
    let start = at
    let body = recovering { parser throws(Unreadable) in
      do throws(Unreadable) {
        let condition = try parser.expression()
        let (guards, tail) = try parser.guardsAndTails()
        if parser.isAt(.colon) { throw parser.expected("the end of the line") }
        parser.endLine()
        return Criterion.Body.condition(condition, guards: guards, tail: tail)
      } catch {
        // The words of a group that cannot be read: its criteria are read all the same.
        guard parser.goToBlock() else { throw error }
        _ = try parser.lines("its criteria") { parser in parser.criterion() }
        throw error
      }
    }
    let damaged = Expression(.damaged, site(start))
    return (wording, body ?? .condition(damaged, guards: [], tail: Tail()))
  }

  /// Reports once that the file holds too much of something.
  mutating func reportOverLimit(_ what: String) {
    guard !isOverLimit else { return }
    isOverLimit = true
    _ = failure("the file holds more than \(what)", .limit)
  }

  /// Reads `result NAME "…" … when …`.
  mutating func result() throws(Unreadable) -> ResultDeclaration {
    try expect("result")
    let name = try name("the name of the result")
    let text = try text("the result's words")
    var term: ResultDeclaration.Term?
    if take("for") {
      let count = try number("for how long")
      term = ResultDeclaration.Term(count, try self.name("the name of a unit"))
    }
    let stage = take("stage") ? try self.name("the name of the stage") : nil
    try expect("when")
    let condition = try expression()
    let tail = try tails()
    endLine()
    return ResultDeclaration(
      name,
      text: text,
      term: term,
      stage: stage,
      condition: condition,
      tail: tail
    )
  }

  /// Reads `check "…" …`.
  mutating func check() throws(Unreadable) -> CheckDeclaration {
    try expect("check")
    let title = isWordingAhead() ? try text("the name of the check") : nil
    let condition = try expression()
    endLine()
    return CheckDeclaration(title: title, condition: condition)
  }
}
