// SPDX-License-Identifier: Apache-2.0

extension TableDeclaration: JSONNode {
  func write(to object: inout ObjectWriter) {
    object.put("name", name)
    object.put("keys", list: keys)
    object.put("outputs", list: outputs)
    object.put("hit", hit)
    object.put("layout", layout)
    object.put("domain", domain)
    object.put(tail)
    switch body {
    case .rows(let head, let rows):
      object.put("head", head)
      object.put("rows", list: rows)
    case .csv(let path, let hash):
      object.put("csv", path)
      object.put("sha256", hash)
    }
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    self.init(
      try object.take("name"),
      keys: try object.list("keys"),
      outputs: try object.list("outputs"),
      body: object.has("csv")
        ? .csv(path: try object.take("csv"), sha256: try object.take("sha256"))
        : .rows(head: try object.take("head"), try object.list("rows"))
    )
    hit = try object.optional("hit")
    layout = try object.optional("layout")
    domain = try object.optional("domain")
    tail = try object.tail()
  }
}

extension TableDeclaration.Key: JSONNode {
  func write(to object: inout ObjectWriter) {
    switch self {
    case .value(let name, let type):
      object.kind = "value"
      object.put("name", name)
      object.put("type", type)
    case .band(let value, let name):
      object.kind = "band"
      object.put("of", value)
      object.put("name", name)
    }
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    switch object.kind {
    case "value": self = .value(try object.take("name"), type: try object.optional("type"))
    case "band": self = .band(of: try object.take("of"), name: try object.optional("name"))
    default: throw object.wrongKind("a key of a table")
    }
  }
}

extension TableDeclaration.Domain: JSONNode {
  func write(to object: inout ObjectWriter) {
    object.kind = "domain"
    object.put("range", range)
    object.put("step", number: step)
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    try object.expect("domain")
    self.init(try object.take("range"), step: try object.optionalNumber("step"))
  }
}

extension TableRow: JSONNode {
  func write(to object: inout ObjectWriter) {
    object.kind = "row"
    object.site = site
    object.margin = margin
    object.put("cells", list: cells)
    object.put(tail)
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    try object.expect("row")
    self.init(try object.list("cells"), tail: try object.tail(), object.site, object.margin())
  }
}

extension TableRow.Located: JSONNode {
  func write(to object: inout ObjectWriter) {
    object.site = site
    switch cell {
    case .values(let values):
      object.kind = "values"
      object.put("values", list: values)
    case .condition(let relation, let value):
      object.kind = "condition"
      object.put("relation", relation)
      object.put("value", value)
    case .otherwise: object.kind = "else"
    case .any: object.kind = "any"
    case .unknown(let reason):
      object.kind = "unknown"
      object.put("reason", reason)
    }
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    let cell: TableRow.Cell
    switch object.kind {
    case "values": cell = .values(try object.list("values"))
    case "condition": cell = .condition(try object.take("relation"), try object.take("value"))
    case "else": cell = .otherwise
    case "any": cell = .any
    case "unknown": cell = .unknown(try object.take("reason"))
    default: throw object.wrongKind("a cell")
    }
    self.init(cell, object.site)
  }
}
