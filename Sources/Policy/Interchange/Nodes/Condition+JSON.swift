// SPDX-License-Identifier: Apache-2.0

extension Expression {
  /// Writes a comparison of values; says whether it was one.
  func writeComparison(to object: inout ObjectWriter) -> Bool {
    switch kind {
    case .comparison(let relation, let left, let right, let years):
      object.kind = "comparison"
      object.put("relation", relation)
      object.put("left", left)
      object.put("right", right)
      object.put("by", years)
    case .between(let value, let lower, let upper):
      object.kind = "between"
      object.put("value", value)
      object.put("lower", lower)
      object.put("upper", upper)
    case .membership(let value, let list, let isNegated):
      object.kind = isNegated ? "not in" : "in"
      object.put("value", value)
      object.put("list", list)
    case .given(let value, let isNegated):
      object.kind = isNegated ? "not given" : "given"
      object.put("value", value)
    case .excludes(let interval, let value):
      object.kind = "excludes"
      object.put("interval", interval)
      object.put("value", value)
    default: return false
    }
    return true
  }

  /// Writes what joins conditions or chooses by one.
  func writeLogic(to object: inout ObjectWriter) {
    switch kind {
    case .logical(let isAnd, let operands):
      object.kind = isAnd ? "and" : "or"
      object.put("operands", list: operands)
    case .not(let condition):
      object.kind = "not"
      object.put("of", condition)
    case .conditional(let condition, let value, let other):
      object.kind = "if"
      object.put("condition", condition)
      object.put("then", value)
      object.put("else", other)
    case .quantified(let isEvery, let variable, let list, let condition):
      object.kind = isEvery ? "every" : "some"
      object.put("name", variable)
      object.put("list", list)
      object.put("condition", condition)
    default: break
    }
  }
}

extension Expression.Kind {
  /// Reads a comparison of values, if the object is one.
  static func comparison(
    from object: inout ObjectReader
  ) throws(PolicyJSONError) -> Expression.Kind? {
    switch object.kind {
    case "comparison":
      .comparison(
        try object.take("relation"),
        try object.take("left"),
        try object.take("right"),
        by: try object.optional("by")
      )
    case "between":
      .between(try object.take("value"), try object.take("lower"), try object.take("upper"))
    case "in", "not in":
      .membership(
        try object.take("value"),
        try object.take("list"),
        isNegated: object.kind == "not in"
      )
    case "given", "not given":
      .given(try object.take("value"), isNegated: object.kind == "not given")
    case "excludes": .excludes(try object.take("interval"), try object.take("value"))
    default: nil
    }
  }

  /// Reads what joins conditions or chooses by one, if the object does.
  static func logic(from object: inout ObjectReader) throws(PolicyJSONError) -> Expression.Kind? {
    switch object.kind {
    case "and", "or": .logical(isAnd: object.kind == "and", try object.list("operands"))
    case "not": .not(try object.take("of"))
    case "if":
      .conditional(
        try object.take("condition"),
        try object.take("then"),
        try object.take("else")
      )
    case "every", "some":
      .quantified(
        isEvery: object.kind == "every",
        try object.take("name"),
        in: try object.take("list"),
        try object.take("condition")
      )
    default: nil
    }
  }
}
