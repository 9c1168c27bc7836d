// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

/// Values of a fact between which no condition can change its truth.
///
/// A number or date that conditions only compare with constants, or look up in tables, is cut at
/// those constants: each constant and each stretch between two of them has one value that stands for
/// it. Everything else can be tried only where the type has few values.
struct FactCells {
  /// The most values of a type that are tried one by one.
  private static let mostValues = 4_096

  /// One value for each cell, in the order of the domain.
  let values: [Value]
  /// The places of values that stand for themselves alone.
  let cuts: Set<Int>
  /// The numbers, or days, with which conditions compare the fact, ascending.
  let thresholds: [Rational]
  let type: ValueType

  /// Cuts the domain of a fact; `nil` when no finite number of values can stand for all.
  ///
  /// - Parameters:
  ///   - slot: The fact.
  ///   - terms: The conditions on it, with everything that they reach.
  ///   - program: The rules around them.
  init?(of slot: ReachedFact, in terms: [Term], _ program: Program) {
    type = program.facts[slot.fact].type
    if let finite = type.finiteValues {
      values = finite
      cuts = Set(finite.indices)
      thresholds = []
      return
    }
    var found = Cuts(slot: slot, program: program)
    for term in terms { found.visit(term) }
    let constants = type.constants.map(Value.name)
    switch type.withoutConstants {
    case .number(let number):
      let points: [Rational]? =
        found.isWhole ? Self.between(found.numbers, number) : Self.all(of: number)
      guard let points else { return nil }
      values = points.map(Value.number) + constants
    case .date where found.isWhole:
      let days = Self.between(found.numbers, NumberType(.integer, step: 1)).compactMap(\.integer)
      values = days.map { .date(CalendarDate(dayNumber: $0)) } + constants
    case .record where found.isWhole && found.isOnlyGiven:
      values = [.none, .record([:])]
    case .text where found.isWhole, .code where found.isWhole:
      values = found.texts.sorted().map(Value.text) + [.text("\u{FFFF}")] + constants
    default: return nil
    }
    guard !values.isEmpty else { return nil }
    thresholds = found.numbers.sorted()
    // Where every value was tried, each stands for itself.
    cuts = Set(
      values.enumerated().compactMap { place, value -> Int? in
        let isCut =
          switch value {
          case .number(let number): !found.isWhole || found.numbers.contains(number)
          case .date(let date): found.numbers.contains(Rational(date.dayNumber))
          default: true
          }
        return isCut ? place : nil
      }
    )
  }

  /// Every value of a stepped type, where they are few.
  private static func all(of type: NumberType) -> [Rational]? {
    guard let lower = type.lower, let upper = type.upper, let step = type.step,
      let count = ((upper - lower) / step).floor.integer, count < mostValues
    else { return nil }
    return (0...count).map { lower + Rational($0) * step }
  }

  /// The constants, and a value of each stretch between two of them and outside.
  private static func between(_ cuts: Set<Rational>, _ type: NumberType) -> [Rational] {
    let bounds = cuts.union([type.lower, type.upper].compactMap { $0 }).sorted()
    guard let first = bounds.first, let last = bounds.last else { return [type.lower ?? .zero] }
    let step = type.step
    let width = step ?? type.unit?.factor ?? 1
    func inside(_ low: Rational, _ high: Rational) -> Rational? {
      // A value that can be written is better than the middle, such as 4 years.
      guard let step else { return low + width < high ? low + width : (low + high) / 2 }
      let next = RoundingMode.down.round(low, to: step) + step
      return next < high ? next : nil
    }
    var points = bounds
    for (low, high) in zip(bounds, bounds.dropFirst()) {
      if let point = inside(low, high) { points.append(point) }
    }
    points += [RoundingMode.up.round(first, to: width) - width]
    points += [RoundingMode.down.round(last, to: width) + width]
    return Set(points).filter { type.objection(to: $0) == nil && type.contains($0) }.sorted()
  }
}

extension NumberType {
  /// Whether a number lies in the range, where only one end may be declared.
  fileprivate func contains(_ number: Rational) -> Bool {
    (lower.map { number >= $0 } ?? true) && (upper.map { number <= $0 } ?? true)
  }
}

/// Collects the constants at which conditions can change.
private struct Cuts {
  let slot: ReachedFact
  let program: Program
  var numbers: Set<Rational> = []
  var texts: Set<String> = []
  /// Whether the fact stands only where it is compared with constants or looked up.
  var isWhole = true
  /// Whether the fact is only asked for being given.
  var isOnlyGiven = true
  private var measures: Set<Int> = []
  private var decisions: Set<Int> = []

  init(slot: ReachedFact, program: Program) {
    self.slot = slot
    self.program = program
  }

  mutating func visit(_ term: Term) {
    switch term.kind {
    case .comparison(_, let left, let right, let by):
      let isHere = isSlot(left) || isSlot(right)
      if isHere, by == nil, let constant = constant(left) ?? constant(right) {
        isOnlyGiven = false
        add(constant)
        return
      }
    case .membership(let value, let values) where isSlot(value):
      isOnlyGiven = false
      for value in values { add(value) }
      return
    case .given(let value) where isSlot(value): return
    case .lookup(let table, let keys, _):
      for (place, key) in keys.enumerated() {
        guard isSlot(key) else {
          visit(key)
          continue
        }
        isOnlyGiven = false
        for row in program.tables[table].rows { add(row.matches[place]) }
      }
      return
    case .measure(let place, _, _):
      if measures.insert(place).inserted {
        let measure = program.measures[place]
        for inner in measure.baseTerms + measure.adjustmentTerms { visit(inner) }
      }
    case .decision(let place, _):
      if decisions.insert(place).inserted {
        var terms: [Term] = []
        program.decisions[place].root.walk { terms += $0.terms }
        for inner in terms { visit(inner) }
      }
    default:
      if isSlot(term), term.type != .truth {
        isWhole = false
        return
      }
    }
    for part in term.parts { visit(part) }
  }

  private func isSlot(_ term: Term) -> Bool {
    switch term.kind {
    case .fact(let place, _): place == slot.fact && slot.row == nil
    case .referred(_, let place): place == slot.fact && slot.row != nil
    default: false
    }
  }

  private func constant(_ term: Term) -> Value? {
    if case .constant(let value) = term.kind { value } else { nil }
  }

  private mutating func add(_ value: Value) {
    switch value {
    case .number(let number): numbers.insert(number)
    case .date(let date): numbers.insert(Rational(date.dayNumber))
    case .text(let text): texts.insert(text)
    default: break
    }
  }

  private mutating func add(_ match: Table.Match) {
    switch match {
    case .values(let values): for value in values { add(value) }
    case .range(let lower, let upper, _):
      numbers.formUnion([lower, upper].compactMap { $0 })
    case .any, .otherwise: break
    }
  }
}
