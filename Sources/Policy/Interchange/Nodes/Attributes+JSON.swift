// SPDX-License-Identifier: Apache-2.0

extension ClauseAttributes: JSONNode {
  func write(to object: inout ObjectWriter) {
    object.kind = "attributes"
    object.put("strength", strength)
    object.put("binds", addressee)
    object.put("stage", stage)
    object.put("compares", list: comparisons)
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    try object.expect("attributes")
    self.init()
    strength = try object.optional("strength")
    addressee = try object.optional("binds")
    stage = try object.optional("stage")
    comparisons = try object.list("compares")
  }
}

extension ClauseAttributes.Comparison: JSONNode {
  func write(to object: inout ObjectWriter) {
    object.kind = "comparison"
    object.put("cite", citation)
    object.put("relation", relation)
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    try object.expect("comparison")
    self.init(try object.take("cite"), try object.take("relation"))
  }
}
