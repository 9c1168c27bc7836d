// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic
internal import Foundation

/// The cut of a logistic regression of class on score, with its error, interval and flags.
///
/// Without a finite slope there are three answers. Classes that do not overlap give the midpoint of
/// the gap and no error. One class, equal scores and a slope that is not above 0 give a refusal.
struct LogisticCut: Sendable {
  let cut: CutValue
  let standardError: MethodResult.StandardError
  let flags: [MethodResult.Flag]
  let figures: [MethodResult.Figure]

  /// The regression behind a cut.
  struct Question: Sendable {
    /// The method, for error texts.
    let place: String
    /// What the levels are, such as `judge P4, boundary 2`; completes "rise with level for …".
    let subject: String
    /// The losses that set the probability at the cut.
    var loss = MisclassificationLoss.equal
    /// The level of Fieller's interval.
    var level = 0.95

    /// ln(lossFP/lossFN), the log-odds of being qualified at the cut.
    var logOdds: Double { log((loss.falsePositive / loss.falseNegative).double) }
  }

  /// - Parameters:
  ///   - question: The losses and the names for error texts.
  ///   - scores: The scores.
  ///   - isAtLevel: Whether each was judged to be at the level or above.
  /// - Throws: `MethodError` when there is no cut.
  init(_ question: Question, scores: [Rational], isAtLevel: [Bool]) throws(MethodError) {
    switch LogisticRegression.fit(scores: scores.map(\.double), isOne: isAtLevel) {
    case .fitted(let fit):
      guard fit.slope > 0 else { throw LogisticCut.notRising(question, slope: fit.slope) }
      let cut = fit.score(atLogOdds: question.logOdds)
      let interval = FiellerInterval(fit, logOdds: question.logOdds, level: question.level)
      self.cut = .real(cut)
      standardError = .estimated(fit.standardError(at: cut), .delta)
      flags = LogisticCut.flags(cut, interval, scores, question)
      figures = LogisticCut.figures(fit, interval)
    case .separated(let highestZero, let lowestOne):
      let (below, above) = (scores[highestZero], scores[lowestOne])
      cut = .exact((below + above) / 2)
      standardError = .notEstimable("the classes do not overlap, so no finite slope fits")
      flags = [
        MethodResult.Flag(
          .separated,
          "the classes do not overlap: highest score below the level \(below), lowest at the level "
            + "\(above); the cut is the middle of this gap"
        )
      ]
      figures = [
        MethodResult.Figure("highest-below", head: "Highest score below the level", below),
        MethodResult.Figure("lowest-at", head: "Lowest score at the level", above),
      ]
    case .separatedFalling:
      throw LogisticCut.notRising(question, slope: nil)
    case .oneClass:
      throw MethodError(
        .degenerate,
        at: question.place,
        "all judgments for \(question.subject) are of one class",
        rule: "a cut needs scores below the level and at the level",
        remedy: "add work on the other side, or leave the boundary out"
      )
    case .constantScore:
      throw MethodError(
        .degenerate,
        at: question.place,
        "all scores for \(question.subject) are equal",
        rule: "a cut needs at least two different scores",
        remedy: "add work with other scores"
      )
    case .notConverged(let record):
      throw MethodError(
        .notConverged,
        at: question.place,
        "the logistic fit for \(question.subject) stopped after \(record.iterations) iterations",
        rule: "an estimate needs a converged fit",
        remedy: "check the scores for extreme values"
      )
    }
  }

  /// The cut alone, for a resample with weights; `nil` when there is none.
  static func resampled(
    logOdds: Double,
    scores: [Double],
    isAtLevel: [Bool],
    weights: [Double]
  ) -> Double? {
    switch LogisticRegression.fit(scores: scores, isOne: isAtLevel, weights: weights) {
    case .fitted(let fit) where fit.slope > 0: fit.score(atLogOdds: logOdds)
    case .separated(let below, let above): (scores[below] + scores[above]) / 2
    default: nil
    }
  }

  private static func notRising(_ question: Question, slope: Double?) -> MethodError {
    let found = slope.map { "the slope is \($0.text(places: 6))" } ?? "the slope has no lower bound"
    return MethodError(
      .notRising,
      at: question.place,
      "scores do not rise with level for \(question.subject)",
      rule: "\(found) and must be above 0",
      remedy: "check that scores and levels belong together, or leave these judgments out"
    )
  }

  private static func flags(
    _ cut: Double,
    _ interval: FiellerInterval,
    _ scores: [Rational],
    _ question: Question
  ) -> [MethodResult.Flag] {
    var flags: [MethodResult.Flag] = []
    if !interval.isBounded {
      let percent = (question.level * 100).text(places: 0)
      flags.append(
        MethodResult.Flag(
          .unbounded,
          "the \(percent) % Fieller interval is \(interval.sentence(places: 2)); the slope is not "
            + "significant at that level"
        )
      )
    }
    if let lowest = scores.min(), let highest = scores.max(),
      cut < lowest.double || cut > highest.double
    {
      flags.append(
        MethodResult.Flag(
          .extrapolated,
          "the cut \(cut.text(places: 2)) lies outside the judged scores, \(lowest)–\(highest)"
        )
      )
    }
    return flags
  }

  private static func figures(
    _ fit: LogisticFit,
    _ interval: FiellerInterval
  ) -> [MethodResult.Figure] {
    var figures = [
      MethodResult.Figure("b0", head: "Intercept", fit.intercept),
      MethodResult.Figure("b1", head: "Slope", fit.slope),
      MethodResult.Figure("log-likelihood", head: "Log-likelihood", fit.logLikelihood),
      MethodResult.Figure(
        "iterations",
        head: "Iterations",
        Rational(fit.convergence.iterations)
      ),
    ]
    if case .bounded(let lower, let upper) = interval {
      figures.append(MethodResult.Figure("fieller-lower", head: "Fieller, lower end", lower))
      figures.append(MethodResult.Figure("fieller-upper", head: "Fieller, upper end", upper))
    }
    return figures
  }
}
