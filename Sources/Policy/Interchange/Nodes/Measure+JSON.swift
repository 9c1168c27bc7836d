// SPDX-License-Identifier: Apache-2.0

extension MeasureDeclaration: JSONNode {
  func write(to object: inout ObjectWriter) {
    object.put("name", name)
    object.put("parameters", list: parameters)
    object.put("type", type)
    switch body {
    case .value(let value): object.put("value", value)
    case .cases(let cases): object.put("cases", list: cases)
    }
    object.put(finish)
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    self.init(
      try object.take("name"),
      parameters: try object.list("parameters"),
      type: try object.optional("type"),
      body: object.has("cases")
        ? .cases(try object.list("cases")) : .value(try object.take("value")),
      finish: try object.finishing()
    )
  }
}

extension MeasureCase: JSONNode {
  func write(to object: inout ObjectWriter) {
    object.kind = "case"
    object.site = site
    object.margin = margin
    object.put("label", LabelPath([label.text], label.site))
    object.put("value", value)
    object.put("when", condition)
    object.put("despite", despite)
    object.put(tail)
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    try object.expect("case")
    self.init(
      try object.label(),
      value: try object.take("value"),
      condition: try object.optional("when"),
      despite: try object.optional("despite"),
      tail: try object.tail(),
      object.site,
      object.margin()
    )
  }
}

extension AdjustDeclaration: JSONNode {
  func write(to object: inout ObjectWriter) {
    object.put("measure", measure)
    object.put("when", condition)
    object.put("value", value)
    object.put(finish)
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    self.init(
      try object.take("measure"),
      condition: try object.optional("when"),
      value: try object.take("value"),
      finish: try object.finishing()
    )
  }
}
