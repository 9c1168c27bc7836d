// SPDX-License-Identifier: Apache-2.0
public import Foundation

extension Publication {
  /// Puts the public folder in place in one step, and the release into the ledger.
  ///
  /// The ledger comes first: a release that is public and not on record could not be kept to.
  ///
  /// - Parameters:
  ///   - folder: Where nothing stands yet.
  ///   - ledger: What was published before.
  /// - Throws: `StudyError` where something stands there or nothing can be written; then neither
  ///   folder nor record is there.
  public func write(to folder: URL, _ ledger: LedgerFolder) throws(StudyError) {
    let folder = folder.standardizedFileURL
    let manager = FileManager.default
    guard !manager.fileExists(atPath: folder.path) else {
      throw StudyError(
        .cannotCreate,
        "\(folder.lastPathComponent) is there already, and what is published is never overwritten; "
          + "name another folder with -o"
      )
    }
    guard !Self.isInside(ledger.url, folder) else {
      throw StudyError(
        .configuration,
        "the ledger \(ledger.url.lastPathComponent) would stand in the public folder, "
          + "and it holds the true counts; name another folder with --ledger"
      )
    }
    if let run = RunFolder.run(around: folder) {
      throw StudyError(
        .cannotCreate,
        "\(folder.lastPathComponent) would stand inside the run folder \(run.lastPathComponent), which "
          + "is never changed; choose another folder with -o"
      )
    }
    try ledger.add(record)
    let partial = folder.deletingLastPathComponent()
      .appendingPathComponent(".\(folder.lastPathComponent).\(UUID().uuidString)")
    do {
      for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
        let file = partial.appendingPathComponent(path)
        try manager.createDirectory(
          at: file.deletingLastPathComponent(),
          withIntermediateDirectories: true
        )
        try Data(bytes).write(to: file)
      }
      try manager.moveItem(at: partial, to: folder)
    } catch {
      try? manager.removeItem(at: partial)
      ledger.remove(record.name)
      throw StudyError(
        .cannotCreate,
        "\(folder.lastPathComponent) cannot be written: "
          + "\(FileTrouble(above: folder) ?? FileTrouble(error)); nothing was published"
      )
    }
  }

  private static func isInside(_ inner: URL, _ outer: URL) -> Bool {
    let (inner, outer) = (inner.standardizedFileURL.path, outer.standardizedFileURL.path)
    return inner == outer || inner.hasPrefix(outer + "/")
  }
}
