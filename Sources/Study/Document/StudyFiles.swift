// SPDX-License-Identifier: Apache-2.0
public import Foundation

/// The files of a study: a folder on disk, or the entries of a bundle in memory.
public enum StudyFiles: Sendable {
  /// A folder that holds `study.yaml`.
  case folder(URL)
  /// Contents by path.
  case memory([String: [UInt8]])
  /// Files by path in the place of those of another study.
  indirect case changed([String: [UInt8]], of: StudyFiles)

  /// Whether a relative path stays inside the study's folder.
  static func staysInside(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return !path.isEmpty && !path.contains("\0")
      && parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
  }

  /// The bytes of one file.
  ///
  /// - Parameters:
  ///   - path: A path inside the study.
  ///   - key: The key of `study.yaml` that names it.
  /// - Throws: `StudyError` when the file is missing, leaves the folder through a link, or cannot be
  ///   read.
  /// - Returns: The whole content.
  public func read(_ path: String, key: String = "file") throws(StudyError) -> [UInt8] {
    guard Self.staysInside(path) else {
      throw StudyError(.inputMissing, "\"\(path)\" leaves the study's folder")
    }
    switch self {
    case .changed(let files, let others):
      if let bytes = files[path] { return bytes }
      return try others.read(path, key: key)
    case .memory(let files):
      guard let bytes = files[path] else {
        throw StudyError(.inputMissing, "\(path) is not in the bundle")
      }
      return bytes
    case .folder(let folder):
      let url = folder.appendingPathComponent(path)
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
        if let bytes = try PolicyShelf.bytes(at: path) { return bytes }
        throw StudyError(
          .inputMissing,
          "\(path) is missing from the study; put the file there, or mend `\(key):` in study.yaml"
        )
      }
      let root = folder.resolvingSymlinksInPath().standardizedFileURL.path
      guard url.resolvingSymlinksInPath().standardizedFileURL.path.hasPrefix(root + "/") else {
        throw StudyError(.inputMissing, "\(path) is a link that leaves the study's folder")
      }
      guard !isFolder.boolValue else {
        throw StudyError(.inputMissing, "\(path) is a folder; `\(key):` names a file")
      }
      guard let data = try? Data(contentsOf: url, options: .mappedIfSafe) else {
        throw StudyError(.inputMissing, "\(path) cannot be read; check its permissions")
      }
      return Array(data)
    }
  }
}
