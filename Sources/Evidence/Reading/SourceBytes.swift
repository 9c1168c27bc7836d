// SPDX-License-Identifier: Apache-2.0
public import Foundation

/// The bytes of a file, held for as long as a table points into them.
///
/// A line end and zeros stand behind the last byte, so that the scanner may look one word ahead
/// and needs no test for the end in its inner loops.
public final class SourceBytes: @unchecked Sendable {
  // SAFETY: the memory is filled during initialisation and never written again; the class is
  // final and its stored properties are constants.

  /// How many bytes the file has.
  public let count: Int
  let base: UnsafePointer<UInt8>
  private let memory: Memory

  private enum Memory {
    case allocated(UnsafeMutableRawPointer)
    case mapped(UnsafeMutableRawPointer, length: Int)
  }

  /// Zeros behind the last byte; more than the widest load of the scanner.
  static let padding = 64

  /// A copy of bytes in memory.
  ///
  /// - Parameter bytes: The file's bytes.
  public convenience init(_ bytes: [UInt8]) {
    self.init(count: bytes.count) { target in
      bytes.withUnsafeBytes { target.copyMemory(from: $0) }
    }
  }

  /// A copy of bytes in memory.
  ///
  /// - Parameter data: The file's bytes.
  public convenience init(_ data: Data) {
    self.init(count: data.count) { target in
      data.withUnsafeBytes { target.copyMemory(from: $0) }
    }
  }

  /// The UTF-8 bytes of a text.
  ///
  /// - Parameter text: The file's text.
  public convenience init(_ text: String) {
    self.init(Array(text.utf8))
  }

  private init(count: Int, fill: (UnsafeMutableRawBufferPointer) -> Void) {
    let target = UnsafeMutableRawPointer.allocate(byteCount: count + Self.padding, alignment: 64)
    fill(UnsafeMutableRawBufferPointer(start: target, count: count))
    memset(target + count, 0, Self.padding)
    target.storeBytes(of: UInt8(ascii: "\n"), toByteOffset: count, as: UInt8.self)
    self.count = count
    base = UnsafePointer(target.assumingMemoryBound(to: UInt8.self))
    memory = .allocated(target)
  }

  /// Maps an open file; `nil` when the system will not map it.
  ///
  /// Empty memory is reserved first and the file laid over its start. What follows the file is then
  /// always ours to read, even when the file ends exactly at the end of a page.
  init?(mapping descriptor: CInt, count: Int) {
    let page = Int(sysconf(Int32(_SC_PAGESIZE)))
    let length = (count / page + 2) * page
    let flags = MAP_PRIVATE | MAP_ANONYMOUS
    let reserved = mmap(nil, length, PROT_READ | PROT_WRITE, flags, -1, 0)
    guard let reserved, reserved != MAP_FAILED else { return nil }
    let mapped = mmap(
      reserved,
      count,
      PROT_READ | PROT_WRITE,
      MAP_PRIVATE | MAP_FIXED,
      descriptor,
      0
    )
    guard mapped == reserved else {
      munmap(reserved, length)
      return nil
    }
    madvise(reserved, count, MADV_SEQUENTIAL)
    // The mapping is private: this writes a copy of the last page, never the file.
    reserved.storeBytes(of: UInt8(ascii: "\n"), toByteOffset: count, as: UInt8.self)
    self.count = count
    base = UnsafePointer(reserved.assumingMemoryBound(to: UInt8.self))
    memory = .mapped(reserved, length: length)
  }

  deinit {
    switch memory {
    case .allocated(let start): start.deallocate()
    case .mapped(let start, let length): munmap(start, length)
    }
  }

  /// Lends the bytes.
  ///
  /// - Parameter body: What to do with them; the pointer is not valid afterwards.
  /// - Returns: What the body returns.
  public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows
    -> Result
  {
    try body(UnsafeRawBufferPointer(start: base, count: count))
  }
}
