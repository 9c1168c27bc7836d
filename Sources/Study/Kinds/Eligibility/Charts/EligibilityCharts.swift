// SPDX-License-Identifier: Apache-2.0
import Eligibility
import Evidence
import Graphics
import Policy

/// The charts of a study of cases: each case as a tree of criteria, its stages on the calendar, and
/// the pathways beside the model text.
struct EligibilityCharts {
  private let trees: [(unit: String, chart: DecisionTreeChart)]
  let timelines: [StageTimeline]
  let conformance: ConformanceGrid?

  /// Trees are drawn for so many cases; of more, the files have the tables.
  private static let mostTrees = 24

  init(analysis: EligibilityAnalysis) {
    let units = analysis.units.map(\.unit)
    let stems = Dictionary(
      zip(units, RunFiles.stems(units.map { $0.lowercased() })),
      uniquingKeysWith: { first, _ in first }
    )
    trees = analysis.units.prefix(Self.mostTrees).map { unit, row, _ in
      (unit, Self.tree(unit, row.review, named: "tree-\(stems[unit] ?? "")"))
    }
    timelines = Self.timelines(analysis, stems)
    conformance = analysis.conformance.map(Self.grid)
  }

  var all: [any Chart] {
    trees.map { $0.chart } + timelines + [conformance].compactMap(\.self)
  }

  func tree(of unit: String) -> DecisionTreeChart? { trees.first { $0.unit == unit }?.chart }

  // MARK: - Trees

  private static func tree(
    _ unit: String,
    _ review: PathwayReview,
    named name: String
  ) -> DecisionTreeChart {
    let parts = review.parts.map { part in
      TreeReader(pathway: review.pathway, explanation: part.explanation, items: part.items).root
    }
    return DecisionTreeChart(
      name: name,
      title: "\(unit): \(review.pathway.title)",
      root: parts.count == 1
        ? parts[0]
        : DecisionTreeChart.Node(
          .all,
          words: review.pathway.id,
          status: status(review.answer),
          children: parts
        ),
      finding: "\(unit): \(review.standing.words)."
    )
  }

  private static func status(_ answer: PathwayMatrix.Answer) -> DecisionTreeChart.Status {
    switch answer {
    case .meets: .met
    case .notShown: .notShown
    case .open: .notYetKnown("")
    case .notPublished: .notYetKnown("unpublished")
    case .notInForce, .undated: .notYetKnown("undated")
    case .broken: .broken
    }
  }

  // MARK: - Timelines

  private static func timelines(
    _ analysis: EligibilityAnalysis,
    _ stems: [String: String]
  ) -> [StageTimeline] {
    let spans = analysis.spans
    let today = analysis.settings.day.flatMap { ChartDate($0) }
    return spans.map(\.unit).uniqued.compactMap { unit in
      let own = spans.filter { $0.unit == unit }
      guard own.contains(where: { $0.span.isHeld || $0.span.closing != nil }) else { return nil }
      return StageTimeline(
        name: "stages-\(stems[unit] ?? "")",
        title: "\(unit): stages of \(own[0].pathway)",
        stages: own.filter { $0.span.isHeld || $0.span.closing != nil }.map { stage($0.span) },
        today: today,
        finding: own.map { "\($0.span.stage): \($0.span.words(on: analysis.settings.day))" }
          .joined(separator: "; ") + "."
      )
    }
  }

  private static func stage(_ span: StageSpan) -> StageTimeline.Stage {
    StageTimeline.Stage(
      label: span.stage,
      start: span.started.flatMap { ChartDate($0) },
      end: span.termEnds.flatMap { ChartDate($0) },
      extensions: span.extendedTo.flatMap { ChartDate($0) }.map { [.init($0, "extended")] } ?? [],
      notices: span.notices.compactMap { ChartDate($0) }.map { .init($0, "notice") },
      decisions: span.closing.flatMap { closing in
        ChartDate(closing.day).map { [.init($0, closing.action.rawValue)] }
      } ?? []
    )
  }

  // MARK: - Comparison

  private static func grid(_ matrix: ConformanceMatrix) -> ConformanceGrid {
    ConformanceGrid(
      name: "conformance",
      title: "How pathways compare with \(matrix.model), which is no law",
      rowTitle: "pathway",
      columns: matrix.places.map { .init(label: $0, words: "\(matrix.model) \($0)") },
      rows: matrix.rows.map { row in
        ConformanceGrid.Row(
          label: row.pathway + (row.caution == nil ? "" : " (no day in force known)"),
          cells: row.cells.map { cell in
            .init(conformance(cell.relation), source: cell.sources.joined(separator: "; "))
          }
        )
      }
    )
  }

  private static func conformance(
    _ relation: ConformanceMatrix.Relation
  ) -> ConformanceGrid.Conformance {
    switch relation {
    case .stated(.same): .same
    case .stated(.stricter): .stricter
    case .stated(.looser): .looser
    case .stated(.other), .several: .other
    case .stated(.silent): .silent
    case .notPublished: .notPublished
    }
  }
}

extension ChartDate {
  /// A day of the calendar.
  fileprivate init?(_ date: CalendarDate) { self.init(date.description) }
}

/// Reads the tree of a decision out of its explanation.
private struct TreeReader {
  let pathway: Pathway
  let explanation: Explanation
  let items: [ChecklistItem]

  var root: DecisionTreeChart.Node {
    guard let root = explanation.root else {
      return DecisionTreeChart.Node(
        label: explanation.record.decision,
        words: "no version of the law applies",
        status: items.first.map { status($0.status) } ?? .broken
      )
    }
    return node(root, label: explanation.record.decision)
  }

  private func node(_ node: ExplanationNode, label: String) -> DecisionTreeChart.Node {
    let item = items.first { $0.label == node.path && !node.path.isEmpty }
    let citation = item?.sources.map(\.words).joined(separator: "; ") ?? ""
    guard !node.children.isEmpty, !node.isRemoved else {
      return DecisionTreeChart.Node(
        label: label,
        words: node.text ?? node.requirement(in: pathway.source)?.condition ?? node.sentence,
        status: status(node),
        citation: citation,
        decides: node.isDeciding
      )
    }
    return DecisionTreeChart.Node(
      group(node.operation),
      label: label,
      words: node.text ?? "",
      status: status(node),
      citation: citation,
      decides: node.isDeciding,
      children: node.children.map { self.node($0, label: $0.label) }
    )
  }

  private func group(_ operation: String) -> DecisionTreeChart.Group {
    switch operation {
    case "all of": .all
    case "any of": .any
    case "none of": .none
    default: .atLeast(operation.split(separator: " ").compactMap { Int($0) }.first ?? 1)
    }
  }

  private func status(_ node: ExplanationNode) -> DecisionTreeChart.Status {
    if node.isRemoved { return .exempt }
    if !node.verdict.faults.isEmpty { return .broken }
    switch node.verdict.truth {
    case .met: return .met
    case .notMet: return .notShown
    case .unknown:
      let kinds = node.verdict.unknowns.kinds
      return kinds == [.judgment]
        ? .discretion : .notYetKnown((kinds.first { $0 != .judgment } ?? .missing).rawValue)
    }
  }

  private func status(_ status: ChecklistStatus) -> DecisionTreeChart.Status {
    switch status {
    case .meets: .met
    case .notShown: .notShown
    case .notYetKnown(let kind): .notYetKnown(kind.rawValue)
    case .discretion: .discretion
    case .noLaw: .notYetKnown("undated")
    case .broken: .broken
    case .exempt: .exempt
    }
  }
}
