// SPDX-License-Identifier: Apache-2.0
import Decisions
public import Foundation

extension RunFolder {
  /// Refuses a place where no run can be put: a folder or file that is no run, and a folder inside
  /// another run, which would then hold files that it never wrote.
  ///
  /// - Throws: `StudyError` saying what stands there.
  public func checkPlace() throws(StudyError) {
    if stands, !isEmpty, !holdsManifest { throw noRun }
    if let trouble = FileTrouble(above: url) { throw cannotWrite(trouble) }
    if let run = Self.run(around: url) {
      throw StudyError(
        .cannotCreate,
        "\(url.lastPathComponent) would stand inside the run folder \(run.lastPathComponent), and a "
          + "run is never changed; choose another folder with `-o`"
      )
    }
  }

  /// The run folder that a path leads into; `nil` when it leads into none.
  ///
  /// - Parameter path: The path of a file or folder, which need not be there.
  /// - Returns: The run folder.
  public static func run(around path: URL) -> URL? {
    var above = path.standardizedFileURL.deletingLastPathComponent().resolvingSymlinksInPath()
    while above.pathComponents.count > 1 {
      if RunFolder(above).holdsManifest { return above }
      above.deleteLastPathComponent()
    }
    return nil
  }

  /// Whether anything stands at the place.
  var stands: Bool { FileManager.default.fileExists(atPath: url.path) }

  /// Whether a folder without anything in it stands there.
  var isEmpty: Bool {
    (try? FileManager.default.contentsOfDirectory(atPath: url.path))?.isEmpty ?? false
  }

  /// Why nothing can be put at the place.
  func cannotWrite(_ trouble: FileTrouble) -> StudyError {
    StudyError(
      .cannotCreate,
      "\(url.lastPathComponent) cannot be written: \(trouble); choose another folder with `-o`"
    )
  }

  /// Why a folder that is there takes no run.
  var noRun: StudyError {
    StudyError(
      .cannotCreate,
      "\(url.lastPathComponent) is not a run folder, so it is not replaced; choose another `-o`"
    )
  }

  private var holdsManifest: Bool {
    let file = url.appendingPathComponent(RunContent.manifestPath).path
    guard let data = FileManager.default.contents(atPath: file) else { return false }
    return (try? RunContent(reading: [RunContent.manifestPath: Array(data)])) != nil
  }
}
