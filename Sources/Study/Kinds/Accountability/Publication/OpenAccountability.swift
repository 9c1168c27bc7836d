// SPDX-License-Identifier: Apache-2.0
import Accountability
import Decisions
import Policy

/// A study of schools and districts that says what of it may be published, opened for that.
struct OpenAccountability {
  let document: StudyDocument
  let rulebook: Rulebook
  let rules: (files: [(path: String, bytes: [UInt8])], policyPath: String)
  let publication: PublicationSettings
  let evidence: AccountabilityEvidence
  let cohorts: [CohortTruth]
  /// How many rows of the published tables say no counts.
  let leftOut: Int

  /// Opens the study of a run.
  ///
  /// - Parameters:
  ///   - files: The study's files.
  ///   - run: What the run says of itself.
  ///   - runner: Whose threads and progress hold.
  ///   - reporting: The number of students from which a row is reported, in place of the study's.
  /// - Throws: `StudyError` where the study is not the run's, is of another kind, or names nothing to
  ///   publish.
  init(
    _ files: StudyFiles,
    of run: RunManifest,
    by runner: StudyRunner,
    reporting: Int?
  ) throws(StudyError) {
    var again = runner.again(run)
    if let reporting { again.overrides["publication.reporting"] = String(reporting) }
    let study = try OpenStudy(files, by: again)
    try study.check(isThatOf: run)
    guard let kind = study.kind as? AccountabilityKind else {
      throw StudyError(
        .configuration,
        "\(study.document.id) is a study of kind \(study.document.kind); what can be published is a "
          + "study of kind \(AccountabilityKind.id)"
      )
    }
    guard let publication = kind.settings.publication else {
      throw StudyError(
        .configuration,
        "\(StudyDocument.fileName): `parameters` has no `publication`, which says what of the study may "
          + "be published; without it nothing is"
      )
    }
    document = study.document
    rulebook = kind.rule.rulebook
    rules = (study.rules.files, kind.rule.path)
    self.publication = publication
    evidence = try AccountabilityEvidence(study.inputs, kind.roleTable, kind.rule, kind.settings)
    (cohorts, leftOut) = try CohortTruth.all(of: evidence, rulebook.subject, publication)
    guard !cohorts.isEmpty else {
      throw StudyError(
        .data,
        "\(study.document.id): no row of the published tables says how many students it counts; check "
          + "`publication.tables` in study.yaml"
      )
    }
  }
}
