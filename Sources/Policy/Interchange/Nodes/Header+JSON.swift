// SPDX-License-Identifier: Apache-2.0

extension HeaderClause: JSONNode {
  /// What the clause is sorted by: its word, and the name that it declares.
  var sortingName: [String] {
    switch kind {
    case .overlays: ["overlays"]
    case .title: ["title"]
    case .about: ["about"]
    case .decidesBy: ["decides by"]
    case .source(let source): ["source", source.id.text]
    case .type(let name, _): ["type", name.text]
    case .unit(let name, _, _): ["unit", name.text]
    }
  }

  func write(to object: inout ObjectWriter) {
    object.site = site
    object.margin = margin
    object.kind = sortingName.first
    switch kind {
    case .overlays(let file): object.put("text", file)
    case .title(let title): object.put("text", title)
    case .about(let entity, let period):
      object.put("entity", entity)
      object.put("period", period)
    case .decidesBy(let path): object.put("path", list: path)
    case .source(let source): source.write(to: &object)
    case .type(let name, let type):
      object.put("name", name)
      object.put("type", type)
    case .unit(let name, let count, let unit):
      object.put("name", name)
      object.put("count", number: count)
      object.put("of", unit)
    }
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    let kind: Kind
    switch object.kind {
    case "overlays": kind = .overlays(try object.take("text"))
    case "title": kind = .title(try object.take("text"))
    case "about":
      kind = .about(entity: try object.take("entity"), period: try object.optional("period"))
    case "decides by": kind = .decidesBy(try object.list("path"))
    case "source": kind = .source(try SourceDeclaration(from: &object))
    case "type": kind = .type(try object.take("name"), try object.take("type"))
    case "unit":
      kind = .unit(
        try object.take("name"),
        try object.optionalNumber("count"),
        of: try object.optional("of")
      )
    default: throw object.wrongKind("a line of the header")
    }
    self.init(kind, object.site, object.margin())
  }
}

extension SourceDeclaration: JSONNode {
  func write(to object: inout ObjectWriter) {
    object.put("name", id)
    object.put("title", title)
    object.put("at", locator)
    object.put("retrieved", retrieved)
    object.put("sha256", sha256)
    object.put("quote", quote)
    object.put("issuer", issuer)
    object.put("grade", grade)
    object.put("notes", list: notes)
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    self.init(
      id: try object.take("name"),
      title: try object.take("title"),
      locator: try object.optional("at"),
      retrieved: try object.optional("retrieved"),
      sha256: try object.optional("sha256"),
      quote: try object.optional("quote"),
      issuer: try object.optional("issuer"),
      grade: try object.optional("grade"),
      notes: try object.list("notes")
    )
  }
}

extension ReadingDeclaration: JSONNode {
  func write(to object: inout ObjectWriter) {
    object.put("name", name)
    object.put("question", question)
    object.put("chosen", chosen)
    object.put("others", list: others)
    object.put("reason", reason)
    object.put("author", author)
    object.put("date", date)
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    self.init(
      try object.take("name"),
      question: try object.take("question"),
      chosen: try object.take("chosen"),
      others: try object.list("others"),
      reason: try object.take("reason"),
      author: try object.optional("author"),
      date: try object.optional("date")
    )
  }
}

extension ReadingDeclaration.Answer: JSONNode {
  func write(to object: inout ObjectWriter) {
    object.kind = "answer"
    object.put("letter", letter)
    object.put("text", text)
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    try object.expect("answer")
    self.init(try object.take("letter"), try object.take("text"))
  }
}
