// SPDX-License-Identifier: Apache-2.0

/// Reads JSON strictly: UTF-8, one value, no name twice in an object, whole numbers only.
struct JSONReader {
  /// Values nested deeper are refused; a policy at the limits of the language stays below.
  private static let deepest = 1_024

  private let bytes: [UInt8]
  private var at = 0
  private var depth = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Reads a value.
  ///
  /// - Parameter bytes: The text of one value.
  /// - Returns: The value.
  /// - Throws: `PolicyJSONError` with the line and column where the text is no JSON.
  static func read(_ bytes: [UInt8]) throws(PolicyJSONError) -> JSONValue {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw PolicyJSONError("the text is not UTF-8")
    }
    var reader = JSONReader(bytes)
    let value = try reader.value()
    reader.skipSpace()
    guard reader.at == bytes.count else { throw reader.expected("the end of the text") }
    return value
  }

  private mutating func value() throws(PolicyJSONError) -> JSONValue {
    skipSpace()
    switch at < bytes.count ? bytes[at] : 0 {
    case UInt8(ascii: "{"):
      return try nested { reader throws(PolicyJSONError) in try reader.object() }
    case UInt8(ascii: "["):
      return try nested { reader throws(PolicyJSONError) in try reader.list() }
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .integer(try integer())
    case _ where take("true"): return .truth(true)
    case _ where take("false"): return .truth(false)
    case _ where take("null"): return .null
    default: throw expected("a value")
    }
  }

  private mutating func nested(
    _ read: (inout JSONReader) throws(PolicyJSONError) -> JSONValue
  ) throws(PolicyJSONError) -> JSONValue {
    guard depth < Self.deepest else {
      throw fault("more than \(Self.deepest) values stand inside one another")
    }
    depth += 1
    at += 1
    let value = try read(&self)
    depth -= 1
    return value
  }

  private mutating func object() throws(PolicyJSONError) -> JSONValue {
    var members: [String: JSONValue] = [:]
    skipSpace()
    if take(UInt8(ascii: "}")) { return .object(members) }
    repeat {
      skipSpace()
      let start = at
      guard start < bytes.count, bytes[start] == UInt8(ascii: "\"") else {
        throw expected("the name of a member")
      }
      let name = try text()
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw expected("`:`") }
      guard members.updateValue(try value(), forKey: name) == nil else {
        at = start
        throw fault("the member `\(Lexer.shortened(name))` stands twice")
      }
      skipSpace()
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { throw expected("`,` or `}`") }
    return .object(members)
  }

  private mutating func list() throws(PolicyJSONError) -> JSONValue {
    var values: [JSONValue] = []
    skipSpace()
    if take(UInt8(ascii: "]")) { return .list(values) }
    repeat {
      values.append(try value())
      skipSpace()
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { throw expected("`,` or `]`") }
    return .list(values)
  }

  private mutating func integer() throws(PolicyJSONError) -> Int {
    let start = at
    _ = take(UInt8(ascii: "-"))
    while at < bytes.count, Lexer.isDigit(bytes[at]) { at += 1 }
    let next = at < bytes.count ? bytes[at] : 0
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    guard ![UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E")].contains(next),
      let number = Int(text), String(number) == text
    else {
      at = start
      throw fault("a number stands where only a place in a text is written without quotation marks")
    }
    return number
  }

  // MARK: - Texts

  private mutating func text() throws(PolicyJSONError) -> String {
    at += 1
    var content: [UInt8] = []
    while at < bytes.count {
      let start = at
      while at < bytes.count, bytes[at] >= 0x20, bytes[at] != UInt8(ascii: "\""),
        bytes[at] != UInt8(ascii: "\\")
      {
        at += 1
      }
      content += bytes[start..<at]
      if take(UInt8(ascii: "\"")) { return String(decoding: content, as: UTF8.self) }
      guard at < bytes.count else { break }
      guard bytes[at] == UInt8(ascii: "\\") else {
        throw fault("a control character stands in a text without an escape")
      }
      content += try escape()
    }
    throw expected("a closing quotation mark")
  }

  private mutating func escape() throws(PolicyJSONError) -> [UInt8] {
    let letter = at + 1 < bytes.count ? bytes[at + 1] : 0
    if letter == UInt8(ascii: "u") { return try scalar() }
    let byte: UInt8
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): byte = letter
    case UInt8(ascii: "b"): byte = 0x08
    case UInt8(ascii: "f"): byte = 0x0C
    case UInt8(ascii: "n"): byte = 0x0A
    case UInt8(ascii: "r"): byte = 0x0D
    case UInt8(ascii: "t"): byte = 0x09
    default: throw fault("`\\` begins no known escape")
    }
    at += 2
    return [byte]
  }

  /// Reads an escape of four hexadecimal digits, or two of them that are one character.
  private mutating func scalar() throws(PolicyJSONError) -> [UInt8] {
    let first = try codeUnit()
    var units = [first]
    if UTF16.isLeadSurrogate(first), at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"),
      bytes[at + 1] == UInt8(ascii: "u")
    {
      units.append(try codeUnit())
    }
    guard let text = String(validating: units, as: UTF16.self) else {
      throw fault("an escape is half a character")
    }
    return Array(text.utf8)
  }

  private mutating func codeUnit() throws(PolicyJSONError) -> UInt16 {
    let digits = bytes[(at + 2)...].prefix(4)
    guard digits.count == 4,
      digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit && $0 < 0x80 }),
      let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw fault("`\\u` is followed by four hexadecimal digits") }
    at += 6
    return unit
  }

  // MARK: - Tokens

  private mutating func skipSpace() {
    while at < bytes.count {
      switch bytes[at] {
      case 0x20, 0x09, 0x0A, 0x0D: at += 1
      default: return
      }
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard at < bytes.count, bytes[at] == byte else { return false }
    at += 1
    return true
  }

  private mutating func take(_ word: String) -> Bool {
    guard bytes[at...].starts(with: word.utf8) else { return false }
    at += word.utf8.count
    return true
  }

  private func expected(_ what: String) -> PolicyJSONError { fault("expected \(what)") }

  private func fault(_ sentence: String) -> PolicyJSONError {
    let (_, line, column) = SourceText(name: "", bytes: bytes).position(min(at, bytes.count))
    return PolicyJSONError(sentence, at: "line \(line), column \(column)")
  }
}
