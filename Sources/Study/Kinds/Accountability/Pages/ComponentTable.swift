// SPDX-License-Identifier: Apache-2.0
import Accountability
import Decisions
import ExactArithmetic
import Policy

/// The components of one unit as a page shows them.
struct ComponentTable {
  let report: UnitReport
  let unit: AccountabilityEvidence.Unit

  init(_ report: UnitReport, of unit: AccountabilityEvidence.Unit) {
    (self.report, self.unit) = (report, unit)
  }

  var table: ResultTable {
    let standards = Dictionary(
      report.scorecard.standards.map { ($0.name, $0.title) }
    ) { first, _ in first }
    return ResultTable(
      name: "components",
      title: "Components of \(unit.name)",
      columns: [
        .init("standard", head: "Standard"), .init("title", head: "Component"),
        .init("points", head: "Points", isNumeric: true),
        .init("max", head: "Most", isNumeric: true),
        .init("made", head: "Made of"),
      ],
      keyColumns: 2,
      rows: report.components.filter(\.counts).map { component in
        let isScored = component.state.isScored
        let made = component.parts.map { part in
          let words = PartWords(part)
          let path = words.path.isEmpty ? "" : " (\(words.path))"
          return "\(words.name) \(words.points)\(path)"
        }
        return [
          standards[component.standard] ?? "", component.title,
          isScored ? component.words : component.state.word,
          component.possible?.description ?? "",
          isScored ? made.joined(separator: "; ") : component.state.reason.spelledOut,
        ]
      }
    )
  }
}
