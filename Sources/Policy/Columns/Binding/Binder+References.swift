// SPDX-License-Identifier: Apache-2.0

extension Binder {
  /// A fact of the row that references lead to; a reference to nobody on file is F12.
  mutating func referred(
    through references: [FactPart],
    _ target: FactPart
  ) throws(Unbindable) -> Bound {
    guard form.view(of: home) == nil else { throw Unbindable("a reference of an item") }
    if references.count == 1, columns.references[references[0]] == nil,
      !columns.refused.contains(references[0])
    {
      return try part(references[0], through: nil)
    }
    guard let links = try columns.reference(through: references) else {
      throw Unbindable("references of which nothing is on file")
    }
    guard links.target == form.program.facts[target.fact].entity else {
      throw Unbindable("a reference to rows of another entity")
    }
    let value = try part(target, through: links.rows)
    let selector = Selector(
      lane: plan.lane(.memory(links.selector)),
      faults: links.faults.map { plan.lane(.memory($0)) },
      reasons: wantsReasons ? .lane(plan.lane(.memory(links.kinds))) : .same(0)
    )
    guard let type = form.program.type(of: target) else {
      throw Unbindable("a field that is not declared")
    }
    return try chosen(selector, [value], type)
  }
}
