// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic
public import NumericsCore
public import Psychometrics

/// Whether a band starts from the cut before or after rounding.
public enum BandBase: String, Sendable, Hashable, CaseIterable {
  /// The functional cut.
  case rounded
  /// The recommended cut.
  case unrounded
}

/// The raw scores, and scale scores where published, some standard errors around a cut.
///
/// The unrounded error is added to or taken from the base, and the result is rounded by the rule,
/// up by default on both sides; it is then held within 0 and the highest raw score, and flagged if
/// it had to be. Rounding is exact (``RootSum``).
public struct ErrorBands: Sendable, Hashable {
  /// One row of a table of bands.
  public struct Row: Sendable, Hashable {
    /// How many standard errors.
    public let offset: Rational
    /// The sum before rounding.
    public let exact: RootSum
    /// The raw score; the sum before rounding under the rule `none` has none.
    public let raw: Rational?
    /// Whether the raw score was held within 0 and the highest score.
    public let isClamped: Bool
    /// The scale score, if published.
    public let scale: ScaleValue
  }

  /// What the bands are made of: `CSEM` or `SEJ`.
  public let errorName: String
  /// The error in raw points.
  public let error: Double
  /// The exact square of the error.
  public let radicand: Rational
  /// The score that the bands start from.
  public let base: Rational
  /// The rule that rounds the bands.
  public let rounding: RoundingRule
  /// The rows in the order of the offsets.
  public let rows: [Row]

  /// Bands of any error around a base.
  ///
  /// - Parameters:
  ///   - errorName: What the error is called.
  ///   - base: The score to start from.
  ///   - radicand: The exact square of the error.
  ///   - offsets: How many errors, such as −2, −1, 1, 2.
  ///   - rounding: The rule that rounds the bands.
  ///   - maxPoints: The highest raw score.
  ///   - conversion: The published conversion; `nil` when nothing is published.
  public init(
    _ errorName: String,
    base: Rational,
    radicand: Rational,
    offsets: [Rational] = [-2, -1, 1, 2],
    rounding: RoundingRule = .ceil,
    maxPoints: Rational,
    conversion: PublishedConversion? = nil
  ) {
    self.errorName = errorName
    self.base = base
    self.radicand = radicand
    self.rounding = rounding
    error = radicand.double.squareRoot()
    rows = offsets.map { offset in
      let exact = RootSum(base, plus: offset, rootOf: radicand)
      guard let whole = exact.rounded(rounding) else {
        return Row(offset: offset, exact: exact, raw: nil, isClamped: false, scale: .notPublished)
      }
      let raw = Rational(whole)
      let held = min(max(raw, .zero), maxPoints)
      return Row(
        offset: offset,
        exact: exact,
        raw: held,
        isClamped: held != raw,
        scale: conversion?.scale(of: held) ?? .notPublished
      )
    }
  }

  /// Bands of the conditional error of measurement around a cut.
  ///
  /// - Parameters:
  ///   - rule: How the error is computed.
  ///   - cut: The panel's cut.
  ///   - form: How the test is scored.
  ///   - errorAt: Whether the error is that of the rounded or the unrounded cut.
  ///   - base: Whether bands start from the rounded or the unrounded cut.
  ///   - offsets: How many errors.
  ///   - rounding: The rule that rounds the bands.
  ///   - conversion: The published conversion.
  /// - Throws: ``ConditionalErrorRefusal`` when the rule does not fit the test.
  /// - Returns: The bands.
  public static func measurement(
    _ rule: ConditionalErrorRule,
    cut: PanelCut,
    form: ScoredForm,
    errorAt: BandBase = .rounded,
    base: BandBase = .rounded,
    offsets: [Rational] = [-2, -1, 1, 2],
    rounding: RoundingRule = .ceil,
    conversion: PublishedConversion? = nil
  ) throws(ConditionalErrorRefusal) -> ErrorBands {
    let error = try ConditionalError(rule, at: cut.score(errorAt), form: form)
    return ErrorBands(
      "CSEM",
      base: cut.score(base),
      radicand: error.radicand,
      offsets: offsets,
      rounding: rounding,
      maxPoints: form.maxPoints,
      conversion: conversion
    )
  }

  /// Bands of the standard error of judgment around a cut.
  ///
  /// - Parameters:
  ///   - summary: The statistics of the panelists' cuts.
  ///   - cut: The panel's cut.
  ///   - maxPoints: The highest raw score.
  ///   - base: Whether bands start from the rounded or the unrounded cut.
  ///   - offsets: How many errors.
  ///   - rounding: The rule that rounds the bands.
  ///   - conversion: The published conversion.
  /// - Returns: The bands; undefined for one panelist.
  public static func judgment(
    _ summary: PanelSummary,
    cut: PanelCut,
    maxPoints: Rational,
    base: BandBase = .unrounded,
    offsets: [Rational] = [-2, -1, 1, 2],
    rounding: RoundingRule = .ceil,
    conversion: PublishedConversion? = nil
  ) -> Estimate<ErrorBands> {
    summary.squaredErrorOfJudgment.map { square in
      ErrorBands(
        "SEJ",
        base: cut.score(base),
        radicand: square,
        offsets: offsets,
        rounding: rounding,
        maxPoints: maxPoints,
        conversion: conversion
      )
    }
  }
}

extension PanelCut {
  /// The cut before or after rounding.
  ///
  /// - Parameter base: Which of the two.
  /// - Returns: The score.
  public func score(_ base: BandBase) -> Rational {
    base == .rounded ? functional : recommended
  }
}
