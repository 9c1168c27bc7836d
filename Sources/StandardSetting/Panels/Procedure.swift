// SPDX-License-Identifier: Apache-2.0

/// A step of a cut-score study.
public enum ProcedureStep: Sendable, Hashable {
  /// The study is being written.
  case draft
  /// The panel is trained.
  case train
  /// The panel practises.
  case practice
  /// The panel is asked whether it is ready.
  case readiness
  /// A round takes judgments.
  case roundOpen(Int)
  /// A round takes no more judgments.
  case roundClosed(Int)
  /// The panel sees and discusses a closed round.
  case feedback(Int)
  /// The panel answers the final evaluation.
  case evaluation
  /// The panel's cut is recommended.
  case recommended
  /// An authority has decided.
  case adopted
  /// The cut is published.
  case published

  /// The step in words.
  public var words: String {
    switch self {
    case .draft: "draft"
    case .train: "train"
    case .practice: "practice"
    case .readiness: "readiness"
    case .roundOpen(let round): "round \(round) open"
    case .roundClosed(let round): "round \(round) closed"
    case .feedback(let round): "feedback on round \(round)"
    case .evaluation: "evaluation"
    case .recommended: "recommended"
    case .adopted: "adopted"
    case .published: "published"
    }
  }
}

/// One transition of a study: who, when, from where, to where, why, on which data.
public struct ProcedureRecord: Sendable, Hashable {
  /// Who made the transition, as a role or key.
  public let actor: String
  /// When, as an ISO 8601 time.
  public let time: String
  /// The step left.
  public let from: ProcedureStep
  /// The step entered.
  public let to: ProcedureStep
  /// Why; required for a move backwards, else it may be empty.
  public let reason: String
  /// The fingerprint of the data at that time.
  public let fingerprint: String
}

/// The state of a study with its log: every earlier state stays readable.
///
/// `draft → train → practice → readiness → round 1 open → round 1 closed → feedback → round 2 open
/// → … → evaluation → recommended → adopted → published`. A closed round leads to feedback or, after
/// the last one, to the evaluation. Backward moves reopen a round, void one (back to the round
/// before, or to readiness) or retrain; each needs a reason. Nothing moves back from an adopted cut:
/// a later change is a new record of adoption.
public struct Procedure: Sendable, Hashable {
  /// How many rounds are planned.
  public let plannedRounds: Int
  /// Where the study stands.
  public private(set) var step: ProcedureStep
  /// The transitions, oldest first.
  public private(set) var log: [ProcedureRecord]

  /// A study at its start.
  ///
  /// - Parameter plannedRounds: How many rounds are planned, 1 or more; less is a mistake of the caller
  ///   and traps.
  public init(plannedRounds: Int) {
    precondition(plannedRounds > 0, "a study has at least one round")
    self.plannedRounds = plannedRounds
    step = .draft
    log = []
  }

  /// Makes one transition and writes it to the log.
  ///
  /// - Parameters:
  ///   - next: The step to enter.
  ///   - actor: Who makes the transition.
  ///   - time: When.
  ///   - reason: Why; required for a move backwards.
  ///   - fingerprint: The fingerprint of the data.
  ///   - gate: The readiness gate, needed to open round 1 for the first time.
  /// - Throws: A finding when the transition is not legal, lacks its reason, or the gate is shut.
  public mutating func move(
    to next: ProcedureStep,
    actor: String,
    time: String,
    reason: String = "",
    fingerprint: String,
    gate: GateResult? = nil
  ) throws(PanelFinding) {
    func refusal(_ code: String, _ rule: String, _ remedy: String) -> PanelFinding {
      let place = PanelFinding.Place(other: "procedure, \(step.words)")
      return PanelFinding(
        .error,
        code: code,
        place: place,
        value: next.words,
        rule: rule,
        remedy: remedy
      )
    }
    let isForward = forwardSteps.contains(next)
    guard isForward || backwardSteps.contains(next) else {
      let legal = forwardSteps.map(\.words).joined(separator: " or ")
      throw refusal(
        "transition",
        "there is no such transition",
        legal.isEmpty ? "the study is finished" : "go on with \(legal)"
      )
    }
    if !isForward, reason.visibleCount == 0 {
      throw refusal("transition-reason", "a move backwards needs a reason", "type the reason")
    }
    if step == .readiness, next == .roundOpen(1) {
      guard let gate, gate.isOpen else {
        let lines = gate.map { $0.sentences.joined(separator: " ") } ?? "no answers are on file"
        throw refusal(
          "gate-shut",
          "round 1 opens only when every panelist is ready (\(lines))",
          "retrain and ask again, exclude with a reason, or override with a reason"
        )
      }
    }
    log.append(
      ProcedureRecord(
        actor: actor,
        time: time,
        from: step,
        to: next,
        reason: reason,
        fingerprint: fingerprint
      )
    )
    step = next
  }

  /// The steps that follow without a reason.
  public var forwardSteps: [ProcedureStep] {
    switch step {
    case .draft: [.train]
    case .train: [.practice]
    case .practice: [.readiness]
    case .readiness: [.roundOpen(1)]
    case .roundOpen(let round): [.roundClosed(round)]
    case .roundClosed(let round):
      round < plannedRounds ? [.feedback(round)] : [.evaluation, .feedback(round)]
    case .feedback(let round): round < plannedRounds ? [.roundOpen(round + 1)] : [.evaluation]
    case .evaluation: [.recommended]
    case .recommended: [.adopted]
    case .adopted: [.published]
    case .published: []
    }
  }

  /// The steps back, each of which needs a reason.
  public var backwardSteps: [ProcedureStep] {
    switch step {
    case .draft, .adopted, .published: []
    case .train: [.draft]
    case .practice: [.train]
    case .readiness: [.train, .practice]
    case .roundOpen(let round): [beforeRound(round)]
    case .roundClosed(let round), .feedback(let round): [.roundOpen(round), beforeRound(round)]
    case .evaluation:
      [.roundOpen(plannedRounds), beforeRound(plannedRounds)]
    case .recommended:
      [.evaluation, .roundOpen(plannedRounds), beforeRound(plannedRounds)]
    }
  }

  private func beforeRound(_ round: Int) -> ProcedureStep {
    round == 1 ? .readiness : .roundClosed(round - 1)
  }
}
