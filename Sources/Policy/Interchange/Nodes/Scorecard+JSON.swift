// SPDX-License-Identifier: Apache-2.0

extension ScorecardDeclaration: JSONNode {
  func write(to object: inout ObjectWriter) {
    object.put("name", name)
    object.put("title", title)
    object.put("lines", list: lines)
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    self.init(
      try object.take("name"),
      title: try object.take("title"),
      lines: try object.list("lines")
    )
  }
}

extension ScorecardDeclaration.Line: JSONNode {
  func write(to object: inout ObjectWriter) {
    switch kind {
    case .component(let component):
      component.write(to: &object)
      return
    case .standard(let name, let title, let components):
      object.kind = "standard"
      object.put("name", name)
      object.put("title", title)
      object.put("components", list: components)
    case .each(let entity, let key, let worth):
      object.kind = "each"
      object.put("entity", entity)
      object.put("by", key)
      object.put(worth)
    case .total(let value, let possible):
      object.kind = "total"
      object.put("value", value)
      object.put("of", possible)
    case .share(let value):
      object.kind = "share"
      object.put("value", value)
    case .level(let value):
      object.kind = "level"
      object.put("value", value)
    }
    object.site = site
    object.margin = margin
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    let kind: Kind
    switch object.kind {
    case "component":
      let component = try ScorecardDeclaration.Component(from: &object)
      self.init(.component(component), component.site, component.margin)
      return
    case "standard":
      kind = .standard(
        try object.take("name"),
        title: try object.take("title"),
        try object.list("components")
      )
    case "each":
      kind = .each(
        try object.take("entity"),
        by: try object.optional("by"),
        try object.worth()
      )
    case "total":
      kind = .total(try object.take("value"), possible: try object.optional("of"))
    case "share": kind = .share(try object.take("value"))
    case "level": kind = .level(try object.take("value"))
    default: throw object.wrongKind("a line of a scorecard")
    }
    self.init(kind, object.site, object.margin())
  }
}

extension ScorecardDeclaration.Component: JSONNode {
  func write(to object: inout ObjectWriter) {
    object.kind = "component"
    object.site = site
    object.margin = margin
    object.put("name", name)
    object.put("title", title)
    object.put(worth)
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    try object.expect("component")
    self.init(
      try object.take("name"),
      title: try object.take("title"),
      worth: try object.worth(),
      object.site,
      object.margin()
    )
  }
}

extension ObjectWriter {
  fileprivate mutating func put(_ worth: ScorecardDeclaration.Worth) {
    put("value", worth.value)
    put("of", worth.possible)
    put("weight", worth.weight)
    put("when", worth.condition)
  }
}

extension ObjectReader {
  fileprivate mutating func worth() throws(PolicyJSONError) -> ScorecardDeclaration.Worth {
    ScorecardDeclaration.Worth(
      try take("value"),
      possible: try optional("of"),
      weight: try optional("weight"),
      condition: try optional("when")
    )
  }
}
