// SPDX-License-Identifier: Apache-2.0
import Decisions
import ExactArithmetic
import Graphics
import Matching

/// Puts scores into certificates, letters to applicants, tables, charts and a report.
struct ScoringResult {
  let kind: ScoringKind
  let analysis: ScoringAnalysis
  let file: String
  let document: StudyDocument

  /// An applicant of a program, in the order of programs and names.
  struct Unit {
    let program: ScoringAnalysis.Program
    let score: ApplicantScore
    let band: RankBands.Band?
  }

  var sheet: ScoringSheet { analysis.sheet }

  var units: [Unit] {
    analysis.programs.flatMap { program in
      let bands = Dictionary(
        uniqueKeysWithValues: program.bands.bands.map { ($0.applicant, $0) }
      )
      return program.scores.applicants.map {
        Unit(program: program, score: $0, band: bands[$0.applicant])
      }
    }
  }

  func result() -> StudyResult {
    let units = units
    return StudyResult(
      certificates: units.map(certificate),
      values: units.map { $0.score.score?.text(places: 3) ?? "" },
      letters: units.map { (name($0), letter($0)) },
      headline: headline,
      summary: [headline] + analysis.programs.map(sentence),
      figures: figures,
      tables: tables,
      charts: charts,
      report: report,
      rule: .init(id: "scoring", version: "1", text: ruleText),
      warnings: warnings,
      usedSeed: true,
      details: [
        .init(name: "rank", cells: units.map { $0.score.rank.map(String.init) ?? "" }),
        .init(name: "group", cells: units.map { $0.band.map { String($0.group) } ?? "" }),
      ],
      outcomeWord: { _ in "scored" }
    )
  }

  /// The unit's name: the applicant, behind the program where there are several.
  func name(_ unit: Unit) -> String {
    analysis.programs.count == 1
      ? unit.score.applicant : "\(unit.program.scores.program) \(unit.score.applicant)"
  }

  /// What an applicant may read; it names no rater and nobody else.
  private func letter(_ unit: Unit) -> String {
    ([document.title, ""] + unit.program.scores.notice(for: unit.score.applicant))
      .joined(separator: "\n") + "\n"
  }

  private var headline: String {
    let scored = units.count { $0.score.score != nil }
    let ordered = analysis.programs.count { $0.ordered != nil }
    let lists =
      ordered == 0
      ? "no order is set by a person yet" : "\(ordered) of \(analysis.programs.count) lists ordered"
    return "\(kind.title): \(scored) of \(units.count) applicants scored; \(lists)"
  }

  func sentence(_ program: ScoringAnalysis.Program) -> String {
    let groups = program.draft.groups.count
    let order =
      program.ordered.map { "in the order of \($0.person), \($0.date)" }
      ?? "no order inside them is set"
    return "\(program.scores.program): \(program.bands.bands.count) scored in \(groups) "
      + "\(groups == 1 ? "group" : "groups"), \(order); \(program.draft.unscored.count) without a score"
  }

  /// The resamples in words.
  var bandWords: String {
    let settings = kind.settings.bands
    return "5th to 95th percentile of \(settings.replicates) resamples of raters and weights, "
      + "seed \(settings.seed)"
  }

  private var ruleText: String {
    let criteria = sheet.criteria.map {
      "\($0.name) weight \($0.weight), \($0.requiredRaters) raters, missing \($0.missing.rawValue)"
    }
    return
      (criteria + [
        "scale \(sheet.scale.lowerBound)-\(sheet.scale.upperBound)",
        "at least \(sheet.leastShare) of the weight", "raters \(sheet.raterEffects.rawValue)",
        "weights: \(sheet.weightSource)",
      ]).joined(separator: "; ")
  }

  private var warnings: [RunManifest.RunWarning] {
    let centring = Set(analysis.programs.flatMap(\.scores.cautions)).sorted().map {
      RunManifest.RunWarning(code: "raters-centred", sentence: $0, place: file)
    }
    let weights =
      kind.settings.criteria.contains { $0.weight == nil }
      ? [
        RunManifest.RunWarning(
          code: "default-weights",
          sentence: "the weights are \(sheet.weightSource)",
          place: "study.yaml, parameters.criteria"
        )
      ] : []
    return weights + centring
  }

  var figures: [Figure] {
    let scored = units.count { $0.score.score != nil }
    return [
      .count("applicants", "Applicants", units.count, "applicants"),
      .count("scored", "With a score", scored, "applicants"),
      .count("insufficient", "Without", units.count - scored, "applicants"),
    ]
  }

  var charts: [any Chart] {
    analysis.programs.enumerated().map { place, program in
      RankBandChart(
        name: place == 0 ? "ranks" : "ranks-\(place + 1)",
        title: "Ranks of \(program.scores.program)",
        rows: program.bands.bands.map { band in
          func rank(_ value: Double) -> ChartNumber { ChartNumber(value, value.text(places: 1)) }
          return RankBandChart.Row(
            label: band.applicant,
            group: band.group,
            rank: ChartNumber(Double(band.rank), String(band.rank)),
            lower: rank(band.lower),
            upper: rank(band.upper)
          )
        },
        bandWords: bandWords,
        finding: sentence(program) + "."
      )
    }
  }
}
