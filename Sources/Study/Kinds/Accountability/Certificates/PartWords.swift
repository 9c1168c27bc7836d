// SPDX-License-Identifier: Apache-2.0
import Accountability
import Decisions
import Evidence
import ExactArithmetic
import Policy

/// A part of a component's points in words, with the tables that led to it.
struct PartWords {
  let part: ComponentPart

  init(_ part: ComponentPart) { self.part = part }

  /// What the part does, such as `status call` or `lost to the maximum`.
  var name: String {
    switch part.role {
    case .source: part.label
    case .alternative: "\(part.label), not used"
    case .cap: "lost to the maximum"
    case .floor: "up to the minimum"
    case .guardClause: part.label
    case .adjustment: part.label
    case .rounding: "rounding"
    }
  }

  /// The points with their sign where something is added to or taken from others.
  var points: String {
    guard let amount = part.amount else {
      return part.answer.words(.number(.init(.points)))
    }
    switch part.role {
    case .source, .alternative: return amount.description
    default: return amount.signum > 0 ? "+\(amount)" : amount.description
    }
  }

  /// How the tables led to the points: `360.7 is approaching`.
  var path: String {
    part.steps.filter { $0.banded != nil }.map { "\($0.key) is \($0.result.spelledOut)" }.list
  }

  /// The tables with the rows that were used.
  var tables: String {
    part.steps.map { step in
      "\(step.table)\(step.row.map { " row \($0)" } ?? "")"
    }.list
  }

  /// Who says so.
  var sources: String { part.steps.flatMap(\.citations).map(\.words).uniqued.list }

  func step(of component: ComponentReport) -> RuleStep {
    let notes = [path, part.remark].filter { !$0.isEmpty }.joined(separator: "; ")
    return RuleStep(
      step: "\(component.title): \(name)",
      value: notes.isEmpty ? points : "\(points) (\(notes))",
      source: sources
    )
  }
}
