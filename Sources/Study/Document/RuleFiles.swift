// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import Policy
import Synchronization

/// The files of a study that its rule stands in: the policy, and the tables that the policy imports.
///
/// Every file that was read is recorded, so that a run lists it with its hash and a bundle holds it.
final class RuleFiles: TableImports {
  private let files: StudyFiles
  private let declaration: StudyDocument.PolicyDeclaration?
  private let contents = Mutex<[String: [UInt8]]>([:])

  /// The rule's files of a study.
  ///
  /// - Parameters:
  ///   - files: The study's files.
  ///   - declaration: What `study.yaml` says of the policy.
  init(_ files: StudyFiles, _ declaration: StudyDocument.PolicyDeclaration?) {
    self.files = files
    self.declaration = declaration
  }

  /// The path of the policy inside the study; `nil` when the parameters are the rule.
  var policyPath: String? { declaration?.path }

  /// The files that were read, sorted by path.
  var records: [RunManifest.FileRecord] {
    RunManifest.FileRecord.list(of: contents.withLock { $0 })
  }

  /// The policy, read and checked with the tables beside it.
  ///
  /// - Throws: `StudyError` when the study names none, or the file is missing.
  /// - Returns: The policy with its findings.
  func policy() throws(StudyError) -> CheckedPolicy {
    guard let path = declaration?.path else {
      throw StudyError(
        .configuration,
        "\(StudyDocument.fileName):1:1: `policy` is missing; it names the policy file that decides"
      )
    }
    let bytes = try files.read(path, key: "policy")
    contents.withLock { $0[path] = bytes }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return CheckedPolicy(SourceText(name: name, bytes: bytes), imports: self)
  }

  /// The bytes of a table that stands beside the policy.
  func bytes(of name: String) -> [UInt8]? {
    guard let policy = declaration?.path, !name.contains("/") else { return nil }
    let path = (policy.split(separator: "/").dropLast().map(String.init) + [name])
      .joined(separator: "/")
    guard let bytes = try? files.read(path) else { return nil }
    contents.withLock { $0[path] = bytes }
    return bytes
  }

  /// Refuses a policy that the study names and its kind does not read.
  ///
  /// - Parameter kind: The kind of the study.
  /// - Throws: `StudyError` naming the place.
  func finish(kind: String) throws(StudyError) {
    guard let declaration, contents.withLock({ $0[declaration.path] == nil }) else { return }
    throw StudyError(
      .configuration,
      "\(StudyDocument.fileName):\(declaration.place): `policy` decides nothing in a study of kind "
        + "\(kind), whose parameters are the rule; take it out"
    )
  }
}
