// SPDX-License-Identifier: Apache-2.0

extension Expression {
  /// Writes what is computed of many; says whether it was that.
  func writeCollection(to object: inout ObjectWriter) -> Bool {
    switch kind {
    case .aggregate(let aggregate): aggregate.write(to: &object)
    case .timeIn(let time): time.write(to: &object)
    case .best(let best): best.write(to: &object)
    case .allocate(let allocation): allocation.write(to: &object)
    default: return false
    }
    return true
  }
}

extension Expression.Kind {
  /// Reads what is computed of many, if the object is that.
  static func collection(
    from object: inout ObjectReader
  ) throws(PolicyJSONError) -> Expression.Kind? {
    switch object.kind {
    case "aggregate": .aggregate(try Aggregate(from: &object))
    case "time in": .timeIn(try TimeIn(from: &object))
    case "best": .best(try Best(from: &object))
    case "allocate": .allocate(try Allocation(from: &object))
    default: nil
    }
  }
}

extension Aggregate: JSONNode {
  func write(to object: inout ObjectWriter) {
    object.kind = "aggregate"
    object.put("operation", operation)
    object.put("value", value)
    object.put("over", entity)
    object.put("in", parent)
    object.put("where", filter)
    object.put("weight", weight)
    object.put("unknowns", unknowns)
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    self.init(
      try object.take("operation"),
      value: try object.optional("value"),
      over: try object.take("over"),
      in: try object.optional("in"),
      filter: try object.optional("where"),
      weight: try object.optional("weight"),
      unknowns: try object.optional("unknowns")
    )
  }
}

extension TimeIn: JSONNode {
  func write(to object: inout ObjectWriter) {
    object.kind = "time in"
    object.put("list", list)
    object.put("where", filter)
    object.put("window", window)
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    self.init(
      try object.take("list"),
      filter: try object.optional("where"),
      window: try object.optional("window")
    )
  }
}

extension TimeIn.Window: JSONNode {
  func write(to object: inout ObjectWriter) {
    object.kind = "within last"
    object.put("count", number: count)
    object.put("unit", unit)
    object.put("before", before)
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    try object.expect("within last")
    self.init(
      try object.number("count"),
      try object.take("unit"),
      before: try object.optional("before")
    )
  }
}

extension Best: JSONNode {
  func write(to object: inout ObjectWriter) {
    object.kind = "best"
    object.put("field", field)
    object.put("list", list)
    object.put("where", filter)
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    self.init(
      try object.take("field"),
      in: try object.take("list"),
      filter: try object.optional("where")
    )
  }
}

extension Allocation: JSONNode {
  func write(to object: inout ObjectWriter) {
    object.kind = "allocate"
    object.put("pool", pool)
    object.put("over", entity)
    object.put("by", weight)
    object.put("to", number: step)
    object.put("ties", list: ties)
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    self.init(
      of: try object.take("pool"),
      over: try object.take("over"),
      by: try object.take("by"),
      to: try object.number("to"),
      ties: try object.list("ties")
    )
  }
}
