// SPDX-License-Identifier: Apache-2.0

/// The form of a cell's text: a small, linear-time subset of regular expressions.
///
/// A pattern always spans the whole cell. It knows literal characters, `.` for any byte, `\d` for
/// a digit, `\` before a literal, classes such as `[A-Z0-9_]` and `[^ ]`, and after each of them
/// `?`, `*`, `+`, `{n}` or `{m,n}`. There is deliberately no alternation, no grouping and no
/// backtracking: the state is one machine word, so no cell can make the check slow.
///
/// - `P\d+` is the key of a panelist, `\d{4}` a test code.
public struct CellPattern: Sendable, Hashable, CustomStringConvertible {
  /// The pattern as written.
  public let description: String
  let steps: [Step]

  /// One character of the pattern.
  struct Step: Sendable, Hashable {
    /// The bytes it accepts, one bit each.
    var bytes: SIMD4<UInt64>
    var isOptional: Bool
    var repeats: Bool

    func accepts(_ byte: UInt8) -> Bool {
      bytes[Int(byte >> 6)] & (1 << UInt64(byte & 63)) != 0
    }
  }

  /// Reads a pattern: `nil` when the text is none, or needs more than 63 steps.
  ///
  /// - Parameter text: The pattern.
  public init?(_ text: String) {
    var reader = PatternReader(bytes: Array(text.utf8))
    guard let steps = reader.steps(), steps.count <= 63 else { return nil }
    self.description = text
    self.steps = steps
  }

  /// Whether the whole of a text has the form.
  public func matches(_ text: String) -> Bool {
    var copy = text
    return copy.withUTF8 { matches($0) }
  }

  /// Runs all positions of the pattern at once: bit i says that step i may come next.
  func matches(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var active = closure(1)
    for byte in bytes {
      var next: UInt64 = 0
      for (index, step) in steps.enumerated() where active & (1 << UInt64(index)) != 0 {
        guard step.accepts(byte) else { continue }
        next |= 1 << UInt64(index + 1)
        if step.repeats { next |= 1 << UInt64(index) }
      }
      active = closure(next)
      if active == 0 { return false }
    }
    return active & (1 << UInt64(steps.count)) != 0
  }

  private func closure(_ states: UInt64) -> UInt64 {
    var all = states
    for (index, step) in steps.enumerated() where step.isOptional {
      if all & (1 << UInt64(index)) != 0 { all |= 1 << UInt64(index + 1) }
    }
    return all
  }
}

/// Reads the text of a pattern, step by step.
private struct PatternReader {
  let bytes: [UInt8]
  var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func steps() -> [CellPattern.Step]? {
    var result: [CellPattern.Step] = []
    while position < bytes.count {
      guard let set = set() else { return nil }
      guard let repetition = repetition() else { return nil }
      let plain = CellPattern.Step(bytes: set, isOptional: false, repeats: false)
      let optional = CellPattern.Step(bytes: set, isOptional: true, repeats: false)
      guard repetition.least <= 63 else { return nil }
      result += Array(repeating: plain, count: repetition.least)
      if let most = repetition.most {
        guard most >= repetition.least, most <= 63 else { return nil }
        result += Array(repeating: optional, count: most - repetition.least)
      } else {
        result.append(CellPattern.Step(bytes: set, isOptional: true, repeats: true))
      }
    }
    return result
  }

  private mutating func take() -> UInt8? {
    guard position < bytes.count else { return nil }
    position += 1
    return bytes[position - 1]
  }

  private mutating func set() -> SIMD4<UInt64>? {
    guard let byte = take() else { return nil }
    switch byte {
    case UInt8(ascii: "."): return SIMD4(repeating: .max)
    case UInt8(ascii: "["): return bracketed()
    case UInt8(ascii: "\\"):
      guard let escaped = take() else { return nil }
      return Self.escaped(escaped)
    case UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "("),
      UInt8(ascii: ")"), UInt8(ascii: "|"), UInt8(ascii: "*"), UInt8(ascii: "+"),
      UInt8(ascii: "?"), UInt8(ascii: "^"), UInt8(ascii: "$"):
      return nil
    default: return Self.span(byte, byte)
    }
  }

  private mutating func bracketed() -> SIMD4<UInt64>? {
    var set = SIMD4<UInt64>.zero
    var isNegated = false
    if position < bytes.count, bytes[position] == UInt8(ascii: "^") {
      isNegated = true
      position += 1
    }
    while let byte = take() {
      if byte == UInt8(ascii: "]") {
        return set == .zero ? nil : (isNegated ? ~set : set)
      }
      if byte == UInt8(ascii: "\\") {
        guard let escaped = take() else { return nil }
        set |= Self.escaped(escaped)
      } else if position + 1 < bytes.count, bytes[position] == UInt8(ascii: "-"),
        bytes[position + 1] != UInt8(ascii: "]")
      {
        let last = bytes[position + 1]
        position += 2
        guard byte <= last else { return nil }
        set |= Self.span(byte, last)
      } else {
        set |= Self.span(byte, byte)
      }
    }
    return nil
  }

  /// The counts allowed by what follows a step; `most` is `nil` when there is no upper limit.
  private mutating func repetition() -> (least: Int, most: Int?)? {
    guard position < bytes.count else { return (1, 1) }
    switch bytes[position] {
    case UInt8(ascii: "?"):
      position += 1
      return (0, 1)
    case UInt8(ascii: "*"):
      position += 1
      return (0, nil)
    case UInt8(ascii: "+"):
      position += 1
      return (1, nil)
    case UInt8(ascii: "{"):
      guard let close = bytes[position...].firstIndex(of: UInt8(ascii: "}")) else { return nil }
      let inside = String(decoding: bytes[(position + 1)..<close], as: UTF8.self)
      position = close + 1
      let parts = inside.split(separator: ",", omittingEmptySubsequences: false)
      guard let first = parts.first.flatMap({ Int($0) }), first >= 0 else { return nil }
      guard parts.count == 2 else { return parts.count == 1 ? (first, first) : nil }
      if parts[1].isEmpty { return (first, nil) }
      guard let last = Int(parts[1]) else { return nil }
      return (first, last)
    default: return (1, 1)
    }
  }

  private static func escaped(_ byte: UInt8) -> SIMD4<UInt64> {
    byte == UInt8(ascii: "d") ? span(UInt8(ascii: "0"), UInt8(ascii: "9")) : span(byte, byte)
  }

  private static func span(_ first: UInt8, _ last: UInt8) -> SIMD4<UInt64> {
    var set = SIMD4<UInt64>.zero
    for byte in first...last { set[Int(byte >> 6)] |= 1 << UInt64(byte & 63) }
    return set
  }
}
