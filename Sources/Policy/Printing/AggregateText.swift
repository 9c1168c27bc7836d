// SPDX-License-Identifier: Apache-2.0

extension Pieces {
  /// An expression over the members of an entity or a list.
  static func overList(_ expression: Expression, _ following: Continuation) -> Pieces {
    switch expression.kind {
    case .aggregate(let aggregate): Pieces(aggregate, following)
    case .window(let value, let name, let lower, let upper):
      "mean of " + Pieces(value, in: .sum) + Pieces(" for \(name.text) in ")
        + Pieces(lower, in: .sum) + " .. " + Pieces(upper, in: .sum, before: following)
    case .timeIn(let time): Pieces(time, following)
    case .best(let best): Pieces(best, following)
    case .allocate(let allocation): Pieces(allocation, following)
    default: ""
    }
  }

  private init(_ aggregate: Aggregate, _ following: Continuation) {
    self.init(aggregate.operation.rawValue)
    if let value = aggregate.value { append(" of " + Pieces(value, in: .sum).deeper) }
    append(" over \(aggregate.entity.text)")
    if let parent = aggregate.parent { append(" in \(parent.text)") }
    if let filter = aggregate.filter {
      var next: Continuation = aggregate.unknowns == nil ? following : .unknowns
      if aggregate.weight != nil { next = .weight }
      appendBreaking("where " + Pieces(filter, before: next))
    }
    if let weight = aggregate.weight {
      let next = aggregate.unknowns == nil ? following : .unknowns
      appendBreaking("weight " + Pieces(weight, in: .sum, before: next))
    }
    if let unknowns = aggregate.unknowns { appendBreaking(Pieces(unknowns)) }
  }

  /// `unknowns strict` and its kin.
  init(_ policy: UnknownPolicy) {
    switch policy {
    case .strict: self.init("unknowns strict")
    case .bounds: self.init("unknowns bounds")
    case .knownOnly(nil): self.init("unknowns known only")
    case .knownOnly(let share?): self.init("unknowns known only at least \(share.text) known")
    }
  }

  private init(_ time: TimeIn, _ following: Continuation) {
    let end: Continuation = time.window == nil ? following : .window
    let next = time.filter == nil ? end : .filter
    self = "time in " + Pieces(time.list, in: .field, before: next).deeper
    if let filter = time.filter { appendBreaking("where " + Pieces(filter, before: end)) }
    guard let window = time.window else { return }
    appendBreaking("within last \(window.count.text) \(window.unit.text)")
    if let before = window.before {
      append(" before " + Pieces(before, in: .factor, before: following))
    }
  }

  private init(_ best: Best, _ following: Continuation) {
    let next = best.filter == nil ? following : .filter
    self = Pieces("best \(best.field.text) in ")
    append(Pieces(best.list, in: .field, before: next).deeper)
    if let filter = best.filter { appendBreaking("where " + Pieces(filter, before: following)) }
  }

  private init(_ allocation: Allocation, _ following: Continuation) {
    self = "allocate " + Pieces(allocation.pool, in: .sum).deeper
    append(" over \(allocation.entity.text)")
    appendBreaking("by " + Pieces(allocation.weight, in: .sum))
    append(" to \(allocation.step.text)")
    for (index, tie) in allocation.ties.enumerated() {
      let next = index == allocation.ties.count - 1 ? following : .then
      let words: Pieces = index == 0 ? "ties by " : "then "
      appendBreaking(words + Pieces(tie, in: .factor, before: next))
    }
  }
}
