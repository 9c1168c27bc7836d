// SPDX-License-Identifier: Apache-2.0

extension SQLWriter {
  /// Where an expression stands.
  struct Place {
    /// The name of the row's relation in the select, where columns need one.
    var qualifier: String?
    /// The name of the joined relation.
    var alias: String?
    /// How far lines of the expression are indented.
    var indent = 0

    /// The place in the condition or the columns of a join.
    func joining(_ alias: String) -> Place {
      var place = self
      place.alias = alias
      return place
    }

    /// A place two columns further in.
    var deeper: Place {
      var place = self
      place.indent += 2
      return place
    }
  }

  /// An expression, on one line where it fits.
  func expression(_ expression: SQLExpression, in place: Place) -> String {
    let flat = self.flat(expression, place)
    guard flat.count + place.indent > Self.width else { return flat }
    let margin = "\n" + String(repeating: " ", count: place.indent + 2)
    let closing = "\n" + String(repeating: " ", count: place.indent)
    switch expression {
    case .all(let parts):
      return parts.map { operand($0, in: place.deeper, keeping: .conjunct) }
        .joined(separator: "\(margin)AND ")
    case .any(let parts):
      return parts.map { operand($0, in: place.deeper, keeping: .disjunct) }
        .joined(separator: "\(margin)OR ")
    case .choice(let branches, let otherwise):
      var text = "CASE"
      for branch in branches {
        text += "\(margin)WHEN \(self.expression(branch.condition, in: place.deeper))"
        text += " THEN \(self.expression(branch.value, in: place.deeper))"
      }
      if let otherwise { text += "\(margin)ELSE \(self.expression(otherwise, in: place.deeper))" }
      return "\(text)\(closing)END"
    case .arithmetic(let sign, let left, let right):
      return operand(left, in: place, keeping: keep(sign)) + "\(margin)\(word(sign)) "
        + operand(right, in: place.deeper, keeping: .atom)
    case .not(let part) where !part.isNullTest:
      return "NOT " + operand(part, in: place, keeping: .atom)
    case .aggregate(.sum, let part):
      return dialect.sum(self.expression(part, in: place))
    default: return flat
    }
  }

  /// What may stand without parentheses.
  private enum Keeping { case atom, conjunct, disjunct, addend }

  private func keep(_ sign: SQLExpression.Operator) -> Keeping {
    sign == .plus || sign == .minus ? .addend : .atom
  }

  private func operand(
    _ part: SQLExpression,
    in place: Place,
    keeping: Keeping
  ) -> String {
    let needsNone =
      switch part {
      case .column, .joined, .null, .text, .truth, .choice, .first, .aggregate: true
      case .integer(let number): number >= 0
      case .comparison, .isNull, .membership: keeping == .conjunct || keeping == .disjunct
      case .not: keeping == .conjunct || keeping == .disjunct
      case .all: keeping == .disjunct
      case .arithmetic(let sign, _, _): keeping == .addend && (sign == .plus || sign == .minus)
      case .any, .negative: false
      }
    let text = expression(part, in: place)
    return needsNone ? text : "(\(text))"
  }

  private func flat(_ expression: SQLExpression, _ outer: Place) -> String {
    var place = outer
    place.indent = -1_000_000  // One line, however long: whoever asks for it measures it.
    func list(_ parts: [SQLExpression]) -> String {
      parts.map { self.expression($0, in: place) }.joined(separator: ", ")
    }
    switch expression {
    case .column(let column):
      let name = dialect.quoted(column.name)
      return place.qualifier.map { "\($0).\(name)" } ?? name
    case .joined(let name, _): return "\(place.alias ?? "j").\(dialect.quoted(name))"
    case .null(let type): return dialect.null(type)
    case .integer(let number): return dialect.literal(number)
    case .text(let text): return dialect.literal(text)
    case .truth(let isMet): return isMet ? "TRUE" : "FALSE"
    case .not(.isNull(let part)): return operand(part, in: place, keeping: .atom) + " IS NOT NULL"
    case .isNull(let part): return operand(part, in: place, keeping: .atom) + " IS NULL"
    case .not(let part): return "NOT " + operand(part, in: place, keeping: .atom)
    case .all(let parts):
      return parts.map { operand($0, in: place, keeping: .conjunct) }.joined(separator: " AND ")
    case .any(let parts):
      return parts.map { operand($0, in: place, keeping: .disjunct) }.joined(separator: " OR ")
    case .comparison(let relation, let left, let right):
      return operand(left, in: place, keeping: .addend) + " \(relation.rawValue) "
        + operand(right, in: place, keeping: .addend)
    case .membership(let part, let others):
      return operand(part, in: place, keeping: .atom) + " IN (\(list(others)))"
    case .negative(let part): return "-" + operand(part, in: place, keeping: .atom)
    case .arithmetic(let sign, let left, let right):
      return operand(left, in: place, keeping: keep(sign)) + " \(word(sign)) "
        + operand(right, in: place, keeping: .atom)
    case .choice(let branches, let otherwise):
      let cases = branches.map {
        " WHEN \(self.expression($0.condition, in: place)) THEN \(self.expression($0.value, in: place))"
      }
      let last = otherwise.map { " ELSE \(self.expression($0, in: place))" } ?? ""
      return "CASE\(cases.joined())\(last) END"
    case .first(let parts): return "COALESCE(\(list(parts)))"
    case .aggregate(.sum, let part): return dialect.sum(self.expression(part, in: place))
    case .aggregate(.greatest, let part): return "MAX(\(self.expression(part, in: place)))"
    case .aggregate(.least, let part): return "MIN(\(self.expression(part, in: place)))"
    }
  }

  private func word(_ sign: SQLExpression.Operator) -> String {
    switch sign {
    case .plus: "+"
    case .minus: "-"
    case .times: "*"
    case .quotient: dialect.quotient
    }
  }
}

extension SQLExpression {
  fileprivate var isNullTest: Bool { if case .isNull = self { true } else { false } }
}
