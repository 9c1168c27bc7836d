// SPDX-License-Identifier: Apache-2.0

/// In which order slots are computed.
extension RunPass {
  /// The values of some slots at all rows of their homes; those that could not be computed are left out.
  mutating func values(of slots: [Slot]) -> [Slot: StoredSlot] {
    crossing.formUnion(slots)
    let last = slots.reduce(0) { max($0, level($1)) }
    let homes = homes()
    for level in 0...last {
      for home in homes { pass(level, home, isLast: false, []) }
    }
    return stored
  }

  /// The entities, and the items of the lists that the rules ask for.
  mutating func homes() -> [Int] {
    let items = Set(form.nodes.map(\.home)).filter { form.isOfItems($0) }
    for home in items {
      if let view = form.view(of: home) { views[home] = (try? column(view)) ?? nil }
    }
    return Array(form.program.entities.indices) + items.sorted()
  }

  /// What rows see of a list; `nil` where nothing is on file of the references or of the list.
  private func column(_ view: ItemView) throws -> ViewColumn? {
    guard let list = columns.lists[view.list],
      let reference = try columns.reference(through: view.through),
      reference.target == form.program.facts[view.list].entity
    else { return nil }
    return try ViewColumn(list, reference, owner: form.owner(of: view))
  }

  /// At which level a slot's operands are all there.
  mutating func level(_ slot: Slot) -> Int {
    if let level = levels[slot] { return level }
    let operation = form[slot].operation
    var level = 0
    let isOfItems = form.isOfItems(form[slot].home)
    for operand in operation.operands {
      level = max(level, self.level(operand))
      if !isOfItems, form.isOfItems(form[operand].home) {
        crossing.insert(operand)
        level = max(level, self.level(operand) + 1)
      }
    }
    switch operation {
    case .lifted(let inner):
      switch form[inner].operation {
      case .fact, .part: break
      default:
        crossing.insert(inner)
        level += 1
      }
      levels[slot] = level
      return level
    case .shifted(let inner, _), .only(let inner, _):
      crossing.insert(inner)
      level += 1
    case .aggregate:
      crossing.insert(slot)
      level += 1
    default: break
    }
    levels[slot] = level
    return level
  }
}
