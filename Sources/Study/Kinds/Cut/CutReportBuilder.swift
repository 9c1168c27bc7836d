// SPDX-License-Identifier: Apache-2.0
import Decisions
import ExactArithmetic
import Graphics
import Psychometrics
import Reporting
import StandardSetting

/// Fills the technical report from what was computed; it computes nothing.
struct CutReportBuilder {
  let analysis: CutAnalysis
  let parts: CutParts
  let certificate: CutCertificate
  let parameters: [RunManifest.ParameterRecord]
  let fingerprint: Fingerprint

  private var settings: CutSettings { analysis.settings }
  private var record: CutRecord { settings.record }

  var report: Report { CutReport(content).report }

  private var content: CutReportContent {
    var content = CutReportContent(
      test: test,
      date: settings.date,
      answer: answer,
      recommendation: recommendation,
      panel: panelFacts,
      procedure: procedure,
      fingerprint: fingerprint,
      command: "meteyard run \(analysis.document.id)"
    )
    content.marks = analysis.document.marks
    content.source = analysis.document.source
    content.agencies = part(parts.agencies, "the study names no agencies")
    content.demographics = part(
      parts.demographics?.tables.first,
      "the study has no data on backgrounds"
    )
    fillPanel(&content)
    fillErrors(&content)
    fillRecord(&content)
    content.limits = limits
    content.parameters = .present(CutTables(analysis: analysis).parameters(parameters))
    return content
  }

  private func part<Content>(_ value: Content?, _ reason: String) -> Part<Content> {
    value.map { .present($0) } ?? .absent(reason)
  }

  // MARK: - Sections

  private func fillPanel(_ content: inout CutReportContent) {
    let needsItems =
      analysis.panel == nil ? "this method has no panelists' cuts" : "needs item judgments"
    content.judgments = part(parts.table3, "this method has no panelists' cuts")
    if parts.table3 != nil { content.judgmentSummaryRows = PanelTables.summaryRows }
    content.judgmentSentences = changeSentences
    content.convergence = part(
      parts.chart("convergence"),
      analysis.panel == nil ? needsItems : "needs two rounds of panel judgments"
    )
    let plots = parts.charts.filter { $0.name.hasPrefix("item-") }
    content.itemCharts = plots.isEmpty ? .absent(needsItems) : .present(plots)
    content.itemSentences = itemSentences(plots.count)
    content.generalizability = part(parts.generalizability, needsItems)
    content.decisionStudy = parts.decisionStudy
    content.agreement = part(parts.agreement, needsItems)
    if analysis.panel == nil {
      content.methodFigures =
        MethodFigures(result: analysis.result, methodName: analysis.method.name).table
      content.errorSentences = errorSentences
    }
    content.exclusions = part(parts.exclusions, "no panelist, item or round was excluded")
    content.cutDistribution = part(parts.chart("cut-distribution"), firmnessReason)
    content.distributionSentences = distributionSentences
    content.leaveOneOutTable = part(
      parts.leaveOneOut.map { $0.isConstant("change") ? $0.without(["change"]) : $0 },
      firmnessReason
    )
    content.leaveOneOutSentences = leaveOneOutSentences
  }

  private var firmnessReason: String {
    analysis.panel == nil
      ? "this method has no panelists' cuts" : "needs at least two panelists"
  }

  private func fillErrors(_ content: inout CutReportContent) {
    content.errorBands = part(
      parts.table4,
      analysis.bandsRefusal ?? "the study declares no rule for the CSEM"
    )
    content.judgmentBands = part(parts.judgmentBands, "this method has no SEJ")
    content.bandCharts = ["near-the-line", "precision"].compactMap { parts.chart($0) }
    content.conversion = part(
      analysis.lines == nil ? nil : parts.conversion.map(conversionView),
      analysis.conversion == nil
        ? "the study has no reporting scale"
        : "no hypothesis was asked for; what is not published is not filled in"
    )
    content.methods = part(parts.comparison.first.map(comparisonView), "the study has one method")
    content.methodNotes = methodNotes
    content.methodChart = parts.chart("methods")
    content.methodCharts = parts.charts.filter {
      $0.name.hasPrefix("compromise-") || $0.name == "contrasting-groups"
    }
    content.impact = part(parts.impact, "needs test takers' scores")
    content.impactCharts = ["misclassification", "impact"].compactMap { parts.chart($0) }
    content.evaluation = part(
      parts.evaluation.map { .init(sentences: $0.sentences, tables: $0.tables) },
      "the study has no evaluation answers"
    )
    content.lintFindings = part(parts.lint, "there was nothing to check")
  }

