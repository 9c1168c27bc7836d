// SPDX-License-Identifier: Apache-2.0

extension PolicyParser {
  /// The most expressions, types or constants inside one another.
  private static let deepest = 64
  /// The most operators of one line: a tree of this height can be walked without care.
  private static let mostOperators = 500

  /// Reads an expression.
  mutating func expression() throws(Unreadable) -> Expression {
    let stops = stopsAtEqual
    stopsAtEqual = false
    let expression = try nested { parser throws(Unreadable) in
      parser.isAt("if") ? try parser.conditional() : try parser.logical()
    }
    stopsAtEqual = stops
    return expression
  }

  /// Reads a part that may hold parts of its kind; too many inside one another is a finding.
  mutating func nested<Node>(
    _ read: (inout PolicyParser) throws(Unreadable) -> Node
  ) throws(Unreadable) -> Node {
    guard depth < Self.deepest else {
      throw failure(
        "more than \(Self.deepest) expressions stand inside one another",
        .limit,
        help: "name a part of it as a measure"
      )
    }
    depth += 1
    let node = try read(&self)
    depth -= 1
    return node
  }

  mutating func checkOperators() throws(Unreadable) {
    guard operators > Self.mostOperators else { return }
    throw failure(
      "the line has more than \(Self.mostOperators) operators",
      .limit,
      help: "name a part of it as a measure"
    )
  }

  private mutating func conditional() throws(Unreadable) -> Expression {
    let start = at
    at += 1
    let condition = try expression()
    try expect("then")
    let first = try expression()
    try expect("else")
    return Expression(.conditional(condition, first, try expression()), site(start))
  }

  /// Reads comparisons joined by `and` or by `or`.
  mutating func logical() throws(Unreadable) -> Expression {
    let start = at
    var operands = [try comparison()]
    var joiners: [String] = []
    var mixedAt: (first: Span, other: Span)?
    var firstAt: Span?
    while isAt("and") || isAt("or") {
      let joiner = isAt("and") ? "and" : "or"
      if mixedAt == nil, let firstAt, joiners[0] != joiner {
        mixedAt = (firstAt, tokens[at].span)
      }
      firstAt = firstAt ?? tokens[at].span
      joiners.append(joiner)
      at += 1
      operators += 1
      try checkOperators()
      operands.append(try comparison())
    }
    guard let joiner = joiners.first else { return operands[0] }
    guard let mixedAt else {
      return Expression(.logical(isAnd: joiner == "and", operands), site(start))
    }
    reportMixed(operands, joiners, at: mixedAt)
    return Expression(.damaged, site(start))
  }

  private mutating func reportMixed(
    _ operands: [Expression],
    _ joiners: [String],
    at spans: (first: Span, other: Span)
  ) {
    let words = operands.map { operand in
      let text = source.text(operand.site.span)
      return text.split { $0.isWhitespace }.joined(separator: " ")
    }
    let form = { (tight: String) -> String in
      var groups = [[words[0]]]
      for (joiner, word) in zip(joiners, words.dropFirst()) {
        if joiner == tight { groups[groups.count - 1].append(word) } else { groups.append([word]) }
      }
      let loose = tight == "and" ? " or " : " and "
      return groups.map { group in
        let text = group.joined(separator: " \(tight) ")
        return group.count > 1 ? "(\(text))" : text
      }.joined(separator: loose)
    }
    let isShort = words.reduce(0) { $0 + $1.count } < 200
    _ = failure(
      "`and` and `or` are mixed without parentheses",
      .mixedAndOr,
      at: spans.other,
      others: [Diagnostic.Mark(spans.first)],
      help: isShort
        ? "write  \(form("and"))  or  \(form("or"))"
        : "put parentheses round the parts that belong together"
    )
  }

  /// Reads sums joined by `+` and `-`.
  mutating func sum() throws(Unreadable) -> Expression {
    let start = at
    var left = try term()
    while isAt(.plus) || isAt(.minus) {
      let sign: ArithmeticOperator = isAt(.plus) ? .plus : .minus
      at += 1
      let right = try term()
      left = try operation(sign, left, right, start)
    }
    return left
  }

  private mutating func term() throws(Unreadable) -> Expression {
    let start = at
    var left = try factor()
    while true {
      let sign: ArithmeticOperator
      if take(.times) {
        sign = .times
      } else if take(.slash) {
        sign = .divided
      } else if take("as", "percent", "of") {
        sign = .percentOf
      } else {
        return left
      }
      let right = try factor()
      left = try operation(sign, left, right, start)
    }
  }

  private mutating func operation(
    _ sign: ArithmeticOperator,
    _ left: Expression,
    _ right: Expression,
    _ start: Int
  ) throws(Unreadable) -> Expression {
    operators += 1
    try checkOperators()
    return Expression(.arithmetic(sign, left, right), site(start))
  }

  /// Reads a value with its sign; a minus in front of digits belongs to the number.
  mutating func factor() throws(Unreadable) -> Expression {
    let start = at
    guard isAt(.minus) else { return try postfix() }
    if case .number = kind(1) {
      return Expression(.literal(try numberLiteral()), site(start))
    }
    at += 1
    return Expression(.negative(try postfix()), site(start))
  }

  /// Reads a value with its fields and its period.
  mutating func postfix() throws(Unreadable) -> Expression {
    let start = at
    let base = try fields()
    guard isAt("at"), word(1) != "least" else { return base }
    at += 1
    let period = try nested { parser throws(Unreadable) in try parser.factor() }
    return Expression(.period(base, period), site(start))
  }

  /// Reads a value with its fields.
  mutating func fields() throws(Unreadable) -> Expression {
    let start = at
    var base = try primary()
    while take(.dot) {
      operators += 1
      try checkOperators()
      base = Expression(.field(base, try fieldName()), site(start))
    }
    return base
  }
}
