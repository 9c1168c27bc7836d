// SPDX-License-Identifier: Apache-2.0

extension LintRule {
  /// SS17: item counts add up.
  static let itemCounts = LintRule(
    .itemCounts,
    title: "item counts add up",
    checks: "items shown less pretest items are the items scored, and the content areas sum to the "
      + "items shown"
  ) { rule, input in
    guard let items = input.facts.items else { return [] }
    var findings: [LintFinding] = []
    var holds: [String] = []
    if let pretest = items.pretest, let scored = items.scored {
      if items.shown - pretest == scored {
        holds.append("\(items.shown) − \(pretest) = \(scored)")
      } else {
        findings.append(
          rule.finding(
            .error,
            lines: items.lines,
            asRead: "\(items.shown) items, \(pretest) pretest, \(scored) scored",
            "\(items.shown) − \(pretest) = \(items.shown - pretest), not \(scored)",
            remedy: "compare the three counts with the source"
          )
        )
      }
    }
    if !items.areas.isEmpty {
      let sum = items.areas.reduce(0, +)
      let listing = items.areas.map(String.init).joined(separator: " + ")
      if sum == items.shown {
        holds.append("\(listing) = \(items.shown)")
      } else {
        let isClose = items.areasAreApproximate && abs(sum - items.shown) <= items.areas.count
        findings.append(
          rule.finding(
            isClose ? .note : .warning,
            lines: items.lines,
            asRead: listing,
            "\(listing) = \(sum), the test has \(items.shown) items",
            remedy: isClose
              ? "say that the areas' counts are rounded" : "compare the counts with the source"
          )
        )
      }
    }
    guard findings.isEmpty else { return findings }
    return holds.isEmpty ? [] : [rule.pass(holds.joined(separator: "; "))]
  }
}
