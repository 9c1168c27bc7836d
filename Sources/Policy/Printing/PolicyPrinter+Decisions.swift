// SPDX-License-Identifier: Apache-2.0

extension PolicyPrinter {
  static func write(
    _ decision: DecisionDeclaration,
    _ lead: String,
    _ margin: Margin,
    to writer: inout LineWriter
  ) {
    var head = Pieces("\(lead)decision \(decision.name.text)")
    head.append(Pieces.parameters(decision.parameters))
    if decision.isCyclic { head.append(" cycles conjunctive") }
    writer.write([head + ":"], margin)
    writer.block { writer in
      write(decision.root, behind: "", decision.root.margin, to: &writer)
    }
  }

  /// Writes a group behind what stands before it on its line.
  private static func write(
    _ group: CriterionGroup,
    behind lead: String,
    _ margin: Margin,
    to writer: inout LineWriter
  ) {
    var clauses = [Pieces(lead + group.quorum.words)] + group.guards.map(pieces)
    clauses += Pieces.clauses(group.tail)
    clauses[clauses.count - 1].append(":")
    writer.write(clauses, margin)
    writer.block { writer in
      for criterion in group.criteria {
        write(
          criterion.wording,
          criterion.body,
          behind: "(\(criterion.label.text)) ",
          criterion.margin,
          to: &writer
        )
      }
    }
  }

  /// Writes what follows a label, behind what stands before it on its line.
  static func write(
    _ wording: String?,
    _ body: Criterion.Body,
    behind lead: String,
    _ margin: Margin,
    to writer: inout LineWriter
  ) {
    let lead = lead + (wording.map { Pieces.quoted($0) + " " } ?? "")
    switch body {
    case .condition(let condition, let guards, let tail):
      let head = Pieces(lead) + worded(condition, isWorded: wording != nil)
      writer.write([head] + guards.map(pieces) + Pieces.clauses(tail), margin)
    case .group(let group): write(group, behind: lead, margin, to: &writer)
    }
  }

  private static func pieces(_ clause: Guard) -> Pieces {
    (clause.isUnless ? "unless " : "applies when ") + Pieces(clause.condition)
  }
}
