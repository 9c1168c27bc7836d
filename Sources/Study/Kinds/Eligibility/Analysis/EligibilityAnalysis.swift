// SPDX-License-Identifier: Apache-2.0
import Eligibility
import Evidence
import NumericsCore
import Policy

/// Every case under every pathway, reviewed.
struct EligibilityAnalysis {
  /// A case with the pathways that were asked about it.
  struct Reviewed: Sendable {
    let file: CaseFile
    let matrix: PathwayMatrix
    /// The rows of the matrix under which the case is filed.
    let filed: [PathwayMatrix.Row]
  }

  let inputs: StudyInputs
  let rules: PathwayRules
  let settings: EligibilitySettings
  let cases: [Reviewed]
  /// The reviews of filed cases, each with its case and the name of its unit.
  let units: [(unit: String, row: PathwayMatrix.Row, file: CaseFile)]
  /// How pathways compare with the model text; `nil` where the study names none.
  let conformance: ConformanceMatrix?
  /// What became of cases, without ids and small counts.
  let outcomes: OutcomeExport
  /// What is odd in the files, and changes nothing.
  let notices: [Finding]
  let failedTests: [FailedTest]

  var document: StudyDocument { inputs.document }

  init(
    _ inputs: StudyInputs,
    rules: PathwayRules,
    roles: EligibilityRoles,
    settings: EligibilitySettings
  ) throws(StudyError) {
    self.inputs = inputs
    self.rules = rules
    self.settings = settings
    let evidence = try CaseEvidenceFiles(inputs, rules: rules, roles: roles, settings: settings)
    notices = evidence.notices
    let files = evidence.files
    let applications = evidence.applications
    let pathways = rules.pathways
    let day = settings.day
    let tally = StageTally("reviewing", of: files.count, "cases", inputs.progress)
    cases = OrderedParallel.map(count: files.count, threads: inputs.threads) { place in
      defer { tally.advance() }
      let file = files[place]
      let matrix = PathwayMatrix(pathways, about: file, on: day)
      let own = applications.map { $0[file.id] ?? [] }
      return Reviewed(
        file: file,
        matrix: matrix,
        filed: matrix.rows.filter { own?.contains($0.review.pathway.id) ?? true }
      )
    }
    units = cases.flatMap { one in
      one.filed.map { row in
        let unit = one.filed.count == 1 ? one.file.id : "\(one.file.id) \(row.review.pathway.id)"
        return (unit, row, one.file)
      }
    }
    conformance = settings.model.map { model in
      let places = settings.modelPlaces
      return ConformanceMatrix(
        pathways.filter { $0.rulebook.places(of: model).isEmpty },
        model: model,
        places: places.isEmpty ? ConformanceMatrix.places(of: model, in: pathways) : places,
        on: day
      )
    }
    outcomes = OutcomeExport(
      cases.flatMap { one in one.filed.map(\.review) },
      smallest: settings.smallestCount
    )
    failedTests = rules.rules.flatMap(FailedTest.all)
  }
}
