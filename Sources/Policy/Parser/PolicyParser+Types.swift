// SPDX-License-Identifier: Apache-2.0

extension PolicyParser {
  /// Reads a type; `or` binds weakest and from the left.
  mutating func type() throws(Unreadable) -> TypeExpression {
    let start = at
    var type = try simpleType()
    while take("or") {
      operators += 1
      try checkOperators()
      let other = try simpleType()
      type = TypeExpression(.union(type, or: other), site(start))
    }
    return type
  }

  private mutating func simpleType() throws(Unreadable) -> TypeExpression {
    let start = at
    if take(.openParenthesis) {
      let inner = try nested { parser throws(Unreadable) in try parser.type() }
      try close(start, orComma: false)
      return inner
    }
    if isAt(.openBrace) {
      let fields = try nested { parser throws(Unreadable) in try parser.recordFields() }
      return TypeExpression(.record(fields), site(start))
    }
    guard let first = word() else { throw expected("a type") }
    let kind = try typeKind(first)
    return TypeExpression(kind, site(start))
  }

  private mutating func typeKind(_ first: String) throws(Unreadable) -> TypeExpression.Kind {
    switch first {
    case "yes":
      at += 1
      try expect(.slash)
      try expect("no")
      return .truth
    case "one":
      try expect("one", "of")
      return .oneOf(try members())
    case "list":
      try expect("list", "of")
      return .list(try nested { parser throws(Unreadable) in try parser.simpleType() })
    case "interval":
      try expect("interval", "of")
      return .interval(try nested { parser throws(Unreadable) in try parser.simpleType() })
    case "duration":
      try expect("duration", "in")
      return .duration(unit: try name("the name of a unit"))
    case "ref":
      at += 1
      return .reference(entity: try name("the name of an entity"))
    case "none":
      at += 1
      return .named(Name("none", Site(tokens[at - 1].span)))
    default:
      let name = try name("a type")
      return try simpleKind(name)
    }
  }

  private mutating func simpleKind(_ name: Name) throws(Unreadable) -> TypeExpression.Kind {
    switch name.text {
    case "integer": return .integer(try range())
    case "points": return .points(try range())
    case "date": return .date
    case "year": return .year
    case "text": return .text
    case "decimal": return .decimal(step: try step(), try range())
    case "index": return .index(step: try step(), try range())
    case "percent":
      return .percent(step: isAt(.openParenthesis) ? try step() : nil, try range())
    case "money": return try money()
    case "score": return try score()
    case "code":
      let opener = at
      try expect(.openParenthesis)
      let pattern = try text("the pattern of the code")
      try close(opener, orComma: false)
      return .code(pattern: pattern)
    default: return .named(name)
    }
  }

  private mutating func step() throws(Unreadable) -> NumberLiteral {
    let opener = at
    try expect(.openParenthesis)
    let step = try number("the step")
    try close(opener, orComma: false)
    return step
  }

  /// Reads `lo..hi` if a number comes next.
  mutating func range() throws(Unreadable) -> TypeExpression.NumberRange? {
    let start = at
    switch kind(isAt(.minus) ? 1 : 0) {
    case .number: break
    default: return nil
    }
    let lower = try number()
    try expect(.dots)
    let upper = try number()
    return TypeExpression.NumberRange(lower, upper, site(start))
  }

  /// Reads `lo..hi`.
  mutating func wholeRange() throws(Unreadable) -> TypeExpression.NumberRange {
    guard let range = try range() else { throw expected("a range such as `100..200`") }
    return range
  }

  private mutating func money() throws(Unreadable) -> TypeExpression.Kind {
    let opener = at
    try expect(.openParenthesis)
    let currency = try name("the currency, such as `USD`")
    let per = take(.slash) ? try name("the name of a unit") : nil
    try close(opener, orComma: false)
    return .money(currency: currency, per: per)
  }

  private mutating func score() throws(Unreadable) -> TypeExpression.Kind {
    let opener = at
    try expect(.openParenthesis)
    let scale = try name("the name of the scale")
    let range = try wholeRange()
    let step = take("step") ? try number("the step") : nil
    try close(opener, orComma: false)
    return .score(scale: scale, range, step: step)
  }

  private mutating func members() throws(Unreadable) -> [TypeExpression.Member] {
    let opener = at
    try expect(.openBrace)
    var members: [TypeExpression.Member] = []
    repeat { members.append(try member()) } while take(.comma)
    try close(opener)
    return members
  }

  private mutating func member() throws(Unreadable) -> TypeExpression.Member {
    let name: Name
    let isQuoted: Bool
    if case .text(let text) = kind() {
      at += 1
      (name, isQuoted) = (Name(text, Site(tokens[at - 1].span)), true)
    } else {
      (name, isQuoted) = (try constantName("the name of a member"), false)
    }
    switch kind(isAt(.minus) ? 1 : 0) {
    case .number: return TypeExpression.Member(name, isQuoted: isQuoted, weight: try number())
    default: return TypeExpression.Member(name, isQuoted: isQuoted, weight: nil)
    }
  }

  private mutating func recordFields() throws(Unreadable) -> [TypeExpression.Field] {
    let opener = at
    try expect(.openBrace)
    var fields: [TypeExpression.Field] = []
    repeat { fields.append(try field("the name of a field")) } while take(.comma)
    try close(opener)
    return fields
  }
}
