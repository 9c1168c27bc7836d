// SPDX-License-Identifier: Apache-2.0
public import Decisions
public import Foundation

/// Puts runs on disk in one step, and reads them back.
public struct RunFolder: Sendable {
  /// What writing did.
  public enum Written: Sendable, Hashable {
    /// A new folder was put in place.
    case created
    /// The folder already held the same run; nothing was touched.
    case unchanged
    /// A whole new folder took the place of another run.
    case replaced
  }

  /// Where the folder stands or will stand.
  public let url: URL

  /// A run folder at a place.
  ///
  /// - Parameter url: Where the folder stands or will stand.
  public init(_ url: URL) {
    self.url = url.standardizedFileURL
  }

  /// Writes a run: a finished temporary folder is renamed into place, so that no half run is seen.
  ///
  /// - Parameters:
  ///   - content: The run.
  ///   - replace: Whether another run at this place may be replaced as a whole.
  ///   - shouldStop: Asked between files; when it says yes, nothing is left behind.
  /// - Throws: `StudyError` when another run stands there and `replace` is off, on a file error, or
  ///   when stopped.
  /// - Returns: What was done.
  public func write(
    _ content: RunContent,
    replace: Bool = false,
    shouldStop: () -> Bool = { false }
  ) throws(StudyError) -> Written {
    let manager = FileManager.default
    let exists = manager.fileExists(atPath: url.path)
    let isEmpty = (try? manager.contentsOfDirectory(atPath: url.path))?.isEmpty ?? false
    if exists, !isEmpty {
      guard let standing = try? RunContent(reading: read()) else {
        throw StudyError(
          .cannotCreate,
          "\(url.lastPathComponent) is not a run folder, so it is not replaced; choose another `-o`"
        )
      }
      if standing.files == content.files { return .unchanged }
      guard replace else {
        throw StudyError(
          .cannotCreate,
          "\(url.lastPathComponent) holds another run; give `--replace`, or another folder with `-o`"
        )
      }
    }
    let parent = url.deletingLastPathComponent()
    let partial = parent.appendingPathComponent(".\(url.lastPathComponent).\(UUID().uuidString)")
    do {
      for (path, bytes) in content.files.sorted(by: { $0.key < $1.key }) {
        guard !shouldStop() else {
          throw StudyError(.interrupted, "interrupted; nothing was written")
        }
        let file = partial.appendingPathComponent(path)
        try manager.createDirectory(
          at: file.deletingLastPathComponent(),
          withIntermediateDirectories: true
        )
        try Data(bytes).write(to: file)
      }
      guard exists else {
        try manager.moveItem(at: partial, to: url)
        return .created
      }
      let old = parent.appendingPathComponent(".\(url.lastPathComponent).\(UUID().uuidString)")
      try manager.moveItem(at: url, to: old)
      do {
        try manager.moveItem(at: partial, to: url)
      } catch {
        try? manager.moveItem(at: old, to: url)
        throw error
      }
      try manager.removeItem(at: old)
      return isEmpty ? .created : .replaced
    } catch {
      try? manager.removeItem(at: partial)
      if let error = error as? StudyError { throw error }
      throw StudyError(
        .cannotCreate,
        "\(url.lastPathComponent) cannot be written: \(error.localizedDescription)"
      )
    }
  }

  /// Every file of the folder, by path.
  ///
  /// - Throws: `StudyError` when the folder is missing or a file cannot be read.
  public func read() throws(StudyError) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    let root = url.resolvingSymlinksInPath().path
    guard let walk = FileManager.default.enumerator(atPath: root) else {
      throw StudyError(.inputMissing, "\(url.lastPathComponent) is not a folder")
    }
    for case let path as String in walk {
      let file = root + "/" + path
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder),
        !isFolder.boolValue
      else { continue }
      guard let data = FileManager.default.contents(atPath: file) else {
        throw StudyError(.inputMissing, "\(path) cannot be read")
      }
      files[path] = Array(data)
    }
    guard !files.isEmpty else {
      throw StudyError(.inputMissing, "\(url.lastPathComponent) is missing or empty")
    }
    return files
  }
}
