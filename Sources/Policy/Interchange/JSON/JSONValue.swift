// SPDX-License-Identifier: Apache-2.0

/// A JSON value as policies use it: the only numbers are whole ones, for places in a text; what a
/// policy says with a number is a text, so that no reader turns it into a binary number.
enum JSONValue: Sendable, Equatable {
  case null
  case truth(Bool)
  case integer(Int)
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  /// What a message calls it.
  var noun: String {
    switch self {
    case .null: "`null`"
    case .truth(let isTrue): "`\(isTrue)`"
    case .integer: "a number"
    case .text: "a text"
    case .list: "a list"
    case .object: "an object"
    }
  }

  /// The value of a member, if this is an object that has it.
  subscript(key: String) -> JSONValue? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  /// How many objects stand inside one another, without those of some kinds.
  ///
  /// - Parameter kinds: The kinds that do not count.
  /// - Returns: The number on the longest way from here to the inside.
  func depth(without kinds: Set<String>) -> Int {
    switch self {
    case .object(let members):
      var isCounted = true
      if case .text(let kind)? = members["kind"] { isCounted = !kinds.contains(kind) }
      let inner = members.values.reduce(0) { max($0, $1.depth(without: kinds)) }
      return inner + (isCounted ? 1 : 0)
    case .list(let values): return values.reduce(0) { max($0, $1.depth(without: kinds)) }
    case .null, .truth, .integer, .text: return 0
    }
  }

  /// The value without members of some names, here and inside.
  ///
  /// - Parameter keys: The names.
  /// - Returns: The value without them.
  func without(_ keys: Set<String>) -> JSONValue {
    switch self {
    case .object(let members):
      .object(members.filter { !keys.contains($0.key) }.mapValues { $0.without(keys) })
    case .list(let values): .list(values.map { $0.without(keys) })
    case .null, .truth, .integer, .text: self
    }
  }
}
