// SPDX-License-Identifier: Apache-2.0
import Decisions
import ExactArithmetic
import NumericsCore
import Reporting
import StandardSetting

/// The facts of the test, the panel and the procedure, and the answer in one sentence.
extension CutReportBuilder {
  var test: CutReportContent.TestFacts {
    .init(
      name: settings.test.name,
      code: settings.test.code,
      maximumPoints: analysis.maxPoints?.description ?? "not declared",
      scoredItems: settings.test.scoredItems,
      pretestItems: settings.test.pretestItems,
      areas: settings.test.areas.map { .init(name: $0.name, items: $0.items) },
      scale: settings.scale.map { "\($0.low) to \($0.high)" } ?? ""
    )
  }

  var answer: String {
    let rounding = settings.rule.rounding.short
    let unrounded = analysis.unrounded.text(places: 2)
    var cut = "the cut \(analysis.functional)"
    if let points = analysis.maxPoints { cut += " of \(points) raw points" }
    if analysis.conversion != nil {
      cut += ", scale score \(CutTables(analysis: analysis).scale(of: analysis.functional))"
    }
    guard let panel = analysis.panel else {
      return "\(analysis.result.method.name) gives \(unrounded) (\(errorWords)); \(rounding), that "
        + "is \(cut)." + otherSamples
    }
    let error =
      panel.deciding.summary.standardErrorOfJudgment.value == nil
      ? "" : " (\(panel.statisticError))"
    let text =
      "The panel's \(panel.rule.statistic.words) of \(unrounded)\(error), \(rounding), "
      + "gives \(cut)."
    return text + otherSamples
  }

  /// What other such samples would give, as a sentence behind the answer.
  private var otherSamples: String {
    guard let repetition = analysis.repetition else { return "" }
    let run = repetition.run
    return " Of 100 such \(repetition.drawn), \((run.probability * 100).text(places: 0)) would "
      + "give a cut from \(run.lower) to \(run.upper)."
  }

  /// The standard error of the cut in a few words.
  private var errorWords: String {
    switch analysis.standardError {
    case .estimated(let value, _): "SE \(value.text(places: 2))"
    default: analysis.standardError.sentence
    }
  }

  var recommendation: CutReportContent.Recommendation {
    let summary = CutSummary(analysis: analysis)
    return .init(
      cut: analysis.functional.description,
      passingScore: analysis.conversion == nil
        ? "" : CutTables(analysis: analysis).scale(of: analysis.functional),
      unrounded: analysis.unrounded.text(places: 2),
      figures: summary.figures.filter { figure in
        // Without a reporting scale there is no passing score to be published.
        !figure.key.hasPrefix("probability-of")
          && (figure.key != "scaled" || analysis.conversion != nil)
      },
      steps: certificate.rulePath
    )
  }

  var panelFacts: CutReportContent.PanelFacts {
    .init(
      panelists: analysis.panel?.deciding.summary.n ?? analysis.result.panelistCuts.count,
      agencies: settings.panel.agencies,
      agencyWord: settings.panel.agencyWord,
      judged: analysis.panel == nil ? JudgedEvidence(analysis: analysis).sentence : "",
      sentences: parts.demographics?.sentences ?? []
    )
  }

  var procedure: CutReportContent.ProcedureFacts {
    let n = analysis.panel?.deciding.summary.n
    let rule = analysis.method.kind.isAngoff ? analysis.convergenceRule : nil
    return .init(
      method: analysis.method.name,
      hasPanelistCuts: analysis.panel != nil,
      question: analysis.method.kind.question,
      rounds: analysis.panel?.rounds.count ?? 1,
      ratingValues: ratingWords,
      ranges: rule.map { rule in
        rule.ranges.ranges.map { "\($0.name) \($0.lower) to \($0.upper)" }.joined(separator: ", ")
      },
      statistic: settings.rule.statistic.words,
      roundingSentence: settings.rule.rounding.sentence,
      convergenceShare: rule.map { _ in
        settings.convergenceShare == Rational(2, 3)
          ? "two thirds" : settings.convergenceShare.description
      },
      convergenceCount: rule.flatMap { rule in n.map { "\(rule.needed(of: $0)) of \($0)" } },
      training: part(
        record.remarks.isEmpty ? nil : record.remarks.joined(separator: " "),
        "not on record"
      ),
      readiness: readiness,
      feedback: part(
        record.feedbackShown.isEmpty ? nil : record.feedbackShown.joined(separator: "; "),
        "not on record"
      ),
      isTotalsOnly: analysis.panel?.source.map { $0.rounds == nil } ?? false
    )
  }

  private var ratingWords: String? {
    guard analysis.method.kind.isAngoff else { return nil }
    guard let values = settings.ratingScale.values, values.count <= 25 else {
      return "0 to \(settings.ratingScale.maximum)"
    }
    let texts = values.map(\.description)
    return texts.dropLast().joined(separator: ", ") + " and " + (texts.last ?? "")
  }

  var readiness: Part<String> {
    if let gate = analysis.gate {
      return .present(
        gate.sentences.isEmpty
          ? "Every panelist answered yes to every question on readiness."
          : gate.sentences.joined(separator: " ")
      )
    }
    return part(record.readiness.statement, "no answers are on file")
  }
}

extension CutMethodKind {
  /// What a judge is asked, as a sentence.
  var question: String {
    switch self {
    case .angoffProbability:
      "How likely is it that a just qualified candidate answers the item correctly?"
    case .angoffYesNo: "Would a just qualified candidate answer the item correctly?"
    case .angoffExtended: "How many points would a just qualified candidate get on the item?"
    case .ebel: "What share of the items of a cell would a just qualified candidate get right?"
    case .nedelsky: "Which options would a just qualified candidate rule out?"
    case .borderlineGroup: "Which candidates are borderline?"
    case .borderlineRegression: "How good was the performance at the station as a whole?"
    case .contrastingMidpoint, .contrastingNormal, .contrastingLogistic,
      .contrastingMisclassification, .contrastingYouden:
      "Is the candidate qualified?"
    case .bodyOfWork: "Which level does the whole folder of work show?"
    case .hofstee: "What are the lowest and highest acceptable cut and fail rate?"
    case .beuk, .deGruijter: "Which cut is right, and which pass rate do you expect?"
    }
  }
}

extension RoundingRule {
  /// The rule in two words, beside a number that it decides.
  fileprivate var short: String {
    switch self {
    case .ceil: "rounded up"
    case .floor: "rounded down"
    case .nearestHalfUp, .nearestHalfDown, .nearestHalfEven: "rounded to the nearest whole number"
    case .none: "not rounded"
    }
  }
}
