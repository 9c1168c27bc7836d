// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

extension ReportFacts {
  /// The facts that a text states.
  ///
  /// - Parameter text: A report.
  public init(reading text: ReportText) {
    self = ReportFacts().completed(by: text)
  }

  /// The facts with every empty field read from a text.
  ///
  /// - Parameter text: A report.
  /// - Returns: The stated values first, the text's figures where nothing was stated.
  public func completed(by text: ReportText) -> ReportFacts {
    let running = RunningText(text)
    var facts = self
    if facts.scale == nil { facts.scale = ScaleReading(running).range }
    if facts.rounds.isEmpty { facts.rounds = JudgmentReading(text).rounds }
    if facts.ratingStep == nil { facts.ratingStep = RatingScaleReading.step(running) }
    if facts.agencies.isEmpty { facts.agencies = ParticipantReading.agencies(text) }
    let bands = BandReading(text)
    if facts.bands == nil { facts.bands = bands.bands }
    if facts.conversion.isEmpty { facts.conversion = bands.pairs }
    if facts.claims.isEmpty { facts.claims = ClaimReading(running, facts: facts).claims }
    if facts.maximumPoints == nil {
      facts.maximumPoints = facts.claims.first { $0.kind == .maximumPoints }?.value
    }
    if facts.items == nil { facts.items = ItemReading(running).counts }
    if facts.passingScores.isEmpty {
      facts.passingScores = PassingScoreList(text, scale: facts.scale).rows
    }
    if facts.responses.isEmpty {
      facts.responses = ResponseReading(text, respondents: facts.panelSize).tables
    }
    return facts
  }
}
