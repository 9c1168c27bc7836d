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
  /// The id of the method that decides.
  let decides: String
  let rule: Rule
  let certainty: Certainty
  let conversion: Conversion
  let record: CutRecord
  /// Panelists a reader wants to see the cut without; a question, not a record.
  let leaveOut: [String]

  struct Test {
    let name: String
    let code: String
    let maximumPoints: Rational?
    let scoredItems: Int?
    let pretestItems: Int?
    let shownItems: Int?
    /// How the test is scored, when the study declares it.
    let scoring: Scoring?
    let areas: [(name: String, items: String)]
  }

  /// How a test gives points: Lord's error holds for the first way only.
  enum Scoring: String, CaseIterable {
    case numberRight = "number-right"
    case points
  }

  struct Panel {
    let agencies: Int?
    let agencyWord: String
    let incomplete: PanelDesign.IncompleteRule
    /// When each round took judgments.
    let windows: [Int: RoundWindow]
  }

  struct Rule {
    let id: String
    let version: String
    let source: String
    let statistic: PanelStatistic
    let rounding: RoundingRule
    let csem: ConditionalErrorRule?
    /// Whether the CSEM is taken at the rounded cut.
    let isAtRoundedCut: Bool
    let offsets: [Int]

    var cut: CutRule { CutRule(statistic: statistic, rounding: rounding) }
  }

  struct Certainty {
    /// How many draws a resampling takes where it is not exact.
    let draws: Int
    let isExact: Bool
    let lossFalsePositive: Rational
    let lossFalseNegative: Rational
  }

  struct Conversion {
    let assumesLinear: Bool
    let rounding: RoundingRule
    let rawScores: [Int]
  }

  /// One method of the study: its kind and what that kind needs to know.
  struct Method {
    let id: String
    let name: String
    let kind: CutMethodKind
    /// The round whose judgments count; `nil` takes the last.
    let round: Int?
    let options: CutMethodOptions
  }

  /// The deciding method.
  var deciding: Method? { methods.first { $0.id == decides } }
}

/// The kinds of method a cut study may use.
enum CutMethodKind: String, CaseIterable {
  case angoffProbability = "angoff-probability"
  case angoffYesNo = "angoff-yes-no"
  case angoffExtended = "angoff-extended"
  case ebel
  case nedelsky
  case borderlineGroup = "borderline-group"
  case borderlineRegression = "borderline-regression"
  case contrastingMidpoint = "contrasting-midpoint"
  case contrastingNormal = "contrasting-normal"
  case contrastingLogistic = "contrasting-logistic"
  case contrastingMisclassification = "contrasting-misclassification"
  case contrastingYouden = "contrasting-youden"
  case bodyOfWork = "body-of-work"
  case hofstee
  case beuk
  case deGruijter = "de-gruijter"

  /// Whether the cut is a statistic over panelists' item judgments or totals.
  var isAngoff: Bool {
    switch self {
    case .angoffProbability, .angoffYesNo, .angoffExtended: true
    default: false
    }
  }

  /// Whether each panelist has a cut of their own, of which the panel's is a statistic.
  var hasPanelistCuts: Bool { isAngoff || self == .ebel || self == .nedelsky }

  /// The evidence the method cannot do without; the Angoff family takes either of two roles.
  var roles: [String] {
    switch self {
    case .angoffProbability, .angoffYesNo, .angoffExtended: []
    case .ebel: ["ebel-cells", "ebel-judgments"]
    case .nedelsky: ["nedelsky"]
    case .borderlineGroup, .contrastingMidpoint, .contrastingNormal, .contrastingLogistic,
      .contrastingMisclassification, .contrastingYouden:
      ["classified"]
    case .borderlineRegression: ["stations"]
    case .bodyOfWork: ["folders"]
    case .hofstee, .beuk, .deGruijter: ["compromise", "scores"]
    }
  }
}

/// What single method kinds need to know beside the evidence.
struct CutMethodOptions {
  /// Borderline and contrasting groups: whether the median or the mean of scores counts.
  let usesMedian: Bool
  /// Contrasting groups, body of work: the words of the groups.
  let qualified: String
  let notQualified: String
  let borderline: String
  /// Borderline regression: the global rating that means borderline.
  let borderlineRating: Rational
  /// Body of work: the boundary's upper level.
  let level: Int
  /// Contrasting groups, normal: weights of not qualified and qualified.
  let weights: (notQualified: Rational, qualified: Rational)
  /// Compromise methods: whether rates are percentages and cuts raw.
  let ratesInPercent: Bool
}
