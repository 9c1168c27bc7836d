// SPDX-License-Identifier: Apache-2.0

extension DecisionDeclaration: JSONNode {
  func write(to object: inout ObjectWriter) {
    object.put("name", name)
    object.put("parameters", list: parameters)
    object.put("cyclic", flag: isCyclic)
    object.put("root", root)
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    self.init(
      try object.take("name"),
      parameters: try object.list("parameters"),
      isCyclic: try object.flag("cyclic"),
      root: try object.take("root")
    )
  }
}

extension CriterionGroup: JSONNode {
  func write(to object: inout ObjectWriter) {
    object.site = site
    object.margin = margin
    switch quorum {
    case .all, .any, .none: object.kind = quorum.words
    case .atLeast(let count):
      object.kind = "at least"
      object.put("count", count)
    }
    object.put("guards", list: guards)
    object.put(attributed: tail)
    object.put("criteria", list: criteria)
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    let quorum: Quorum
    switch object.kind {
    case "all of": quorum = .all
    case "any of": quorum = .any
    case "none of": quorum = .none
    case "at least": quorum = .atLeast(try object.take("count"))
    default: throw object.wrongKind("`all of`, `any of`, `none of` or `at least`")
    }
    self.init(
      quorum,
      guards: try object.list("guards"),
      tail: try object.attributedTail(),
      criteria: try object.list("criteria"),
      object.site,
      object.margin()
    )
  }
}

extension Guard: JSONNode {
  func write(to object: inout ObjectWriter) {
    object.kind = isUnless ? "unless" : "applies when"
    object.put("condition", condition)
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    guard ["unless", "applies when"].contains(object.kind) else {
      throw object.wrongKind("`applies when` or `unless`")
    }
    self.init(isUnless: object.kind == "unless", try object.take("condition"))
  }
}

extension Criterion: JSONNode {
  func write(to object: inout ObjectWriter) {
    object.kind = "criterion"
    object.site = site
    object.margin = margin
    object.put("label", LabelPath([label.text], label.site))
    object.put(wording, body)
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    try object.expect("criterion")
    let label = try object.label()
    let (wording, body) = try object.criterionBody()
    self.init(label, wording: wording, body: body, object.site, object.margin())
  }
}

extension ObjectWriter {
  /// Puts what follows a label in.
  mutating func put(_ wording: String?, _ body: Criterion.Body) {
    put("wording", wording)
    switch body {
    case .condition(let condition, let guards, let tail):
      put("condition", condition)
      put("guards", list: guards)
      put(attributed: tail)
    case .group(let group): put("group", group)
    }
  }
}

extension ObjectReader {
  /// Takes what follows a label.
  mutating func criterionBody() throws(PolicyJSONError) -> (wording: String?, body: Criterion.Body)
  {
    let wording: String? = try optional("wording")
    if has("group") { return (wording, .group(try take("group"))) }
    return (
      wording,
      .condition(try take("condition"), guards: try list("guards"), tail: try attributedTail())
    )
  }

  /// Takes a label.
  mutating func label() throws(PolicyJSONError) -> Name {
    let path: LabelPath = try take("label")
    guard path.labels.count == 1 else {
      throw PolicyJSONError("expected one label, found `\(Lexer.shortened(path.description))`")
        .inside("label")
    }
    return Name(path.labels[0], site)
  }
}
