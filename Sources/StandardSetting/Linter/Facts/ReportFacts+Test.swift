// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

extension ReportFacts {
  /// How many items the test shows and how many of them count.
  public struct ItemCounts: Sendable, Hashable {
    /// The items a candidate sees.
    public var shown: Int
    /// The items that do not count; `nil` when not stated.
    public var pretest: Int?
    /// The items that count; `nil` when not stated.
    public var scored: Int?
    /// The items by content area.
    public var areas: [Int]
    /// Whether the areas' counts are approximate.
    public var areasAreApproximate: Bool
    /// The lines.
    public var lines: [Int]

    /// Item counts.
    public init(
      shown: Int,
      pretest: Int? = nil,
      scored: Int? = nil,
      areas: [Int] = [],
      areasAreApproximate: Bool = false,
      lines: [Int] = []
    ) {
      self.shown = shown
      self.pretest = pretest
      self.scored = scored
      self.areas = areas
      self.areasAreApproximate = areasAreApproximate
      self.lines = lines
    }
  }

  /// The recommended score, its conditional error, and the bands around it.
  public struct Bands: Sendable, Hashable {
    /// One band.
    public struct Row: Sendable, Hashable {
      /// How many errors above (positive) or below (negative) the recommended score.
      public var offset: Int
      /// The raw score printed.
      public var raw: Int
      /// The line.
      public var lines: [Int]

      /// A band.
      public init(offset: Int, raw: Int, lines: [Int] = []) {
        self.offset = offset
        self.raw = raw
        self.lines = lines
      }
    }

    /// The recommended raw score.
    public var cut: Int
    /// The conditional standard error of measurement as printed.
    public var error: Printed
    /// The bands.
    public var rows: [Row]

    /// Bands.
    public init(cut: Int, error: Printed, rows: [Row]) {
      self.cut = cut
      self.error = error
      self.rows = rows
    }
  }

  /// A published pair of raw and scaled score.
  public struct ScorePair: Sendable, Hashable {
    /// The raw score.
    public var raw: Int
    /// The scaled score.
    public var scale: Int
    /// The line.
    public var lines: [Int]

    /// A pair.
    public init(raw: Int, scale: Int, lines: [Int] = []) {
      self.raw = raw
      self.scale = scale
      self.lines = lines
    }
  }

  /// A statement of the recommended score, as often as it is made.
  public struct Claim: Sendable, Hashable {
    /// What is stated.
    public enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
      /// The recommended raw score after rounding.
      case rawCut = "recommended raw score"
      /// The panel's statistic before rounding.
      case unroundedCut = "unrounded recommended score"
      /// The scaled score of the recommended raw score.
      case scaledCut = "scaled score of the recommendation"
      /// The greatest raw score.
      case maximumPoints = "greatest raw score"
    }

    /// What is stated.
    public var kind: Kind
    /// The figure.
    public var value: Rational
    /// The lines.
    public var lines: [Int]

    /// A claim.
    public init(_ kind: Kind, _ value: Rational, lines: [Int] = []) {
      self.kind = kind
      self.value = value
      self.lines = lines
    }
  }
}
