// SPDX-License-Identifier: Apache-2.0

/// What stands under `trivia` of an object: layout, which no hash sees.
struct Trivia {
  private var margin = Margin()
  private var closing = Margin()
  private var order: Int?
  private var grouped: Set<String> = []

  /// Nothing.
  init() {}

  /// Layout from JSON.
  ///
  /// - Parameter json: The object under `trivia`.
  /// - Throws: `PolicyJSONError` when a member is unknown or is something else.
  init(_ json: JSONValue) throws(PolicyJSONError) {
    guard case .object(var members) = json else {
      throw PolicyJSONError("expected an object, found \(json.noun)")
    }
    if let json = members.removeValue(forKey: "order") {
      guard case .integer(let place) = json else {
        throw PolicyJSONError("expected a place in a list, found \(json.noun)").inside("order")
      }
      order = place
    }
    if let json = members.removeValue(forKey: "grouped") {
      for name in try Self.list(json, "grouped") {
        guard case .text(let key) = name else {
          throw PolicyJSONError("expected names of members, found \(name.noun)").inside("grouped")
        }
        grouped.insert(key)
      }
    }
    if let json = members.removeValue(forKey: "closing") {
      guard case .object(var members) = json else {
        throw PolicyJSONError("expected an object, found \(json.noun)").inside("closing")
      }
      closing = try Self.margin(&members)
      try Self.finish(members)
    }
    margin = try Self.margin(&members)
    try Self.finish(members)
  }

  private static func margin(
    _ members: inout [String: JSONValue]
  ) throws(PolicyJSONError) -> Margin {
    var margin = Margin()
    if let json = members.removeValue(forKey: "above") {
      for line in try list(json, "above") {
        switch line {
        case .text(let comment): margin.above.append(comment)
        case .null: margin.above.append(nil)
        default:
          throw PolicyJSONError("expected comments, found \(line.noun)").inside("above")
        }
      }
    }
    if let json = members.removeValue(forKey: "behind") {
      guard case .text(let comment) = json else {
        throw PolicyJSONError("expected a comment, found \(json.noun)").inside("behind")
      }
      margin.behind = comment
    }
    return margin
  }

  private static func list(
    _ json: JSONValue,
    _ key: String
  ) throws(PolicyJSONError) -> [JSONValue] {
    if case .list(let values) = json { return values }
    throw PolicyJSONError("expected a list, found \(json.noun)").inside(key)
  }

  private static func finish(_ members: [String: JSONValue]) throws(PolicyJSONError) {
    guard let key = members.keys.min() else { return }
    throw PolicyJSONError("there is no layout `\(Lexer.shortened(key))`")
  }

  // MARK: - Taking

  /// Takes the comments round a line.
  mutating func takeMargin() -> Margin {
    defer { margin = Margin() }
    return margin
  }

  /// Takes the comments behind the last line.
  mutating func takeClosing() -> Margin {
    defer { closing = Margin() }
    return closing
  }

  /// Takes the place in a list.
  mutating func takeOrder() -> Int? {
    defer { order = nil }
    return order
  }

  /// Takes whether the thousands of a member's number are set apart.
  mutating func takeGrouping(of key: String) -> Bool { grouped.remove(key) != nil }

  /// What has not been taken.
  var rest: String? {
    if let key = grouped.min() { return key }
    if order != nil { return "order" }
    if !margin.above.isEmpty { return "above" }
    if margin.behind != nil { return "behind" }
    return closing.above.isEmpty && closing.behind == nil ? nil : "closing"
  }
}
