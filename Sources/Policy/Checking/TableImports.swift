// SPDX-License-Identifier: Apache-2.0

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
