// SPDX-License-Identifier: Apache-2.0

extension LintRule {
  /// SS06: a count and its percent agree, and a row sums to the respondents.
  static let countsAndPercents = LintRule(
    .countsAndPercents,
    title: "counts, percents and row sums",
    checks: "each percent is half-up(100·count/n) and the counts of a question sum to n"
  ) { rule, input in
    let rows = input.facts.responses.flatMap(\.rows)
    guard !rows.isEmpty else { return [] }
    let size = input.facts.panelSize ?? usualRespondents(rows)
    let findings = rows.compactMap { row -> LintFinding? in
      let lines = row.lines
      switch row.status {
      case .unreadable:
        return rule.finding(
          .error,
          lines: lines,
          asRead: row.asPrinted,
          "several completions fit, none is filled in",
          remedy: "compare with the source"
        )
      case .inferred:
        let counts = row.cells.compactMap(\.count).map(String.init).joined(separator: "/")
        return rule.finding(
          .warning,
          lines: lines,
          asRead: row.asPrinted,
          "\(counts) inferred: the only completion that sums to \(row.respondents ?? 0)",
          remedy: "record the repair or compare with the source"
        )
      case .printed where row.respondents == size: return nil
      case .repaired where row.respondents == size:
        let repaired = row.cells.filter { $0.status == .repaired }
        let how = repaired.map { "\"\($0.asPrinted)\" is \($0.count ?? 0): \($0.reason)" }
        return rule.finding(
          .warning,
          lines: lines.count == row.cells.count ? row.repairedLines : lines,
          asRead: lines.count == row.cells.count
            ? repaired.map(\.asPrinted).joined(separator: " … ") : row.asPrinted,
          how.joined(separator: "; "),
          remedy: "record the repair or compare with the source"
        )
      default:
        return rule.finding(
          .warning,
          lines: lines,
          asRead: row.asPrinted,
          "sums to \(row.respondents ?? 0) of \(size ?? 0)",
          remedy: "compare with the source; a count may be damaged or an answer missing"
        )
      }
    }
    guard findings.isEmpty else { return findings }
    return [rule.pass("\(rows.count) questions agree with their percents and sum to \(size ?? 0)")]
  }

  /// SS07: percents of a question sum to 100, up to rounding.
  static let percentSums = LintRule(
    .percentSums,
    title: "percents of a question sum to 100",
    checks: "the rounded percents of a question sum to 100; what rounding alone does is a note"
  ) { rule, input in
    let rows = input.facts.responses.flatMap(\.rows).filter { $0.percentSum != nil }
    guard !rows.isEmpty else { return [] }
    let findings = rows.compactMap { row -> LintFinding? in
      guard let sum = row.percentSum, sum != 100 else { return nil }
      let percents = row.percents.compactMap(\.self).map(String.init).joined(separator: "+")
      return rule.finding(
        abs(sum - 100) <= 1 ? .note : .warning,
        lines: row.lines,
        asRead: row.question,
        "\(percents) = \(sum), by rounding: the counts sum to \(row.respondents ?? 0)",
        remedy: "say below the table that percents may not sum to 100"
      )
    }
    guard findings.isEmpty else { return findings }
    return [rule.pass("the percents of \(rows.count) questions sum to 100")]
  }

  /// The sum that most questions share.
  private static func usualRespondents(_ rows: [ResponseRow]) -> Int? {
    let sums = rows.compactMap(\.respondents)
    return Set(sums).max { first, second in
      let (one, two) = (sums.count { $0 == first }, sums.count { $0 == second })
      return one == two ? first > second : one < two
    }
  }
}

extension ResponseRow {
  /// The lines of the repaired cells, where every cell has a line of its own.
  fileprivate var repairedLines: [Int] {
    zip(cells, lines).filter { $0.0.status != .printed }.map(\.1)
  }
}
