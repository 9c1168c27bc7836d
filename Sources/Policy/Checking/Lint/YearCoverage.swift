// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

/// Finds years in which a version is in force and for which a table that lists years has no row.
///
/// A table is measured by the versions whose years it lists: one that lists no year of a version
/// belongs to another version with which it shares the file.
struct YearCoverage {
  /// No more years of a version are looked at.
  private static let mostYears = 400

  private let rulebook: Rulebook
  private let findings: Findings

  init(_ rulebook: Rulebook, _ findings: Findings) {
    self.rulebook = rulebook
    self.findings = findings
  }

  /// Adds what it finds.
  func run() {
    guard rulebook.countsYears else { return }
    var gaps: [(version: RuleVersion, table: Table, missing: [Int], isWhole: Bool)] = []
    for version in rulebook.versions {
      for table in version.program.tables {
        guard
          let key = table.keys.firstIndex(where: {
            $0.type.withoutConstants.number?.form == .year
          })
        else { continue }
        let listed = table.rows.flatMap { $0.matches[key].listed }.compactMap(\.integer)
        let span = years(of: version, listed)
        let missing = span.filter { !listed.contains($0) && !isCovered($0, key, table) }
        gaps.append((version, table, missing, missing.count == span.count))
      }
    }
    for gap in gaps where !gap.missing.isEmpty {
      let isOfAnother = gaps.contains {
        $0.table.site.span == gap.table.site.span && !$0.isWhole
      }
      if gap.isWhole, isOfAnother { continue }
      report(gap.version, gap.table, gap.missing)
    }
  }

  /// The years of a version; of one without an end those up to the last that the table lists, and of
  /// a policy without versions those between the first and the last.
  private func years(of version: RuleVersion, _ listed: [Int]) -> [Int] {
    guard let first = listed.min(), let last = listed.max() else { return [] }
    let span: Range<Int>
    switch version.status {
    case .inForce(let from, let until?): span = from..<max(from, until)
    case .inForce(let from, nil): span = from..<max(from, last + 1)
    case .implicit: span = first..<last + 1
    case .proposed, .undated, .withdrawn: return []
    }
    return Array(span.prefix(Self.mostYears))
  }

  private func isCovered(_ year: Int, _ key: Int, _ table: Table) -> Bool {
    guard case .each(var points) = TableInputs(BuiltTable(table: table, needs: [])).points else {
      return true
    }
    points[key] = [.number(Rational(year))]
    let index = MatchIndex(table)
    return Combinations(points).allSatisfy { !index.rows($0).isEmpty }
  }

  private func report(_ version: RuleVersion, _ table: Table, _ missing: [Int]) {
    let years = missing.map(String.init).joined(separator: ", ")
    let law =
      version.status == .implicit
      ? "other years before and behind have one" : "the version `\(version.name)` is in force then"
    findings.add(
      .yearWithoutRow,
      "table `\(table.name)` has no row for the year \(years), and \(law)",
      at: table.site,
      help: "add the row; where nothing is published, its cells are `unknown(unpublished)`"
    )
  }
}
