// SPDX-License-Identifier: Apache-2.0

extension PolicyParser {
  /// Reads `facts ENTITY:` and the facts below it.
  mutating func facts() throws(Unreadable) -> FactsDeclaration {
    try expect("facts")
    // The entity is declared even when more than its name stands before the `:`.
    var entity: Name?
    _ = try head { parser throws(Unreadable) in
      entity = try parser.name("the name of the entity")
    }
    let facts = try lines("its facts") { parser in parser.fact() }
    guard let entity else { throw Unreadable() }
    return FactsDeclaration(entity: entity, facts: facts)
  }

  private mutating func fact() -> FactDeclaration? {
    guard !reportMisplacedBlock("among facts") else {
      skipLine(to: level)
      return nil
    }
    let (start, margin) = (at, margin())
    return recovering { parser throws(Unreadable) in
      let name = try parser.name("the name of a fact")
      let parameters = try parser.parameters()
      try parser.expect(.colon)
      let type = try parser.type()
      var fact = FactDeclaration(
        name,
        parameters: parameters,
        type: type,
        parser.site(start),
        margin
      )
      // The fact is declared even when what is said of it cannot be read.
      _ = parser.recovering { parser throws(Unreadable) in
        try parser.factClauses(&fact)
        fact.site = parser.site(start)
        parser.endLine()
      }
      return fact
    }
  }

  private mutating func factClauses(_ fact: inout FactDeclaration) throws(Unreadable) {
    var seen: [String: Int] = [:]
    while case .word(let clause) = kind() {
      let start = at
      switch clause {
      case "evidence":
        at += 1
        fact.evidence = try text("which evidence shows the fact")
      case "verified":
        at += 1
        fact.verification = try choice("`self`, `document` or `source`")
      case "judged":
        try expect("judged", "by")
        fact.judge = try text("who judges the fact")
      case "complete":
        try expect("complete", "when")
        fact.completeWhen = try expression()
      case "effort":
        at += 1
        fact.effort = try integer("the effort as a whole number")
      case "changeable", "obtainable", "fixed":
        at += 1
        fact.mobility = FactDeclaration.Mobility(rawValue: clause)
        once("changeable, obtainable or fixed", start, &seen)
        continue
      case "error":
        try expect("error", "normal")
        fact.error = FactDeclaration.NormalError(reference: try reference())
      case "presume":
        at += 1
        let value = try literal()
        fact.presumption = FactDeclaration.Presumption(value, try citation())
      case _ where try tail(&fact.tail): continue
      default:
        throw expected(
          "the end of the line",
          among: [
            "evidence", "verified", "judged", "complete", "effort", "changeable", "obtainable",
            "fixed",
            "error", "presume", "cite", "note",
          ]
        )
      }
      once(clause, start, &seen)
    }
  }

  private mutating func reference() throws(Unreadable) -> FactDeclaration.NormalError.Reference? {
    guard take("reference") else { return nil }
    try expect("normal", "mean")
    let mean = try number("the mean")
    try expect("sd")
    return FactDeclaration.NormalError.Reference(
      mean: mean,
      deviation: try number("the standard deviation")
    )
  }

  /// Reads parameters between parentheses, if there are any.
  mutating func parameters() throws(Unreadable) -> [TypeExpression.Field] {
    let opener = at
    guard take(.openParenthesis) else { return [] }
    var fields: [TypeExpression.Field] = []
    repeat { fields.append(try field("the name of a parameter")) } while take(.comma)
    try close(opener)
    return fields
  }

  /// Reads a name, `:` and a type.
  mutating func field(_ what: String) throws(Unreadable) -> TypeExpression.Field {
    let name = try name(what)
    try expect(.colon)
    return TypeExpression.Field(name, try type())
  }
}
