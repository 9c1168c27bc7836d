// SPDX-License-Identifier: Apache-2.0
import Evidence
import Policy

/// The outcomes of all subjects over columns, version by version.
struct BulkOutcomes {
  /// By version, then by question.
  private var columns: [String: [PolicySettings.Question: DecisionColumns]] = [:]
  /// What columns could not carry, by clause.
  private(set) var refusals: [FormRefusal] = []

  /// Decides all subjects over columns.
  ///
  /// - Parameters:
  ///   - questions: What is asked; questions with arguments are left to the tree evaluator.
  ///   - data: The rows.
  ///   - evaluator: The policy under its circumstances.
  ///   - versions: The versions that decide somebody.
  ///   - threads: How many threads may work.
  init(
    _ questions: [PolicySettings.Question],
    _ data: CaseData,
    _ evaluator: Evaluator,
    versions: [String],
    threads: Int
  ) {
    for name in versions {
      guard let version = evaluator.rulebook.versions.first(where: { $0.name == name }),
        let set = try? ColumnSet(data, evaluator, version: name)
      else { continue }
      let form = Form.of(version.program, answers: evaluator.answers)
      let home = version.program.entities.firstIndex { $0.name == evaluator.rulebook.subject }
      var places: [Int: PolicySettings.Question] = [:]
      for question in questions where question.arguments.isEmpty {
        let place = version.program.decisions.firstIndex {
          $0.name == question.decision && $0.home == home && $0.parameters.isEmpty
        }
        if let place { places[place] = question }
      }
      let request = ColumnRequest(decisions: places.keys.sorted(), parts: [], threads: threads)
      let run = ColumnRunner(form, set).run(request)
      refusals += run.refusals
      for (place, question) in places {
        guard let found = run.decisions[place] else { continue }
        columns[name, default: [:]][question] = found
      }
    }
  }

  /// The outcome of a subject; `nil` where columns do not carry it.
  func outcome(
    _ question: PolicySettings.Question,
    version: String?,
    row: Int
  ) -> DecisionOutcome? {
    version.flatMap { columns[$0]?[question]?.outcome(row) }
  }
}
