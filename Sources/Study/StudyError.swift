// SPDX-License-Identifier: Apache-2.0
public import Evidence

/// What went wrong on the way from a study to a run, in words for its author.
public struct StudyError: Error, Sendable {
  /// Which sort of trouble it is; the command line turns it into an exit code.
  public enum Kind: Sendable, Hashable {
    /// `study.yaml` or a parameter is wrong.
    case configuration
    /// The evidence breaks a rule.
    case data
    /// A file or folder is missing or cannot be read.
    case inputMissing
    /// An output cannot be written, or would overwrite another run.
    case cannotCreate
    /// The user stopped the run.
    case interrupted
  }

  /// The sort of trouble.
  public let kind: Kind
  /// One sentence: what happened, where, and what to do.
  public let sentence: String
  /// The findings behind it, one for each place.
  public let findings: [Finding]
  /// The bad rows as a file the author can mend; empty when there are none.
  public let rejects: String

  /// An error with its sentence.
  ///
  /// - Parameters:
  ///   - kind: The sort of trouble.
  ///   - sentence: What happened, where, what to do.
  ///   - findings: The findings behind it.
  ///   - rejects: The bad rows.
  public init(_ kind: Kind, _ sentence: String, findings: [Finding] = [], rejects: String = "") {
    self.kind = kind
    self.sentence = sentence
    self.findings = findings
    self.rejects = rejects
  }

  /// Evidence that breaks rules: the first error in full, and how many more there are.
  ///
  /// - Parameters:
  ///   - findings: The findings.
  ///   - sentence: What is said where there is no error.
  ///   - rejects: The bad rows.
  init(_ findings: [Finding], otherwise sentence: String, rejects: String = "") {
    let errors = findings.filter { $0.severity == .error }
    let rest = errors.count > 1 ? " (and \(errors.count - 1) more)" : ""
    self.init(
      .data,
      (errors.first?.sentence ?? sentence) + rest,
      findings: findings,
      rejects: rejects
    )
  }
}
