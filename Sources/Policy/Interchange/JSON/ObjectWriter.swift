// SPDX-License-Identifier: Apache-2.0

/// Collects the members of an object of the JSON form.
///
/// What is absent, empty or false is left out. Places stand under `span`, comments, blank lines and
/// the order of the file under `trivia`; hashes leave both out.
struct ObjectWriter {
  /// What the object is.
  var kind: String?
  /// Where it stands.
  var site: Site?
  /// The comments round it.
  var margin = Margin()
  /// The comments behind the last line of a file.
  var closing = Margin()
  /// Its place in the file, where the list is sorted by name.
  var order: Int?

  private var members: [String: JSONValue] = [:]
  private var grouped: [JSONValue] = []

  /// Puts a member in.
  mutating func put(_ key: String, _ value: (some JSONForm)?) {
    if let value { members[key] = value.json }
  }

  /// Puts a number in, and whether its thousands are set apart.
  mutating func put(_ key: String, number: NumberLiteral?) {
    guard let number else { return }
    members[key] = number.json
    if number.isGrouped { grouped.append(.text(key)) }
  }

  /// Puts a list in, unless it is empty.
  mutating func put(_ key: String, list: [some JSONForm]) {
    if !list.isEmpty { members[key] = .list(list.map(\.json)) }
  }

  /// Puts a flag in, unless it is false.
  mutating func put(_ key: String, flag: Bool) {
    if flag { members[key] = .truth(true) }
  }

  /// Puts a list in whose order in the file means nothing: sorted by name, each with its place.
  ///
  /// - Parameters:
  ///   - key: The member's name.
  ///   - sorted: The list in the order of the file.
  ///   - name: The words to sort by; entries with the same words keep their order.
  ///   - add: Puts more members into an entry, which it is told by its place in the file.
  mutating func put<Node: JSONNode>(
    _ key: String,
    sorted: [Node],
    by name: (Node) -> [String],
    adding add: (Int, inout ObjectWriter) -> Void = { _, _ in }
  ) {
    guard !sorted.isEmpty else { return }
    let entries = sorted.enumerated().map { (place: $0.offset, name: name($0.element)) }
      .sorted { left, right in
        left.name == right.name
          ? left.place < right.place
          : left.name.lexicographicallyPrecedes(right.name) {
            $0.utf8.lexicographicallyPrecedes($1.utf8)
          }
      }
    members[key] = .list(
      entries.map { entry in
        var object = ObjectWriter()
        sorted[entry.place].write(to: &object)
        add(entry.place, &object)
        object.order = entry.place
        return object.value
      }
    )
  }

  /// Puts a value in that is JSON already.
  mutating func put(_ key: String, json: JSONValue) { members[key] = json }

  /// The object.
  var value: JSONValue {
    var result = members
    if let kind { result["kind"] = .text(kind) }
    if let site { result["span"] = .list([.integer(site.span.start), .integer(site.span.end)]) }
    var trivia = Self.members(margin)
    if let order { trivia["order"] = .integer(order) }
    if !grouped.isEmpty { trivia["grouped"] = .list(grouped) }
    let closing = Self.members(closing)
    if !closing.isEmpty { trivia["closing"] = .object(closing) }
    if !trivia.isEmpty { result["trivia"] = .object(trivia) }
    return .object(result)
  }

  private static func members(_ margin: Margin) -> [String: JSONValue] {
    var result: [String: JSONValue] = [:]
    if !margin.above.isEmpty {
      result["above"] = .list(margin.above.map { $0.map(JSONValue.text) ?? .null })
    }
    if let behind = margin.behind { result["behind"] = .text(behind) }
    return result
  }
}
