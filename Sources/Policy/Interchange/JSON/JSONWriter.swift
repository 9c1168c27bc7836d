// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// Writes JSON values in two forms: canonical bytes for hashes, and lines for people.
///
/// The canonical form is the one of RFC 8785: members sorted by name, no space between tokens, the
/// shortest escapes. Texts are in NFC, so that texts that Swift and a reader hold for equal give
/// the same bytes.
struct JSONWriter {
  /// A list or object that fits into so many columns stands on one line.
  private static let longestLine = 100
  /// Deeper lines are not indented further, so that a deep value does not grow with its square.
  private static let deepestColumn = 60

  private(set) var bytes: [UInt8] = []
  private let isLaidOut: Bool

  private init(isLaidOut: Bool) { self.isLaidOut = isLaidOut }

  /// The canonical bytes of a value.
  ///
  /// - Parameter value: The value.
  /// - Returns: UTF-8 without a line feed.
  static func canonical(_ value: JSONValue) -> [UInt8] {
    var writer = JSONWriter(isLaidOut: false)
    writer.write(value)
    return writer.bytes
  }

  /// A value on lines, members sorted by name.
  ///
  /// - Parameter value: The value.
  /// - Returns: UTF-8 with a line feed at the end of each line.
  static func lines(_ value: JSONValue) -> [UInt8] {
    var writer = JSONWriter(isLaidOut: true)
    writer.write(value, at: 0, behind: 0)
    return writer.bytes + [UInt8(ascii: "\n")]
  }

  // MARK: - One line

  private mutating func write(_ value: JSONValue) {
    switch value {
    case .null: put("null")
    case .truth(let isTrue): put(isTrue ? "true" : "false")
    case .integer(let number): put(String(number))
    case .text(let text): write(text)
    case .list(let values):
      put("[")
      for (index, value) in values.enumerated() {
        if index > 0 { put(isLaidOut ? ", " : ",") }
        write(value)
      }
      put("]")
    case .object(let members):
      put("{")
      for (index, member) in Self.sorted(members).enumerated() {
        if index > 0 { put(isLaidOut ? ", " : ",") }
        write(member.key)
        put(isLaidOut ? ": " : ":")
        write(member.value)
      }
      put("}")
    }
  }

  private mutating func put(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func write(_ text: String) {
    let isPlain = text.utf8.allSatisfy { $0 < 0x80 }
    put("\"")
    for byte in (isPlain ? text : text.precomposedStringWithCanonicalMapping).utf8 {
      switch byte {
      case UInt8(ascii: "\""): put("\\\"")
      case UInt8(ascii: "\\"): put("\\\\")
      case 0x08: put("\\b")
      case 0x09: put("\\t")
      case 0x0A: put("\\n")
      case 0x0C: put("\\f")
      case 0x0D: put("\\r")
      case ..<0x20: put("\\u00" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16))
      default: bytes.append(byte)
      }
    }
    put("\"")
  }

  private static func sorted(
    _ members: [String: JSONValue]
  ) -> [(key: String, value: JSONValue)] {
    members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
  }

  // MARK: - Lines

  /// Writes a value on as many lines as it needs.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - column: The column at which its first line begins.
  ///   - lead: How many columns of that line are taken.
  private mutating func write(_ value: JSONValue, at column: Int, behind lead: Int) {
    var room = Self.longestLine - min(column, Self.deepestColumn) - lead
    Self.fill(&room, with: value)
    switch value {
    case .list(let values) where room < 0:
      put("[")
      for (index, value) in values.enumerated() {
        startLine(at: column + 2, isFirst: index == 0)
        write(value, at: column + 2, behind: 0)
      }
      startLine(at: column, isFirst: true)
      put("]")
    case .object(let members) where room < 0:
      put("{")
      for (index, member) in Self.sorted(members).enumerated() {
        startLine(at: column + 2, isFirst: index == 0)
        write(member.key)
        put(": ")
        write(member.value, at: column + 2, behind: member.key.utf8.count + 4)
      }
      startLine(at: column, isFirst: true)
      put("}")
    default: write(value)
    }
  }

  /// Takes away the columns that a value needs on one line, and stops when none is left, so that a
  /// deep value is not walked again for each of its levels.
  private static func fill(_ room: inout Int, with value: JSONValue) {
    switch value {
    case .null: room -= 4
    case .truth(let isTrue): room -= isTrue ? 4 : 5
    case .integer(let number): room -= String(number).utf8.count
    case .text(let text): room -= text.count + 2
    case .list(let values):
      room -= max(2, 2 * values.count)
      for value in values where room >= 0 { fill(&room, with: value) }
    case .object(let members):
      room -= max(2, 6 * members.count)
      for (key, value) in members where room >= 0 {
        room -= key.utf8.count
        fill(&room, with: value)
      }
    }
  }

  private mutating func startLine(at column: Int, isFirst: Bool) {
    put(isFirst ? "\n" : ",\n")
    bytes.append(contentsOf: repeatElement(0x20, count: min(column, Self.deepestColumn)))
  }
}
