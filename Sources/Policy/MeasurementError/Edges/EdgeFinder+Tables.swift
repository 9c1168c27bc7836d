// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

extension EdgeFinder {
  /// An output of a table's row: it turns at the bounds of the keys that move.
  func lookup(_ index: Int, _ keys: [Term], _ output: Int, _ whole: Term) -> Shape {
    let shapes = keys.map { shape($0) }
    if shapes.allSatisfy(\.isFixed) { return fixed(whole) }
    let table = evaluation.prepared.tables[index].table
    for (place, key) in shapes.enumerated() where key.isMoving {
      meet(key, .forms(table.bounds(ofKey: place).map { LinearForm($0) }))
    }
    // A collected sum, count or list is no value of the column.
    guard table.outputs[output].type.withoutConstants.number != nil else { return .steps }
    let keepsBounds = evaluation.frame.keepsBounds
    let range = evaluation.prepared.tables[index].ranges[output]
    let ends = keepsBounds ? [range.lower, range.upper].compactMap { $0 } : []
    let column = table.rows.compactMap { $0.outputs[output].number }
    return .distinct((column + ends).map { LinearForm($0) })
  }
}

extension Table {
  /// The numbers at which a key goes from one row to another.
  fileprivate func bounds(ofKey key: Int) -> [Rational] {
    var bounds: Set<Rational> = []
    for row in rows {
      switch row.matches[key] {
      case .values(let values):
        for case .number(let number) in values { bounds.insert(number) }
      case .range(let lower, let upper, _):
        for case let number? in [lower, upper] { bounds.insert(number) }
      case .any, .otherwise: continue
      }
    }
    if keys[key].isBand, let domain {
      for case let number? in [domain.lower, domain.upper] { bounds.insert(number) }
    }
    return bounds.sorted()
  }
}
