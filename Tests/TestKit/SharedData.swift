// SPDX-License-Identifier: Apache-2.0
public import Foundation

/// Where reference data stand that the project reads but does not hold (their licence is unclear).
public enum SharedData {
  /// The root of the checkout.
  public static let package = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// A file of the folder `shared` beside the checkout, or `nil` when it is absent.
  ///
  /// - Parameter path: A path inside that folder, such as `data/psychometrics/LSAT6.csv`.
  /// - Returns: The file, or `nil`.
  public static func file(_ path: String) -> URL? {
    let root =
      ProcessInfo.processInfo.environment["METEYARD_SHARED"].map(URL.init(fileURLWithPath:))
      ?? package.deletingLastPathComponent().appendingPathComponent("shared")
    let file = root.appendingPathComponent(path)
    return FileManager.default.fileExists(atPath: file.path) ? file : nil
  }
}
