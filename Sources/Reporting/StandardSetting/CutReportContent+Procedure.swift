// SPDX-License-Identifier: Apache-2.0
public import Decisions

extension CutReportContent {
  /// How the panel judged: the parameters of the study in words.
  public struct ProcedureFacts: Sendable, Hashable {
    /// The method's name, such as `modified Angoff`.
    public var method: String
    /// Whether each panelist has a cut of their own, as in the Angoff family.
    public var hasPanelistCuts: Bool
    /// What a judge is asked, as a sentence.
    public var question: String
    /// How many rounds there were.
    public var rounds: Int
    /// The values that a judgment may take, in words: `0, .05, .10, .20 … .90, .95 and 1`; `nil`
    /// for a method without a rating scale.
    public var ratingValues: String?
    /// The ranges of a two-stage prompt in words, or `nil` when the value is chosen at once.
    public var ranges: String?
    /// The panel's statistic: `mean`, `median` or `mean without one panelist at each end`.
    public var statistic: String
    /// What the rounding rule does, as it follows `is`: `rounded up to the next whole number`.
    public var roundingSentence: String
    /// The share of panelists in one range that makes an item converged, in words: `two thirds`.
    public var convergenceShare: String?
    /// How many of how many panelists that is, in words: `12 of 17`.
    public var convergenceCount: String?
    /// How the panelists came to know the test, or why that is not told.
    public var review: Part<String>
    /// How the description of the just qualified candidate came about, or why that is not told.
    public var candidate: Part<String>
    /// Training and practice, or why that is not told.
    public var training: Part<String>
    /// The readiness survey and its result, or why that is not told.
    public var readiness: Part<String>
    /// What the panelists were shown and discussed between rounds, or why that is not told.
    public var feedback: Part<String>
    /// Whether only each panelist's total is on file.
    public var isTotalsOnly: Bool

    /// The parameters of a procedure in words.
    ///
    /// - Parameters:
    ///   - method: The method's name.
    ///   - hasPanelistCuts: Whether each panelist has a cut of their own.
    ///   - question: What a judge is asked.
    ///   - rounds: How many rounds there were.
    ///   - ratingValues: The values that a judgment may take.
    ///   - ranges: The ranges of a two-stage prompt.
    ///   - statistic: The panel's statistic.
    ///   - roundingSentence: What the rounding rule does, as it follows `is`.
    ///   - convergenceShare: The share that makes an item converged.
    ///   - convergenceCount: How many of how many panelists that is.
    ///   - review: How the panelists came to know the test.
    ///   - candidate: How the description of the just qualified candidate came about.
    ///   - training: Training and practice.
    ///   - readiness: The readiness survey and its result.
    ///   - feedback: What the panelists were shown between rounds.
    ///   - isTotalsOnly: Whether only totals are on file.
    public init(
      method: String,
      hasPanelistCuts: Bool = true,
      question: String,
      rounds: Int,
      ratingValues: String?,
      ranges: String? = nil,
      statistic: String,
      roundingSentence: String,
      convergenceShare: String? = nil,
      convergenceCount: String? = nil,
      review: Part<String> = .absent("not on record"),
      candidate: Part<String> = .absent("not on record"),
      training: Part<String> = .absent("not on record"),
      readiness: Part<String> = .absent("no answers are on file"),
      feedback: Part<String> = .absent("not on record"),
      isTotalsOnly: Bool = false
    ) {
      self.method = method
      self.hasPanelistCuts = hasPanelistCuts
      self.question = question
      self.rounds = rounds
      self.ratingValues = ratingValues
      self.ranges = ranges
      self.statistic = statistic
      self.roundingSentence = roundingSentence
      self.convergenceShare = convergenceShare
      self.convergenceCount = convergenceCount
      self.review = review
      self.candidate = candidate
      self.training = training
      self.readiness = readiness
      self.feedback = feedback
      self.isTotalsOnly = isTotalsOnly
    }
  }

  /// The panelists' evaluation of the study: the sentences and the table they are made from.
  public struct Evaluation: Sendable, Hashable {
    /// Sentences made from the table.
    public var sentences: [String]
    /// Table D1, in one table or one per block of questions.
    public var tables: [ResultTable]

    /// An evaluation.
    ///
    /// - Parameters:
    ///   - sentences: Sentences made from the tables.
    ///   - tables: The tables, the first of which is D1.
    public init(sentences: [String], tables: [ResultTable]) {
      self.sentences = sentences
      self.tables = tables
    }
  }

  /// What an authority decided about the recommendation.
  public struct Adoption: Sendable, Hashable {
    /// Who decided.
    public var authority: String
    /// `accepted`, `raised` or `lowered`.
    public var action: String
    /// The adopted cut on the raw scale, as printed.
    public var raw: String
    /// The adopted passing score, or `not published`.
    public var scaled: String
    /// From when to when it holds, in words.
    public var effective: String
    /// The reason given, or `none given`.
    public var reason: String

    /// An adoption.
    ///
    /// - Parameters:
    ///   - authority: Who decided.
    ///   - action: What they did with the recommendation.
    ///   - raw: The adopted cut.
    ///   - scaled: The adopted passing score.
    ///   - effective: From when to when it holds.
    ///   - reason: The reason given.
    public init(
      authority: String,
      action: String,
      raw: String,
      scaled: String,
      effective: String,
      reason: String
    ) {
      self.authority = authority
      self.action = action
      self.raw = raw
      self.scaled = scaled
      self.effective = effective
      self.reason = reason
    }
  }

  /// A part of the description of the just qualified candidate.
  public struct DescriptionSection: Sendable, Hashable {
    /// The heading; may be empty.
    public var heading: String
    /// The statements.
    public var statements: [String]

    /// A part of a description.
    ///
    /// - Parameters:
    ///   - heading: The heading.
    ///   - statements: The statements.
    public init(heading: String, statements: [String]) {
      self.heading = heading
      self.statements = statements
    }
  }
}