  private func fillRecord(_ content: inout CutReportContent) {
    if let override = record.readiness.override, let gate = analysis.gate, !gate.blocks.isEmpty {
      content.overrides = [
        "The readiness gate was overridden by \(override.actor) at \(override.time): "
          + "\(override.reason)"
      ]
    }
    if !analysis.adoptions.isEmpty {
      content.adoptions = .present(
        analysis.adoptions.map { entry, record in
          .init(
            authority: record.authority,
            action: entry.action,
            raw: record.raw.description,
            scaled: record.scale.text,
            effective: record.effectiveTo.map { "\(record.effectiveFrom) to \($0)" }
              ?? "from \(record.effectiveFrom)",
            reason: record.reason.isEmpty ? "none given" : record.reason
          )
        }
      )
    }
    switch record.candidate {
    case .absent(let reason): content.candidateDescription = .absent(reason)
    case .sections(let sections):
      content.candidateDescription = .present(
        sections.map { .init(heading: $0.heading, statements: $0.statements) }
      )
    }
    content.references = record.references
    if !record.agenda.isEmpty {
      content.agenda = .present(
        ResultTable(
          name: "agenda",
          title: "Agenda",
          columns: [.init("time", head: "When"), .init("item", head: "What")],
          rows: record.agenda.map { [$0.time, $0.item] }
        )
      )
    }
  }

  // MARK: - Facts

