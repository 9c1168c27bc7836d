// SPDX-License-Identifier: Apache-2.0

extension PolicyParser {
  /// Reads a comparison, its negation, or a statement about the members of a list.
  mutating func comparison() throws(Unreadable) -> Expression {
    let start = at
    if take("not") {
      let inner = try nested { parser throws(Unreadable) in try parser.comparison() }
      return Expression(.not(inner), site(start))
    }
    if isAt("every") || isAt("some"), isName(1), word(2) == "in" { return try quantified() }
    let left = try sum()
    if case .sign(let sign) = kind(), let relation = Relation(rawValue: sign.rawValue) {
      let isClosed = lastParenthesis == start..<at
      if stopsAtEqual, isClosed, relation == .equal { return left }
      at += 1
      let right = try sum()
      return Expression(.comparison(relation, left, right, by: yearCount()), site(start))
    }
    return try wordComparison(left, start)
  }

  private mutating func wordComparison(
    _ left: Expression,
    _ start: Int
  ) throws(Unreadable) -> Expression {
    let kind: Expression.Kind
    if take("between") {
      let lower = try sum()
      try expect("and")
      kind = .between(left, lower, try sum())
    } else if isAt("in") || isAt("not", "in") {
      let isNegated = take("not")
      at += 1
      kind = .membership(left, try collection(), isNegated: isNegated)
    } else if take("is", "given") {
      kind = .given(left, isNegated: false)
    } else if take("is", "not", "given") {
      kind = .given(left, isNegated: true)
    } else if isAt("is") {
      throw failure(
        "`is` stands only in `is given` and `is not given`",
        help: "write `=` to compare two values"
      )
    } else if take("excludes") {
      kind = .excludes(left, try sum())
    } else {
      return left
    }
    return Expression(kind, site(start))
  }

  /// Reads the set or list in which something may be.
  private mutating func collection() throws(Unreadable) -> Expression {
    let start = at
    guard isAt(.openBrace) else { return try postfix() }
    return Expression(.literal(try literal()), site(start))
  }

  /// Takes `by anniversary` or `by 365.25` if it comes next.
  private mutating func yearCount() -> YearCount? {
    guard isAt("by") else { return nil }
    if take("by", "anniversary") { return .anniversary }
    guard case .number = kind(1), source.text(tokens[at + 1].span) == YearCount.julian.rawValue
    else { return nil }
    at += 2
    return .julian
  }

  private mutating func quantified() throws(Unreadable) -> Expression {
    let start = at
    let isEvery = isAt("every")
    at += 1
    let variable = try name("the name of a member")
    try expect("in")
    let list = try postfix()
    try expect("satisfies")
    let condition = try nested { parser throws(Unreadable) in try parser.comparison() }
    return Expression(
      .quantified(isEvery: isEvery, variable, in: list, condition),
      site(start)
    )
  }

  /// Whether a token is a word that can be a name.
  func isName(_ distance: Int) -> Bool {
    word(distance).map { !Words.reserved.contains($0) } ?? false
  }
}
