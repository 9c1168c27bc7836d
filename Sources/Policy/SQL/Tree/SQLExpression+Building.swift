// SPDX-License-Identifier: Apache-2.0

/// Building with the obvious simplified: what a reader would leave out is left out.
extension SQLExpression {
  /// Conditions that must all be met.
  static func both(_ conditions: [SQLExpression]) -> SQLExpression {
    let needed = flattened(conditions, isAnd: true).filter { $0 != .truth(true) }
    if needed.contains(.truth(false)) { return .truth(false) }
    return needed.count > 1 ? .all(needed) : needed.first ?? .truth(true)
  }

  /// Conditions of which one must be met.
  static func either(_ conditions: [SQLExpression]) -> SQLExpression {
    let able = flattened(conditions, isAnd: false).filter { $0 != .truth(false) }
    if able.contains(.truth(true)) { return .truth(true) }
    return able.count > 1 ? .any(able) : able.first ?? .truth(false)
  }

  private static func flattened(_ conditions: [SQLExpression], isAnd: Bool) -> [SQLExpression] {
    var parts: [SQLExpression] = []
    for condition in conditions {
      switch condition {
      case .all(let inner) where isAnd: parts += inner
      case .any(let inner) where !isAnd: parts += inner
      default: parts.append(condition)
      }
    }
    // Repeated conditions say nothing new; the first stands.
    var seen: Set<SQLExpression> = []
    return parts.filter { seen.insert($0).inserted }
  }

  /// The opposite of a condition.
  var opposite: SQLExpression {
    switch self {
    case .truth(let isMet): .truth(!isMet)
    case .not(let condition): condition
    case .null: self
    default: .not(self)
    }
  }

  /// The value of the first branch that is met, else the other value, else NULL.
  static func choosing(_ branches: [Branch], otherwise: SQLExpression? = nil) -> SQLExpression {
    var kept: [Branch] = []
    for branch in branches {
      if branch.condition == .truth(false) || branch.condition == .null(.truth) { continue }
      if branch.condition == .truth(true) {
        return kept.isEmpty ? branch.value : .choice(kept, otherwise: branch.value)
      }
      kept.append(branch)
    }
    if let first = kept.first { return .choice(kept, otherwise: otherwise ?? nothing(like: first)) }
    return otherwise ?? .null(branches.first?.value.type ?? .integer)
  }

  /// A CASE all of whose branches are NULL has no type in PostgreSQL: it is spelled out.
  private static func nothing(like branch: Branch) -> SQLExpression? {
    if case .null(let type) = branch.value { .null(type) } else { nil }
  }

  /// A value only where a condition is met, else NULL.
  static func only(if condition: SQLExpression, _ value: SQLExpression) -> SQLExpression {
    choosing([Branch(condition, value)])
  }

  /// One of two values by a condition; NULL when the condition is.
  static func bySwitch(
    _ condition: SQLExpression,
    _ yes: SQLExpression,
    _ no: SQLExpression
  ) -> SQLExpression {
    if yes == no, !condition.canBeNull { return yes }
    return choosing([Branch(condition, yes), Branch(condition.opposite, no)])
  }

  /// Whether a value is there; never NULL.
  var isPresent: SQLExpression {
    switch self {
    case .integer, .text, .truth: .truth(true)
    case .null: .truth(false)
    default: .not(.isNull(self))
    }
  }

  /// Whether a condition is definitely met; never NULL.
  var isMet: SQLExpression {
    if case .null = self { return .truth(false) }
    return canBeNull ? .first([self, .truth(false)]) : self
  }

  /// Whether a condition is definitely not met; never NULL.
  var isNotMet: SQLExpression {
    if case .null = self { return .truth(false) }
    return canBeNull ? .first([self, .truth(true)]).opposite : opposite
  }

  /// Whether NULL can come out, as far as the shape of the expression tells.
  var canBeNull: Bool {
    switch self {
    case .integer, .text, .truth, .isNull: false
    case .column, .joined, .null, .aggregate: true
    case .choice(let branches, let otherwise):
      otherwise.map { $0.canBeNull || branches.contains { $0.value.canBeNull } } ?? true
    case .first(let parts): parts.allSatisfy(\.canBeNull)
    default: parts.contains(where: \.canBeNull)
    }
  }

  /// 1 for a condition that is met, else 0.
  var asCount: SQLExpression {
    switch self {
    case .truth(let isMet): .integer(isMet ? 1 : 0)
    default: .choice([Branch(self, .integer(1))], otherwise: .integer(0))
    }
  }

  /// The sum of integers.
  static func added(_ parts: [SQLExpression]) -> SQLExpression {
    let kept = parts.filter { $0 != .integer(0) }
    guard let first = kept.first else { return .integer(0) }
    return kept.dropFirst().reduce(first) { .arithmetic(.plus, $0, $1) }
  }

  /// An integer times a constant.
  static func multiplied(_ part: SQLExpression, by factor: Int) -> SQLExpression {
    switch (part, factor) {
    case (_, 1): return part
    case (_, 0): return .only(if: part.isPresent, .integer(0))
    case (.integer(let number), _):
      let (product, overflow) = number.multipliedReportingOverflow(by: factor)
      return overflow ? .arithmetic(.times, part, .integer(factor)) : .integer(product)
    default: return .arithmetic(.times, part, .integer(factor))
    }
  }
}

/// A flag that is nil where it can never be raised; raised or not, it is never NULL.
typealias SQLFlag = SQLExpression?

extension SQLExpression {
  /// Whether any of several flags is raised.
  static func raised(_ flags: [SQLFlag]) -> SQLFlag {
    let able = flags.compactMap { $0 }
    return able.isEmpty ? nil : either(able)
  }

  /// A flag that counts only where a condition is met; `nil` stays `nil`.
  static func raised(_ flag: SQLFlag, if condition: SQLExpression) -> SQLFlag {
    guard let flag else { return nil }
    switch condition {
    case .truth(true): return flag
    case .truth(false), .null: return nil
    default: return .choosing([Branch(condition, flag)], otherwise: .truth(false))
    }
  }
}
