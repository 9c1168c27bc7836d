// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

extension LintRule {
  /// SS04: summary rows follow from the panelists' scores.
  static let summaryRows = LintRule(
    .summaryRows,
    title: "summary rows recomputed",
    checks: "average, lowest, highest, SD and SEJ of each round follow from the scores above them, "
      + "half up at the places printed; SD and SEJ with n−1 and with n"
  ) { rule, input in
    let rounds = input.facts.rounds.filter { !$0.totals.isEmpty && !$0.summary.isEmpty }
    guard !rounds.isEmpty else { return [] }
    let checks = rounds.flatMap(SummaryCheck.all)
    var findings: [LintFinding] = []
    for check in checks where !check.fits(.sample) && !check.fits(.population) {
      findings.append(
        rule.finding(
          .error,
          lines: check.printed.lines,
          asRead: "\(check.statistic.rawValue) \(check.printed.text)",
          "\(check.round): the scores give \(check.text(.sample))"
            + (check.isSpread ? " with n−1 and \(check.text(.population)) with n" : ""),
          remedy: "compare the scores and the summary with the source"
        )
      )
    }
    let spreads = checks.filter(\.isSpread)
    let lines = Array(Set(spreads.flatMap(\.printed.lines))).sorted()
    if spreads.contains(where: { $0.fits(.population) && !$0.fits(.sample) }) {
      findings.append(
        rule.finding(
          .warning,
          lines: lines,
          asRead: spreads.map(\.printed.text).joined(separator: " "),
          "SD convention n: n−1 would give \(SummaryCheck.listing(spreads, .sample))",
          remedy: "state the divisor; n−1 is the convention of panel reports"
        )
      )
    } else if findings.isEmpty,
      spreads.contains(where: { $0.fits(.sample) && !$0.fits(.population) })
    {
      findings.append(
        rule.finding(
          .note,
          lines: lines,
          asRead: spreads.map(\.printed.text).joined(separator: " "),
          "SD convention n−1: all \(checks.count) printed values reproduce; n would give "
            + SummaryCheck.listing(spreads, .population),
          remedy: "state the divisor below the table"
        )
      )
    }
    guard findings.isEmpty else { return findings }
    return [rule.pass("all \(checks.count) printed values reproduce")]
  }
}

/// One printed summary value and what the scores give.
private struct SummaryCheck {
  /// The divisor of the variance.
  enum Divisor {
    case sample
    case population
  }

  let round: String
  let statistic: ReportFacts.Statistic
  let printed: ReportFacts.Printed
  let scores: [Rational]

  var isSpread: Bool { statistic == .deviation || statistic == .judgmentError }

  static func all(_ round: ReportFacts.Round) -> [SummaryCheck] {
    let scores = round.totals.compactMap(\.value)
    guard scores.count == round.totals.count else { return [] }
    return ReportFacts.Statistic.allCases.compactMap { statistic in
      round.summary[statistic].map {
        SummaryCheck(round: round.name, statistic: statistic, printed: $0, scores: scores)
      }
    }
  }

  func fits(_ divisor: Divisor) -> Bool {
    printed.value != nil && value(divisor) == printed.value
  }

  func text(_ divisor: Divisor) -> String {
    value(divisor)?.text(places: printed.places) ?? "no value"
  }

  static func listing(_ checks: [SummaryCheck], _ divisor: Divisor) -> String {
    [ReportFacts.Statistic.deviation, .judgmentError].compactMap { statistic in
      let own = checks.filter { $0.statistic == statistic }
      guard !own.isEmpty else { return nil }
      return "\(statistic.rawValue) " + own.map { $0.text(divisor) }.joined(separator: "/")
    }.joined(separator: " and ")
  }

  /// The value at the printed places; `nil` when the scores give none.
  private func value(_ divisor: Divisor) -> Rational? {
    switch statistic {
    case .average: return scores.mean()?.rounded(.nearestHalfUp, step: printed.step)
    case .lowest: return scores.min()?.rounded(.nearestHalfUp, step: printed.step)
    case .highest: return scores.max()?.rounded(.nearestHalfUp, step: printed.step)
    case .deviation: return variance(divisor).flatMap(printed.root(of:))
    case .judgmentError:
      return variance(divisor).flatMap { printed.root(of: $0 / Rational(scores.count)) }
    }
  }

  private func variance(_ divisor: Divisor) -> Rational? {
    let count = divisor == .sample ? scores.count - 1 : scores.count
    return count > 0 ? PanelSummary(scores).squaredDeviations / Rational(count) : nil
  }
}

extension ReportFacts.Printed {
  /// One unit of the last printed place.
  var step: Rational { (0..<places).reduce(.one) { step, _ in step / 10 } }

  /// The square root half up at the printed places, decided by comparing squares; `nil` beyond
  /// fifteen digits, which no report prints.
  func root(of radicand: Rational) -> Rational? {
    guard places <= 12, radicand.double.squareRoot() < step.double * 1e15 else { return nil }
    return RootSum(.zero, plus: .one / step, rootOf: radicand).rounded(.nearestHalfUp).map {
      Rational($0) * step
    }
  }
}
