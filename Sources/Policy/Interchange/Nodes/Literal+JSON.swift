// SPDX-License-Identifier: Apache-2.0
internal import Evidence

extension Literal: JSONNode {
  /// The kinds of constants, which no other expression has.
  static let jsonKinds: Set<String> = [
    "number", "text", "date", "truth", "none", "name", "set", "list", "record",
  ]

  func write(to object: inout ObjectWriter) {
    object.site = site
    switch kind {
    case .number(let number, let unit, let error):
      object.kind = "number"
      object.put("value", number: number)
      object.put("unit", unit)
      object.put("error", number: error)
    case .text(let text):
      object.kind = "text"
      object.put("value", text)
    case .date(let date):
      object.kind = "date"
      object.put("value", date)
    case .truth(let isTrue):
      object.kind = "truth"
      object.put("value", isTrue ? "yes" : "no")
    case .none: object.kind = "none"
    case .name(let name):
      object.kind = "name"
      object.put("value", name)
    case .set(let values):
      object.kind = "set"
      object.put("values", list: values)
    case .list(let values):
      object.kind = "list"
      object.put("values", list: values)
    case .record(let fields):
      object.kind = "record"
      object.put("fields", list: fields)
    }
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    let kind: Kind
    switch object.kind {
    case "number":
      kind = .number(
        try object.number("value"),
        unit: try object.optional("unit"),
        error: try object.optionalNumber("error")
      )
    case "text": kind = .text(try object.take("value"))
    case "date": kind = .date(try object.take("value"))
    case "truth":
      let word: String = try object.take("value")
      guard ["yes", "no"].contains(word) else {
        throw PolicyJSONError("`\(Lexer.shortened(word))` is neither `yes` nor `no`").inside(
          "value"
        )
      }
      kind = .truth(word == "yes")
    case "none": kind = .none
    case "name": kind = .name(try object.take("value"))
    case "set": kind = .set(try object.list("values"))
    case "list": kind = .list(try object.list("values"))
    case "record": kind = .record(try object.list("fields"))
    default: throw object.wrongKind("a constant")
    }
    self.init(kind, object.site)
  }
}

extension Literal.Field: JSONNode {
  func write(to object: inout ObjectWriter) {
    object.kind = "field"
    object.put("name", name)
    object.put("value", value)
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    try object.expect("field")
    self.init(try object.take("name"), try object.take("value"))
  }
}
