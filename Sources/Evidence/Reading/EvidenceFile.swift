// SPDX-License-Identifier: Apache-2.0
public import Foundation

/// The one place where this module opens a file.
public enum EvidenceFile {
  /// Maps a file into memory.
  ///
  /// A pipe or a device is read to its end instead. The file must not be cut short while a table
  /// that was read from it is in use.
  ///
  /// - Parameter url: The file.
  /// - Returns: Its bytes.
  /// - Throws: `EvidenceError` when the file is missing, is a folder or may not be read.
  public static func read(_ url: URL) throws(EvidenceError) -> SourceBytes {
    let path = url.path
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw errno == ENOENT ? .fileMissing(path) : .notReadable(path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .notReadable(path) }
    let form = status.st_mode & S_IFMT
    guard form != S_IFDIR else { throw .isFolder(path) }
    if form == S_IFREG, status.st_size > 0,
      let mapped = SourceBytes(mapping: descriptor, count: Int(status.st_size))
    {
      return mapped
    }
    return try SourceBytes(readToEnd(descriptor, path: path))
  }

  private static func readToEnd(
    _ descriptor: CInt,
    path: String
  ) throws(EvidenceError) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let got = Foundation.read(descriptor, &buffer, buffer.count)
      if got == 0 { return bytes }
      if got < 0 {
        guard errno == EINTR else { throw .notReadable(path) }
        continue
      }
      bytes += buffer[..<got]
    }
  }
}
