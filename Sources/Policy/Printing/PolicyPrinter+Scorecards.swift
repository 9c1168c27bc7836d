// SPDX-License-Identifier: Apache-2.0

extension PolicyPrinter {
  static func write(
    _ scorecard: ScorecardDeclaration,
    _ lead: String,
    _ margin: Margin,
    to writer: inout LineWriter
  ) {
    let head = "\(lead)scorecard \(scorecard.name.text) " + Pieces.quoted(scorecard.title)
    writer.write([Pieces(head + ":")], margin)
    writer.block { writer in
      for line in scorecard.lines { write(line, to: &writer) }
    }
  }

  private static func write(_ line: ScorecardDeclaration.Line, to writer: inout LineWriter) {
    switch line.kind {
    case .standard(let name, let title, let components):
      let head = "standard \(name.text) " + Pieces.quoted(title)
      writer.write([Pieces(head + ":")], line.margin)
      writer.block { writer in
        for component in components { write(component, component.margin, to: &writer) }
      }
    case .component(let component): write(component, line.margin, to: &writer)
    case .each(let entity, let key, let worth):
      let by = key.map { " by \($0.text)" } ?? ""
      writer.write(clauses("each \(entity.text)\(by) = ", worth), line.margin)
    case .total(let value, let possible):
      let clauses = possible.map { ["of " + Pieces($0)] } ?? []
      writer.write(["total " + Pieces(value)] + clauses, line.margin)
    case .share(let value): writer.write(["share " + Pieces(value)], line.margin)
    case .level(let value): writer.write(["level " + Pieces(value)], line.margin)
    }
  }

  private static func write(
    _ component: ScorecardDeclaration.Component,
    _ margin: Margin,
    to writer: inout LineWriter
  ) {
    let head = "\(component.name.text) " + Pieces.quoted(component.title) + " = "
    writer.write(clauses(head, component.worth), margin)
  }

  private static func clauses(_ head: String, _ worth: ScorecardDeclaration.Worth) -> [Pieces] {
    // A share in front would take the weight of the component for its own.
    let next: Continuation = worth.weight == nil ? [] : .weight
    let value = Pieces(worth.value, in: .conditional, before: worth.possible == nil ? next : [])
    var clauses = [Pieces(head) + value]
    if let possible = worth.possible {
      clauses.append("of " + Pieces(possible, in: .conditional, before: next))
    }
    if let weight = worth.weight { clauses.append("weight " + Pieces(weight)) }
    if let condition = worth.condition { clauses.append("when " + Pieces(condition)) }
    return clauses
  }
}
