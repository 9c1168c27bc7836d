// SPDX-License-Identifier: Apache-2.0

extension PolicyParser {
  /// Reads `measure NAME …`.
  mutating func measure() throws(Unreadable) -> MeasureDeclaration {
    try expect("measure")
    let name = try name("the name of the measure")
    let parameters = try parameters()
    let type = take(.colon) ? try type() : nil
    if take("cases") {
      let cases = try lines("its cases") { parser in parser.measureCase() }
      return MeasureDeclaration(
        name,
        parameters: parameters,
        type: type,
        body: .cases(cases),
        finish: Finish()
      )
    }
    guard take(.equal) else { throw expected("`=` or `cases:`") }
    let value = try expression()
    let measure = MeasureDeclaration(
      name,
      parameters: parameters,
      type: type,
      body: .value(value),
      finish: try finish()
    )
    endLine()
    return measure
  }

  private mutating func measureCase() -> MeasureCase? {
    let (start, margin) = (at, margin())
    return recovering { parser throws(Unreadable) in
      let label = try parser.label()
      try parser.expect(.equal)
      let value = try parser.expression()
      let condition = parser.take("when") ? try parser.expression() : nil
      let despite = parser.take("despite") ? try parser.labelPath() : nil
      let tail = try parser.tails()
      let site = parser.site(start)
      parser.endLine()
      return MeasureCase(
        label,
        value: value,
        condition: condition,
        despite: despite,
        tail: tail,
        site,
        margin
      )
    }
  }

  /// Reads what happens to a computed value.
  private mutating func finish() throws(Unreadable) -> Finish {
    var finish = Finish()
    var seen: [String: Int] = [:]
    while true {
      let start = at
      if take("rounded", "to") {
        let step = try number("the step to which the value is rounded")
        finish.steps.append(.rounded(step, try choice("a way of rounding, such as `half up`")))
      } else if take("capped", "at") {
        finish.steps.append(.capped(try expression()))
      } else if take("floored", "at") {
        finish.steps.append(.floored(try expression()))
      } else if let policy = try unknownPolicy() {
        once("unknowns", start, &seen)
        finish.unknowns = policy
      } else if try !tail(&finish.tail) {
        return finish
      }
    }
  }

  /// Reads `adjust NAME when … = …`.
  ///
  /// Comparisons do not chain, so the second `=` ends the condition. A condition that is no
  /// comparison stands in parentheses, behind which a `=` ends it, too.
  mutating func adjust() throws(Unreadable) -> AdjustDeclaration {
    try expect("adjust")
    let name = try name("the name of the measure")
    guard !isAt("for") else {
      throw failure("`for` in an adjustment is not yet evaluated", .notEvaluated)
    }
    var condition: Expression?
    if take("when") {
      stopsAtEqual = true
      condition = try nested { parser throws(Unreadable) in try parser.logical() }
      stopsAtEqual = false
    }
    guard take(.equal) else {
      throw expected(
        "`=` and the new value",
        help: "put the condition in parentheses:  adjust m when (condition) = value"
      )
    }
    let value = try expression()
    let adjust = AdjustDeclaration(
      name,
      condition: condition,
      value: value,
      finish: try finish()
    )
    endLine()
    return adjust
  }
}
