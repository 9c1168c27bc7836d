// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import NumericsCore
import Policy

/// All decisions of a study: over columns for speed, case by case for the reasons, both compared.
struct PolicyAnalysis {
  let rule: PolicyRule
  let settings: PolicySettings
  let evidence: PolicyEvidence
  let inputs: StudyInputs
  /// The decisions in the order of the subjects' file, then of the questions.
  let cases: [DecidedCase]
  /// How many decisions the columns carried.
  let inBulk: Int
  /// What columns could not carry.
  let refusals: [FormRefusal]
  /// The tests in the policy that do not hold.
  let failedTests: [FailedTest]

  /// How many subjects are one piece of work for a thread; the result does not depend on it.
  private static let chunk = 32

  init(
    rule: PolicyRule,
    settings: PolicySettings,
    evidence: PolicyEvidence,
    inputs: StudyInputs
  ) {
    self.rule = rule
    self.settings = settings
    self.evidence = evidence
    self.inputs = inputs
    let evaluator = Evaluator(rule.rulebook, options: settings.options)
    let places = evidence.subjects.indices.filter { place in
      settings.period.map { $0 == evidence.subjects[place].period } ?? true
    }
    let work = CaseWork(
      evaluator: evaluator,
      rule: rule,
      settings: settings,
      evidence: evidence
    )
    let count = (places.count + Self.chunk - 1) / Self.chunk
    let noun = rule.rulebook.subject
    let tally = StageTally("deciding", of: places.count, Self.plural(noun), inputs.progress)
    let chunks = OrderedParallel.map(count: count, threads: inputs.threads) { chunk in
      let first = chunk * Self.chunk
      let part = places[first..<min(first + Self.chunk, places.count)]
      defer { tally.advance(by: part.count) }
      return work.cases(of: part)
    }
    var cases = chunks.flatMap(\.self)
    let bulk = BulkOutcomes(
      settings.questions,
      evidence.data,
      evaluator,
      versions: cases.compactMap(\.record.version).uniqued,
      threads: inputs.threads
    )
    var carried = 0
    for place in cases.indices {
      let one = cases[place]
      let found = bulk.outcome(one.question, version: one.record.version, row: one.place)
      guard let found else { continue }
      carried += 1
      cases[place].disagreement = Self.disagreement(found, with: one.record.outcome)
    }
    self.cases = cases
    inBulk = carried
    refusals = bulk.refusals
    failedTests = FailedTest.all(of: rule)
  }

  /// What the columns say where the tree says another thing.
  static func disagreement(
    _ columns: DecisionOutcome,
    with tree: DecisionOutcome
  ) -> DecisionOutcome? {
    columns == tree ? nil : columns
  }

  /// What keeps the version that the study asks for from being law; `nil` where nothing does.
  var caution: String? {
    rule.version(settings.version)?.status.caution
  }

  /// The same as a sentence without a full stop, with what follows for its decisions.
  var cautionSentence: String? {
    caution.map {
      "version \(settings.version ?? ""), which the study asks for, is \($0): the decisions are what "
        + "it would decide, and no decision by law"
    }
  }

  /// The same as a sentence of its own, as notices print it.
  var notice: String? { cautionSentence.map { $0.prefix(1).uppercased() + $0.dropFirst() + "." } }

  /// The noun for the subjects: `applicant`.
  var noun: String { rule.rulebook.subject }
  /// The noun for several subjects: `applicants`.
  var nouns: String { Self.plural(noun) }

  private static func plural(_ noun: String) -> String { noun.hasSuffix("s") ? noun : noun + "s" }

  /// The noun for the subject as the head of a column.
  var head: String { noun.prefix(1).uppercased() + noun.dropFirst() }

  /// The title of the decisions: `eligible`, or several with commas.
  var questionNames: String { settings.questions.map(\.name).list }
}
