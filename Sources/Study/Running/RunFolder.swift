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
  ///   - progress: Told from time to time how many files are written.
  ///   - shouldStop: Asked between files; when it says yes, nothing is left behind.
  /// - Throws: `StudyError` when another run stands there and `replace` is off, on a file error, or
  ///   when stopped.
  /// - Returns: What was done.
  public func write(
    _ content: RunContent,
    replace: Bool = false,
    progress: @escaping @Sendable (String) -> Void = { _ in },
    shouldStop: () -> Bool = { false }
  ) throws(StudyError) -> Written {
    let manager = FileManager.default
    try checkPlace()
    let (exists, isEmpty) = (stands, isEmpty)
    if exists, !isEmpty {
      guard let standing = try? RunContent(reading: read()) else { throw noRun }
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
      let tally = StageTally("writing", of: content.files.count, "files", progress)
      for (path, bytes) in content.files.sorted(by: { $0.key < $1.key }) {
        guard !shouldStop() else {
          throw StudyError(.interrupted, "interrupted; nothing was written")
        }
        try Self.put(bytes, partial.appendingPathComponent(path))
        tally.advance()
      }
      // Once for all files: to wait for the disk after each takes longer than the whole run.
      sync()
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
      throw cannotWrite(FileTrouble(error))
    }
  }

  /// Writes a file that is not there yet, with its folders, and leaves it to the system when it
  /// reaches the disk.
  private static func put(_ bytes: [UInt8], _ file: URL) throws {
    let folder = file.deletingLastPathComponent()
    if !FileManager.default.fileExists(atPath: folder.path) {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    let descriptor = open(file.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    try handle.write(contentsOf: Data(bytes))
    try handle.close()
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
