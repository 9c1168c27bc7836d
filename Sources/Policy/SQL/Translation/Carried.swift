// SPDX-License-Identifier: Apache-2.0

/// What SQL carries of a term on the rows of a scope: its value, NULL for unknown, and its faults.
struct Carried {
  /// The value by its type.
  var shape: Shape
  /// Raised where the term is a fault; the value is NULL there, but for truths.
  var fault: SQLFlag
  /// Raised where a presumption stands in for a missing fact that the term reads.
  var presumed: SQLFlag
  /// How many aggregations lie within each other in it.
  var nesting = 0

  /// The value of a term by its type.
  indirect enum Shape {
    /// Met, not met or NULL. A conjunction or a group keeps its truth beside a fault.
    case truth(SQLExpression)
    /// A number, a year, a length of time, or a date as days since 1970-01-01.
    case number(ScaledNumber)
    /// A text, code, name or id.
    case text(SQLExpression)
    /// The lower and the upper end.
    case interval(ScaledNumber, ScaledNumber)
    /// A value, or the name of a constant; at most one of the two is known.
    case union(SQLExpression, Shape)
    /// Whether the record is known, and its fields.
    case record(SQLExpression, [String: Carried])
    /// The elements of a fact's list.
    case list(CarriedList)
  }

  /// A value with its flags.
  init(_ shape: Shape, fault: SQLFlag = nil, presumed: SQLFlag = nil, nesting: Int = 0) {
    self.shape = shape
    self.fault = fault
    self.presumed = presumed
    self.nesting = nesting
  }

  /// The value with the flags of all operands.
  init(_ shape: Shape, of operands: [Carried], fault: SQLFlag = nil) {
    self.shape = shape
    self.fault = .raised(operands.map(\.fault) + [fault])
    presumed = .raised(operands.map(\.presumed))
    nesting = operands.map(\.nesting).max() ?? 0
  }

  /// A truth that is never a fault.
  static func truth(_ truth: SQLExpression) -> Carried { Carried(.truth(truth)) }

  /// The value with NULL where a flag is raised.
  func hidden(by flag: SQLFlag) throws(SQLRefusal) -> Carried {
    guard let flag else { return self }
    var copy = self
    copy.shape = try shape.map { (part, _) in .only(if: flag.opposite, part) }
    return copy
  }

  /// Whether it is a truth; truths stand beside their faults, other values give way to them.
  var isTruth: Bool { if case .truth = shape { true } else { false } }
}

/// The list of a fact, its elements in a child table.
struct CarriedList {
  /// The fact, by its place.
  var fact: Int
  /// The scope whose rows have the list.
  var owner: RowScope
  /// Whether the list is known at all.
  var isKnown: SQLExpression
  /// Whether there are no elements but those on file; never NULL.
  var isComplete: SQLExpression
  /// The type of the elements.
  var element: ValueType
  /// The table of the elements.
  var table: ListTable
  /// Raised where a presumption decides whether the list is complete.
  var presumed: SQLFlag
}

extension Carried.Shape {
  /// The value without the named constants of a union.
  var narrowed: Carried.Shape { if case .union(_, let inner) = self { inner } else { self } }

  /// Whether the value is known; never NULL.
  var isPresent: SQLExpression {
    switch self {
    case .truth(let value), .text(let value): value.isPresent
    case .number(let number): number.isPresent
    case .interval(let lower, let upper): .both([lower.isPresent, upper.isPresent])
    case .union(let constant, let inner): .either([constant.isPresent, inner.isPresent])
    case .record(let isKnown, _): isKnown.isMet
    case .list(let list): list.isKnown.isMet
    }
  }

  /// The value with its expressions changed, such as bound to columns.
  func map(_ change: (SQLExpression, String) throws(SQLRefusal) -> SQLExpression) throws(SQLRefusal)
    -> Carried.Shape
  {
    func numbers(_ number: ScaledNumber, _ name: String) throws(SQLRefusal) -> ScaledNumber {
      var copy = number
      copy.top = try change(number.top, name)
      if let bottom = number.bottom { copy.bottom = try change(bottom, "\(name)_per") }
      return copy
    }
    switch self {
    case .truth(let value): return .truth(try change(value, ""))
    case .text(let value): return .text(try change(value, ""))
    case .number(let number): return .number(try numbers(number, ""))
    case .interval(let lower, let upper):
      return .interval(try numbers(lower, "_lower"), try numbers(upper, "_upper"))
    case .union(let constant, let inner):
      return .union(try change(constant, "_is"), try inner.map(change))
    case .record(let isKnown, let fields):
      var mapped: [String: Carried] = [:]
      for (name, field) in fields.sorted(by: { $0.key < $1.key }) {
        mapped[name] = try field.map { (part, suffix) throws(SQLRefusal) in
          try change(part, "_\(name)\(suffix)")
        }
      }
      return .record(try change(isKnown, "_is"), mapped)
    case .list: throw .construct("a list that is used other than by a quantifier")
    }
  }
}

extension Carried {
  /// The value and flags with their expressions changed; the change is told the suffix of a name.
  func map(_ change: (SQLExpression, String) throws(SQLRefusal) -> SQLExpression) throws(SQLRefusal)
    -> Carried
  {
    var copy = self
    copy.shape = try shape.map(change)
    if let fault { copy.fault = try change(fault, "_fault") }
    if let presumed { copy.presumed = try change(presumed, "_presumed") }
    return copy
  }

  /// The value as columns of a scope.
  func bound(in scope: RowScope, as name: String) -> Carried {
    // Lists have no expressions to bind; every other shape maps.
    (try? map { (part, suffix) in scope.bound(part, as: name + suffix) }) ?? self
  }
}
