// SPDX-License-Identifier: Apache-2.0
public import Decisions
import Evidence

/// A sealed run: the study, its evidence and the run folder in one file that anyone can recompute.
public struct SealedBundle: Sendable {
  /// The study's files, by path inside the study.
  public let study: [String: [UInt8]]
  /// The run's files, by path inside the run folder.
  public let run: [String: [UInt8]]
  /// Whether the evidence files are inside, or only their hashes.
  public let holdsData: Bool

  private static let seal = "bundle.json"

  /// `bundle.json`: what the bundle holds.
  private struct Seal: Codable {
    var format = "meteyard-bundle/1"
    var study: String
    var identity: String
    var holdsData: Bool
    var files: [RunManifest.FileRecord]
  }

  /// Gathers a bundle from a study and its run.
  ///
  /// - Parameters:
  ///   - files: The study's files.
  ///   - run: The run's files, by path.
  ///   - withData: Whether the evidence goes in; otherwise only its hashes do.
  /// - Throws: `StudyError` when a file is missing or the study is not the one that was run.
  public init(_ files: StudyFiles, run: [String: [UInt8]], withData: Bool) throws(StudyError) {
    let content: RunContent
    do {
      content = try RunContent(reading: run)
    } catch {
      throw StudyError(.data, error.sentence)
    }
    try files.checkBelongs(to: content.manifest, remedy: "give its folder with --study")
    let bytes = try files.read(StudyDocument.fileName)
    guard ContentHash.sha256(bytes) == content.manifest.study.sha256 else {
      throw StudyError(
        .data,
        "study.yaml has changed since the run; run the study again before sealing it"
      )
    }
    var study = [StudyDocument.fileName: bytes]
    for rule in content.manifest.rules ?? [] {
      let bytes = try files.read(rule.path, key: "policy")
      guard ContentHash.sha256(bytes) == rule.sha256 else {
        throw StudyError(
          .data,
          "\(rule.path) has changed since the run; run the study again before sealing it"
        )
      }
      study[rule.path] = bytes
    }
    if withData {
      let document = try StudyDocument(text: String(decoding: bytes, as: UTF8.self), overrides: [:])
      for path in document.inputs.flatMap({ [$0.path, $0.mappingPath].compactMap(\.self) }) {
        study[path] = try files.read(path)
      }
      for input in content.manifest.inputs {
        guard let bytes = study[input.path], ContentHash.sha256(bytes) == input.sha256 else {
          throw StudyError(
            .data,
            "\(input.path) has changed since the run; run the study again before sealing it"
          )
        }
      }
    }
    self.study = study
    self.run = run
    holdsData = withData
  }

  /// Opens a bundle.
  ///
  /// - Parameter archive: The whole file.
  /// - Throws: `BundleError` naming the byte or the entry at which the seal is broken.
  public init(archive: [UInt8]) throws(BundleError) {
    let entries = try BundleArchive.read(archive)
    guard let bytes = entries[Self.seal] else {
      throw BundleError(missing: Self.seal)
    }
    guard let seal = try? CanonicalJSON.read(Seal.self, bytes) else {
      throw BundleError(unreadable: Self.seal)
    }
    study = Self.entries(entries, under: "study/")
    run = Self.entries(entries, under: "run/")
    holdsData = seal.holdsData
  }

  /// The one file this bundle is.
  ///
  /// - Throws: `BundleError` when it would grow too large; `EncodingError` never in practice.
  public func archive() throws -> [UInt8] {
    let content = try RunContent(reading: run)
    var entries: [String: [UInt8]] = [:]
    for (path, bytes) in study { entries["study/" + path] = bytes }
    for (path, bytes) in run { entries["run/" + path] = bytes }
    let seal = Seal(
      study: content.manifest.study.id,
      identity: content.manifest.identity,
      holdsData: holdsData,
      files: RunManifest.FileRecord.list(of: entries)
    )
    entries[Self.seal] = try CanonicalJSON.bytes(seal)
    return try BundleArchive.write(entries)
  }

  /// The entries whose content is not what the seal says, each as a sentence.
  static func brokenSeals(archive: [UInt8]) throws(BundleError) -> [String] {
    let entries = try BundleArchive.read(archive)
    guard let bytes = entries[Self.seal], let seal = try? CanonicalJSON.read(Seal.self, bytes)
    else {
      throw BundleError(unreadable: Self.seal)
    }
    var sentences: [String] = []
    let sealed = Dictionary(seal.files.map { ($0.path, $0.sha256) }) { first, _ in first }
    for (path, bytes) in entries.sorted(by: { $0.key < $1.key }) where path != Self.seal {
      guard let hash = sealed[path] else {
        sentences.append("\(path) was added after sealing")
        continue
      }
      if ContentHash.sha256(bytes) != hash { sentences.append("\(path) was changed after sealing") }
    }
    for path in sealed.keys.sorted() where entries[path] == nil {
      sentences.append("\(path) was removed after sealing")
    }
    return sentences
  }

  private static func entries(_ all: [String: [UInt8]], under prefix: String) -> [String: [UInt8]] {
    var result: [String: [UInt8]] = [:]
    for (path, bytes) in all where path.hasPrefix(prefix) {
      result[String(path.dropFirst(prefix.count))] = bytes
    }
    return result
  }
}
