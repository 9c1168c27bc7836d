// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import Graphics
import Reporting

/// The seam: what a kind of study adds to the one path.
///
/// A kind states its inputs and parameters and turns checked tables into a result. It reads no file,
/// no clock and no global; reading, checking, hashing, writing, verifying, bundling, rendering and
/// explaining are shared and know no kind.
protocol StudyKind {
  /// The word in `study.yaml`, such as `cut`.
  static var id: String { get }

  /// Reads the kind's parameters, and its rule where that stands in a file.
  ///
  /// - Throws: `StudyError` naming line and column of the first parameter that is wrong.
  init(
    parameters: SettingsReader,
    document: StudyDocument,
    rules: RuleFiles
  ) throws(StudyError)

  /// What an input of a given role must look like, or `nil` when this kind knows no such role.
  func specification(role: String) -> TableSpecification?

  /// The roles that the study can have, for a hint after a typing error.
  var roles: [String] { get }

  /// The roles of which exactly one input must be there.
  var requiredRoles: [String] { get }

  /// Whether a study may have several inputs of a role, such as a file for each year.
  func allowsSeveral(role: String) -> Bool

  /// Whether quarantined rows stop the run, or become units with an unknown outcome.
  func allowsQuarantine(role: String) -> Bool

  /// What is wrong with cells that the specification allows, by rules that only the kind knows.
  ///
  /// Errors with a row set it aside like a row that breaks the specification.
  func objections(to input: StudyInputs.Input) -> [Finding]

  /// From checked inputs to decisions with their certificates, tables, charts and report.
  ///
  /// - Throws: `StudyError` when the evidence breaks a rule across rows or files.
  func evaluate(_ inputs: StudyInputs) throws(StudyError) -> StudyResult
}

extension StudyKind {
  func allowsSeveral(role: String) -> Bool { false }

  func allowsQuarantine(role: String) -> Bool { false }

  func objections(to input: StudyInputs.Input) -> [Finding] { [] }
}

/// The checked inputs of a run, and what the run may use beside them.
struct StudyInputs {
  struct Input {
    let name: String
    let path: String
    let role: String
    let result: ImportResult

    /// How many rows the reader left out, in words; `nil` when it took all of them.
    var leftOut: String? {
      let count = result.report.quarantined + result.report.rejected
      guard count > 0 else { return nil }
      return "\(count) \(count == 1 ? "row" : "rows") left out, see rejects/\(name).csv"
    }
  }

  let document: StudyDocument
  let inputs: [Input]
  /// How many threads may work; the result must not depend on it.
  let threads: Int
  /// Told how far a long computation is.
  var progress: @Sendable (String) -> Void = { _ in }

  /// The table of a role, when the study has one.
  func table(_ role: String) -> Table? { inputs.first { $0.role == role }?.result.table }

  /// The input of a role, when the study has one.
  func input(_ role: String) -> Input? { inputs.first { $0.role == role } }
}

/// What a kind computes: everything a run folder holds, still as values.
struct StudyResult {
  /// One certificate for each unit, in a defined order.
  var certificates: [Certificate]
  /// The value decided for each unit, such as `74`, in the same order; empty when undecided.
  var values: [String]
  /// Letters to the persons judged, by unit; most kinds write none.
  var letters: [(unit: String, text: String)] = []
  /// One line for lists of runs.
  var headline: String
  /// The result for a terminal, a few lines.
  var summary: [String]
  /// The result for programs: figures by key.
  var figures: [Figure]
  /// Result tables in reading order, the one nearest the evidence first.
  var tables: [ResultTable]
  /// Charts in reading order.
  var charts: [any Chart]
  /// The technical report, given the fingerprint that stands on every page.
  var report: (Fingerprint) -> Report
  /// Further pages beside the report, by the name of each, given the fingerprint; most kinds have none.
  var pages: (Fingerprint) -> [(name: String, report: Report)] = { _ in [] }
  /// The rule as applied: id, version, and its text for hashing.
  var rule: AppliedRule
  /// What a reader must know before anything else: it stands before every other warning.
  var cautions: [RunManifest.RunWarning] = []
  /// What a reader must know.
  var warnings: [RunManifest.RunWarning]
  /// Whether anything random was drawn.
  var usedSeed: Bool
  /// Further columns of `decisions.csv`, each with a cell for every unit.
  var details: [Detail] = []
  /// The word for the outcome on pages, where it is not simply met or not met.
  var outcomeWord: @Sendable (Certificate) -> String? = { _ in nil }

  struct AppliedRule {
    var id: String
    var version: String
    var text: String
    /// The file that it stands in.
    var path = StudyDocument.fileName
    /// Its own hash; `nil` takes that of the text.
    var sha256: String?
  }

  /// A column of `decisions.csv` that only some kinds have.
  struct Detail {
    var name: String
    var cells: [String]
  }
}

/// The kinds the engine knows.
enum StudyKinds {
  static var all: [any StudyKind.Type] {
    [
      CutKind.self, ClaimsKind.self, PolicyKind.self, EligibilityKind.self,
      AccountabilityKind.self, ScreeningKind.self, ScoringKind.self, MatchKind.self,
    ]
  }

  static func kind(_ id: String, in document: StudyDocument) throws(StudyError)
    -> any StudyKind.Type
  {
    if let kind = all.first(where: { $0.id == id }) { return kind }
    let names = all.map { $0.id }
    throw StudyError(
      .configuration,
      "\(StudyDocument.fileName): unknown kind \"\(id)\"\(Spelling.suggestion(for: id, among: names)) "
        + "(known: \(names.joined(separator: ", ")))"
    )
  }
}
