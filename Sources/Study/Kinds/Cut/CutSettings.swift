// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Psychometrics
import StandardSetting

/// The parameters of a study of kind `cut`, as its author declared them.
struct CutSettings {
  let unit: String
  let test: Test
  let scale: (low: Rational, high: Rational)?
  let date: String
  let ratingScale: RatingScale
  let ranges: RatingRanges?
  let convergenceShare: Rational
  let panel: Panel
  let methods: [Method]
  let decides: String
  let rule: Rule
  let certainty: Certainty
  let conversion: Conversion
  let readiness: CutReadiness
  let exclusions: ExclusionLedger
  let leaveOut: [String]
  let adoptions: [CutAdoption]
  let candidate: CutCandidate
  let feedbackShown: [String]
  let references: [String]
  let impactUnit: String

  struct Test {
    let name: String
    let code: String
    let maximumPoints: Rational?
    let scoredItems: Int?
    let pretestItems: Int?
    let areas: [(name: String, items: String)]
  }

  struct Panel {
    let agencies: Int?
    let agencyWord: String
    let prorate: Bool
  }

  struct Rule {
    let id: String
    let version: String
    let source: String
    let statistic: PanelStatistic
    let rounding: RoundingRule
    let csem: ConditionalErrorRule?
    let csemAtRounded: Bool
    let kr20: Rational?
    let kr21: Rational?
    let offsets: [Int]
  }

  struct Certainty {
    /// `nil` asks for the exact distribution.
    let draws: Int?
    let lossFalsePositive: Rational
    let lossFalseNegative: Rational
  }

  struct Conversion {
    let assumesLinear: Bool
    let rounding: RoundingRule
    let rawScores: [Int]
  }

  /// One method of the study: its kind and the parameters of that kind, read and checked.
  struct Method {
    let id: String
    let name: String
    let kind: CutMethodKind
    let round: Int?
  }
}
