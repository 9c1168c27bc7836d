// SPDX-License-Identifier: Apache-2.0

/// A policy's text with its name and the places of its lines.
public struct SourceText: Sendable, Hashable {
  /// The file's name as messages print it.
  public let name: String
  /// The text as UTF-8.
  public let bytes: [UInt8]
  private let lineStarts: [Int]
  /// A second file whose text stands behind this one's.
  private let attached: Attached?

  /// Where the text of a second file begins.
  private struct Attached: Hashable {
    let name: String
    let offset: Int
    /// How many lines stand before it.
    let lines: Int
  }

  /// A text.
  ///
  /// - Parameters:
  ///   - name: The file's name as messages print it.
  ///   - bytes: The text as UTF-8; it need not be valid, the lexer says so.
  /// - Complexity: O(bytes).
  public init(name: String, bytes: [UInt8]) { self.init(name, bytes, nil) }

  private init(_ name: String, _ bytes: [UInt8], _ attached: Attached?) {
    self.name = name
    self.bytes = bytes
    self.attached = attached
    var starts = [0]
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(index + 1)
    }
    lineStarts = starts
  }

  /// A text.
  ///
  /// - Parameters:
  ///   - name: The file's name as messages print it.
  ///   - text: The text.
  public init(name: String, text: String) { self.init(name: name, bytes: Array(text.utf8)) }

  /// A text with that of a second file behind it.
  ///
  /// - Parameters:
  ///   - first: A text.
  ///   - second: What stands behind it, from a new line on.
  init(_ first: SourceText, followedBy second: SourceText) {
    let own = first.bytes + [UInt8(ascii: "\n")]
    let attached = Attached(name: second.name, offset: own.count, lines: first.lineCount)
    self.init(first.name, own + second.bytes, attached)
  }

  /// The second file alone, at the places where it stands behind the first.
  var attachedAlone: SourceText {
    guard let attached else { return self }
    let blank = bytes.prefix(attached.offset).map { byte in
      byte == UInt8(ascii: "\n") ? byte : UInt8(ascii: " ")
    }
    return SourceText(attached.name, blank + bytes.dropFirst(attached.offset), attached)
  }

  /// How many lines there are; a text without a line end has one.
  public var lineCount: Int { lineStarts.count }

  /// A place as people count: lines of its file from 1, columns from 1 in characters.
  ///
  /// - Parameter offset: A byte offset, 0 to the length of the text.
  /// - Returns: File, line and column.
  /// - Complexity: O(log lines + length of the line).
  public func position(_ offset: Int) -> (file: String, line: Int, column: Int) {
    let index = lineIndex(offset)
    let column = width(lineStarts[index]..<max(offset, lineStarts[index])) + 1
    guard let attached, index >= attached.lines else { return (name, index + 1, column) }
    return (attached.name, index + 1 - attached.lines, column)
  }

  /// The line of a place from 1, those of a second file counted on.
  func lineNumber(_ offset: Int) -> Int { lineIndex(offset) + 1 }

  /// A line without its end.
  ///
  /// - Parameter number: The line from 1, those of a second file counted on.
  /// - Returns: The line's text.
  public func line(_ number: Int) -> String { text(lineRange(number)) }

  /// The bytes of a line without its end.
  func lineRange(_ number: Int) -> Range<Int> {
    let start = lineStarts[number - 1]
    var end = number < lineStarts.count ? lineStarts[number] - 1 : bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return start..<end
  }

  /// How many characters stand in a range; a byte each where the text is ASCII.
  func width(_ range: Range<Int>) -> Int {
    let part = bytes[range.clamped(to: 0..<bytes.count)]
    return part.allSatisfy { $0 < 0x80 } ? part.count : String(decoding: part, as: UTF8.self).count
  }

  /// The text of a span; damaged UTF-8 is replaced.
  ///
  /// - Parameter span: A span of this file.
  /// - Returns: The text.
  public func text(_ span: Span) -> String { text(span.start..<span.end) }

  func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  private func lineIndex(_ offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
