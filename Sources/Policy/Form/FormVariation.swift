// SPDX-License-Identifier: Apache-2.0

/// Which slots of a form differ where only some facts do, and what they read of the others.
///
/// What does not differ is computed once; of a scorecard whose counts are drawn anew a thousand times
/// that is more than half.
struct FormVariation {
  /// A number over members of which the same ones always count.
  struct Choice: Hashable {
    /// The entity whose rows are the members.
    let members: Int
    /// The parents' entity.
    let parents: Int
    /// Which members count; a slot of the members that does not differ.
    let filter: Slot
  }

  private let form: Form
  /// For each slot whether it differs.
  private let differs: [Bool]
  /// The outermost slots that do not differ, among those that are needed.
  private(set) var constant: [Slot] = []
  /// The numbers over members that differ and are needed.
  private(set) var aggregates: [Slot] = []
  /// The choices of members that do not differ, by the slot of their number.
  private(set) var choices: [Slot: Choice] = [:]

  /// Finds what differs.
  ///
  /// - Parameters:
  ///   - form: The form.
  ///   - facts: The facts that differ, by their places in the program.
  ///   - outputs: What is needed.
  init(_ form: Form, where facts: Set<Int>, of outputs: [Slot]) {
    self.form = form
    var differs: [Bool] = []
    differs.reserveCapacity(form.nodes.count)
    for node in form.nodes {
      let own =
        switch node.operation {
        case .fact(let fact): facts.contains(fact)
        case .part(let part): facts.contains(part.fact)
        case .referred: true
        default: node.operation.operands.contains { differs[$0.place] }
        }
      differs.append(own)
    }
    self.differs = differs
    var (open, seen) = (outputs, Set(outputs))
    while let slot = open.popLast() {
      guard self.differs(slot) else {
        if form[slot].home != FormNode.anywhere { constant.append(slot) }
        continue
      }
      if case .aggregate = form[slot].operation { aggregates.append(slot) }
      choices[slot] = choice(slot)
      for operand in form[slot].operation.operands where seen.insert(operand).inserted {
        open.append(operand)
      }
    }
    constant.sort { $0.place < $1.place }
  }

  /// Whether a slot differs.
  func differs(_ slot: Slot) -> Bool { differs[slot.place] }

  /// What chooses the members of a strict sum, where they are always the same.
  private func choice(_ slot: Slot) -> Choice? {
    guard case .aggregate(let aggregate) = form[slot].operation, aggregate.operation == .sum,
      aggregate.unknowns == .strict, aggregate.weight == nil, let filter = aggregate.filter,
      !differs(filter), form[filter].home == aggregate.members,
      form[slot].home < form.program.entities.count
    else { return nil }
    return Choice(members: aggregate.members, parents: form[slot].home, filter: filter)
  }
}
