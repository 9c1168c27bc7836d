// SPDX-License-Identifier: Apache-2.0

extension Pieces {
  /// A type.
  init(_ type: TypeExpression) {
    switch type.kind {
    case .truth: self.init("yes/no")
    case .integer(let range): self.init("integer" + Self.text(range))
    case .decimal(let step, let range): self.init("decimal(\(step.text))" + Self.text(range))
    case .index(let step, let range): self.init("index(\(step.text))" + Self.text(range))
    case .percent(let step, let range):
      self.init("percent" + (step.map { "(\($0.text))" } ?? "") + Self.text(range))
    case .money(let currency, let per):
      self.init("money(\(currency.text)" + (per.map { "/" + $0.text } ?? "") + ")")
    case .points(let range): self.init("points" + Self.text(range))
    case .score(let scale, let range, let step):
      self.init("score(\(scale.text)\(Self.text(range))")
      append((step.map { " step " + $0.text } ?? "") + ")")
    case .date: self.init("date")
    case .year: self.init("year")
    case .text: self.init("text")
    case .duration(let unit): self.init("duration in \(unit.text)")
    case .code(let pattern): self.init("code(\(Self.quoted(pattern)))")
    case .oneOf(let members): self = "one of {" + .commas(members.map(Self.member)) + "}"
    case .interval(let inner): self = "interval of " + Self.simple(inner)
    case .list(let inner): self = "list of " + Self.simple(inner)
    case .record(let fields): self = "{" + .commas(fields.map { Pieces($0) }) + "}"
    case .reference(let entity): self.init("ref \(entity.text)")
    case .named(let name): self.init(name.text)
    case .union(let left, let right):
      self = Pieces(left)
      if case .union = left.kind {} else { self = deeper }
      appendBreaking("or " + Self.simple(right))
    }
  }

  /// A name with its type: `area: text`.
  init(_ field: TypeExpression.Field) { self = Pieces("\(field.name.text): ") + Pieces(field.type) }

  /// Parameters between parentheses, or nothing.
  static func parameters(_ fields: [TypeExpression.Field]) -> Pieces {
    fields.isEmpty ? "" : "(" + .commas(fields.map { Pieces($0) }) + ")"
  }

  /// ` lo..hi`, or nothing.
  static func text(_ range: TypeExpression.NumberRange?) -> String {
    range.map { " \($0.lower.text)..\($0.upper.text)" } ?? ""
  }

  /// A type where `or` would not be read as part of it.
  private static func simple(_ type: TypeExpression) -> Pieces {
    guard case .union = type.kind else { return Pieces(type) }
    return "(" + Pieces(type) + ")"
  }

  private static func member(_ member: TypeExpression.Member) -> Pieces {
    let name = member.isQuoted ? quoted(member.name.text) : member.name.text
    return Pieces(name + (member.weight.map { " " + $0.text } ?? ""))
  }
}
