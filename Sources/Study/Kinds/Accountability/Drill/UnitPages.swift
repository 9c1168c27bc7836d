// SPDX-License-Identifier: Apache-2.0
import Accountability
import Decisions
import Evidence
import ExactArithmetic
import Graphics
import Policy
import Reporting

/// A page for each unit and year, from its total down to its students by level.
///
/// Every number leads to the next level. What asks for the right to single students has no link and no
/// page: only whoever serves the files can tell who has it.
struct UnitPages {
  let analysis: AccountabilityAnalysis
  let charts: AccountabilityCharts
  let fingerprint: Fingerprint
  private let rows: [DrillRows]
  /// The places of units by id.
  private let places: [String: [Int]]
  private let certificates: [String]

  init(
    _ analysis: AccountabilityAnalysis,
    charts: AccountabilityCharts,
    fingerprint: Fingerprint
  ) {
    (self.analysis, self.charts, self.fingerprint) = (analysis, charts, fingerprint)
    rows = DrillRows.entities(of: analysis).map { DrillRows(analysis, $0) }
    places = Dictionary(grouping: analysis.units.indices) { analysis.units[$0].unit.id }
    certificates = RunFiles.stems(analysis.units.map(\.unit.name))
  }

  var all: [(name: String, report: Report)] {
    analysis.units.indices.map { (analysis.units[$0].stem, page($0)) }
  }

  private func page(_ place: Int) -> Report {
    let one = analysis.units[place]
    return Report(
      title: one.unit.name,
      subtitle: analysis.document.title,
      unit: analysis.document.id,
      date: analysis.document.date,
      marks: analysis.document.marks + (analysis.isUnofficial ? ["UNOFFICIAL"] : []),
      answer: one.words.map { "\($0.sentence)." }
        ?? "No version of the policy is in force for this year.",
      sections: [summary(place), components(place), inputs(place), levels(place), students]
        .compactMap(\.self),
      fingerprint: fingerprint,
      trail: trail(place)
    )
  }

  // MARK: - The way here

  /// The page of a unit in a year; `nil` where it is not reported.
  private func path(_ unit: String, _ period: Int?, section: String? = nil) -> PagePath? {
    places[unit]?.first { analysis.units[$0].unit.period == period }
      .map { PagePath(analysis.units[$0].stem, section: section) }
  }

  private func trail(_ place: Int) -> [Inline] {
    let unit = analysis.units[place].unit
    var above: [String] = []
    var next = analysis.evidence.hierarchy[unit.id]
    while let id = next {
      above.insert(id, at: 0)
      next = analysis.evidence.hierarchy[id]
    }
    var trail: [Inline] = []
    if analysis.document.outputs.report {
      trail += [.page("Report", at: PagePath("report", folder: "", section: "totals"))]
    }
    for id in above {
      if let path = path(id, unit.period) { trail += [.text(" › "), .page(id, at: path)] }
    }
    trail.append(.text(" › \(unit.name)"))
    let others = (places[unit.id] ?? []).filter { $0 != place }
    for (number, other) in others.enumerated() {
      let year = analysis.units[other].unit.period.map(String.init) ?? ""
      trail.append(.text(number == 0 ? "; other years: " : ", "))
      trail.append(.page(year, at: PagePath(analysis.units[other].stem)))
    }
    return trail
  }

  // MARK: - Levels

  private func section(_ level: DrillLevel, _ blocks: [Reporting.Block]) -> Section {
    var section = Section(level.section, level.heading, blocks: blocks)
    section.right = level.right(analysis.settings.audience)
    return section
  }

  private func summary(_ place: Int) -> Section {
    let one = analysis.units[place]
    var blocks: [Reporting.Block] = []
    if let notice = analysis.notice { blocks.append(.notice(Notice(.warning, [.text(notice)]))) }
    guard let standing = one.standing, let words = one.words else {
      return section(.summary, [.absent("No version of the policy is in force for this year.")])
    }
    if let open = words.open {
      blocks.append(.text(open.prefix(1).uppercased() + open.dropFirst() + "."))
    }
    blocks.append(standards(standing.report))
    if let chart = charts.points(one) { blocks.append(.figure(chart)) }
    if !standing.gains.isEmpty {
      blocks.append(
        .list(standing.gains.map { [.text("\(words.change($0)): \(words.result($0)).")] })
      )
    }
    if let path = words.path { blocks.append(.text("\(path) \(StandingWords.caution)")) }
    if analysis.document.outputs.certificates {
      blocks.append(
        .paragraph([
          "The ",
          .page("certificate", at: PagePath(certificates[place], folder: "certificates")),
          " says under which rule, how certain, and how to compute it again.",
        ])
      )
    }
    if let below = below(one.unit) { blocks += below }
    return section(.summary, blocks)
  }

