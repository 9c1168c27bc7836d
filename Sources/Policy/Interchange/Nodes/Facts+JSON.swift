// SPDX-License-Identifier: Apache-2.0

extension FactsDeclaration: JSONNode {
  func write(to object: inout ObjectWriter) {
    object.put("entity", entity)
    object.put("facts", sorted: facts) { [$0.name.text] }
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    self.init(entity: try object.take("entity"), facts: try object.sorted("facts"))
  }
}

extension FactDeclaration: JSONNode {
  func write(to object: inout ObjectWriter) {
    object.kind = "fact"
    object.site = site
    object.margin = margin
    object.put("name", name)
    object.put("parameters", list: parameters)
    object.put("type", type)
    object.put("evidence", evidence)
    object.put("verified", verification)
    object.put("judge", judge)
    object.put("complete", completeWhen)
    object.put("effort", effort)
    object.put("mobility", mobility)
    object.put("error", error)
    object.put("presumption", presumption)
    object.put(tail)
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    try object.expect("fact")
    self.init(
      try object.take("name"),
      parameters: try object.list("parameters"),
      type: try object.take("type"),
      object.site,
      object.margin()
    )
    evidence = try object.optional("evidence")
    verification = try object.optional("verified")
    judge = try object.optional("judge")
    completeWhen = try object.optional("complete")
    effort = try object.optional("effort")
    mobility = try object.optional("mobility")
    error = try object.optional("error")
    presumption = try object.optional("presumption")
    tail = try object.tail()
  }
}

extension FactDeclaration.NormalError: JSONNode {
  func write(to object: inout ObjectWriter) {
    object.kind = "normal"
    object.put("mean", number: reference?.mean)
    object.put("deviation", number: reference?.deviation)
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    try object.expect("normal")
    guard object.has("mean") || object.has("deviation") else {
      self.init(reference: nil)
      return
    }
    self.init(
      reference: Reference(
        mean: try object.number("mean"),
        deviation: try object.number("deviation")
      )
    )
  }
}

extension FactDeclaration.Presumption: JSONNode {
  func write(to object: inout ObjectWriter) {
    object.kind = "presumption"
    object.put("value", value)
    object.put("cite", citation)
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    try object.expect("presumption")
    self.init(try object.take("value"), try object.take("cite"))
  }
}
