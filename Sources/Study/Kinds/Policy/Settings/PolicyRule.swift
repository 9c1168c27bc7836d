// SPDX-License-Identifier: Apache-2.0
import Evidence
import Policy

/// The policy of a study, checked and without errors.
struct PolicyRule {
  let rulebook: Rulebook
  let source: SourceText
  let diagnostics: DiagnosticList
  /// The policy's own hash, which formatting does not change.
  let hash: PolicyHash
  /// The path of the file inside the study.
  let path: String

  /// How many findings a refusal prints.
  private static let mostFindings = 5

  /// The only policy of a study.
  init(_ rules: RuleFiles) throws(StudyError) {
    try self.init(try rules.policy())
  }

  init(_ read: RuleFiles.Read) throws(StudyError) {
    let policy = read.policy
    path = read.path
    guard let rulebook = policy.rulebook, let document = policy.document else {
      throw Self.refusal(policy, path: path)
    }
    self.rulebook = rulebook
    source = policy.source
    diagnostics = policy.diagnostics
    hash = PolicyHash(of: document)
  }

  /// The findings of a policy that cannot decide, those that are errors in the sentence.
  private static func refusal(_ policy: CheckedPolicy, path: String) -> StudyError {
    let errors = policy.diagnostics.entries.filter { $0.severity == .error }
    return refusal(errors, omitted: policy.diagnostics.omitted, policy.source, path: path)
  }

  /// Refuses a policy with findings that other kinds of study only warn of.
  ///
  /// - Throws: `StudyError` with the findings of the codes.
  func refuse(_ codes: Set<DiagnosticCode>) throws(StudyError) {
    let found = diagnostics.entries.filter { codes.contains($0.code) }
    if !found.isEmpty { throw Self.refusal(found, omitted: 0, source, path: path) }
  }

  private static func refusal(
    _ errors: [Diagnostic],
    omitted: Int,
    _ source: SourceText,
    path: String
  ) -> StudyError {
    let shown = errors.prefix(mostFindings).map { diagnostic in
      let place = source.position(diagnostic.span.start)
      return "\(Self.path(of: place.file, source, path)):\(place.line):\(place.column): "
        + "\(diagnostic.code.rawValue) \(diagnostic.message)"
    }
    let rest = errors.count + omitted - shown.count
    return StudyError(
      .configuration,
      (shown + (rest > 0 ? ["and \(rest) more"] : [])).joined(separator: "; ")
        + "; meteyard policy lint prints each with its line",
      findings: errors.map { finding($0, source, path: path) }
    )
  }

  /// The path of the policy, or the name of the one that it lies over.
  private static func path(of file: String, _ source: SourceText, _ path: String) -> String {
    file == source.name ? path : file
  }

  /// A finding of the policy in the terms of a run.
  private static func finding(
    _ diagnostic: Diagnostic,
    _ source: SourceText,
    path: String
  ) -> Finding {
    let place = source.position(diagnostic.span.start)
    return Finding(
      severity: diagnostic.severity == .error ? .error : .warning,
      code: diagnostic.code.rawValue,
      file: Self.path(of: place.file, source, path),
      row: place.line,
      rule: diagnostic.message,
      remedy: diagnostic.help ?? ""
    )
  }

  /// What the check of the policy warns of.
  var warnings: [Finding] {
    diagnostics.entries.map { Self.finding($0, source, path: path) }
  }

  /// The policy in words, such as `Merit pay (example.merit-pay)`.
  var name: String { rulebook.title.map { "\($0) (\(rulebook.id))" } ?? rulebook.id }

  /// A source by its id, as pages print it.
  func source(_ id: String) -> SourceDeclaration? {
    rulebook.sources.first { $0.id.text == id }
  }

  func version(_ name: String?) -> RuleVersion? {
    rulebook.versions.first { $0.name == name }
  }
}
