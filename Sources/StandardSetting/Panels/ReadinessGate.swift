// SPDX-License-Identifier: Apache-2.0

/// A panelist's answer to one gate question.
public struct ReadinessAnswer: Sendable, Hashable {
  /// The panelist's key.
  public let panelist: String
  /// The question's key.
  public let question: String
  /// Whether the panelist answered *ready*.
  public let isReady: Bool

  /// An answer.
  ///
  /// - Parameters:
  ///   - panelist: The panelist's key.
  ///   - question: The question's key.
  ///   - isReady: Whether the panelist answered *ready*.
  public init(panelist: String, question: String, isReady: Bool) {
    self.panelist = panelist
    self.question = question
    self.isReady = isReady
  }
}

/// The rule that round 1 opens only when every panelist has said to be ready.
///
/// It holds for one panel and one method. A panelist who never answered counts as not ready. Of
/// several answers to the same question the last one holds, so a second survey after retraining is
/// simply appended.
public struct ReadinessGate: Sendable, Hashable {
  /// The panel's key.
  public let panel: String
  /// The method's key.
  public let method: String
  /// The gate questions.
  public let questions: [String]
  /// All invited panelists of the panel.
  public let panelists: [String]

  /// A gate.
  ///
  /// - Parameters:
  ///   - panel: The panel's key.
  ///   - method: The method's key.
  ///   - questions: The gate questions; with none, the gate is open.
  ///   - panelists: All invited panelists of the panel.
  public init(panel: String, method: String, questions: [String], panelists: [String]) {
    self.panel = panel
    self.method = method
    self.questions = questions
    self.panelists = panelists
  }

  /// Decides whether round 1 may open.
  ///
  /// - Parameters:
  ///   - answers: The answers, oldest first.
  ///   - excluded: Panelists who are excluded; the gate does not wait for them.
  ///   - override: A facilitator's decision to open the gate all the same.
  /// - Returns: Whether the gate is open, with every block.
  public func evaluate(
    _ answers: [ReadinessAnswer],
    excluded: Set<String> = [],
    override: GateOverride? = nil
  ) -> GateResult {
    var last: [String: [String: Bool]] = [:]
    for answer in answers { last[answer.panelist, default: [:]][answer.question] = answer.isReady }
    var blocks: [GateResult.Block] = []
    for panelist in panelists where !excluded.contains(panelist) {
      for question in questions where last[panelist]?[question] != true {
        blocks.append(
          GateResult.Block(
            panelist: panelist,
            question: question,
            isMissing: last[panelist]?[question] == nil
          )
        )
      }
    }
    return GateResult(panel: panel, method: method, blocks: blocks, override: override)
  }
}

/// A decision to open a gate that is not met, with its reason.
public struct GateOverride: Sendable, Hashable {
  /// Why, as typed; it is printed in the report.
  public let reason: String
  /// Who decided, as a role or key.
  public let actor: String
  /// When, as an ISO 8601 time.
  public let time: String

  /// An override.
  ///
  /// - Parameters:
  ///   - reason: Why.
  ///   - actor: Who decided.
  ///   - time: When.
  /// - Throws: A finding when the reason or the actor is blank.
  public init(reason: String, actor: String, time: String) throws(PanelFinding) {
    guard reason.visibleCount > 0, actor.visibleCount > 0 else {
      throw PanelFinding(
        .error,
        code: "gate-override",
        place: .init(other: "readiness gate"),
        rule: "an override has a reason and an actor",
        remedy: "type the reason; it is printed in the report"
      )
    }
    self.reason = reason
    self.actor = actor
    self.time = time
  }
}

/// Whether a gate is open, who keeps it shut, and what was decided about it.
public struct GateResult: Sendable, Hashable {
  /// A question that keeps the gate shut.
  public struct Block: Sendable, Hashable {
    /// The panelist's key.
    public let panelist: String
    /// The question's key.
    public let question: String
    /// Whether there is no answer at all, rather than a *no*.
    public let isMissing: Bool
  }

  /// The panel's key.
  public let panel: String
  /// The method's key.
  public let method: String
  /// What keeps the gate shut, in panel order.
  public let blocks: [Block]
  /// The override, if there is one.
  public let override: GateOverride?

  /// Whether round 1 may open.
  public var isOpen: Bool { blocks.isEmpty || override != nil }

  /// The state of the gate and every block and override, as sentences for the report.
  public var sentences: [String] {
    let head = "Readiness gate, panel \(panel), method \(method): "
    guard !blocks.isEmpty else { return [head + "open, every panelist confirmed readiness."] }
    var result = [head + (isOpen ? "open by override." : "shut.")]
    result += blocks.map { block in
      block.isMissing
        ? "Panelist \(block.panelist) has not answered \(block.question)."
        : "Panelist \(block.panelist) is not ready on \(block.question)."
    }
    if let override {
      result.append("Override by \(override.actor) at \(override.time): \(override.reason)")
    }
    return result
  }
}

extension String {
  /// How many characters remain without white space at either end.
  var visibleCount: Int {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return 0 }
    return distance(from: first, to: last) + 1
  }
}
