// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

/// What of a form still has to be computed where the slots that do not differ are known.
///
/// A condition that is the same on every row leaves one branch, so that what only the other one reads is
/// not computed at all.
struct FormRemainder {
  /// What is known of a slot.
  enum Known {
    /// The same value on every row.
    case value(Value)
    /// Unknown on every row.
    case unknown
    /// Values that stand in the columns, by their number there.
    case given(Int)
  }

  /// Which members count in a sum.
  enum Members {
    /// None of any row.
    case none
    /// At most one of each row; which one stands in the columns, by its number there.
    case one(choice: Int)
  }

  /// The slots that are still needed.
  private(set) var form: Form
  private let whole: Form
  private let variation: FormVariation
  private let known: [Slot: Known]
  private let members: [Slot: Members]
  private var written: [Slot: Slot] = [:]

  /// An empty remainder.
  ///
  /// - Parameters:
  ///   - whole: The form.
  ///   - variation: Which of its slots differ.
  ///   - known: What is known of those that do not.
  ///   - members: The members of sums, where each row has at most one that counts.
  init(
    of whole: Form,
    _ variation: FormVariation,
    known: [Slot: Known],
    members: [Slot: Members]
  ) {
    (self.whole, self.variation, self.known, self.members) = (whole, variation, known, members)
    form = whole.emptied()
  }

  /// A slot of the whole form in the remainder; `nil` where it rests on what is neither known nor can be
  /// computed.
  mutating func slot(_ old: Slot) -> Slot? {
    if let done = written[old] { return done }
    guard let made = made(old) else { return nil }
    written[old] = made
    return made
  }

  private mutating func made(_ old: Slot) -> Slot? {
    let node = whole[old]
    if node.home != FormNode.anywhere, !variation.differs(old) {
      switch known[old] {
      case .value(let value)?: return constant(value, node.type)
      case .unknown?: return add(.unknown(.missing), node.type, at: FormNode.anywhere)
      case .given(let number)?: return add(.given(number), node.type, at: node.home)
      case nil: return nil
      }
    }
    switch node.operation {
    case .conditional(let condition, let yes, let no):
      guard let asked = slot(condition) else { return nil }
      if let isMet = truth(asked) { return slot(isMet ? yes : no) }
    case .either(let first, let second):
      guard let first = slot(first) else { return nil }
      if case .constant = form[first].operation { return first }
      if case .unknown = form[first].operation { return slot(second) }
    case .guarded(let isAll, let applies, let criterion):
      guard let applies = slot(applies) else { return nil }
      if let isAsked = truth(applies) {
        return isAsked ? slot(criterion) : constant(.truth(isAll), .truth)
      }
    case .all(let parts): return junction(parts, node, isAll: true)
    case .any(let parts): return junction(parts, node, isAll: false)
    case .cases(let cases):
      if let only = onlyCase(cases) { return slot(only) }
    case .lifted(let inner):
      guard let inner = slot(inner) else { return nil }
      if form[inner].home == FormNode.anywhere { return inner }
    case .shifted(let inner, let shift):
      return stored(inner).map { add(.shifted($0, shift), node.type, at: node.home) }
    case .aggregate(let aggregate):
      switch members[old] {
      case Members.none?: return constant(.number(.zero), node.type)
      case .one(let choice)?:
        guard let value = aggregate.value.flatMap({ stored($0) }) else { return nil }
        return add(.only(value, choice: choice), node.type, at: node.home)
      case nil: break
      }
    default: break
    }
    guard let operation = node.operation.mapping({ slot($0) }) else { return nil }
    return add(operation, node.type, at: node.home)
  }

  private mutating func add(_ operation: FormOperation, _ type: ValueType, at home: Int) -> Slot {
    form.slot(FormNode(operation: operation, type: type, home: home))
  }

  private mutating func constant(_ value: Value, _ type: ValueType) -> Slot {
    add(.constant(value), type, at: FormNode.anywhere)
  }

  /// A slot that another row reads; a constant then stands at the rows of its home.
  private mutating func stored(_ old: Slot) -> Slot? {
    guard let slot = slot(old) else { return nil }
    guard form[slot].home == FormNode.anywhere, whole[old].home != FormNode.anywhere else {
      return slot
    }
    return add(form[slot].operation, form[slot].type, at: whole[old].home)
  }

  /// The truth of a slot that is the same on every row.
  private func truth(_ slot: Slot) -> Bool? {
    if case .constant(.truth(let isMet)) = form[slot].operation { isMet } else { nil }
  }

  /// Conditions less those that decide nothing.
  private mutating func junction(_ parts: [Slot], _ node: FormNode, isAll: Bool) -> Slot? {
    var left: [Slot] = []
    for part in parts {
      guard let own = slot(part) else { return nil }
      if truth(own) != isAll { left.append(own) }
    }
    switch left.count {
    case 0: return constant(.truth(isAll), .truth)
    case 1: return left[0]
    default: return add(isAll ? .all(left) : .any(left), node.type, at: node.home)
    }
  }

  /// The value of the only case that can apply, where its condition holds on every row.
  private mutating func onlyCase(_ cases: [FormCase]) -> Slot? {
    guard cases.allSatisfy({ $0.despite == nil }) else { return nil }
    var found: Slot?
    for entry in cases {
      guard let condition = entry.condition else {
        if found != nil { return nil }
        found = entry.value
        continue
      }
      switch slot(condition).flatMap({ truth($0) }) {
      case false?: continue
      case true?:
        if found != nil { return nil }
        found = entry.value
      case nil: return nil
      }
    }
    return found
  }
}
