// SPDX-License-Identifier: Apache-2.0

extension TestDeclaration: JSONNode {
  func write(to object: inout ObjectWriter) {
    object.put("title", title)
    object.put("circumstances", list: circumstances)
    object.put("lines", list: lines)
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    self.init(
      title: try object.take("title"),
      circumstances: try object.list("circumstances"),
      lines: try object.list("lines")
    )
  }
}

extension TestDeclaration.Circumstance: JSONNode {
  func write(to object: inout ObjectWriter) {
    switch self {
    case .on(let date):
      object.kind = "on"
      object.put("date", date)
    case .year(let year):
      object.kind = "in"
      object.put("year", year)
    case .reading(let name, let letter):
      object.kind = "under"
      object.put("reading", name)
      object.put("letter", letter)
    case .knownOn(let date):
      object.kind = "known on"
      object.put("date", date)
    case .version(let name):
      object.kind = "version"
      object.put("name", name)
    }
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    switch object.kind {
    case "on": self = .on(try object.take("date"))
    case "in": self = .year(try object.take("year"))
    case "under": self = .reading(try object.take("reading"), letter: try object.take("letter"))
    case "known on": self = .knownOn(try object.take("date"))
    case "version": self = .version(try object.take("name"))
    default: throw object.wrongKind("`on`, `in`, `under`, `known on` or `version`")
    }
  }
}

extension TestDeclaration.Line: JSONNode {
  func write(to object: inout ObjectWriter) {
    object.site = site
    object.margin = margin
    switch kind {
    case .given(let assignments):
      object.kind = "given"
      object.put("assignments", list: assignments)
    case .rows(let entity, let head, let rows):
      object.kind = "rows"
      object.put("entity", entity)
      object.put("head", head)
      object.put("rows", list: rows)
    case .expect(let subject, let expectation):
      object.kind = "expect"
      object.put("subject", subject)
      object.put("expected", expectation)
    case .needs(let names, let direction):
      object.kind = "needs"
      object.put("names", list: names)
      object.put("direction", direction)
    }
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    let kind: Kind
    switch object.kind {
    case "given": kind = .given(try object.list("assignments"))
    case "rows":
      kind = .rows(
        entity: try object.take("entity"),
        head: try object.take("head"),
        try object.list("rows")
      )
    case "expect": kind = .expect(try object.take("subject"), try object.take("expected"))
    case "needs":
      kind = .needs(try object.list("names"), direction: try object.optional("direction"))
    default: throw object.wrongKind("a line of a test")
    }
    self.init(kind, object.site, object.margin())
  }
}

extension TestDeclaration.Assignment: JSONNode {
  func write(to object: inout ObjectWriter) {
    object.kind = "assignment"
    object.put("name", name)
    object.put("arguments", list: arguments)
    object.put("fields", list: fields)
    object.put("period", period)
    switch value {
    case .literal(let literal): object.put("value", literal)
    case .unknown(let reason): object.put("unknown", reason)
    }
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    try object.expect("assignment")
    self.init(
      try object.take("name"),
      arguments: try object.list("arguments"),
      fields: try object.list("fields"),
      period: try object.optional("period"),
      value: object.has("unknown")
        ? .unknown(try object.take("unknown")) : .literal(try object.take("value"))
    )
  }
}

extension TestDeclaration.Expectation: JSONNode {
  func write(to object: inout ObjectWriter) {
    switch self {
    case .outcome(let word, let kinds, let fault, let because):
      object.kind = "outcome"
      object.put("outcome", word)
      object.put("reasons", list: kinds)
      object.put("fault", fault)
      object.put("because", list: because)
    case .values(let values):
      object.kind = "values"
      object.put("values", list: values)
    case .between(let lower, let upper):
      object.kind = "between"
      object.put("lower", number: lower)
      object.put("upper", number: upper)
    case .probability(let word, let value, let tolerance):
      object.kind = "probability"
      object.put("outcome", word)
      object.put("value", number: value)
      object.put("within", number: tolerance)
    case .differs(let value, let tolerance):
      object.kind = "differs"
      object.put("value", number: value)
      object.put("within", number: tolerance)
    }
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    switch object.kind {
    case "outcome":
      self = .outcome(
        try object.take("outcome"),
        kinds: try object.list("reasons"),
        fault: try object.optional("fault"),
        because: try object.list("because")
      )
    case "values": self = .values(try object.list("values"))
    case "between": self = .between(try object.number("lower"), try object.number("upper"))
    case "probability":
      self = .probability(
        try object.take("outcome"),
        try object.number("value"),
        within: try object.number("within")
      )
    case "differs": self = .differs(try object.number("value"), within: try object.number("within"))
    default: throw object.wrongKind("what is expected")
    }
  }
}
