// SPDX-License-Identifier: Apache-2.0

extension FormOperation {
  /// The same operation on other operands; `nil` for one on the items of a list.
  ///
  /// - Parameter change: The slot that takes the place of an operand.
  /// - Returns: The operation.
  func mapping(_ change: (Slot) -> Slot?) -> FormOperation? {
    func one(_ a: Slot, _ make: (Slot) -> FormOperation) -> FormOperation? { change(a).map(make) }
    func two(_ a: Slot, _ b: Slot, _ make: (Slot, Slot) -> FormOperation) -> FormOperation? {
      guard let a = change(a), let b = change(b) else { return nil }
      return make(a, b)
    }
    func many(_ slots: [Slot], _ make: ([Slot]) -> FormOperation) -> FormOperation? {
      let changed = slots.compactMap(change)
      return changed.count == slots.count ? make(changed) : nil
    }
    switch self {
    case .constant, .unknown, .fact, .part, .referred, .given: return self
    case .lifted(let a): return one(a) { .lifted($0) }
    case .narrowed(let a): return one(a) { .narrowed($0) }
    case .shifted(let a, let shift): return one(a) { .shifted($0, shift) }
    case .negative(let a): return one(a) { .negative($0) }
    case .rounded(let a, let step, let mode): return one(a) { .rounded($0, step, mode) }
    case .moved(let a, let months, let days):
      return one(a) { .moved($0, months: months, days: days) }
    case .weight(let a): return one(a) { .weight($0) }
    case .membership(let a, let values): return one(a) { .membership($0, values) }
    case .not(let a): return one(a) { .not($0) }
    case .only(let a, let choice): return one(a) { .only($0, choice: choice) }
    case .either(let a, let b): return two(a, b) { .either($0, $1) }
    case .arithmetic(let operation, let a, let b):
      return two(a, b) { .arithmetic(operation, $0, $1) }
    case .greater(let a, let b): return two(a, b) { .greater($0, $1) }
    case .lesser(let a, let b): return two(a, b) { .lesser($0, $1) }
    case .comparison(let relation, let a, let b):
      return two(a, b) { .comparison(relation, $0, $1) }
    case .guarded(let isAll, let a, let b):
      return two(a, b) { .guarded(isAll: isAll, applies: $0, $1) }
    case .lookup(let table, let keys, let output):
      return many(keys) { .lookup(table: table, keys: $0, output: output) }
    case .conditional(let a, let b, let c):
      return many([a, b, c]) { .conditional($0[0], $0[1], $0[2]) }
    case .sound(let operand, let others):
      return many([operand] + others) { .sound($0[0], needing: Array($0.dropFirst())) }
    case .all(let members): return many(members) { .all($0) }
    case .any(let members): return many(members) { .any($0) }
    case .atLeast(let count, let members): return many(members) { .atLeast(count, $0) }
    case .cases(let cases):
      var mapped: [FormCase] = []
      for entry in cases {
        guard let value = change(entry.value) else { return nil }
        var own = FormCase(value: value, condition: nil, despite: entry.despite)
        if let condition = entry.condition {
          guard let changed = change(condition) else { return nil }
          own.condition = changed
        }
        mapped.append(own)
      }
      return .cases(mapped)
    case .aggregate(var aggregate):
      let parts = [aggregate.value, aggregate.filter, aggregate.weight].map { $0.map(change) }
      guard !parts.contains(where: { $0.map { $0 == nil } ?? false }) else { return nil }
      (aggregate.value, aggregate.filter, aggregate.weight) = (
        parts[0] ?? nil, parts[1] ?? nil, parts[2] ?? nil
      )
      return .aggregate(aggregate)
    case .quantified, .covered, .coveredComparison, .best, .bestComparison: return nil
    }
  }
}
