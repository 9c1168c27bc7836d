// SPDX-License-Identifier: Apache-2.0

extension ObjectWriter {
  /// Puts the sources, readings and remarks of a clause in.
  mutating func put(_ tail: Tail) {
    put("cite", list: tail.citations)
    put("readings", list: tail.readings)
    put("notes", list: tail.notes)
  }

  /// Puts in the same of a criterion, a group or a version, with what it says of itself.
  mutating func put(attributed tail: Tail) {
    put(tail)
    if !tail.attributes.isEmpty { put("attributes", tail.attributes) }
  }

  /// Puts the steps that a value takes in, and what stands behind them.
  mutating func put(_ finish: Finish) {
    put("steps", list: finish.steps)
    put("unknowns", finish.unknowns)
    put(finish.tail)
  }
}

extension ObjectReader {
  /// Takes the sources, readings and remarks of a clause.
  mutating func tail() throws(PolicyJSONError) -> Tail {
    Tail(citations: try list("cite"), readings: try list("readings"), notes: try list("notes"))
  }

  /// Takes the same of a criterion, a group or a version, with what it says of itself.
  mutating func attributedTail() throws(PolicyJSONError) -> Tail {
    var tail = try tail()
    tail.attributes = try optional("attributes") ?? ClauseAttributes()
    return tail
  }

  /// Takes the steps that a value takes, and what stands behind them.
  mutating func finishing() throws(PolicyJSONError) -> Finish {
    Finish(steps: try list("steps"), unknowns: try optional("unknowns"), tail: try tail())
  }
}

extension Tail.Citation: JSONNode {
  func write(to object: inout ObjectWriter) {
    object.kind = "citation"
    object.put("source", source)
    object.put("pin", pin)
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    try object.expect("citation")
    self.init(try object.take("source"), pin: try object.optional("pin"))
  }
}

extension Finish.Step: JSONNode {
  func write(to object: inout ObjectWriter) {
    switch self {
    case .rounded(let step, let mode):
      object.kind = "rounded"
      object.put("step", number: step)
      object.put("mode", mode)
    case .capped(let limit):
      object.kind = "capped"
      object.put("at", limit)
    case .floored(let limit):
      object.kind = "floored"
      object.put("at", limit)
    }
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    switch object.kind {
    case "rounded": self = .rounded(try object.number("step"), try object.take("mode"))
    case "capped": self = .capped(try object.take("at"))
    case "floored": self = .floored(try object.take("at"))
    default: throw object.wrongKind("a step of a value")
    }
  }
}

extension UnknownPolicy: JSONNode {
  func write(to object: inout ObjectWriter) {
    switch self {
    case .strict: object.kind = "strict"
    case .bounds: object.kind = "bounds"
    case .knownOnly(let share):
      object.kind = "known only"
      object.put("least", number: share)
    }
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    switch object.kind {
    case "strict": self = .strict
    case "bounds": self = .bounds
    case "known only": self = .knownOnly(atLeast: try object.optionalNumber("least"))
    default: throw object.wrongKind("`strict`, `bounds` or `known only`")
    }
  }
}
