// SPDX-License-Identifier: Apache-2.0

/// A bundle's container: the one zip file that a set of entries has.
///
/// Entries are stored uncompressed, sorted by path, dated 1980-01-01, with no extra field and no
/// comment. A set of entries therefore has exactly one archive, which any unzip program opens, and
/// the reader refuses every other byte sequence: a byte changed anywhere is found. Compression is
/// left out on purpose, because its bytes depend on the version of the library that makes them.
public enum BundleArchive {
  /// The largest archive: a zip file without the 64-bit extension holds less than 4 GiB.
  public static let sizeLimit = Int(UInt32.max)

  private static let localHeader: UInt32 = 0x0403_4B50
  private static let centralHeader: UInt32 = 0x0201_4B50
  private static let endRecord: UInt32 = 0x0605_4B50
  private static let fixedDate: UInt16 = 0x0021

  /// The archive of a set of entries.
  ///
  /// - Parameter entries: File contents by path; paths use `/` and stay inside the archive.
  /// - Throws: `BundleError` when a path is not allowed, or the archive would reach 4 GiB.
  /// - Returns: The bytes of the archive.
  public static func write(_ entries: [String: [UInt8]]) throws(BundleError) -> [UInt8] {
    var output = ByteWriter()
    var central = ByteWriter()
    output.bytes.reserveCapacity(entries.values.reduce(1024) { $0 + $1.count + 256 })
    guard entries.count < Int(UInt16.max) else {
      throw BundleError(offset: 0, sentence: "a bundle holds fewer than 65,535 files")
    }
    for (path, content) in entries.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    ) {
      guard BundlePath.isAllowed(path) else {
        throw BundleError(offset: 0, sentence: "\"\(path)\" is not a path a bundle may hold")
      }
      let offset = output.bytes.count
      guard offset + content.count < sizeLimit / 2 else {
        throw BundleError(offset: offset, sentence: "the bundle would exceed 2 GiB")
      }
      var common = ByteWriter()
      common.append(UInt16(20))  // version 2.0
      common.append(UInt16(0x0800))  // names are UTF-8
      common.append(UInt16(0))  // stored
      common.append(UInt16(0))  // 00:00
      common.append(fixedDate)
      common.append(CRC32.checksum(content))
      common.append(UInt32(content.count))
      common.append(UInt32(content.count))
      common.append(UInt16(path.utf8.count))
      common.append(UInt16(0))  // no extra field
      output.append(localHeader)
      output.bytes += common.bytes
      output.bytes += path.utf8
      output.bytes += content
      central.append(centralHeader)
      central.append(UInt16(20))
      central.bytes += common.bytes
      central.append(UInt16(0))  // no comment
      central.append(UInt16(0))  // disk 0
      central.append(UInt16(0))  // internal attributes
      central.append(UInt32(0))  // external attributes
      central.append(UInt32(offset))
      central.bytes += path.utf8
    }
    let start = output.bytes.count
    output.bytes += central.bytes
    output.append(endRecord)
    output.append(UInt16(0))
    output.append(UInt16(0))
    output.append(UInt16(entries.count))
    output.append(UInt16(entries.count))
    output.append(UInt32(central.bytes.count))
    output.append(UInt32(start))
    output.append(UInt16(0))
    return output.bytes
  }

  /// The entries of an archive.
  ///
  /// - Parameter bytes: The whole file.
  /// - Throws: `BundleError` naming the first byte at which this is not the archive of its entries.
  /// - Returns: File contents by path.
  public static func read(_ bytes: [UInt8]) throws(BundleError) -> [String: [UInt8]] {
    var reader = ByteReader(bytes: bytes)
    var entries: [String: [UInt8]] = [:]
    while try reader.peekUInt32() == localHeader {
      let start = reader.position
      try reader.skip(14)
      let checksum = try reader.uint32()
      let size = Int(try reader.uint32())
      try reader.skip(4)
      let nameLength = Int(try reader.uint16())
      try reader.skip(2)
      let nameBytes = try reader.take(nameLength)
      guard let path = String(validating: nameBytes, as: UTF8.self), BundlePath.isAllowed(path)
      else {
        throw BundleError(offset: start, sentence: "an entry has a path that a bundle may not hold")
      }
      let content = Array(try reader.take(size))
      guard CRC32.checksum(content) == checksum else {
        throw BundleError(
          offset: start,
          sentence: "the checksum of \(path) does not match its content: the file was damaged",
          entry: path
        )
      }
      guard entries.updateValue(content, forKey: path) == nil else {
        throw BundleError(offset: start, sentence: "\(path) stands in the bundle twice")
      }
    }
    let canonical = try write(entries)
    guard canonical != bytes else { return entries }
    let offset = zip(canonical, bytes).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    throw BundleError(
      offset: offset ?? min(canonical.count, bytes.count),
      sentence: "the container was changed after it was sealed"
    )
  }
}

/// Which paths an entry may have.
enum BundlePath {
  static func isAllowed(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return !path.isEmpty && path.utf8.count < 4096
      && !path.utf8.contains { $0 < 0x20 || $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: ":") }
      && parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
  }
}

/// Why a file is not a sealed bundle.
public struct BundleError: Error, Sendable, Hashable {
  /// The byte at which the trouble was found.
  public let offset: Int
  /// One sentence for the user.
  public let sentence: String
  /// The entry concerned, when the trouble lies in one.
  public let entry: String?

  init(offset: Int, sentence: String, entry: String? = nil) {
    self.offset = offset
    self.sentence = sentence
    self.entry = entry
  }

  /// An archive without an entry that every bundle has.
  ///
  /// - Parameter entry: The entry's path.
  public init(missing entry: String) {
    self.init(offset: 0, sentence: "\(entry) is missing: this is no meteyard bundle", entry: entry)
  }

  /// An entry that is there and cannot be understood.
  ///
  /// - Parameter entry: The entry's path.
  public init(unreadable entry: String) {
    self.init(offset: 0, sentence: "\(entry) is not what a bundle holds there", entry: entry)
  }
}
