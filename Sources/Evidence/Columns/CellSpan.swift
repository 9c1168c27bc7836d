// SPDX-License-Identifier: Apache-2.0

/// Where a cell's text stands in its file, packed into one word.
///
/// 40 bits of offset reach a terabyte, 23 bits of length eight megabytes; the last bit says that
/// the text holds doubled quotes, each of which stands for one.
struct CellSpan: Sendable, Hashable, BitwiseCopyable {
  let bits: UInt64

  static let longest = 1 << 23 - 1

  @inline(__always) init(start: Int, length: Int, isEscaped: Bool = false) {
    bits =
      UInt64(truncatingIfNeeded: start) << 24 | UInt64(truncatingIfNeeded: length) << 1
      | (isEscaped ? 1 : 0)
  }

  @inline(__always) var start: Int { Int(bits >> 24) }
  @inline(__always) var length: Int { Int(bits >> 1) & Self.longest }
  @inline(__always) var isEscaped: Bool { bits & 1 != 0 }

  /// The cell's bytes with each doubled quote made single.
  func bytes(in source: SourceBytes, quote: UInt8) -> [UInt8] {
    let raw = UnsafeBufferPointer(start: source.base + start, count: length)
    guard isEscaped else { return Array(raw) }
    var result: [UInt8] = []
    result.reserveCapacity(length)
    var index = 0
    while index < length {
      result.append(raw[index])
      index += raw[index] == quote ? 2 : 1
    }
    return result
  }

  /// The cell's text.
  func text(in source: SourceBytes, quote: UInt8) -> String {
    if isEscaped { return String(decoding: bytes(in: source, quote: quote), as: UTF8.self) }
    let raw = UnsafeBufferPointer(start: source.base + start, count: length)
    return String(decoding: raw, as: UTF8.self)
  }
}
