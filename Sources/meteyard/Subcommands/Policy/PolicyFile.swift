// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation
import Policy

/// A policy named on the command line.
struct PolicyFile: ParsableArguments {
  @Argument(help: "The policy, a file ending .policy.", completion: .file(extensions: ["policy"]))
  var policy: String

  /// Whether what is named is the folder of a run.
  var isRun: Bool {
    let manifest = URL(fileURLWithPath: policy).appendingPathComponent("run.json")
    return FileManager.default.fileExists(atPath: manifest.path)
  }

  /// The policy, read and checked with the files beside it.
  ///
  /// - Throws: `Failure` 66 when there is no such file.
  func checked() throws(Failure) -> CheckedPolicy { try Self.checked(policy) }

  /// A policy, read and checked with the files beside it.
  ///
  /// - Parameter path: The file.
  /// - Throws: `Failure` 66 when there is no such file.
  /// - Returns: The policy with its findings.
  static func checked(_ path: String) throws(Failure) -> CheckedPolicy {
    let file = URL(fileURLWithPath: path)
    let bytes = try InputFile(path: path).bytes(next: ShellLine("meteyard", "policy", "new", path))
    let source = SourceText(name: file.lastPathComponent, bytes: bytes)
    return CheckedPolicy(source, imports: FolderImports(file.deletingLastPathComponent()))
  }

  /// The rules of a policy without errors.
  ///
  /// - Throws: `Failure` 78 with the findings.
  func rulebook() throws(Failure) -> (policy: CheckedPolicy, rulebook: Rulebook) {
    let policy = try checked()
    return (policy, try Self.rulebook(of: policy, named: self.policy))
  }

  /// The rules of a policy without errors.
  ///
  /// - Throws: `Failure` 78 with the findings.
  static func rulebook(of policy: CheckedPolicy, named path: String) throws(Failure) -> Rulebook {
    if let rulebook = policy.rulebook { return rulebook }
    throw Failure(
      code: 78,
      sentence: "\(policy.source.name) has errors",
      next: "meteyard policy lint \(ShellLine(path))",
      findings: Failure.Findings(policy.diagnostics, in: policy.source)
    )
  }
}
