// SPDX-License-Identifier: Apache-2.0

/// Looks for what is wrong with rules that can be carried out: bands that nothing reaches, points that
/// fall, years without a row, shares and maxima that do not add up.
///
/// Every finding is a warning: such a rule gives an answer, and the answer is probably not what the
/// source says.
struct RuleLint {
  private let rulebook: Rulebook
  private let findings: Findings

  /// A look at checked rules.
  ///
  /// - Parameters:
  ///   - rulebook: The rules, in which no finding is an error.
  ///   - findings: Gets what is found.
  init(_ rulebook: Rulebook, _ findings: Findings) {
    self.rulebook = rulebook
    self.findings = findings
  }

  /// Adds what it finds.
  func run() {
    for version in rulebook.versions {
      let order = BandOrder(version.program)
      for table in version.program.tables {
        BandReach(table, findings).run()
        PointsOrder(table, order, findings).run()
      }
      ShiftBalance(version.program, findings).run()
      ComponentSources(version, findings).run()
      ScorecardMaxima(version, of: rulebook, findings)?.run()
      OfficialRows(version, of: rulebook, findings)?.run()
    }
    YearCoverage(rulebook, findings).run()
    IdleAdjustments(rulebook, findings)?.run()
  }
}
