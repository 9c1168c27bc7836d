// SPDX-License-Identifier: Apache-2.0
import Accountability
import Decisions
import ExactArithmetic
import Policy

/// Tables that compare: where points come from, years with years, published values with computed ones.
extension AccountabilityTables {
  /// From what the points of each unit come, over all scored components; the rows add up to its points.
  var sources: ResultTable {
    ResultTable(
      name: "sources-of-points",
      title: "Where the points come from",
      columns: Self.key + [
        .init("source", head: "Source"), .init("points", head: "Points", isNumeric: true),
        .init("components", head: "Components", isNumeric: true),
      ],
      keyColumns: 3,
      rows: reports.flatMap { unit, standing -> [[String]] in
        let parts = standing.report.components.filter { $0.counts && $0.state.isScored }
          .flatMap { component in component.parts.filter(\.counts).map { name($0, component) } }
        return Set(parts.map(\.source)).sorted().map { source in
          let own = parts.filter { $0.source == source }
          return key(unit) + [source, own.map(\.points).sum().description, "\(own.count)"]
        }
      },
      notes: ["The rows of a unit add up to the points of its scored components."]
    )
  }

  /// The source that a part is counted under: its own name, or one name for all supplied points.
  private func name(
    _ part: ComponentPart,
    _ component: ComponentReport
  ) -> (source: String, points: Rational) {
    let isSupplied = component.state == .scored(.supplied)
    return (isSupplied ? "supplied points" : PartWords(part).name, part.amount ?? .zero)
  }

  /// Why totals differ between years; `nil` where no unit has two years with a total.
  var changes: ResultTable? {
    guard !analysis.changes.isEmpty else { return nil }
    return ResultTable(
      name: "changes",
      title: "Why totals differ between years",
      columns: [
        .init("unit", head: "Unit"), .init("from", head: "From", isNumeric: true),
        .init("to", head: "To", isNumeric: true), .init("group", head: "What changed"),
        .init("points", head: "Points", isNumeric: true),
        .init("before", head: "Before", isNumeric: true),
        .init("after", head: "After", isNumeric: true),
      ],
      keyColumns: 4,
      rows: analysis.changes.flatMap { change in
        change.parts.map { part in
          [
            change.id, "\(change.years.from)", "\(change.years.to)", part.label,
            part.points.description, change.totals.from.description, change.totals.to.description,
          ]
        }
      },
      notes: ["Shapley values: the rows of a unit add up to the difference of its totals exactly."]
    )
  }

  /// What was published beside what was computed; `nil` without a file of published values.
  var official: ResultTable? {
    guard let comparison = analysis.official else { return nil }
    return ResultTable(
      name: "official",
      title: "Published and computed",
      columns: Self.key + [
        .init("item", head: "Item"), .init("published", head: "Published"),
        .init("computed", head: "Computed"), .init("agreement", head: "Agreement"),
        .init("explained_by", head: "Would be given by"),
      ],
      keyColumns: 3,
      rows: comparison.lines.map { line in
        let subject = line.official.subject
        let isExact = line.agreement == .exact
        let explained = comparison.explanations.map(\.words).joined(separator: " or ")
        return [
          subject.id, subject.period.map(String.init) ?? "", line.official.item.words,
          line.official.text, line.computed, line.agreement.rawValue,
          isExact ? "" : explained.isEmpty ? "nothing that was tried" : explained,
        ]
      }
    )
  }

  /// Other answers of readings that give more of what was published; `nil` where nothing differs.
  var alternatives: ResultTable? {
    guard let comparison = analysis.official, !comparison.alternatives.isEmpty else { return nil }
    return ResultTable(
      name: "alternatives",
      title: "Readings that would give what was published",
      columns: [
        .init("answers", head: "Answers"), .init("exact", head: "Given exactly", isNumeric: true),
        .init("gained", head: "Gained", isNumeric: true),
        .init("lost", head: "Lost", isNumeric: true),
        .init("published", head: "Published values", isNumeric: true),
      ],
      rows: comparison.alternatives.map { alternative in
        [
          alternative.words, "\(alternative.exact)", "\(alternative.gained)", "\(alternative.lost)",
          "\(comparison.lines.count)",
        ]
      },
      notes: ["A reading is proposed here and never adopted: the policy says which one holds."]
    )
  }
}

extension OfficialComparison.Alternative {
  /// `R3.B`, or two with `and`.
  var words: String {
    answers.map { "\($0.reading).\($0.letter)" }.joined(separator: " and ")
  }
}

extension OfficialValue.Item {
  /// The item as the file writes it.
  var words: String {
    switch self {
    case .component(let name): name
    case .total: "total"
    case .percent: "percent"
    case .level: "level"
    }
  }
}
