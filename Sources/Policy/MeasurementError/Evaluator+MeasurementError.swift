// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

extension Evaluator {
  /// How likely a decision is another one at the true values than at the observed ones.
  ///
  /// ```swift
  /// let report = evaluator.errorReport(of: "passes", in: data)
  /// report.probabilities.met  // 0.848713 for raw 79 with standard error 4.85, cut 74
  /// report.differs            // 0.151287
  /// ```
  ///
  /// Ways, the first that applies: exact along the line of one fact, or of one sum of facts in which
  /// alone they have a part; products of parts of the tree that share no fact with error;
  /// integration over two or three independent coordinates; simulation.
  ///
  /// - Parameters:
  ///   - decision: The decision's name.
  ///   - subject: The subject; `nil` for the only row of the subject's entity.
  ///   - arguments: The decision's arguments.
  ///   - data: The rows.
  ///   - settings: How it is simulated where nothing more exact applies.
  /// - Returns: The probabilities with the outcome at the observed values.
  public func errorReport(
    of decision: String,
    about subject: Subject? = nil,
    arguments: [Value] = [],
    in data: CaseData,
    settings: ErrorSettings = ErrorSettings()
  ) -> ErrorReport {
    let outcome = decide(decision, about: subject, arguments: arguments, in: data).outcome
    var report = ErrorReport(
      outcome: outcome,
      probabilities: OutcomeProbabilities(certain: outcome),
      basis: .certain
    )
    let question = ErrorQuestion(
      evaluator: self,
      data: data,
      subject: subject,
      target: .decision(decision, arguments)
    )
    guard let observed = SupposedCase(question), let key = observed.decision else { return report }
    let finder = EdgeFinder(observed.evaluation) { $0.belief }
    let branch = finder.branch(
      observed.evaluation.programs[key.version].decisions[key.decision].root,
      []
    )
    let edges = branch.allEdges
    guard let solver = ErrorSolver(question, settings, finder), !edges.isFixed else {
      report.basis.errorsNotCounted = finder.uncounted.sorted()
      return report
    }
    let method: ErrorMethod
    let error: Double
    if !settings.isSimulated, let part = solver.counted(branch, in: .all) {
      (report.probabilities, method, error) = (part.probabilities, part.method, part.error)
    } else {
      let found = solver.simulated(edges) { $0.outcome(.criterion([]), at: $1) }
      report.probabilities = OutcomeProbabilities()
      for (outcome, mass) in found.masses { report.probabilities[outcome] += mass }
      (method, error) = (found.method, found.error)
    }
    report.basis = solver.basis(edges, method, error: error, uncounted: finder.uncounted)
    return report
  }

  /// How likely each value of a measure is that goes by bands, such as an output of a table.
  ///
  /// - Parameters:
  ///   - measure: The measure's name.
  ///   - subject: The subject; `nil` for the only row of the subject's entity.
  ///   - arguments: The measure's arguments.
  ///   - data: The rows.
  ///   - settings: How it is simulated where nothing more exact applies.
  /// - Returns: The bands; `nil` when no version has the measure, or when its value moves with the
  ///   facts instead of going by bands.
  public func bandReport(
    ofMeasure measure: String,
    about subject: Subject? = nil,
    arguments: [Value] = [],
    in data: CaseData,
    settings: ErrorSettings = ErrorSettings()
  ) -> BandReport? {
    bandReport(.measure(measure, arguments), subject, data, settings)
  }

  /// How likely each value of an expression is that goes by bands.
  ///
  /// - Parameters:
  ///   - term: The expression, resolved in the version that is in force for the subject.
  ///   - subject: The subject; `nil` for the only row of the subject's entity.
  ///   - data: The rows.
  ///   - settings: How it is simulated where nothing more exact applies.
  /// - Returns: The bands; `nil` when no version can be picked, or when the value moves with the
  ///   facts instead of going by bands.
  public func bandReport(
    of term: Term,
    about subject: Subject? = nil,
    in data: CaseData,
    settings: ErrorSettings = ErrorSettings()
  ) -> BandReport? {
    bandReport(.term(term), subject, data, settings)
  }

  private func bandReport(
    _ target: ErrorQuestion.Target,
    _ subject: Subject?,
    _ data: CaseData,
    _ settings: ErrorSettings
  ) -> BandReport? {
    let question = ErrorQuestion(evaluator: self, data: data, subject: subject, target: target)
    guard let observed = SupposedCase(question), let term = observed.term else { return nil }
    let finder = EdgeFinder(observed.evaluation) { $0.belief }
    let (shape, edges) = finder.apart { finder.shape(term) }
    guard !shape.isMoving, let solver = ErrorSolver(question, settings, finder) else { return nil }
    let answer = solver.supposed.answer(term, at: [:])
    let exact: ErrorSolver.Masses<Answer>? =
      settings.isSimulated
      ? nil : solver.masses(edges) { solver.supposed.answer(term, at: $0) }
    let found = exact ?? solver.simulated(edges) { $0.answer(term, at: $1) }
    return BandReport(
      observed: answer,
      bands: found.masses.filter { $0.mass > 0 }.sorted { $0.mass > $1.mass }
        .map { BandReport.Band(value: $0.key, probability: $0.mass) },
      basis: solver.basis(edges, found.method, error: found.error, uncounted: finder.uncounted)
    )
  }
}

extension ErrorSolver {
  /// A solver for what a finished walk has found; `nil` when the case cannot be stood at.
  init?(_ question: ErrorQuestion, _ settings: ErrorSettings, _ finder: EdgeFinder) {
    guard let supposed = SupposedCase(question) else { return nil }
    self.init(
      question: question,
      settings: settings,
      facts: finder.facts,
      beliefs: finder.beliefs,
      supposed: supposed
    )
  }
}
