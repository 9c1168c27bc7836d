// SPDX-License-Identifier: Apache-2.0

extension TypeExpression: JSONNode {
  func write(to object: inout ObjectWriter) {
    object.site = site
    if !writeNumeric(to: &object) { writeOther(to: &object) }
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    self.init(try Kind(from: &object), object.site)
  }

  /// Writes a type of numbers; says whether it was one.
  private func writeNumeric(to object: inout ObjectWriter) -> Bool {
    switch kind {
    case .integer(let range):
      object.kind = "integer"
      object.put("range", range)
    case .decimal(let step, let range):
      object.kind = "decimal"
      object.put("step", number: step)
      object.put("range", range)
    case .percent(let step, let range):
      object.kind = "percent"
      object.put("step", number: step)
      object.put("range", range)
    case .points(let range):
      object.kind = "points"
      object.put("range", range)
    case .score(let scale, let range, let step):
      object.kind = "score"
      object.put("scale", scale)
      object.put("range", range)
      object.put("step", number: step)
    case .index(let step, let range):
      object.kind = "index"
      object.put("step", number: step)
      object.put("range", range)
    case .money(let currency, let unit):
      object.kind = "money"
      object.put("currency", currency)
      object.put("per", unit)
    default: return false
    }
    return true
  }

  private func writeOther(to object: inout ObjectWriter) {
    switch kind {
    case .truth: object.kind = "yes/no"
    case .date: object.kind = "date"
    case .year: object.kind = "year"
    case .duration(let unit):
      object.kind = "duration"
      object.put("unit", unit)
    case .code(let pattern):
      object.kind = "code"
      object.put("pattern", pattern)
    case .oneOf(let members):
      object.kind = "one of"
      object.put("members", list: members)
    case .text: object.kind = "text"
    case .interval(let type):
      object.kind = "interval"
      object.put("of", type)
    case .list(let type):
      object.kind = "list"
      object.put("of", type)
    case .record(let fields):
      object.kind = "record"
      object.put("fields", list: fields)
    case .reference(let entity):
      object.kind = "ref"
      object.put("entity", entity)
    case .named(let name):
      object.kind = "named"
      object.put("name", name)
    case .union(let left, let right):
      object.kind = "union"
      object.put("left", left)
      object.put("right", right)
    default: break
    }
  }
}

extension TypeExpression.Kind {
  fileprivate init(from object: inout ObjectReader) throws(PolicyJSONError) {
    if let kind = try Self.numeric(from: &object) {
      self = kind
    } else {
      self = try Self.other(from: &object)
    }
  }

  /// Reads a type of numbers, if the object is one.
  private static func numeric(
    from object: inout ObjectReader
  ) throws(PolicyJSONError) -> TypeExpression.Kind? {
    switch object.kind {
    case "integer": .integer(try object.optional("range"))
    case "decimal": .decimal(step: try object.number("step"), try object.optional("range"))
    case "percent":
      .percent(step: try object.optionalNumber("step"), try object.optional("range"))
    case "points": .points(try object.optional("range"))
    case "score":
      .score(
        scale: try object.take("scale"),
        try object.take("range"),
        step: try object.optionalNumber("step")
      )
    case "index": .index(step: try object.number("step"), try object.optional("range"))
    case "money": .money(currency: try object.take("currency"), per: try object.optional("per"))
    default: nil
    }
  }

  private static func other(
    from object: inout ObjectReader
  ) throws(PolicyJSONError) -> TypeExpression.Kind {
    switch object.kind {
    case "yes/no": .truth
    case "date": .date
    case "year": .year
    case "duration": .duration(unit: try object.take("unit"))
    case "code": .code(pattern: try object.take("pattern"))
    case "one of": .oneOf(try object.list("members"))
    case "text": .text
    case "interval": .interval(try object.take("of"))
    case "list": .list(try object.take("of"))
    case "record": .record(try object.list("fields"))
    case "ref": .reference(entity: try object.take("entity"))
    case "named": .named(try object.take("name"))
    case "union": .union(try object.take("left"), or: try object.take("right"))
    default: throw object.wrongKind("a type")
    }
  }
}

extension TypeExpression.NumberRange: JSONNode {
  func write(to object: inout ObjectWriter) {
    object.kind = "range"
    object.site = site
    object.put("lower", number: lower)
    object.put("upper", number: upper)
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    try object.expect("range")
    self.init(try object.number("lower"), try object.number("upper"), object.site)
  }
}

extension TypeExpression.Member: JSONNode {
  func write(to object: inout ObjectWriter) {
    object.kind = "member"
    object.put("name", name)
    object.put("quoted", flag: isQuoted)
    object.put("weight", number: weight)
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    try object.expect("member")
    self.init(
      try object.take("name"),
      isQuoted: try object.flag("quoted"),
      weight: try object.optionalNumber("weight")
    )
  }
}

extension TypeExpression.Field: JSONNode {
  func write(to object: inout ObjectWriter) {
    object.kind = "field"
    object.put("name", name)
    object.put("type", type)
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    try object.expect("field")
    self.init(try object.take("name"), try object.take("type"))
  }
}
