// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// The standard error of measurement at one raw score, with its exact square.
public struct ConditionalError: Sendable, Hashable {
  /// The rule it was computed by.
  public let rule: ConditionalErrorRule
  /// The raw score it holds at.
  public let score: Rational
  /// The exact square of the error, in squared raw points.
  public let radicand: Rational

  /// The error in raw points, the root of the exact square as a binary number.
  public var value: Double { radicand.double.squareRoot() }

  /// The error at a raw score.
  ///
  /// - Parameters:
  ///   - rule: The rule.
  ///   - score: The raw score, within 0 and the form's points.
  ///   - form: How the test is scored.
  /// - Throws: ``ConditionalErrorRefusal`` when the rule does not fit the test or the score.
  public init(
    _ rule: ConditionalErrorRule,
    at score: Rational,
    form: ScoredForm
  ) throws(ConditionalErrorRefusal) {
    guard score >= .zero, score <= form.maxPoints else {
      throw .scoreOutside(score, maxPoints: form.maxPoints)
    }
    self.rule = rule
    self.score = score
    if case .feldt(let strata) = rule {
      radicand = try Self.stratified(strata, score: score, form: form)
      return
    }
    guard form.isNumberRight else { throw .notNumberRight(rule.name) }
    let n = form.maxPoints
    guard n > .one else { throw .tooFewItems("the test") }
    let spread = score * (n - score)
    switch rule {
    case .lord, .feldt: radicand = spread / (n - 1)
    case .binomialN: radicand = spread / n
    case .keats(let kr20, let kr21):
      guard kr20 < .one, kr21 < .one else { throw .reliabilityOutside }
      radicand = spread / (n - 1) * (1 - kr20) / (1 - kr21)
    }
  }

  private static func stratified(
    _ strata: [ScoreStratum],
    score: Rational,
    form: ScoredForm
  ) throws(ConditionalErrorRefusal) -> Rational {
    let points = strata.map { Rational($0.items) * $0.weight }.sum()
    guard points == form.maxPoints else {
      throw .strataMismatch(points, maxPoints: form.maxPoints)
    }
    var result = Rational.zero
    for (index, stratum) in strata.enumerated() {
      guard stratum.items > 1 else { throw .tooFewItems("stratum \(index + 1)") }
      let n = Rational(stratum.items)
      let x = n * score / points
      result += stratum.weight * stratum.weight * x * (n - x) / (n - 1)
    }
    return result
  }
}

/// Why a conditional error is refused.
public enum ConditionalErrorRefusal: Error, Sendable, Hashable, CustomStringConvertible {
  /// The rule holds for number-right scores only; the name of the rule.
  case notNumberRight(String)
  /// The score lies outside 0 and the highest raw score.
  case scoreOutside(Rational, maxPoints: Rational)
  /// A test or stratum of one item has no such error.
  case tooFewItems(String)
  /// A reliability is 1 or more.
  case reliabilityOutside
  /// The strata's points do not add up to the test's.
  case strataMismatch(Rational, maxPoints: Rational)

  /// The refusal in one sentence.
  public var description: String {
    switch self {
    case .notNumberRight(let rule):
      "the rule `\(rule)` holds for items scored right or wrong that count alike; "
        + "this test has items of other points; use a stratified rule"
    case .scoreOutside(let score, let maxPoints):
      "the score \(score) lies outside 0-\(maxPoints)"
    case .tooFewItems(let what): "\(what) has fewer than two items; no error can be computed"
    case .reliabilityOutside: "KR-20 and KR-21 must be below 1"
    case .strataMismatch(let points, let maxPoints):
      "the strata hold \(points) points and the test \(maxPoints)"
    }
  }
}
