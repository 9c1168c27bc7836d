// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import ExactArithmetic
import Matching
import Policy

/// The certificate of what a screen does with one applicant, from that of the policy's own decision.
struct ScreeningCertificate {
  let analysis: ScreeningAnalysis
  let applicant: Int

  private var one: DecidedCase { analysis.policy.cases[applicant] }
  private var outcome: FilterStep { analysis.outcomes[applicant] }
  private var steps: [FilterStep] { analysis.screening.steps[applicant] }
  private var filters: [ScreenFilter] { analysis.screen.filters }

  var certificate: Certificate {
    var certificate = CaseCertificate(analysis: analysis.policy, one: one).certificate
    let isFault = if case .fault = one.outcome { true } else { false }
    if !isFault {
      certificate.outcome = decided
      certificate.result = result
      certificate.whyOpen = whyOpen
      certificate.firmness =
        outcome == .refer
        ? .undetermined : Firmness(keeping: analysis.keeping(applicant))
      if certificate.outcome != one.outcome { certificate.flips += otherFlips }
    }
    certificate.certainty = scores + applied + kept(certificate.certainty)
    certificate.rulePath += missingSteps
    certificate.figures = figures + certificate.figures
    certificate.notInThis.insert(
      "whether whoever meets the screen is interviewed: a person reads the file",
      at: 0
    )
    if analysis.settings.relief != .none {
      certificate.notInThis.append(
        "the relief for near misses in what would change the answer, which is found by the filters alone"
      )
    }
    return certificate
  }

  /// What the screen says: passes, not shown to meet, a person looks.
  static func word(_ step: FilterStep) -> String {
    switch step {
    case .pass: "passes the screen"
    case .refer: "referred to a person"
    case .drop: "not shown to meet the screen"
    }
  }

  private var decided: Outcome {
    switch outcome {
    case .pass: .met
    case .drop: .notMet
    case .refer:
      if case .unknown(let kind) = one.outcome { .unknown(kind) } else { .unknown(.judgment) }
    }
  }

  /// The filters that make the outcome what it is, in words.
  private var deciding: [String] {
    filters.indices.filter { steps[$0] == outcome }.map {
      "\(filters[$0].label) \(filters[$0].words)"
    }
  }

  private var result: String {
    let unit = one.unit
    switch outcome {
    case .pass: return "\(unit) passes the screen \u{201C}\(analysis.kind.screen.decision)\u{201D}."
    case .refer: return "\(unit) is referred to a person: \(deciding.joined(separator: "; "))."
    case .drop:
      return "\(unit) is not shown to meet the screen: \(deciding.joined(separator: "; "))."
    }
  }

  private var whyOpen: [String] {
    guard outcome == .refer else { return [] }
    return filters.indices.filter { steps[$0] == .refer }.map { place in
      let filter = filters[place]
      let why =
        analysis.declared.steps[applicant][place] == .drop
        ? "is a near miss, and near misses go to a person"
        : filter.severity == .review && answer(place) == .notMet
          ? "is not met, and its severity is `review`: a person looks" : "cannot be told"
      return "\(filter.label) \(why)"
    }
  }

  /// The filter's own answer, before its missing rule.
  private func answer(_ place: Int) -> Truth? {
    let members = one.record.root?.members ?? []
    return members.indices.contains(place) ? members[place].counted.truth : nil
  }

  /// What the missing rules and the relief did for this applicant.
  private var applied: [String] {
    var sentences = filters.indices.compactMap { place -> String? in
      guard answer(place) == .unknown else { return nil }
      return "\(filters[place].label) is unknown; the screen's rule for that: "
        + "\(analysis.kind.screen.missingWords(place))."
    }
    for miss in analysis.nearMisses(of: applicant)
    where miss.step(analysis.settings.relief) != .drop {
      sentences.append("A near miss in \(filters[miss.filter].label): \(analysis.reliefWords).")
    }
    return sentences.uniqued
  }

  private func setting(_ fact: String) -> ScoreSetting? {
    analysis.settings.scores.first { $0.fact == fact }
  }

  /// What the policy's own certificate says of certainty, without what the screen says otherwise.
  private func kept(_ sentences: [String]) -> [String] {
    sentences.filter { sentence in
      if sentence == CaseWords.undecided { return outcome == .refer }
      return sentence != CaseWords.withoutError || analysis.standings[applicant].isEmpty
    }
  }

  /// The missing rules as the last steps of the rule.
  private var missingSteps: [RuleStep] {
    filters.indices.filter { answer($0) == .unknown }.map { place in
      RuleStep(
        step: "\(filters[place].label) is unknown: \(analysis.kind.screen.missingWords(place))",
        value: analysis.declared.steps[applicant][place].outcomeWord,
        source: "\(StudyDocument.fileName), filters"
      )
    }
  }

  /// How sure a score is beside its cut.
  private var scores: [String] {
    analysis.standings[applicant].compactMap { standing in
      guard let setting = setting(standing.fact) else { return nil }
      let reaches = standing.score >= standing.cut ? "reaches" : "is below"
      let difference = (standing.standardError.double * 2.0.squareRoot()).text(places: 1)
      return "\(standing.fact) \(standing.score) \(reaches) \(standing.cut); in "
        + "\((standing.probability * 100).text(places: 0)) of 100 such cases the true score is at "
        + "least \(standing.cut) (standard error \(standing.standardError), \(setting.source); "
        + "\(setting.model)). Two such scores differ by a standard error of \(difference)."
    }
  }

  private var figures: [Figure] {
    analysis.standings[applicant].map { standing in
      Figure(
        key: "reaches-\(standing.fact)-\(filters[standing.filter].label.filter(\.isLetterOrDigit))",
        label: "Probability that the true \(standing.fact) is at least \(standing.cut)",
        text: standing.probability.text(places: 4),
        unit: "",
        error: setting(standing.fact).map { "computed from \($0.source), \($0.model)" } ?? ""
      )
    }
  }

  /// What would change the outcome where a missing rule, a severity or a relief made it, and not the
  /// policy alone.
  private var otherFlips: [Flip] {
    let alternatives = analysis.standings[applicant].filter { standing in
      steps[standing.filter] == .drop && answer(standing.filter) == .unknown
    }
    return alternatives.map { standing in
      Flip(
        change: "\(standing.fact) \(standing.cut)",
        result: "passes \(filters[standing.filter].label)",
        kind: .different
      )
    }
      + (outcome == .refer
        ? [Flip(change: "a person's look at the file", result: "decided by that person")] : [])
  }
}

extension FilterStep {
  /// What a filter came to.
  fileprivate var outcomeWord: String {
    switch self {
    case .pass: "passes"
    case .refer: "a person looks"
    case .drop: "not shown to be met"
    }
  }
}

extension Character {
  fileprivate var isLetterOrDigit: Bool { isLetter || isNumber }
}