  /// The points of each standard; the points lead to its components.
  private func standards(_ report: UnitReport) -> Reporting.Block {
    let counting = report.components.filter(\.counts)
    let names = counting.map(\.standard).uniqued
    let titles = Dictionary(
      report.scorecard.standards.map { ($0.name, $0.title) }
    ) { first, _ in first }
    let rows = names.map { name in
      let own = counting.filter { $0.standard == name }
      let scored = own.filter(\.state.isScored)
      let points = scored.compactMap(\.points.number).sum()
      return [
        titles[name] ?? report.scorecard.title, scored.isEmpty ? "" : points.description,
        own.compactMap(\.possible).sum().description,
        "\(scored.count) of \(own.count)",
      ]
    }
    let table = ResultTable(
      name: "standards",
      title: "Standards",
      columns: [
        .init("standard", head: "Standard"),
        .init("points", head: "Points scored", isNumeric: true),
        .init("most", head: "Most", isNumeric: true), .init("scored", head: "Components scored"),
      ],
      rows: rows
    )
    let links = rows.indices.map { (TableBlock.Cell(row: $0, column: 1), components) }
    return .table(TableBlock(table, links: Dictionary(uniqueKeysWithValues: links)))
  }

  private var components: LinkTarget { .section(DrillLevel.components.section) }

  /// The units below with their totals, each a link; `nil` where there are none.
  private func below(_ unit: AccountabilityEvidence.Unit) -> [Reporting.Block]? {
    let below = analysis.units.indices.filter {
      let other = analysis.units[$0].unit
      return analysis.evidence.hierarchy[other.id] == unit.id && other.period == unit.period
    }
    guard !below.isEmpty else { return nil }
    let table = ResultTable(
      name: "below",
      title: "Units of \(unit.name)",
      columns: [.init("unit", head: "Unit"), .init("total", head: "Total")],
      rows: below.map { [analysis.units[$0].unit.id, analysis.units[$0].words?.sentence ?? ""] }
    )
    let links = below.enumerated().map { row, place in
      (
        TableBlock.Cell(row: row, column: 0),
        LinkTarget.page(PagePath(analysis.units[place].stem))
      )
    }
    return [.table(TableBlock(table, links: Dictionary(uniqueKeysWithValues: links)))]
  }

  private func components(_ place: Int) -> Section? {
    let one = analysis.units[place]
    guard let standing = one.standing else { return nil }
    let table = ComponentTable(standing.report, of: one.unit).table
    let links = table.rows.indices.map {
      (TableBlock.Cell(row: $0, column: 2), LinkTarget.section(DrillLevel.inputs.section))
    }
    return section(
      .components,
      [.table(TableBlock(table, links: Dictionary(uniqueKeysWithValues: links)))]
        + charts.ladders(one).map { .figure($0) }
        + YearlyCuts(analysis, one).charts.map { .figure($0) }
    )
  }

  private func inputs(_ place: Int) -> Section {
    let unit = analysis.units[place].unit
    let hasLevels = analysis.settings.audience == .unit
    let blocks = rows.map { rows -> Reporting.Block in
      let table = rows.inputs(of: [unit], isPage: true)
      guard hasLevels, rows.levels(of: [unit], isPage: true) != nil else { return .table(table) }
      // A number of students leads to them by level.
      let column = rows.numberColumn(of: table)
      let links = table.rows.indices.map {
        (TableBlock.Cell(row: $0, column: column), LinkTarget.section(DrillLevel.levels.section))
      }
      return .table(TableBlock(table, links: Dictionary(uniqueKeysWithValues: links)))
    }
    return section(
      .inputs,
      blocks.isEmpty ? [.absent("The study has no rows of this unit.")] : blocks
    )
  }

  private func levels(_ place: Int) -> Section? {
    let unit = analysis.units[place].unit
    let tables = rows.compactMap { $0.levels(of: [unit], isPage: true) }
    guard !tables.isEmpty else { return nil }
    return section(.levels, tables.map { .table($0) })
  }

  private var students: Section? {
    guard analysis.settings.audience == .unit, analysis.evidence.students != nil else { return nil }
    return section(
      .students,
      [
        .absent(
          "Single students stand on no page; the filter behind each count is in the run's tables "
            + "`levels-…`, for whoever has the right to the students' file."
        )
      ]
    )
  }
}
