// SPDX-License-Identifier: Apache-2.0

/// Hands out the members of an object of the JSON form; what nobody asks for is an error.
struct ObjectReader {
  /// What the object is.
  let kind: String
  /// Where it stands; where the object round it stands, if it does not say.
  let site: Site

  private var members: [String: JSONValue]
  private var trivia: Trivia

  /// An object.
  ///
  /// - Parameters:
  ///   - json: The object in JSON.
  ///   - outer: Where the object round it stands.
  /// - Throws: `PolicyJSONError` when it is no object, or its kind, place or comments are damaged.
  init(_ json: JSONValue, in outer: Site) throws(PolicyJSONError) {
    guard case .object(var members) = json else {
      throw PolicyJSONError("expected an object, found \(json.noun)")
    }
    guard case .text(let kind)? = members.removeValue(forKey: "kind") else {
      throw PolicyJSONError("the member `kind` is missing")
    }
    self.kind = kind
    site = try members.removeValue(forKey: "span").map(Self.site) ?? outer
    trivia = Trivia()
    if let json = members.removeValue(forKey: "trivia") {
      do throws(PolicyJSONError) { trivia = try Trivia(json) } catch {
        throw error.inside("trivia")
      }
    }
    self.members = members
  }

  private static func site(_ json: JSONValue) throws(PolicyJSONError) -> Site {
    guard case .list(let ends) = json, ends.count == 2, case .integer(let start) = ends[0],
      case .integer(let end) = ends[1], 0 <= start, start <= end
    else { throw PolicyJSONError("expected two places in a text, in order").inside("span") }
    return Site(Span(start, end))
  }

  // MARK: - Members

  /// Whether a member is there and has not been taken.
  func has(_ key: String) -> Bool { members[key] != nil }

  /// Takes a member that must be there.
  mutating func take<Value: JSONForm>(_ key: String) throws(PolicyJSONError) -> Value {
    guard let value: Value = try optional(key) else {
      throw PolicyJSONError("the member `\(key)` is missing")
    }
    return value
  }

  /// Takes a member that may be there.
  mutating func optional<Value: JSONForm>(_ key: String) throws(PolicyJSONError) -> Value? {
    guard let json = members.removeValue(forKey: key) else { return nil }
    do throws(PolicyJSONError) { return try Value(json: json, at: site) } catch {
      throw error.inside(key)
    }
  }

  /// Takes a list; one that is not there is empty.
  mutating func list<Value: JSONForm>(_ key: String) throws(PolicyJSONError) -> [Value] {
    var result: [Value] = []
    for (index, json) in try values(key).enumerated() {
      do throws(PolicyJSONError) { result.append(try Value(json: json, at: site)) } catch {
        throw error.inside("\(key)[\(index)]")
      }
    }
    return result
  }

  /// Takes a list that is sorted by name, and puts it back into the order of the file.
  mutating func sorted<Node: JSONNode>(_ key: String) throws(PolicyJSONError) -> [Node] {
    var entries: [(order: Int, place: Int, node: Node)] = []
    for (index, json) in try values(key).enumerated() {
      do throws(PolicyJSONError) {
        var object = try ObjectReader(json, in: site)
        let order = object.trivia.takeOrder() ?? .max
        let node = try Node(from: &object)
        try object.finish()
        entries.append((order, index, node))
      } catch {
        throw error.inside("\(key)[\(index)]")
      }
    }
    return entries.sorted { ($0.order, $0.place) < ($1.order, $1.place) }.map(\.node)
  }

  /// Takes a number that must be there, with its grouping.
  mutating func number(_ key: String) throws(PolicyJSONError) -> NumberLiteral {
    var number: NumberLiteral = try take(key)
    number.isGrouped = trivia.takeGrouping(of: key)
    return number
  }

  /// Takes a number that may be there, with its grouping.
  mutating func optionalNumber(_ key: String) throws(PolicyJSONError) -> NumberLiteral? {
    has(key) ? try number(key) : nil
  }

  /// Takes a flag; one that is not there is false.
  mutating func flag(_ key: String) throws(PolicyJSONError) -> Bool {
    guard let json = members.removeValue(forKey: key) else { return false }
    guard case .truth(let isSet) = json else {
      throw PolicyJSONError("expected `true`, found \(json.noun)").inside(key)
    }
    return isSet
  }

  /// Takes a member as it stands in JSON.
  mutating func json(_ key: String) -> JSONValue? { members.removeValue(forKey: key) }

  /// Takes the comments round the object.
  mutating func margin() -> Margin { trivia.takeMargin() }

  /// Takes the comments behind the last line of a file.
  mutating func closing() -> Margin { trivia.takeClosing() }

  private mutating func values(_ key: String) throws(PolicyJSONError) -> [JSONValue] {
    guard let json = members.removeValue(forKey: key) else { return [] }
    guard case .list(let values) = json else {
      throw PolicyJSONError("expected a list, found \(json.noun)").inside(key)
    }
    return values
  }

  // MARK: - Faults

  /// Checks the kind of an object that has only one.
  func expect(_ kind: String) throws(PolicyJSONError) {
    guard self.kind == kind else { throw wrongKind("`\(kind)`") }
  }

  /// Checks that no version stands in a member; versions inside versions have no end.
  func expectNoVersion(in key: String) throws(PolicyJSONError) {
    var blocks: [JSONValue] = []
    if let json = members[key] { blocks = if case .list(let list) = json { list } else { [json] } }
    guard !blocks.contains(where: { $0["kind"] == .text("version") }) else {
      throw PolicyJSONError("a version cannot stand inside a version").inside(key)
    }
  }

  /// The error that the object is of a kind that cannot stand here.
  func wrongKind(_ what: String) -> PolicyJSONError {
    PolicyJSONError("expected \(what), found the kind `\(Lexer.shortened(kind))`")
  }

  /// Checks that every member has been taken.
  func finish() throws(PolicyJSONError) {
    if let key = members.keys.min() {
      throw PolicyJSONError("`\(kind)` has no member `\(Lexer.shortened(key))`")
    }
    if let key = trivia.rest {
      throw PolicyJSONError("`\(kind)` has nothing for `\(Lexer.shortened(key))`").inside("trivia")
    }
  }
}
