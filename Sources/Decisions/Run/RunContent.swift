// SPDX-License-Identifier: Apache-2.0
import Evidence

/// A finished run before it is written: its manifest and every file with its bytes.
public struct RunContent: Sendable {
  /// What `run.json` says.
  public let manifest: RunManifest
  /// Every file of the run folder, `run.json` included, by path.
  public let files: [String: [UInt8]]

  /// Seals a run: adds identity and the hash of every file to the manifest.
  ///
  /// - Parameters:
  ///   - manifest: The manifest without identity and results.
  ///   - files: Every file but `run.json`, by path.
  /// - Throws: `EncodingError` when the manifest cannot be written as JSON.
  public init(sealing manifest: RunManifest, files: [String: [UInt8]]) throws {
    var sealed = manifest
    sealed.identity = try manifest.computedIdentity()
    sealed.results = RunManifest.FileRecord.list(of: files)
    var all = files
    all[RunContent.manifestPath] = try CanonicalJSON.bytes(sealed)
    self.manifest = sealed
    self.files = all
  }

  /// The run that a folder or bundle holds.
  ///
  /// - Parameter files: Every file of the run folder, by path.
  /// - Throws: `RunReadingError` when `run.json` is missing or is no manifest.
  public init(reading files: [String: [UInt8]]) throws(RunReadingError) {
    guard let bytes = files[RunContent.manifestPath] else {
      throw RunReadingError(sentence: "run.json is missing: this is not a run folder")
    }
    do {
      manifest = try CanonicalJSON.read(RunManifest.self, bytes)
    } catch {
      throw RunReadingError(sentence: "run.json is not a run manifest")
    }
    guard manifest.format == RunManifest.currentFormat else {
      throw RunReadingError(
        sentence: "run.json has format \"\(manifest.format)\"; "
          + "this engine reads \(RunManifest.currentFormat)"
      )
    }
    self.files = files
  }

  /// The files whose length or hash is not the one in the manifest, missing and added ones
  /// included, sorted by path.
  public var changedFiles: [String] {
    let written = Set(manifest.results)
    let standing = Set(
      RunManifest.FileRecord.list(of: files.filter { $0.key != RunContent.manifestPath })
    )
    return Set(written.symmetricDifference(standing).map(\.path)).sorted()
  }

  /// The manifest's file name.
  public static let manifestPath = "run.json"
}

/// Why a folder or bundle is not a readable run.
public struct RunReadingError: Error, Sendable, Hashable {
  /// One sentence for the user.
  public let sentence: String

  /// An error with its sentence.
  ///
  /// - Parameter sentence: One sentence for the user.
  public init(sentence: String) {
    self.sentence = sentence
  }
}
