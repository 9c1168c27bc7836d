// SPDX-License-Identifier: Apache-2.0

extension Binder {
  /// A fact of the row that a reference names; a reference to nobody on file is F12.
  mutating func referred(
    through reference: FactPart,
    _ target: FactPart
  ) throws(Unbindable) -> Bound {
    guard !columns.refused.contains(reference) else {
      throw Unbindable("a reference to a subject with periods")
    }
    guard let links = columns.references[reference] else {
      return try part(reference, through: nil)
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
