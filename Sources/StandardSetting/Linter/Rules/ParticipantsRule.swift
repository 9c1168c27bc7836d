// SPDX-License-Identifier: Apache-2.0

extension LintRule {
  /// SS09: counts of agencies and panelists agree.
  static let participants = LintRule(
    .participants,
    title: "table totals of participants",
    checks: "the panelists of the table of agencies sum to the panel, its rows count the agencies, "
      + "and the affiliations agree agency by agency"
  ) { rule, input in
    let agencies = input.facts.agencies
    guard !agencies.isEmpty else { return [] }
    let reading = ParticipantReading(input.text)
    let total = agencies.map(\.panelists).reduce(0, +)
    let lines = Array(Set(agencies.flatMap(\.lines))).sorted()
    var findings: [LintFinding] = []
    let stated =
      reading.panelistStatements.map { ($0, total, "panelists") }
      + reading.agencyStatements.map { ($0, agencies.count, "agencies") }
    for (statement, count, noun) in stated where statement.count != count {
      findings.append(
        rule.finding(
          .error,
          lines: statement.lines,
          asRead: statement.asRead,
          "the table has \(count) \(noun)",
          remedy: "compare sentence and table with the source"
        )
      )
    }
    let size = input.facts.panelSize ?? input.facts.rounds.first?.totals.count
    if let size, size > 0, size != total {
      findings.append(
        rule.finding(
          .error,
          lines: lines,
          "the table sums to \(total) panelists, the panel has \(size)",
          remedy: "compare the table with the panel"
        )
      )
    }
    findings += agencies.compactMap { damagedName($0, rule) }
    let affiliations = reading.affiliations.values.reduce(0, +)
    if affiliations > 0 { findings += compare(agencies, reading.affiliations, rule) }
    if !findings.contains(where: { $0.severity > .note }) {
      let several = agencies.filter { $0.panelists > 1 }.map { "\($0.name) \($0.panelists)" }
      let detail = several.isEmpty ? "" : " (\(several.joined(separator: ", ")))"
      let listed = affiliations > 0 ? ", \(affiliations) affiliations agree" : ""
      findings.append(
        rule.pass("\(total) panelists from \(agencies.count) agencies\(detail)\(listed)")
      )
    }
    return findings
  }

  /// A name that does not begin with a letter, or is one or two letters off a state's name.
  private static func damagedName(_ agency: ReportFacts.Agency, _ rule: LintRule) -> LintFinding? {
    guard !PostalCodes.names.contains(agency.name) else { return nil }
    let likely = PostalCodes.nearest(agency.name)
    guard likely != nil || agency.name.first?.isLetter != true else { return nil }
    return rule.finding(
      .note,
      lines: agency.lines,
      asRead: agency.name,
      "the agency's name is damaged",
      remedy: likely.map { "likely \($0)" } ?? "compare with the source"
    )
  }

  /// The number of affiliations by state against the table, without quoting the list.
  private static func compare(
    _ agencies: [ReportFacts.Agency],
    _ affiliations: [String: Int],
    _ rule: LintRule
  ) -> [LintFinding] {
    var findings: [LintFinding] = []
    var open = affiliations
    for agency in agencies {
      let name =
        PostalCodes.names.contains(agency.name)
        ? agency.name : PostalCodes.nearest(agency.name) ?? agency.name
      guard let code = PostalCodes.code(name) else { return [] }
      let count = open.removeValue(forKey: code) ?? 0
      if count != agency.panelists {
        findings.append(
          rule.finding(
            .warning,
            lines: agency.lines,
            asRead: "\(agency.name) (\(agency.panelists))",
            "the list of affiliations has \(count) for \(code)",
            remedy: "compare table and list with the source"
          )
        )
      }
    }
    for (code, count) in open.sorted(by: { $0.key < $1.key }) {
      findings.append(
        rule.finding(
          .warning,
          asRead: code,
          "the list of affiliations has \(count) for \(code), the table none",
          remedy: "compare table and list with the source"
        )
      )
    }
    return findings
  }
}
