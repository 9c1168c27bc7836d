// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic
public import Psychometrics

/// What the linter compares: the figures of a study, stated by it or read from its report.
///
/// Every field may stay empty; a rule without its figures has nothing to look at and says nothing.
/// A figure read from a text knows its lines, a figure stated by a study has none.
public struct ReportFacts: Sendable, Hashable {
  /// The test codes the study declares; empty: the code the report uses most is taken.
  public var testCodes: [String]
  /// The reporting scale.
  public var scale: ScaleRange?
  /// The panelists' scores and the printed summary, round by round.
  public var rounds: [Round]
  /// The common step of the rating scale, such as 1/20.
  public var ratingStep: Rational?
  /// The greatest raw score.
  public var maximumPoints: Rational?
  /// The number of panelists.
  public var panelSize: Int?
  /// How many items the test has.
  public var items: ItemCounts?
  /// The recommended score with its error bands (Table 4).
  public var bands: Bands?
  /// The rule of the conditional error of measurement.
  public var errorRule: ConditionalErrorRule
  /// Published pairs of raw and scaled score.
  public var conversion: [ScorePair]
  /// Panelists by agency (Table 1).
  public var agencies: [Agency]
  /// Tables of counts and percents (Table 2, Table D1).
  public var responses: [ResponseTable]
  /// The rows of a list of passing scores.
  public var passingScores: [PassingScoreRow]
  /// Statements of the recommended score.
  public var claims: [Claim]

  /// Facts, each of which may be left empty.
  public init(
    testCodes: [String] = [],
    scale: ScaleRange? = nil,
    rounds: [Round] = [],
    ratingStep: Rational? = nil,
    maximumPoints: Rational? = nil,
    panelSize: Int? = nil,
    items: ItemCounts? = nil,
    bands: Bands? = nil,
    errorRule: ConditionalErrorRule = .lord,
    conversion: [ScorePair] = [],
    agencies: [Agency] = [],
    responses: [ResponseTable] = [],
    passingScores: [PassingScoreRow] = [],
    claims: [Claim] = []
  ) {
    self.testCodes = testCodes
    self.scale = scale
    self.rounds = rounds
    self.ratingStep = ratingStep
    self.maximumPoints = maximumPoints
    self.panelSize = panelSize
    self.items = items
    self.bands = bands
    self.errorRule = errorRule
    self.conversion = conversion
    self.agencies = agencies
    self.responses = responses
    self.passingScores = passingScores
    self.claims = claims
  }
}
