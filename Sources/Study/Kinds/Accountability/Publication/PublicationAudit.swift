// SPDX-License-Identifier: Apache-2.0
import Accountability
import Decisions
import Evidence

/// What an audit of printed files found.
public struct PublicationAudit: Sendable {
  /// How many masked numbers were looked at.
  public let cells: Int
  /// Those that are not known to be protected, each as a sentence that tells no number.
  public let findings: [String]
  /// Those that earlier releases alone expose.
  public let alreadyDisclosed: [String]
  /// The names of the earlier releases that were looked at together with this one.
  public let together: [String]

  init(_ reports: [DisclosureAudit.Report], together: [String]) {
    cells = reports.reduce(0) { $0 + $1.cells }
    findings = reports.flatMap { $0.findings.map(Self.sentence) }
    alreadyDisclosed = reports.flatMap { $0.alreadyDisclosed.map(Self.sentence) }
    self.together = together
  }

  private static func sentence(_ finding: DisclosureAudit.Finding) -> String {
    let what =
      finding.quantity == "students" ? "number of students" : "number of proficient students"
    let how =
      finding.isCertain
      ? "can be reckoned too closely"
      : "is not shown to be protected"
    let without =
      finding.relations.isEmpty
      ? "" : "; it would be without \(finding.relations.prefix(3).joined(separator: ", or "))"
    return "the \(what) of \(finding.unit), \(finding.cohort), \(finding.group) \(how)\(without)"
  }

  /// How it ended, in words.
  public var sentence: String {
    let earlier = together.isEmpty ? "" : ", together with \(together.list)"
    guard cells > 0 else { return "no number had to be masked" }
    let count = findings.count + alreadyDisclosed.count
    let words =
      count == 0
      ? "all protected" : count == 1 ? "1 is not protected" : "\(count) are not protected"
    return "\(cells) masked numbers audited\(earlier): \(words)"
  }

  /// Refuses to publish while there is a finding.
  ///
  /// - Throws: `StudyError` naming the first ones.
  func refuse() throws(StudyError) {
    guard let first = findings.first else { return }
    let rest = findings.count > 1 ? " (and \(findings.count - 1) more)" : ""
    throw StudyError(
      .data,
      "nothing was published: \(first)\(rest); report from a higher number of students "
        + "with --min-n, or publish fewer groups"
    )
  }

  private struct Document: Codable {
    var format = "meteyard-publication-audit/1"
    var release: String
    let reportingNumber: Int
    let extremes: [[Int]]
    let rows: Int
    let maskedNumbers: Int
    let findings: Int
    let auditedTogetherWith: [String]
  }

  /// The name of the release that a public folder's audit speaks of; `nil` where it speaks of none.
  static func release(_ json: [UInt8]) -> String? {
    try? CanonicalJSON.read(Document.self, json).release
  }

  /// The audit as the public folder has it: counts of cells, and no cell.
  func json(_ release: ReleaseCohorts) throws(StudyError) -> [UInt8] {
    do {
      return try CanonicalJSON.bytes(
        Document(
          release: release.name,
          reportingNumber: release.policy.reportingNumber,
          extremes: release.policy.recode.lines.map { [$0.students, $0.percent] },
          rows: release.releases.reduce(0) { $0 + $1.rows.count },
          maskedNumbers: cells,
          findings: findings.count,
          auditedTogetherWith: together
        )
      )
    } catch {
      throw StudyError(.cannotCreate, "audit.json cannot be written: \(error)")
    }
  }
}
