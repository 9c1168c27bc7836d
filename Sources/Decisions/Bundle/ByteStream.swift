// SPDX-License-Identifier: Apache-2.0

/// Appends little-endian numbers.
struct ByteWriter {
  var bytes: [UInt8] = []

  mutating func append(_ value: some FixedWidthInteger & UnsignedInteger) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }
}

/// Takes little-endian numbers, and says where the bytes end too soon.
struct ByteReader {
  let bytes: [UInt8]
  private(set) var position = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  func peekUInt32() throws(BundleError) -> UInt32 {
    var copy = self
    return try copy.uint32()
  }

  mutating func uint32() throws(BundleError) -> UInt32 {
    try take(4).reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }

  mutating func uint16() throws(BundleError) -> UInt16 {
    try take(2).reversed().reduce(0) { $0 << 8 | UInt16($1) }
  }

  mutating func skip(_ count: Int) throws(BundleError) {
    _ = try take(count)
  }

  mutating func take(_ count: Int) throws(BundleError) -> ArraySlice<UInt8> {
    guard count <= bytes.count - position else {
      throw BundleError(offset: bytes.count, sentence: "the bundle ends too soon")
    }
    defer { position += count }
    return bytes[position..<position + count]
  }
}
