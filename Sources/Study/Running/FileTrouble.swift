// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Why the system does not make or write a file, in words without a full stop.
package struct FileTrouble: CustomStringConvertible {
  package let description: String

  /// The system's own words for an error, which Foundation hides behind a domain and a number.
  init(_ error: any Error) {
    var error = error
    while let inner = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error {
      error = inner
    }
    let system = error as NSError
    if let error = error as? POSIXError {
      description = Self.words(error.code.rawValue)
    } else if system.domain == NSPOSIXErrorDomain {
      description = Self.words(Int32(truncatingIfNeeded: system.code))
    } else {
      description = "the system refuses it"
    }
  }

  /// What is in the way above a place where a folder is to be made; `nil` when nothing is.
  init?(above place: URL) {
    var above = place.deletingLastPathComponent()
    var isFolder: ObjCBool = false
    while !FileManager.default.fileExists(atPath: above.path, isDirectory: &isFolder) {
      // A link that leads nowhere is no folder, and nothing can be made in it.
      if Self.isLink(above) {
        description = "\(above.lastPathComponent) is a link that leads nowhere"
        return
      }
      guard above.pathComponents.count > 1 else { return nil }
      above.deleteLastPathComponent()
    }
    if !isFolder.boolValue {
      description = "\(above.lastPathComponent) is a file, not a folder"
    } else if access(above.path, W_OK | X_OK) != 0 {
      description = "\(Self.words(errno)) in \(above.lastPathComponent)"
    } else {
      return nil
    }
  }

  private static func isLink(_ url: URL) -> Bool {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: url.path)) != nil
  }

  /// The system's words for the number of one of its errors, as they stand inside a sentence.
  ///
  /// - Parameter number: The number.
  /// - Returns: The words, without a capital or a full stop.
  package static func words(_ number: Int32) -> String {
    let words = String(cString: strerror(number))
    return words.prefix(1).lowercased() + words.dropFirst()
  }
}
