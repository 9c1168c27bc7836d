// SPDX-License-Identifier: Apache-2.0
public import Decisions
import Evidence

/// A run beside what its study would say with something supposed, for any kind of study.
///
/// Units of accountability are cut out of their study and can be moved in time (`ScenarioStudy`). Every other
/// study is run as a whole, its files with the suppositions put in, since what becomes of one unit may hang
/// on all of them: a seat in a match does.
public struct StudyScenario {
  private let run: RunContent
  private let files: StudyFiles
  private let unit: String?
  private let parameters: [String: String]
  private let runner: StudyRunner

  /// A scenario of a run.
  ///
  /// - Parameters:
  ///   - run: The run.
  ///   - files: The study that it was computed from.
  ///   - unit: The unit as the run names it; `nil` for all.
  ///   - parameters: Parameters that are supposed, such as `sameProgram`.
  ///   - runner: Whose threads and progress hold.
  public init(
    of run: RunContent,
    from files: StudyFiles,
    unit: String?,
    parameters: [String: String] = [:],
    by runner: StudyRunner
  ) {
    (self.run, self.files, self.unit) = (run, files, unit)
    (self.parameters, self.runner) = (parameters, runner)
  }

  /// Compares the study as it is with what it would be.
  ///
  /// - Parameters:
  ///   - edits: What is supposed of its files.
  ///   - year: The year of which the evidence is taken to be; `nil` for its own.
  /// - Throws: `StudyError` where the study is not the run's, a supposition means no row, or a value cannot be.
  /// - Returns: What differs, and what the scenario says of itself.
  public func difference(
    _ edits: [ScenarioEdit],
    in year: Int? = nil
  ) throws(StudyError) -> (units: RunDifference, manifest: RunManifest) {
    guard run.manifest.study.kind != AccountabilityKind.id else {
      let base = try cut([:])
      let before = try base.run([])
      let after = try (parameters.isEmpty ? base : cut(parameters)).run(edits, in: year)
      let later = try year.map(base.later) ?? 0
      return (RunDifference(before, after, yearsLater: later), after.manifest)
    }
    guard year == nil else {
      throw StudyError(
        .configuration,
        "\(run.manifest.study.id) is a study of kind \(run.manifest.study.kind); another year is supposed of "
          + "studies of kind \(AccountabilityKind.id)"
      )
    }
    if let unit {
      let names = RunUnits(run).names
      guard names.contains(unit) else {
        throw StudyError(
          .inputMissing,
          "the run has no unit \"\(unit)\"\(Spelling.suggestion(for: unit, among: names))"
        )
      }
    }
    let after = try whole(edits)
    return (RunDifference(run, after, only: unit), after.manifest)
  }

  private func cut(_ parameters: [String: String]) throws(StudyError) -> ScenarioStudy {
    try ScenarioStudy(
      of: run.manifest,
      from: files,
      unit: unit,
      parameters: parameters,
      by: runner
    )
  }

  /// The whole study with what is supposed.
  private func whole(_ edits: [ScenarioEdit]) throws(StudyError) -> RunContent {
    let study = try OpenStudy(files, by: runner.again(run.manifest))
    try study.check(isThatOf: run.manifest)
    var changed: [String: [UInt8]] = [:]
    var used: Set<ScenarioEdit> = []
    for input in study.inputs.inputs {
      let own = edits.filter { $0.role == input.role }
      guard let edit = own.first else { continue }
      guard study.document.inputs.first(where: { $0.name == input.name })?.mappingPath == nil else {
        throw StudyError(
          .configuration,
          "\(edit.text): the columns of \(input.path) are renamed on reading; suppose it in a copy of the study"
        )
      }
      changed[input.path] = Array(try EditedRows(input, own).text(&used).utf8)
    }
    if let idle = edits.first(where: { !used.contains($0) }) {
      throw idle.unused(among: study.inputs.inputs.map(\.role).uniqued)
    }
    var again = runner.again(run.manifest)
    again.overrides.merge(parameters) { $1 }
    do throws(StudyError) {
      return try again.run(.changed(changed, of: files)).content
    } catch  where error.kind == .data {
      // The rows are those of the scenario: what is wrong with them is what was supposed.
      throw StudyError(
        .data,
        "\(edits.map(\.text).list): \(error.sentence)",
        findings: error.findings
      )
    }
  }
}
