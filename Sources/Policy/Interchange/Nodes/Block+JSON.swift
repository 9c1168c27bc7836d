// SPDX-License-Identifier: Apache-2.0

extension Block: JSONNode {
  /// What the block is sorted by: its word and its name.
  ///
  /// Blocks of one word and name keep the order of the file, which the `adjust` blocks of a measure
  /// need.
  var sortingName: [String] { [word, name?.text ?? ""] }

  func write(to object: inout ObjectWriter) {
    object.kind = word
    object.site = site
    object.margin = margin
    switch kind {
    case .facts(let facts): facts.write(to: &object)
    case .measure(let measure): measure.write(to: &object)
    case .adjust(let adjust): adjust.write(to: &object)
    case .table(let table): table.write(to: &object)
    case .decision(let decision): decision.write(to: &object)
    case .scorecard(let scorecard): scorecard.write(to: &object)
    case .result(let result): result.write(to: &object)
    case .reading(let reading): reading.write(to: &object)
    case .version(let version): version.write(to: &object)
    case .check(let check): check.write(to: &object)
    case .test(let test): test.write(to: &object)
    case .damaged: break
    }
  }

  /// Reads a block; a damaged one is refused, since nothing says any more why it is.
  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    let kind: Kind
    switch object.kind {
    case "facts": kind = .facts(try FactsDeclaration(from: &object))
    case "measure": kind = .measure(try MeasureDeclaration(from: &object))
    case "adjust": kind = .adjust(try AdjustDeclaration(from: &object))
    case "table": kind = .table(try TableDeclaration(from: &object))
    case "decision": kind = .decision(try DecisionDeclaration(from: &object))
    case "scorecard": kind = .scorecard(try ScorecardDeclaration(from: &object))
    case "result": kind = .result(try ResultDeclaration(from: &object))
    case "reading": kind = .reading(try ReadingDeclaration(from: &object))
    case "version": kind = .version(try VersionDeclaration(from: &object))
    case "check": kind = .check(try CheckDeclaration(from: &object))
    case "test": kind = .test(try TestDeclaration(from: &object))
    default: throw object.wrongKind("a block")
    }
    self.init(kind, object.site, object.margin())
  }
}

extension CheckDeclaration: JSONNode {
  func write(to object: inout ObjectWriter) {
    object.put("title", title)
    object.put("condition", condition)
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    self.init(title: try object.optional("title"), condition: try object.take("condition"))
  }
}

extension ResultDeclaration: JSONNode {
  func write(to object: inout ObjectWriter) {
    object.put("name", name)
    object.put("text", text)
    object.put("term", term)
    object.put("stage", stage)
    object.put("when", condition)
    object.put(tail)
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    self.init(
      try object.take("name"),
      text: try object.take("text"),
      term: try object.optional("term"),
      stage: try object.optional("stage"),
      condition: try object.take("when"),
      tail: try object.tail()
    )
  }
}

extension ResultDeclaration.Term: JSONNode {
  func write(to object: inout ObjectWriter) {
    object.kind = "term"
    object.put("count", number: count)
    object.put("unit", unit)
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    try object.expect("term")
    self.init(try object.number("count"), try object.take("unit"))
  }
}
