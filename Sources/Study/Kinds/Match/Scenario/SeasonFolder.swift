// SPDX-License-Identifier: Apache-2.0
import Evidence
public import Foundation
import Matching

/// A folder with the files of a season and no `study.yaml` yet.
public struct SeasonFolder: Sendable {
  private let folder: URL
  private let roles: [SeasonFile]

  /// The season in a folder; `nil` where it has no file of applicants, programs and programs' lists.
  ///
  /// - Parameter folder: The folder.
  public init?(_ folder: URL) {
    self.folder = folder
    roles = SeasonFile.allCases.filter {
      FileManager.default.fileExists(atPath: folder.appendingPathComponent(Self.name($0)).path)
    }
    guard SeasonFile.allCases.allSatisfy({ !$0.isRequired || roles.contains($0) }) else {
      return nil
    }
  }

  /// The name of a file of a season.
  static func name(_ file: SeasonFile) -> String { "\(file.rawValue).csv" }

  /// What `study.yaml` of the season says: its files, and every rule at its default.
  public var document: String { Self.document(of: folder.lastPathComponent, roles) }

  /// What `study.yaml` says of a season in a folder of this name with these files.
  static func document(of name: String, _ files: [SeasonFile]) -> String {
    let id = StudyTemplate(kind: .match, name: name).identifier
    let inputs = files.map { "  \($0.rawValue): { file: \(Self.name($0)) }" }
    return """
      # A match. Every key is explained in Documentation/Study.md.
      study: \(id)
      title: Match of \(name)
      kind: match
      inputs:
      \(inputs.joined(separator: "\n"))

      """
  }

  /// The season as a study in memory.
  ///
  /// - Throws: `StudyError` where a file cannot be read.
  /// - Returns: Its files.
  public func study() throws(StudyError) -> StudyFiles {
    var files = [StudyDocument.fileName: Array(document.utf8)]
    for role in roles {
      files[Self.name(role)] = try StudyFiles.folder(folder).read(Self.name(role))
    }
    return .memory(files)
  }
}
