// SPDX-License-Identifier: Apache-2.0
public import Decisions
public import Graphics

/// All that the technical report of a standard-setting study says, computed and put in words.
///
/// The report lays these parts out in its fixed order and supplies the sentences that hold for
/// every study. It computes nothing: a number stands here as it is printed. Each part that a study
/// lacks carries the reason, and the report prints the reason instead.
public struct CutReportContent: Sendable {
  /// The test.
  public var test: TestFacts
  /// When the study took place, in words: `January 2014`.
  public var date: String
  /// Words such as `simulated` or `example`; empty when the evidence is real.
  public var marks: [String] = []
  /// The fingerprint of the run.
  public var fingerprint: Fingerprint
  /// The command that recomputes the run.
  public var command: String

  /// Where the evidence comes from, as it stands behind a colon; empty when not told.
  public var source: String = ""
  /// The first sentence: mean, cut, scaled score and the range of such panels.
  public var answer: String
  /// The recommended cut.
  public var recommendation: Recommendation
  /// Who judged.
  public var panel: PanelFacts
  /// How they judged.
  public var procedure: ProcedureFacts

  /// Table 1: panelists by agency.
  public var agencies: Part<ResultTable> = .absent("the study names no agencies")
  /// Table 2: panelists by background.
  public var demographics: Part<ResultTable> = .absent("the study has no data on backgrounds")
  /// Table 3: the cut of each panelist by round, with its summary rows last.
  public var judgments: Part<ResultTable> = .absent("the study has no panelist totals")
  /// How many of the last rows of Table 3 sum up the others.
  public var judgmentSummaryRows: Int = 0
  /// Sentences on the change between rounds.
  public var judgmentSentences: [String] = []
  /// The chart of each panelist's change between rounds.
  public var convergence: Part<any Chart> = .absent("needs two rounds")
  /// Sentences on the convergence of items.
  public var itemSentences: [String] = []
  /// The charts of judgments by item.
  public var itemCharts: Part<[any Chart]> = .absent("needs item judgments")
  /// Variance components and the error of a cut from another panel or other items.
  public var generalizability: Part<ResultTable> = .absent("needs item judgments")
  /// The error of a cut from panels of other sizes.
  public var decisionStudy: ResultTable?
  /// Agreement among panelists.
  public var agreement: Part<ResultTable> = .absent("needs item judgments")
  /// Table 4: scores one and two CSEMs from the cut, with the rule in its notes.
  public var errorBands: Part<ResultTable> = .absent("the study declares no rule for the CSEM")
  /// The charts of the error of single scores round the cut.
  public var bandCharts: [any Chart] = []
  /// Scores one and two SEJs from the cut.
  public var judgmentBands: Part<ResultTable> = .absent("the study asks for none")
  /// What a declared hypothesis says of raw scores whose scaled score is not published.
  public var conversion: Part<ResultTable> = .absent("no hypothesis was asked for")
  /// The final evaluation of the study by its panelists.
  public var evaluation: Part<Evaluation> = .absent("the study has no evaluation answers")

  /// Exclusions of panelists, items and rounds, with the cut both ways.
  public var exclusions: Part<ResultTable> = .absent("no panelist, item or round was excluded")
  /// Overrides of the readiness gate and of other rules, each with its reason.
  public var overrides: [String] = []
  /// The chart of the cuts that other such panels would give.
  public var cutDistribution: Part<any Chart> = .absent("needs at least two panelists")
  /// Sentences on the error of a cut that rests on no panelist's own cut.
  public var errorSentences: [String] = []
  /// The figures by which the deciding method came to its cut.
  public var methodFigures: ResultTable?
  /// Sentences on the cuts of other such panels.
  public var distributionSentences: [String] = []
  /// The chart of the cut without each panelist; `nil` when the one before shows it, too.
  public var leaveOneOut: (any Chart)?
  /// The cut without each panelist, under the study's rounding rule and the others.
  public var leaveOneOutTable: Part<ResultTable> = .absent("needs at least two panelists")
  /// Sentences on who moves the cut.
  public var leaveOneOutSentences: [String] = []
  /// The cut under each method of the study.
  public var methods: Part<ResultTable> = .absent("the study has one method")
  /// What single methods must be read with: flags, and methods that gave no cut.
  public var methodNotes: [String] = []
  /// The methods on one axis.
  public var methodChart: (any Chart)?
  /// The charts of single methods, such as Hofstee's box.
  public var methodCharts: [any Chart] = []
  /// The share of test takers who would pass, by group where groups are declared.
  public var impact: Part<ResultTable> = .absent("needs test takers' scores")
  /// The charts of the share who would pass, or of misclassification against the cut.
  public var impactCharts: [any Chart] = []

  /// What the study assumes and what it does not cover, one sentence each.
  public var limits: [String] = []
  /// What authorities decided.
  public var adoptions: Part<[Adoption]> = .absent("no adoption is on record")
  /// Works cited, one line each.
  public var references: [String] = []

  /// The panelists' affiliations; off by default.
  public var affiliations: Part<ResultTable> = .absent("the study does not publish it")
  /// The agenda.
  public var agenda: Part<ResultTable> = .absent("the study holds no agenda")
  /// The description of the just qualified candidate.
  public var candidateDescription: Part<[DescriptionSection]> = .absent("not published")
  /// What the checks of the study's data and documents found.
  public var lintFindings: Part<ResultTable> = .absent("the checks found nothing")
  /// Every parameter of the run with its value and origin.
  public var parameters: Part<ResultTable> = .absent("the run states none")

  /// The content with the parts that no study lacks; the others are set afterwards.
  ///
  /// - Parameters:
  ///   - test: The test.
  ///   - date: When the study took place.
  ///   - answer: The first sentence.
  ///   - recommendation: The recommended cut.
  ///   - panel: Who judged.
  ///   - procedure: How they judged.
  ///   - fingerprint: The fingerprint of the run.
  ///   - command: The command that recomputes the run.
  public init(
    test: TestFacts,
    date: String,
    answer: String,
    recommendation: Recommendation,
    panel: PanelFacts,
    procedure: ProcedureFacts,
    fingerprint: Fingerprint,
    command: String
  ) {
    self.test = test
    self.date = date
    self.answer = answer
    self.recommendation = recommendation
    self.panel = panel
    self.procedure = procedure
    self.fingerprint = fingerprint
    self.command = command
  }
}
