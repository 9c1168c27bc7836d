// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import Policy
import Synchronization

/// The files of a study that its rules stand in: the policies, and the tables that they import.
///
/// Every file that was read is recorded, so that a run lists it with its hash and a bundle holds it.
final class RuleFiles: Sendable {
  private let source: StudyFiles
  private let declarations: [StudyDocument.PolicyDeclaration]
  private let contents = Mutex<[String: [UInt8]]>([:])

  /// The rules' files of a study.
  ///
  /// - Parameters:
  ///   - files: The study's files.
  ///   - declarations: What `study.yaml` says of its policies.
  init(_ files: StudyFiles, _ declarations: [StudyDocument.PolicyDeclaration]) {
    source = files
    self.declarations = declarations
  }

  /// The files that were read, sorted by path.
  var records: [RunManifest.FileRecord] {
    RunManifest.FileRecord.list(of: contents.withLock { $0 })
  }

  /// The files that were read, sorted by path.
  var files: [(path: String, bytes: [UInt8])] {
    contents.withLock { $0.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }
  }

  /// A policy, read and checked with the tables beside it.
  struct Read {
    let path: String
    let place: Setting.Place
    let policy: CheckedPolicy
  }

  /// The only policy of a study.
  ///
  /// - Throws: `StudyError` when the study names none or several, or the file is missing.
  /// - Returns: The policy with its findings.
  func policy() throws(StudyError) -> Read {
    let all = try policies()
    guard all.count == 1 else {
      throw StudyError(
        .configuration,
        "\(StudyDocument.fileName):\(all[1].place): a study of this kind is decided by one policy; "
          + "name it with `policy`"
      )
    }
    return all[0]
  }

  /// The policies of a study, in its order.
  ///
  /// - Throws: `StudyError` when the study names none, or a file is missing.
  /// - Returns: At least one policy with its findings.
  func policies() throws(StudyError) -> [Read] {
    guard !declarations.isEmpty else {
      throw StudyError(
        .configuration,
        "\(StudyDocument.fileName):1:1: `policy` is missing; it names the policy file that decides"
      )
    }
    return try declarations.map { declaration throws(StudyError) in
      let path = declaration.path
      let bytes = try read(path, key: "policy")
      let parts = path.split(separator: "/").map(String.init)
      let tables = NeighbouringTables(files: self, folder: Array(parts.dropLast()))
      return Read(
        path: path,
        place: declaration.place,
        policy: CheckedPolicy(SourceText(name: parts.last ?? path, bytes: bytes), imports: tables)
      )
    }
  }

  /// A policy with another text in the place of its own, checked with the tables beside it.
  ///
  /// - Parameters:
  ///   - read: The policy.
  ///   - text: What it says instead.
  /// - Returns: The changed policy with its findings.
  func policy(_ read: Read, saying text: [UInt8]) -> CheckedPolicy {
    let parts = read.path.split(separator: "/").map(String.init)
    return CheckedPolicy(
      SourceText(name: parts.last ?? read.path, bytes: text),
      imports: NeighbouringTables(files: self, folder: Array(parts.dropLast()))
    )
  }

  fileprivate func read(_ path: String, key: String = "file") throws(StudyError) -> [UInt8] {
    let bytes = try source.read(path, key: key)
    contents.withLock { $0[path] = bytes }
    return bytes
  }

  /// Refuses a policy that the study names and its kind does not read.
  ///
  /// - Parameter kind: The kind of the study.
  /// - Throws: `StudyError` naming the place.
  func finish(kind: String) throws(StudyError) {
    let read = contents.withLock { Set($0.keys) }
    guard let idle = declarations.first(where: { !read.contains($0.path) }) else { return }
    throw StudyError(
      .configuration,
      "\(StudyDocument.fileName):\(idle.place): `policy` decides nothing in a study of kind "
        + "\(kind), whose parameters are the rule; take it out"
    )
  }
}

/// The tables that stand beside a policy.
private struct NeighbouringTables: TableImports {
  let files: RuleFiles
  let folder: [String]

  func bytes(of name: String) -> [UInt8]? {
    guard !name.contains("/") else { return nil }
    return try? files.read((folder + [name]).joined(separator: "/"))
  }
}
