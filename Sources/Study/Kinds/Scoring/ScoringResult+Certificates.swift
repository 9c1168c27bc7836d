// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import ExactArithmetic
import Matching

/// The certificate of an applicant's score: what it is made of, how firm the rank is, what would change it.
extension ScoringResult {
  func certificate(_ unit: Unit) -> Certificate {
    let score = unit.score
    return Certificate(
      unit: name(unit),
      subject: "Applicant",
      outcome: score.score == nil ? .unknown(.missing) : .met,
      whyOpen: score.reasons,
      firmness: firmness(unit.band),
      result: result(unit),
      rule: "Score = sum of weight times mean of raters over the weight present, on a scale from "
        + "\(sheet.scale.lowerBound) to \(sheet.scale.upperBound); at least "
        + "\((sheet.leastShare * 100).text(places: 1)) % of the weight must be present. Weights: "
        + "\(sheet.weightSource).",
      certainty: certainty(unit),
      flips: [],
      figures: figures(unit),
      rulePath: zip(sheet.criteria, score.parts).map { criterion, part in
        RuleStep(
          step: "\(criterion.label), weight \(criterion.weight)",
          value: part.mean.map { "\($0.text(places: 2)), mean of \(part.raters)" }
            ?? "\(part.raters) of \(criterion.requiredRaters) raters",
          source: file
        )
      },
      evidence: [
        EvidenceItem(
          name: file,
          value: "\(score.parts.reduce(0) { $0 + $1.raters }) ratings of the applicant",
          source: kind.source,
          date: kind.date,
          quality: "as rated"
        )
      ],
      notInThis: [
        "whether a criterion predicts success in training",
        "the order inside a group: a person sets it",
        "free text of raters, which is not read",
      ],
      challenge:
        "An applicant can ask which criteria were rated, and have a wrong rating corrected.",
      marks: kind.marks
    )
  }

  /// A repetition is another set of raters and weights that gives the same rank.
  private func firmness(_ band: RankBands.Band?) -> Firmness {
    guard let band else { return .undetermined }
    return band.sameRank >= 0.95 ? .firm : .borderline
  }

  private func result(_ unit: Unit) -> String {
    let program = unit.program.scores.program
    guard let score = unit.score.score, let band = unit.band else {
      return "\(program) has no score of the applicant: "
        + unit.score.reasons.joined(separator: "; ") + "."
    }
    return "\(program) scores the applicant \(score.text(places: 3)): rank \(band.rank) of "
      + "\(unit.program.bands.bands.count), group \(band.group)."
  }

  private func certainty(_ unit: Unit) -> [String] {
    guard let band = unit.band else { return ["There is no rank without a score."] }
    return [
      "The rank moves from \(Self.words(band)): \(bandWords), weights drawn with concentration "
        + "\(kind.settings.bands.concentration.text(places: 1)).",
      "\((band.sameRank * 100).text(places: 1)) in 100 resamples give the same rank.",
    ] + unit.program.scores.cautions
  }

  private func figures(_ unit: Unit) -> [Figure] {
    guard let score = unit.score.score, let band = unit.band else { return [] }
    return [
      Figure(
        key: "score",
        label: "Score",
        text: score.text(places: 3),
        exact: score.description,
        unit: "steps of the scale",
        error: "see the band of the rank"
      ),
      Figure(
        key: "rank",
        label: "Rank",
        text: String(band.rank),
        exact: String(band.rank),
        unit: "place",
        error: "\(Self.words(band)), \(bandWords)"
      ),
    ]
  }
}
