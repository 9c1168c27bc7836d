// SPDX-License-Identifier: Apache-2.0
import Foundation
import Study

/// A file that a command writes: whole or not at all, through links, with the mode it had.
struct OutputFile {
  let path: String

  /// Puts bytes in the file, in place of what it holds.
  ///
  /// - Parameter bytes: All of the file.
  /// - Throws: `Failure` 73 when the file cannot be made, 74 when the device fails; the file is as it
  ///   was then.
  func write(_ bytes: [UInt8]) throws(Failure) {
    let trouble: Int32?
    if Self.isPipe(path) {
      trouble = Interruption.whileWriting { Self.pour(bytes, into: open(path, O_WRONLY)) }
    } else {
      let target = Self.target(of: path)
      let folder = (target as NSString).deletingLastPathComponent
      try checkPlace(target, folder)
      let partial = "\(folder)/.\(UUID().uuidString)"
      trouble = Interruption.whileWriting { Self.replace(target, by: partial, bytes) }
      if trouble != nil { unlink(partial) }
    }
    guard let trouble else { return }
    let isDevice = [ENOSPC, EIO, EDQUOT].contains(trouble)
    throw Failure(
      code: isDevice ? 74 : 73,
      sentence: "\(path) cannot be written: \(FileTrouble.words(trouble)); "
        + (isDevice ? "make room, or name another place" : "name another place")
    )
  }

  /// Says what is in the way before anything is made.
  private func checkPlace(_ target: String, _ folder: String) throws(Failure) {
    let (isFolder, isThere) = Self.look(folder)
    guard isThere else {
      throw Failure(
        code: 73,
        sentence: "\(path) cannot be written: there is no folder \(folder)",
        next: ShellLine("mkdir", "-p", folder).description
      )
    }
    guard isFolder else {
      throw Failure(
        code: 73,
        sentence: "\(path) cannot be written: \(folder) is no folder; name another place"
      )
    }
    let (isFolderItself, isStanding) = Self.look(target)
    guard !isFolderItself else {
      throw Failure(
        code: 73,
        sentence: "\(path) cannot be written: it is a folder; name a file in it"
      )
    }
    guard access(folder, W_OK) == 0, !isStanding || access(target, W_OK) == 0 else {
      throw Failure(
        code: 73,
        sentence: "\(path) cannot be written: \(FileTrouble.words(errno)); "
          + "ask for the right to write there, or name another place"
      )
    }
  }

  private static func look(_ path: String) -> (isFolder: Bool, isThere: Bool) {
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    return (isFolder.boolValue, isThere)
  }

  /// The file behind the links of a path, as an absolute path; it need not be there.
  private static func target(of path: String) -> String {
    var url = URL(fileURLWithPath: path)
    // A chain of links has no greater length than the system follows.
    for _ in 0..<40 {
      let link = try? FileManager.default.destinationOfSymbolicLink(atPath: url.path)
      guard let link else { break }
      url = URL(fileURLWithPath: link, relativeTo: url.deletingLastPathComponent())
    }
    return url.absoluteURL.path
  }

  /// Whether a pipe, a terminal or a device stands there, which takes bytes and must not be replaced.
  private static func isPipe(_ path: String) -> Bool {
    var standing = stat()
    guard stat(path, &standing) == 0 else { return false }
    return ![S_IFREG, S_IFDIR].contains(standing.st_mode & S_IFMT)
  }

  /// Writes a new file beside the old one and puts it in its place.
  ///
  /// - Returns: The number of the system's error; `nil` when all is written.
  private static func replace(_ target: String, by partial: String, _ bytes: [UInt8]) -> Int32? {
    var standing = stat()
    let isStanding = stat(target, &standing) == 0
    let file = open(partial, O_WRONLY | O_CREAT | O_EXCL, 0o666)
    guard file >= 0 else { return errno }
    if isStanding {
      // The owner first, since a change of owner takes bits of the mode away.
      _ = fchown(file, standing.st_uid, standing.st_gid)
      _ = fchmod(file, standing.st_mode & 0o7777)
    }
    if let trouble = pour(bytes, into: file, isKept: true) { return trouble }
    return rename(partial, target) == 0 ? nil : errno
  }

  /// Writes bytes to an open file and closes it.
  ///
  /// - Parameters:
  ///   - bytes: The bytes.
  ///   - file: The open file; below 0 where it could not be opened.
  ///   - isKept: Whether the bytes must reach the device before the file is closed.
  /// - Returns: The number of the system's error; `nil` when all is written.
  private static func pour(_ bytes: [UInt8], into file: Int32, isKept: Bool = false) -> Int32? {
    guard file >= 0 else { return errno }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        let trouble = errno
        close(file)
        return trouble
      }
    }
    let trouble = isKept && fsync(file) != 0 ? errno : nil
    let isClosed = close(file) == 0
    return trouble ?? (isClosed ? nil : errno)
  }
}
