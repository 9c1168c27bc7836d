// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

/// How tightly an expression holds together, by the grammar's levels; a tighter one may stand
/// where a looser one is asked for.
enum Binding: Int, Comparable, Sendable {
  case conditional
  case logical
  case comparison
  case sum
  case term
  case factor
  case postfix
  case field
  case primary

  static func < (left: Binding, right: Binding) -> Bool { left.rawValue < right.rawValue }

  /// The level of an expression without parentheses.
  init(_ expression: Expression) {
    switch expression.kind {
    case .conditional: self = .conditional
    case .logical: self = .logical
    case .comparison, .between, .membership, .given, .excludes, .not, .quantified:
      self = .comparison
    case .arithmetic(.plus, _, _), .arithmetic(.minus, _, _): self = .sum
    case .arithmetic: self = .term
    case .negative: self = .factor
    case .literal(let literal): self = literal.isNegative ? .factor : .primary
    case .period: self = .postfix
    case .field: self = .field
    default: self = .primary
    }
  }
}

/// What may follow an expression that the expression's last part could take for itself.
///
/// `best score in results where passed >= 158` compares `passed`; when the best score is to be
/// compared, it stands in parentheses.
struct Continuation: OptionSet, Sendable {
  let rawValue: Int

  static let logical = Continuation(rawValue: 1)
  static let relation = Continuation(rawValue: 2)
  static let sum = Continuation(rawValue: 4)
  static let term = Continuation(rawValue: 8)
  static let period = Continuation(rawValue: 16)
  static let field = Continuation(rawValue: 32)
  static let years = Continuation(rawValue: 64)
  static let parent = Continuation(rawValue: 128)
  static let filter = Continuation(rawValue: 256)
  static let weight = Continuation(rawValue: 512)
  static let unknowns = Continuation(rawValue: 1024)
  static let window = Continuation(rawValue: 2048)
  static let then = Continuation(rawValue: 4096)

  init(rawValue: Int) { self.rawValue = rawValue }

  /// What is read on where one level is asked for and an expression of another stands.
  init(in slot: Binding, behind binding: Binding) {
    self = []
    if slot <= .logical, binding >= .logical { insert(.logical) }
    if slot <= .comparison, binding >= .sum { insert([.relation]) }
    if slot <= .sum, binding >= .sum { insert(.sum) }
    if slot <= .term, binding >= .term { insert(.term) }
    if slot <= .postfix, binding >= .field { insert(.period) }
    if slot <= .field, binding >= .field { insert(.field) }
  }
}

extension Expression {
  /// The last part of an expression where nothing closes it: the part, the level asked for there,
  /// and what the expression itself would read on.
  var rightEdge: (part: Expression?, slot: Binding, own: Continuation) {
    switch kind {
    case .period(_, let period): (period, .factor, [])
    case .negative(let inner): (inner, .postfix, [])
    case .arithmetic(.plus, _, let right), .arithmetic(.minus, _, let right): (right, .term, [])
    case .arithmetic(_, _, let right): (right, .factor, [])
    case .comparison(_, _, let right, let years): (right, .sum, years == nil ? .years : [])
    case .between(_, _, let upper): (upper, .sum, [])
    case .membership(_, let list, _): (list, .postfix, [])
    case .excludes(_, let value): (value, .sum, [])
    case .logical(_, let operands): (operands.last, .comparison, [])
    case .not(let inner): (inner, .comparison, [])
    case .conditional(_, _, let other): (other, .conditional, [])
    case .quantified(_, _, _, let condition): (condition, .comparison, [])
    case .window(_, _, _, let upper): (upper, .sum, [.field, .period])
    case .aggregate(let aggregate): aggregate.rightEdge
    case .timeIn(let time): time.rightEdge
    case .best(let best):
      best.filter.map { ($0, .conditional, [.field, .period]) }
        ?? (best.list, .field, [.filter, .period])
    case .allocate(let allocation): (allocation.ties.last, .factor, [.then, .field, .period])
    default: (nil, .primary, [])
    }
  }

  /// What the expression would take for itself of what follows it.
  func takes(of following: Continuation) -> Continuation {
    let (part, slot, own) = rightEdge
    guard let part else { return own }
    let inner = part.takes(of: following)
    let isClosed = Binding(part) < slot || !inner.isDisjoint(with: following)
    let level = isClosed ? Continuation(in: slot, behind: .primary) : inner
    return own.union(level).union(
      Continuation(in: slot, behind: isClosed ? .primary : Binding(part))
    )
  }

  /// Whether the expression stands in parentheses.
  func isParenthesised(in slot: Binding, before following: Continuation) -> Bool {
    Binding(self) < slot || !takes(of: following).isDisjoint(with: following)
  }
}

extension Aggregate {
  fileprivate var rightEdge: (part: Expression?, slot: Binding, own: Continuation) {
    let own: Continuation = [.field, .period]
    if unknowns != nil { return (nil, .primary, own) }
    if let weight { return (weight, .sum, own.union(.unknowns)) }
    if let filter { return (filter, .conditional, own.union([.weight, .unknowns])) }
    let open = own.union([.filter, .weight, .unknowns])
    return (nil, .primary, parent == nil ? open.union(.parent) : open)
  }
}

extension TimeIn {
  fileprivate var rightEdge: (part: Expression?, slot: Binding, own: Continuation) {
    let own: Continuation = [.field, .period]
    if let window { return (window.before, .factor, own) }
    if let filter { return (filter, .conditional, own.union(.window)) }
    return (list, .field, [.filter, .window, .period])
  }
}

extension Literal {
  /// Whether it is a number below zero, whose minus would be read as a sign.
  var isNegative: Bool {
    guard case .number(let number, _, _) = kind else { return false }
    return number.value.signum < 0
  }
}
