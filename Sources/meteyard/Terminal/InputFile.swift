// SPDX-License-Identifier: Apache-2.0
import Foundation

/// A file that a command reads.
struct InputFile {
  let path: String

  /// All bytes of the file.
  ///
  /// - Parameter next: The command to try when there is no such file.
  /// - Throws: `Failure` 66 when it is a folder, is not there or may not be read.
  /// - Returns: The bytes.
  func bytes(next: ShellLine? = nil) throws(Failure) -> [UInt8] {
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    if isThere, isFolder.boolValue {
      throw Failure(code: 66, sentence: "\(path) is a folder; name a file in it")
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Failure(
        code: 66,
        sentence: "there is no readable file at \(path)",
        next: isThere ? nil : next?.description
      )
    }
    return [UInt8](data)
  }
}
