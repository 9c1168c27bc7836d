// SPDX-License-Identifier: Apache-2.0

/// Why a file could not even be looked into; what is wrong inside it is a `Finding`.
public enum EvidenceError: Error, Sendable, Hashable, CustomStringConvertible {
  /// There is no such file.
  case fileMissing(String)
  /// The path names a folder.
  case isFolder(String)
  /// The file exists and may not be read.
  case notReadable(String)
  /// A saved column mapping cannot be read; the text says why.
  case unreadableMapping(String)

  /// One sentence for the person who named the file.
  public var description: String {
    switch self {
    case .fileMissing(let path): "\(path): there is no such file; check the spelling of the path"
    case .isFolder(let path): "\(path): this is a folder; name the file inside it"
    case .notReadable(let path): "\(path): the file may not be read; check its permissions"
    case .unreadableMapping(let reason): "the column mapping cannot be read: \(reason)"
    }
  }
}
