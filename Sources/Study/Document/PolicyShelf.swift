// SPDX-License-Identifier: Apache-2.0
import Evidence
public import Foundation

/// The policy library, from which studies take policies by their ids.
///
/// A policy `us.tn.itp-provisional` stands in `us-tn-itp-provisional.policy`. For a study it is a file
/// of its own folder `policies/`: the library's, unless the study keeps its own there.
public enum PolicyShelf {
  /// The folder of a study under which the library's policies stand.
  static let folderName = "policies"

  /// The library's folder: `METEYARD_POLICIES`, or `Policies` here or above the executable.
  public static func folder() -> URL? {
    StudyLibrary.folder(named: "Policies", variable: "METEYARD_POLICIES")
  }

  /// The path of a policy inside a study, by its id.
  static func path(of id: String) -> String {
    "\(folderName)/\(id.replacing(".", with: "-")).policy"
  }

  /// The content of the library's file that stands for a path inside a study.
  ///
  /// - Parameter path: A path such as `policies/us-tn-itp-provisional.policy`.
  /// - Throws: `StudyError` when the library has no such file, or it cannot be read.
  /// - Returns: The content; `nil` when the path does not lead to the library.
  static func bytes(at path: String) throws(StudyError) -> [UInt8]? {
    let parts = path.split(separator: "/")
    guard parts.count == 2, parts[0] == folderName else { return nil }
    let all = files()
    guard let file = all.first(where: { $0.lastPathComponent == parts[1] }) else {
      let name = parts[1].replacing(".policy", with: "")
      let stems = all.map { $0.deletingPathExtension().lastPathComponent }
      throw StudyError(
        .inputMissing,
        "\(path) is neither in the study nor in the policy library"
          + Spelling.suggestion(for: String(name), among: stems)
      )
    }
    guard let data = try? Data(contentsOf: file) else {
      throw StudyError(.inputMissing, "\(path) cannot be read from the policy library")
    }
    return Array(data)
  }

  /// The policies of a part of the library, sorted by name.
  ///
  /// - Parameter part: The folder inside the library, such as `licensure`.
  /// - Returns: The files.
  public static func policies(in part: String) -> [URL] {
    files().filter {
      $0.pathExtension == "policy" && $0.deletingLastPathComponent().lastPathComponent == part
    }
  }

  /// Whether the library has a policy of an id.
  static func holds(_ id: String) -> Bool {
    let name = "\(id.replacing(".", with: "-")).policy"
    return files().contains { $0.lastPathComponent == name }
  }

  /// The files of all parts, sorted by name.
  private static func files() -> [URL] {
    guard let folder = folder() else { return [] }
    let manager = FileManager.default
    func entries(_ folder: URL) -> [URL] {
      ((try? manager.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
        .map { folder.appendingPathComponent($0) }
    }
    return entries(folder).flatMap(entries)
  }
}
