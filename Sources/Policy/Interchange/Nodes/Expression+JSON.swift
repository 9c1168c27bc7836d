// SPDX-License-Identifier: Apache-2.0

/// Expressions are read and written in groups, each by a function of its own: what a deep expression
/// needs of the stack is a few small frames for each level.
extension Expression: JSONNode {
  func write(to object: inout ObjectWriter) {
    object.site = site
    if case .damaged = kind {
      object.kind = "damaged"
    } else if !writeName(to: &object), !writeArithmetic(to: &object),
      !writeCollection(to: &object), !writeComparison(to: &object)
    {
      writeLogic(to: &object)
    }
  }

  /// Reads an expression; a damaged one is refused, since nothing says any more why it is.
  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    self.init(try Kind(from: &object), object.site)
  }

  /// Writes a constant or a name; says whether it was one.
  private func writeName(to object: inout ObjectWriter) -> Bool {
    switch kind {
    case .literal(let literal): literal.write(to: &object)
    case .reference(let name, let arguments):
      object.kind = "reference"
      object.put("name", name)
      object.put("arguments", list: arguments)
    case .field(let record, let name):
      object.kind = "field"
      object.put("of", record)
      object.put("name", name)
    case .period(let value, let period):
      object.kind = "period"
      object.put("of", value)
      object.put("at", period)
    case .criterion(let path):
      object.kind = "criterion"
      object.put("path", path)
    case .unknown(let reason):
      object.kind = "unknown"
      object.put("reason", reason)
    default: return false
    }
    return true
  }
}

extension Expression.Kind {
  fileprivate init(from object: inout ObjectReader) throws(PolicyJSONError) {
    if Literal.jsonKinds.contains(object.kind) {
      self = .literal(try Literal(from: &object))
    } else if let kind = try Self.name(from: &object) {
      self = kind
    } else if let kind = try Self.arithmetic(from: &object) {
      self = kind
    } else if let kind = try Self.collection(from: &object) {
      self = kind
    } else if let kind = try Self.comparison(from: &object) {
      self = kind
    } else if let kind = try Self.logic(from: &object) {
      self = kind
    } else {
      throw object.wrongKind("an expression")
    }
  }

  /// Reads a name, if the object is one.
  private static func name(
    from object: inout ObjectReader
  ) throws(PolicyJSONError) -> Expression.Kind? {
    switch object.kind {
    case "reference":
      .reference(try object.take("name"), arguments: try object.list("arguments"))
    case "field": .field(try object.take("of"), try object.take("name"))
    case "period": .period(try object.take("of"), try object.take("at"))
    case "criterion": .criterion(try object.take("path"))
    case "unknown": .unknown(try object.take("reason"))
    default: nil
    }
  }
}
