// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

extension MethodResult {
  /// The raw score that one panelist's judgments imply.
  public struct PanelistCut: Sendable, Hashable {
    /// The panelist's key.
    public let panelist: String
    /// The implied cut before rounding.
    public let cut: CutValue

    /// A panelist's cut.
    ///
    /// - Parameters:
    ///   - panelist: The panelist's key.
    ///   - cut: The implied cut before rounding.
    public init(panelist: String, cut: CutValue) {
      self.panelist = panelist
      self.cut = cut
    }
  }

  /// A named figure behind a cut.
  public struct Figure: Sendable, Hashable {
    /// A stable name in files.
    public let name: String
    /// The head on pages.
    public let head: String
    /// The value.
    public let value: CutValue

    /// A figure.
    ///
    /// - Parameters:
    ///   - name: A stable name in files, lower case with hyphens.
    ///   - head: The head on pages.
    ///   - value: The value.
    public init(_ name: String, head: String, value: CutValue) {
      self.name = name
      self.head = head
      self.value = value
    }

    /// A figure that is an exact number.
    public init(_ name: String, head: String, _ value: Rational) {
      self.init(name, head: head, value: .exact(value))
    }

    /// A figure that was computed in binary.
    public init(_ name: String, head: String, _ value: Double) {
      self.init(name, head: head, value: .real(value))
    }
  }

  /// Something a reader must know before using a cut.
  public struct Flag: Sendable, Hashable {
    /// What kind of thing.
    public let code: FlagCode
    /// One sentence with the figures.
    public let sentence: String

    /// A flag.
    ///
    /// - Parameters:
    ///   - code: What kind of thing.
    ///   - sentence: One sentence with the figures.
    public init(_ code: FlagCode, _ sentence: String) {
      self.code = code
      self.sentence = sentence
    }
  }

  /// The kinds of flags.
  public enum FlagCode: String, Sendable, Hashable, CaseIterable, Codable {
    /// Missing judgments were replaced by the panelist's own average.
    case prorated
    /// Judgments on unscored items were left out.
    case unscoredIgnored = "unscored-ignored"
    /// The method can reach only a few values.
    case attainableValues = "attainable-values"
    /// There are few persons behind the cut.
    case smallGroup = "small-group"
    /// A line was used outside the range of its data.
    case extrapolated
    /// The classes do not overlap, so that no finite logistic slope exists.
    case separated
    /// Several scores do equally well.
    case severalMinimisers = "several-minimisers"
    /// The fail-rate curve runs above the judges' box.
    case aboveBox = "above-the-box"
    /// The fail-rate curve runs below the judges' box.
    case belowBox = "below-the-box"
    /// The whole-score cut lies outside the judges' box although the crossing lies inside.
    case integerOutsideBox = "integer-outside-box"
    /// The judges' spread is zero on an axis, so that the compromise rests on the other.
    case noSpread = "no-spread"
    /// The cut lies outside the range of the scores on file.
    case outsideScores = "outside-scores"
    /// An interval has no finite end.
    case unbounded
    /// Cuts of later boundaries lie below those of earlier ones.
    case crossing
    /// Resamples in which the method gave no cut were left out.
    case failedResamples = "failed-resamples"
    /// A unit was probably declared wrongly.
    case unitDoubt = "unit-doubt"
  }
}
