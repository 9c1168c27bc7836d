// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Psychometrics

extension LintRule {
  /// SS13: the error bands follow from the declared rule.
  static let errorBands = LintRule(
    .errorBands,
    title: "error bands by rule",
    checks: "the conditional error at the rounded cut reproduces by the declared rule, and the cut "
      + "plus or minus the unrounded error, rounded up, gives each raw score printed"
  ) { rule, input in
    guard let bands = input.facts.bands, let most = input.facts.maximumPoints else { return [] }
    let cut = Rational(bands.cut)
    let form = ScoredForm(maxPoints: most, isNumberRight: true)
    let error: ConditionalError
    do throws(ConditionalErrorRefusal) {
      error = try ConditionalError(input.facts.errorRule, at: cut, form: form)
    } catch let refusal {
      return [
        rule.finding(
          .error,
          lines: bands.error.lines,
          asRead: "\(bands.cut) (\(bands.error.text))",
          refusal.description,
          remedy: "declare the rule the error was computed by"
        )
      ]
    }
    let expected = ErrorBands(
      "CSEM",
      base: cut,
      radicand: error.radicand,
      offsets: bands.rows.map { Rational($0.offset) },
      maxPoints: most
    )
    var findings: [LintFinding] = []
    if bands.error.value == nil || bands.error.root(of: error.radicand) != bands.error.value {
      findings.append(errorFinding(rule, bands, error, form))
    }
    for (row, band) in zip(bands.rows, expected.rows) where band.raw != Rational(row.raw) {
      let sign = row.offset < 0 ? "−" : "+"
      findings.append(
        rule.finding(
          .error,
          lines: row.lines,
          asRead: "\(sign)\(abs(row.offset)) CSEM \(row.raw)",
          "\(bands.cut) \(sign) \(abs(row.offset))·\(error.value.text(places: 4)) is "
            + "\(band.exact.double.text(places: 4)), rounded up \(band.raw?.description ?? "none")"
            + (band.exact.floor == row.raw ? "; the score printed is rounded down" : ""),
          remedy: "compare with the source, or state the rule of the band"
        )
      )
    }
    guard findings.isEmpty else { return findings }
    let raws = bands.rows.map { "\($0.raw)" }.joined(separator: ", ")
    return [
      rule.pass(
        "\(input.facts.errorRule.name) at \(bands.cut) of \(most) gives \(bands.error.text)"
          + (raws.isEmpty ? "" : "; \(raws) reproduce")
      )
    ]
  }

  /// The error does not reproduce; a rule that would give it is named.
  private static func errorFinding(
    _ rule: LintRule,
    _ bands: ReportFacts.Bands,
    _ error: ConditionalError,
    _ form: ScoredForm
  ) -> LintFinding {
    let others = [ConditionalErrorRule.lord, .binomialN].filter { other in
      let value = try? ConditionalError(other, at: Rational(bands.cut), form: form)
      return value.map { bands.error.root(of: $0.radicand) == bands.error.value } == true
    }
    let hint = others.first.map { "; the rule \($0.name) gives it" } ?? ""
    let value = bands.error.root(of: error.radicand)?.text(places: bands.error.places) ?? "none"
    return rule.finding(
      .error,
      lines: bands.error.lines,
      asRead: "\(bands.cut) (\(bands.error.text))",
      "the rule \(error.rule.name) at \(bands.cut) of \(form.maxPoints) gives \(value)\(hint)",
      remedy: "compare with the source, or declare the rule"
    )
  }
}
