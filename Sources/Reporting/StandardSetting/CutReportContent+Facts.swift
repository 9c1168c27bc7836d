// SPDX-License-Identifier: Apache-2.0
public import Decisions

extension CutReportContent {
  /// The test that the cut belongs to.
  public struct TestFacts: Sendable, Hashable {
    /// The test's name.
    public var name: String
    /// The test's code; may be empty.
    public var code: String
    /// The largest raw score.
    public var maximumPoints: String
    /// How many items count; `nil` when not published.
    public var scoredItems: Int?
    /// How many items are shown without counting; `nil` when not published.
    public var pretestItems: Int?
    /// The content areas with the number of items in words: `about 44`.
    public var areas: [Area]
    /// The ends of the reporting scale in words, such as `100 to 200`; empty when there is none.
    public var scale: String

    /// A content area with its number of items in words.
    public struct Area: Sendable, Hashable {
      /// The area's name.
      public var name: String
      /// The number of items in words.
      public var items: String

      /// A content area.
      ///
      /// - Parameters:
      ///   - name: The area's name.
      ///   - items: The number of items in words.
      public init(name: String, items: String) {
        self.name = name
        self.items = items
      }
    }

    /// The facts of a test.
    ///
    /// - Parameters:
    ///   - name: The test's name.
    ///   - code: The test's code.
    ///   - maximumPoints: The largest raw score.
    ///   - scoredItems: How many items count.
    ///   - pretestItems: How many items are shown without counting.
    ///   - areas: The content areas with their number of items in words.
    ///   - scale: The ends of the reporting scale in words.
    public init(
      name: String,
      code: String,
      maximumPoints: String,
      scoredItems: Int? = nil,
      pretestItems: Int? = nil,
      areas: [Area] = [],
      scale: String = ""
    ) {
      self.name = name
      self.code = code
      self.maximumPoints = maximumPoints
      self.scoredItems = scoredItems
      self.pretestItems = pretestItems
      self.areas = areas
      self.scale = scale
    }

    /// The name with the code behind it.
    var full: String { code.isEmpty || name.contains(code) ? name : name + " (" + code + ")" }
  }

  /// The recommended cut and the figures round it.
  public struct Recommendation: Sendable, Hashable {
    /// The cut on the raw scale, as printed.
    public var cut: String
    /// The passing score on the reporting scale, or `not published`.
    public var passingScore: String
    /// The panel's statistic before rounding, as printed.
    public var unrounded: String
    /// The figures of the summary, each with its error.
    public var figures: [Figure]
    /// The steps from the judgments to the cut.
    public var steps: [RuleStep]

    /// A recommended cut.
    ///
    /// - Parameters:
    ///   - cut: The cut on the raw scale.
    ///   - passingScore: The passing score on the reporting scale, or `not published`.
    ///   - unrounded: The panel's statistic before rounding.
    ///   - figures: The figures of the summary.
    ///   - steps: The steps from the judgments to the cut.
    public init(
      cut: String,
      passingScore: String,
      unrounded: String,
      figures: [Figure],
      steps: [RuleStep]
    ) {
      self.cut = cut
      self.passingScore = passingScore
      self.unrounded = unrounded
      self.figures = figures
      self.steps = steps
    }
  }

  /// Who judged.
  public struct PanelFacts: Sendable, Hashable {
    /// How many panelists count.
    public var panelists: Int
    /// How many agencies they came from; `nil` when not known.
    public var agencies: Int?
    /// What an agency is here: `state agencies`.
    public var agencyWord: String
    /// Who judged what, in a sentence, where panelists have no cuts of their own.
    public var judged: String
    /// Sentences on backgrounds, made from the same table.
    public var sentences: [String]

    /// The facts of a panel.
    ///
    /// - Parameters:
    ///   - panelists: How many panelists count.
    ///   - agencies: How many agencies they came from.
    ///   - agencyWord: What an agency is here.
    ///   - judged: Who judged what, in a sentence.
    ///   - sentences: Sentences on backgrounds.
    public init(
      panelists: Int,
      agencies: Int? = nil,
      agencyWord: String = "agencies",
      judged: String = "",
      sentences: [String] = []
    ) {
      self.panelists = panelists
      self.agencies = agencies
      self.agencyWord = agencyWord
      self.judged = judged
      self.sentences = sentences
    }
  }
}
