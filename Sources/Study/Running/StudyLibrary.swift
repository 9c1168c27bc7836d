// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
public import Foundation

/// Finds the sample studies and the study behind a run.
public enum StudyLibrary {
  /// The folder of sample studies: `METEYARD_STUDIES`, or `Studies` here or above the executable.
  public static func folder() -> URL? { folder(named: "Studies", variable: "METEYARD_STUDIES") }

  /// A folder of the project: what a variable of the environment names, or one here or above the
  /// executable.
  static func folder(named name: String, variable: String) -> URL? {
    let manager = FileManager.default
    if let named = ProcessInfo.processInfo.environment[variable] {
      return URL(fileURLWithPath: named)
    }
    let executable = Bundle.main.executableURL?.resolvingSymlinksInPath()
    for start in [URL(fileURLWithPath: manager.currentDirectoryPath), executable].compactMap(\.self)
    {
      var folder = start
      while folder.path != "/" {
        let found = folder.appendingPathComponent(name)
        if manager.fileExists(atPath: found.path) { return found }
        folder.deleteLastPathComponent()
      }
    }
    return nil
  }

  /// The names of the sample studies, sorted.
  public static func names() -> [String] {
    guard let folder = folder() else { return [] }
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return entries.filter {
      let document = folder.appendingPathComponent($0)
        .appendingPathComponent(StudyDocument.fileName)
      return FileManager.default.fileExists(atPath: document.path)
    }.sorted()
  }

  /// The folder of a sample study.
  ///
  /// - Parameter name: The study's name.
  /// - Returns: Its folder; `nil` when the library has no such study.
  public static func study(named name: String) -> URL? {
    names().contains(name) ? folder()?.appendingPathComponent(name) : nil
  }

  /// A did-you-mean for a study that is not there, or nothing.
  ///
  /// - Parameter path: What the user typed.
  /// - Returns: A sentence that begins with a semicolon, or an empty text.
  public static func suggestion(for path: String) -> String {
    let name = URL(fileURLWithPath: path).lastPathComponent
    return Spelling.suggestion(for: name, among: names())
  }

  /// The study that a run came from, when it stands above the run, here or in the library unchanged.
  ///
  /// - Parameters:
  ///   - run: The run's files, by path.
  ///   - folder: The run's folder.
  /// - Returns: The study, or `nil` when it is not found unchanged.
  public static func study(of run: [String: [UInt8]], in folder: URL? = nil) -> StudyFiles? {
    guard let manifest = try? RunContent(reading: run).manifest else { return nil }
    let here = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
    var candidates: [URL] = []
    var above = folder?.standardizedFileURL.deletingLastPathComponent()
    while let next = above, next.path != "/" {
      candidates.append(next)
      above = next.deletingLastPathComponent()
    }
    candidates.append(here)
    if let library = self.folder() {
      candidates += names().map { library.appendingPathComponent($0) }
    }
    for candidate in candidates {
      let document = candidate.appendingPathComponent(StudyDocument.fileName)
      guard let data = FileManager.default.contents(atPath: document.path) else { continue }
      if ContentHash.sha256(Array(data)) == manifest.study.sha256 { return .folder(candidate) }
    }
    return nil
  }
}
