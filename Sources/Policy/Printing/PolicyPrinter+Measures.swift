// SPDX-License-Identifier: Apache-2.0

extension PolicyPrinter {
  static func write(
    _ measure: MeasureDeclaration,
    _ lead: String,
    _ margin: Margin,
    to writer: inout LineWriter
  ) {
    var head = Pieces("\(lead)measure \(measure.name.text)")
    head.append(Pieces.parameters(measure.parameters))
    if let type = measure.type { head.append(" : " + Pieces(type)) }
    switch measure.body {
    case .value(let value):
      head.append(" = " + Pieces(value, before: following(measure.finish)))
      writer.write([head] + clauses(measure.finish), margin)
    case .cases(let cases):
      writer.write([head + " cases:"], margin)
      writer.block { writer in
        for measureCase in cases { write(measureCase, to: &writer) }
      }
    }
  }

  private static func write(_ measureCase: MeasureCase, to writer: inout LineWriter) {
    var clauses = [Pieces("(\(measureCase.label.text)) = ") + Pieces(measureCase.value)]
    if let condition = measureCase.condition { clauses.append("when " + Pieces(condition)) }
    if let despite = measureCase.despite { clauses.append("despite \(despite.description)") }
    writer.write(clauses + Pieces.clauses(measureCase.tail), measureCase.margin)
  }

  static func write(
    _ adjust: AdjustDeclaration,
    _ lead: String,
    _ margin: Margin,
    to writer: inout LineWriter
  ) {
    var head = Pieces("\(lead)adjust \(adjust.measure.text)")
    if let condition = adjust.condition { head.append(" when " + guarded(condition)) }
    let value = " = " + Pieces(adjust.value, before: following(adjust.finish))
    writer.write([head + value] + clauses(adjust.finish), margin)
  }

  /// A condition behind which `=` is not read as a comparison.
  private static func guarded(_ condition: Expression) -> Pieces {
    let isOpen =
      Binding(condition) >= .sum || Binding(condition) == .conditional
      || startsClosed(condition)
      || condition.isParenthesised(in: .logical, before: .relation)
    return isOpen ? .parenthesised(condition) : Pieces(condition, before: .relation)
  }

  /// Whether a `=` of the condition stands behind a parenthesis, which would end the condition.
  private static func startsClosed(_ condition: Expression) -> Bool {
    switch condition.kind {
    case .comparison(.equal, let left, _, _):
      left.isParenthesised(in: .sum, before: .relation)
    case .logical(_, let operands): operands.contains(where: startsClosed)
    case .not(let inner): startsClosed(inner)
    case .quantified(_, _, _, let inner): startsClosed(inner)
    default: false
    }
  }

  private static func following(_ finish: Finish) -> Continuation {
    finish.steps.isEmpty && finish.unknowns != nil ? .unknowns : []
  }

  private static func clauses(_ finish: Finish) -> [Pieces] {
    var result: [Pieces] = []
    for (index, step) in finish.steps.enumerated() {
      let isLast = index == finish.steps.count - 1
      let next: Continuation = isLast && finish.unknowns != nil ? .unknowns : []
      switch step {
      case .rounded(let step, let mode):
        result.append("rounded to \(step.text) \(mode.rawValue)")
      case .capped(let cap): result.append("capped at " + Pieces(cap, before: next))
      case .floored(let floor): result.append("floored at " + Pieces(floor, before: next))
      }
    }
    if let unknowns = finish.unknowns { result.append(Pieces(unknowns)) }
    return result + Pieces.clauses(finish.tail)
  }

  static func write(
    _ result: ResultDeclaration,
    _ lead: String,
    _ margin: Margin,
    to writer: inout LineWriter
  ) {
    var head = Pieces("\(lead)result \(result.name.text) " + Pieces.quoted(result.text))
    if let term = result.term { head.append(" for \(term.count.text) \(term.unit.text)") }
    if let stage = result.stage { head.append(" stage \(stage.text)") }
    let condition = "when " + Pieces(result.condition)
    writer.write([head, condition] + Pieces.clauses(result.tail), margin)
  }
}
