// SPDX-License-Identifier: Apache-2.0
import Accountability
import Decisions
import ExactArithmetic
import Graphics
import Policy
import Reporting

/// The report of a study of schools and districts: each unit from its total down to its inputs.
struct AccountabilityReport {
  let analysis: AccountabilityAnalysis
  let tables: AccountabilityTables
  let charts: AccountabilityCharts
  let summary: AccountabilitySummary
  let fingerprint: Fingerprint

  /// A page shows the first units only; the files hold all of them.
  static let mostUnits = 12

  private var document: StudyDocument { analysis.document }

  var report: Report {
    Report(
      title: document.title,
      subtitle: "Points, level, and what would change them",
      unit: document.id,
      date: document.date,
      marks: document.marks + (analysis.isUnofficial ? ["UNOFFICIAL"] : []),
      answer: summary.paragraph,
      sections: [totals] + [sureness, levels, bands].compactMap(\.self) + units
        + [changes, official].compactMap(\.self) + [rule, limits, recompute],
      fingerprint: fingerprint
    )
  }

  private var totals: Section {
    var blocks: [Reporting.Block] = []
    if let notice = analysis.notice { blocks.append(.notice(Notice(.warning, [.text(notice)]))) }
    for test in analysis.failedTests {
      let sentence = test.sentence.prefix(1).uppercased() + test.sentence.dropFirst() + "."
      blocks.append(.notice(Notice(.warning, [.text(sentence)])))
    }
    let table = tables.totals
    let empty = table.columns.map(\.name).filter { name in
      ["next_level", "next_total", "distance", "p_same", "percent_low", "percent_high", "possible"]
        .contains(name) && table.cells(name).allSatisfy(\.isEmpty)
    }
    let shown = table.without(Set(empty + (analysis.isUnofficial ? [] : ["unofficial"])))
    let part = shown.first(Self.mostUnits * 4, of: "totals.csv")
    blocks.append(.table(TableBlock(part, links: links(part))))
    blocks.append(.text("Evidence: \(document.source)."))
    return Section("totals", "Totals", blocks: blocks)
  }

  /// From each unit in the table of totals to its page.
  private func links(_ table: ResultTable) -> [TableBlock.Cell: LinkTarget] {
    guard document.outputs.pages else { return [:] }
    let reported = analysis.units.filter { $0.standing != nil }
    let links = zip(table.rows.indices, reported).map { row, one in
      (
        TableBlock.Cell(row: row, column: 1),
        LinkTarget.page(PagePath(one.stem, below: "pages"))
      )
    }
    return Dictionary(uniqueKeysWithValues: links)
  }

  private var sureness: Section? {
    charts.certainty.map { Section("how-sure", "How sure", blocks: [.figure($0)]) }
  }

  private var levels: Section? {
    charts.flows.isEmpty
      ? nil
      : Section("levels", "Levels between years", blocks: charts.flows.map { .figure($0) })
  }

  private var bands: Section? {
    charts.grids.isEmpty
      ? nil
      : Section("bands", "Status and progress", blocks: charts.grids.map { .figure($0) })
  }

  private var units: [Section] {
    analysis.units.prefix(Self.mostUnits).map { one in
      Section("unit-\(one.stem)", one.unit.name, blocks: blocks(one))
    }
  }

  private func blocks(_ one: AccountabilityAnalysis.Reported) -> [Reporting.Block] {
    guard let standing = one.standing, let words = one.words else {
      return [.absent("No version of the policy is in force for this year.")]
    }
    var blocks: [Reporting.Block] = [.text("\(words.sentence).")]
    if let open = words.open {
      blocks.append(.text(open.prefix(1).uppercased() + open.dropFirst() + "."))
    }
    if let chart = charts.points(one) { blocks.append(.figure(chart)) }
    for chart in charts.ladders(one) { blocks.append(.figure(chart)) }
    for chart in charts.steps(one) { blocks.append(.figure(chart)) }
    blocks.append(.table(ComponentTable(standing.report, of: one.unit).table))
    if !standing.gains.isEmpty {
      blocks.append(
        .list(standing.gains.map { [.text("\(words.change($0)): \(words.result($0)).")] })
      )
    }
    if let path = words.path { blocks.append(.text("\(path) \(StandingWords.caution)")) }
    return blocks
  }

  private var changes: Section? {
    tables.changes.map { Section("changes", "Changes between years", blocks: [.table($0)]) }
  }

  private var official: Section? {
    guard let comparison = analysis.official, let table = tables.official else { return nil }
    let exact = comparison.lines.count { $0.agreement == .exact }
    var blocks: [Reporting.Block] = [
      .text("\(exact) of \(comparison.lines.count) published values are computed exactly.")
    ]
    if exact < comparison.lines.count {
      let names = comparison.explanations.map(\.words)
      blocks.append(
        .text(
          names.isEmpty
            ? "No single or paired answer of the policy's readings gives all of them."
            : "All of them would be given by \(names.joined(separator: " or "))."
        )
      )
    }
    blocks.append(.table(table))
    if let alternatives = tables.alternatives { blocks.append(.table(alternatives)) }
    return Section("official", "Published values", blocks: blocks)
  }

  private var rule: Section {
    let versions = analysis.rule.rulebook.versions.map { version in
      [Inline.text(PolicyVersionWords(version, analysis.rule.rulebook).sentence)]
    }
    return Section(
      "rule",
      "Rule",
      blocks: [
        .text(
          "\(analysis.rule.name), file \(analysis.rule.path), SHA-256 of its content "
            + "\(analysis.rule.hash.digits)."
        ), .list(versions),
      ]
    )
  }

  private var limits: Section {
    Section(
      "limits",
      "Limits",
      blocks: [
        .notice(
          Notice(
            .limit,
            [
              .text(
                "A range of points is no accreditation: that is an act of a state board on several "
                  + "years of evidence. What is not published is not scored, and never a zero."
              )
            ]
          )
        )
      ]
    )
  }

  private var recompute: Section {
    Section(
      "recompute",
      "How this was computed",
      blocks: [.command(document.runCommand), .fingerprint(fingerprint)]
    )
  }
}