  private var test: CutReportContent.TestFacts {
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

  private var answer: String {
    let rounding = settings.rule.rounding.short
    let unrounded = analysis.unrounded.text(places: 2)
    var cut = "the cut \(analysis.functional)"
    if let points = analysis.maxPoints { cut += " of \(points) raw points" }
    if analysis.conversion != nil {
      cut += ", scale score \(CutTables(analysis: analysis).scale(of: analysis.functional))"
    }
    guard let panel = analysis.panel else {
      return "\(analysis.result.method.name) gives \(unrounded) (\(errorWords)); \(rounding), that "
        + "is \(cut)."
    }
    let error = panel.deciding.summary.standardErrorOfJudgment.value
      .map { " (SEJ \($0.text(places: 2)))" }
    let statistic = panel.rule.statistic == .mean ? error ?? "" : ""
    var text =
      "The panel's \(panel.rule.statistic.words) of \(unrounded)\(statistic), \(rounding), "
      + "gives \(cut)."
    if let distribution = panel.distribution.value {
      let run = distribution.shortestRun()
      text +=
        " Of 100 such panels, \((run.probability * 100).text(places: 0)) would give a cut from "
        + "\(run.lower) to \(run.upper)."
    }
    return text
  }

  /// The standard error of the cut in a few words.
  private var errorWords: String {
    switch analysis.result.standardError {
    case .estimated(let value, _): "SE \(value.text(places: 2))"
    default: analysis.result.standardError.sentence
    }
  }

  private var recommendation: CutReportContent.Recommendation {
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

  private var panelFacts: CutReportContent.PanelFacts {
    .init(
      panelists: analysis.panel?.deciding.summary.n ?? analysis.result.panelistCuts.count,
      agencies: settings.panel.agencies,
      agencyWord: settings.panel.agencyWord,
      judged: analysis.panel == nil ? JudgedEvidence(analysis: analysis).sentence : "",
      sentences: parts.demographics?.sentences ?? []
    )
  }

  private var procedure: CutReportContent.ProcedureFacts {
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

  private var readiness: Part<String> {
    if let gate = analysis.gate {
      return .present(
        gate.sentences.isEmpty
          ? "Every panelist answered yes to every question on readiness."
          : gate.sentences.joined(separator: " ")
      )
    }
    return part(record.readiness.statement, "no answers are on file")
  }

  // MARK: - Sentences

  private var changeSentences: [String] {
    guard let panel = analysis.panel, let change = panel.change else { return [] }
    var sentences = [
      "From round \(panel.deciding.number - 1) to round \(panel.deciding.number), \(change.up) "
        + "panelists moved up, \(change.down) down, and "
        + "\(change.unchanged == 0 ? "none" : "\(change.unchanged)") stayed."
    ]
    if let largest = change.largest {
      let sign = largest.points > .zero ? "+" : "\u{2212}"
      sentences.append(
        "The largest change is \(largest.panelist)'s, \(sign)"
          + "\(largest.points.magnitude.text(places: 2)) points; the mean change is "
          + "\(change.meanChange.text(places: 2)), and the two rounds correlate "
          + "\(change.correlation.text(places: 2))."
      )
    }
    return sentences
  }

  private var distributionSentences: [String] {
    guard let panel = analysis.panel, let distribution = panel.distribution.value else { return [] }
    let run = distribution.shortestRun()
    let own = (distribution.probability(of: analysis.functional) * 100).text(places: 0)
    let all = (run.probability * 100).text(places: 0)
    return [
      "Of 100 panels drawn with replacement from this one, "
        + "\(own) (\(own)\u{A0}%) give \(analysis.functional), and \(all) (\(all)\u{A0}%) give a cut from "
        + "\(run.lower) to \(run.upper) (\(distribution.method.words)).",
      "Counted is the choice of panelists. Not counted are the items, the method, the facilitator "
        + "and the description of the candidate.",
    ]
  }

  private var leaveOneOutSentences: [String] {
    guard let panel = analysis.panel, let view = panel.leaveOneOut.value else { return [] }
    let rule = settings.rule.rounding
    let range = view.range(rule)
    let movers = view.movers.map { "without \($0.panelist) it is \($0.cut(rule))" }
    var sentences = [
      movers.isEmpty
        ? "No single panelist moves the cut."
        : "The cut moves with single panelists: \(movers.joined(separator: ", "))."
    ]
    sentences.append("Over all single removals the cut lies from \(range.lower) to \(range.upper).")
    return sentences
  }

  private var limits: [String] {
    var limits = analysis.result.assumptions
    limits += analysis.result.flags.map(\.sentence)
    limits += analysis.refusals
    if let source = analysis.panel?.source, source.rounds == nil {
      limits.append(
        "Only panelists' totals are on file: feedback by item, edits, generalizability and agreement "
          + "need item judgments."
      )
    }
    if analysis.nearTheLine != nil {
      limits.append("Near the line: \(NearTheLine.assumption).")
    }
    return limits
  }

  /// The standard error of a cut without a panel, and what it counts.
  private var errorSentences: [String] {
    switch analysis.result.standardError {
    case .estimated(let value, let kind):
      [
        "The standard error of the cut is \(value.text(places: 2)) raw points (\(kind.name)). It "
          + "counts this: \(kind.counts). Not counted are the choice of method, the test form and the "
          + "description of the candidate."
      ]
    default: ["The standard error of the cut: \(analysis.result.standardError.sentence)."]
    }
  }

  /// How many items converged, and which of them have a figure.
  private func itemSentences(_ plots: Int) -> [String] {
    guard plots > 0, let table = parts.feedback, let panel = analysis.panel else { return [] }
    let number = panel.deciding.number
    let all = table.rows.count
    func converged(_ column: String) -> Int {
      table.cells(column).count { $0 == ConvergenceVerdict.converged.words }
    }
    var text = ""
    if analysis.convergenceRule != nil {
      text =
        "After round \(number), \(converged("round-\(number)-result")) of \(all) items have "
        + "converged"
      text += number > 1 ? "; after round 1 it was \(converged("round-1")). " : ". "
    }
    return [
      text + "The \(plots) items with the widest spread are drawn here; all items stand in "
        + "tables/convergence.csv of the run folder."
    ]
  }

  /// What must be read with single methods: their flags, and the methods that gave no cut.
  private var methodNotes: [String] {
    guard let comparison = analysis.comparison else { return analysis.refusals }
    return comparison.lines.flatMap { line in
      line.result.flags.map { flag in
        "\(line.label): \(flag.sentence.replacing("`", with: ""))."
      }
    } + analysis.refusals
  }

  /// The comparison without what the method's name says and what belongs to files.
  private func comparisonView(_ table: ResultTable) -> ResultTable {
    let failed = zip(table.cells("method"), table.cells("failed")).filter { $1 != "0" }
    let failures = failed.map { "\($0): \($1)" }.joined(separator: "; ")
    return table.without(
      ["kind", "own-se", "own-se-kind", "failed"],
      notes: table.notes
        + (failed.isEmpty ? [] : ["Resamples that gave no cut, left out: \(failures)."]) + [
          "The methods' own standard errors stand in tables/method-comparison.csv, their pairwise "
            + "differences in tables/method-differences.csv."
        ]
    )
  }

  /// The rows from the lowest to the highest published pair; the hypothesis says least elsewhere.
  private func conversionView(_ table: ResultTable) -> ResultTable {
    let published = table.cells("scale").indices.filter {
      table.rows[$0][1] != "not published"
    }
    guard let first = published.first, let last = published.last else { return table }
    return table.rows(
      first..<last + 1,
      note: "Other raw scores stand in tables/raw-to-scale.csv of the run folder."
    )
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
