// SPDX-License-Identifier: Apache-2.0

extension Expression {
  /// Writes arithmetic; says whether it was some.
  func writeArithmetic(to object: inout ObjectWriter) -> Bool {
    switch kind {
    case .negative(let value):
      object.kind = "negative"
      object.put("of", value)
    case .arithmetic(let sign, let left, let right):
      object.kind = "arithmetic"
      object.put("operator", sign)
      object.put("left", left)
      object.put("right", right)
    case .extreme(let extreme, let operands):
      object.kind = "extreme"
      object.put("operation", extreme)
      object.put("operands", list: operands)
    case .round(let value, let step, let mode):
      object.kind = "round"
      object.put("value", value)
      object.put("step", number: step)
      object.put("mode", mode)
    case .window(let value, let variable, let start, let end):
      object.kind = "window"
      object.put("value", value)
      object.put("for", variable)
      object.put("from", start)
      object.put("to", end)
    case .reading(let reading, let alternatives):
      object.kind = "reading"
      object.put("reading", reading)
      object.put("alternatives", list: alternatives)
    default: return false
    }
    return true
  }
}

extension Expression.Kind {
  /// Reads arithmetic, if the object is some.
  static func arithmetic(
    from object: inout ObjectReader
  ) throws(PolicyJSONError) -> Expression.Kind? {
    switch object.kind {
    case "negative": .negative(try object.take("of"))
    case "arithmetic":
      .arithmetic(
        try object.take("operator"),
        try object.take("left"),
        try object.take("right")
      )
    case "extreme": .extreme(try object.take("operation"), try object.list("operands"))
    case "round":
      .round(try object.take("value"), try object.number("step"), try object.take("mode"))
    case "window":
      .window(
        try object.take("value"),
        try object.take("for"),
        from: try object.take("from"),
        to: try object.take("to")
      )
    case "reading": .reading(try object.take("reading"), try object.list("alternatives"))
    default: nil
    }
  }
}

extension Alternative: JSONNode {
  func write(to object: inout ObjectWriter) {
    object.kind = "alternative"
    object.put("letter", letter)
    object.put("value", value)
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    try object.expect("alternative")
    self.init(try object.take("letter"), try object.take("value"))
  }
}
