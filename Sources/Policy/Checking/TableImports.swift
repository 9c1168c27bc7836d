// SPDX-License-Identifier: Apache-2.0
public import Foundation

/// Where a policy finds the CSV files that its tables import.
public protocol TableImports: Sendable {
  /// The bytes of a file.
  ///
  /// - Parameter name: The file's name as the policy writes it, relative to the policy.
  /// - Returns: The bytes; `nil` when there is no such file.
  func bytes(of name: String) -> [UInt8]?
}

/// For a policy whose text stands alone: no file can be found.
public struct NoTableImports: TableImports {
  /// No files.
  public init() {}

  /// Nothing.
  public func bytes(of name: String) -> [UInt8]? { nil }
}

/// Files that stand beside a policy in one folder; no name reaches out of it.
public struct FolderImports: TableImports {
  private let folder: URL

  /// The files of a folder.
  ///
  /// - Parameter folder: The folder in which the policy stands.
  public init(_ folder: URL) { self.folder = folder }

  /// The bytes of a file of the folder.
  public func bytes(of name: String) -> [UInt8]? {
    guard !name.isEmpty, !name.hasPrefix("."), !name.contains("/"), !name.contains("\0"),
      let data = try? Data(contentsOf: folder.appendingPathComponent(name))
    else { return nil }
    return [UInt8](data)
  }
}
