// SPDX-License-Identifier: Apache-2.0

extension Edit: JSONNode {
  func write(to object: inout ObjectWriter) {
    object.site = site
    object.margin = margin
    switch action {
    case .replaceCriterion(let target, let wording, let body):
      object.kind = "replace criterion"
      object.put("target", target)
      object.put(wording, body)
    case .addCriterion(let target, let wording, let body):
      object.kind = "add criterion"
      object.put("target", target)
      object.put(wording, body)
    case .replaceBlock(let target, let block):
      object.kind = "replace"
      object.put("target", target)
      object.put("block", block)
    case .addBlock(let block):
      object.kind = "add"
      object.put("block", block)
    case .drop(let target):
      object.kind = "drop"
      object.put("target", target)
    case .setCell(let table, let row, let column, let value):
      object.kind = "set"
      object.put("table", table)
      object.put("row", list: row)
      object.put("column", column)
      object.put("value", value)
    }
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    try object.expectNoVersion(in: "block")
    let action: Action
    switch object.kind {
    case "replace criterion":
      let (wording, body) = try object.criterionBody()
      action = .replaceCriterion(try object.take("target"), wording: wording, body)
    case "add criterion":
      let (wording, body) = try object.criterionBody()
      action = .addCriterion(try object.take("target"), wording: wording, body)
    case "replace": action = .replaceBlock(try object.take("target"), try object.take("block"))
    case "add": action = .addBlock(try object.take("block"))
    case "drop": action = .drop(try object.take("target"))
    case "set":
      action = .setCell(
        table: try object.take("table"),
        row: try object.list("row"),
        column: try object.take("column"),
        try object.take("value")
      )
    default: throw object.wrongKind("an edit")
    }
    self.init(action, object.site, object.margin())
  }
}

extension Edit.Target: JSONNode {
  func write(to object: inout ObjectWriter) {
    switch self {
    case .criterion(let decision, let path):
      object.kind = "criterion"
      object.put("decision", decision)
      object.put("path", path)
    case .measure(let name):
      object.kind = "measure"
      object.put("name", name)
    case .table(let name):
      object.kind = "table"
      object.put("name", name)
    case .fact(let path):
      object.kind = "fact"
      object.put("path", list: path)
    case .result(let name):
      object.kind = "result"
      object.put("name", name)
    }
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    switch object.kind {
    case "criterion":
      self = .criterion(decision: try object.take("decision"), try object.take("path"))
    case "measure": self = .measure(try object.take("name"))
    case "table": self = .table(try object.take("name"))
    case "fact": self = .fact(try object.list("path"))
    case "result": self = .result(try object.take("name"))
    default: throw object.wrongKind("what is edited")
    }
  }
}
