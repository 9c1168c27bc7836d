// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

/// Finds the rows of a table that take some keys.
struct MatchIndex {
  private let table: Table
  /// Rows by the value of the first key, where they list it.
  private var byFirstKey: [Value: [Int]] = [:]
  private var others: [Int] = []

  init(_ table: Table) {
    self.table = table
    for (place, row) in table.rows.enumerated() {
      guard case .values(let values)? = row.matches.first else {
        others.append(place)
        continue
      }
      for value in Set(values) { byFirstKey[value, default: []].append(place) }
    }
  }

  /// The rows, in file order; those with `else` only where no other row takes the keys.
  func rows(_ keys: [Value]) -> [Int] {
    let candidates = ((keys.first.flatMap { byFirstKey[$0] } ?? []) + others).sorted()
    let taken = candidates.filter { place in
      zip(table.rows[place].matches, keys).allSatisfy { $0.takes($1) }
    }
    let plain = taken.filter { !table.rows[$0].matches.contains(.otherwise) }
    return plain.isEmpty ? taken : plain
  }
}

extension Table.Match {
  /// Whether a row takes a value; `else` takes every one.
  func takes(_ value: Value) -> Bool {
    switch self {
    case .any, .otherwise: return true
    case .values(let values): return values.contains(value)
    case .range(let lower, let upper, let includesUpper):
      guard case .number(let number) = value else { return false }
      if let lower, number < lower { return false }
      guard let upper else { return true }
      return includesUpper ? number <= upper : number < upper
    }
  }

  /// Whether it takes every value that another one takes.
  func covers(_ other: Table.Match) -> Bool {
    switch (self, other) {
    case (.any, _), (.otherwise, .otherwise): return true
    case (_, .values(let values)): return values.allSatisfy(takes)
    case (.range(let low, let high, let isClosed), .range(let from, let to, let isOtherClosed)):
      let reachesDown = low == nil || from.map { $0 >= low ?? $0 } ?? false
      guard let high else { return reachesDown }
      guard let to else { return false }
      return reachesDown && (to < high || to == high && (isClosed || !isOtherClosed))
    default: return false
    }
  }

  /// The values it lists.
  var listed: [Value] { if case .values(let values) = self { values } else { [] } }

  /// What it takes, in words.
  var words: String {
    switch self {
    case .any: "any"
    case .otherwise: "else"
    case .values(let values): values.map(\.words).joined(separator: " or ")
    case .range(let lower, let upper, _):
      "from \(lower?.description ?? "below") to \(upper?.description ?? "above")"
    }
  }
}

extension Value {
  /// A whole number that fits a machine word; `nil` for every other value.
  var integer: Int? { if case .number(let number) = self { number.integer } else { nil } }

  /// The value in words, for findings.
  var words: String {
    switch self {
    case .truth(let truth): truth ? "yes" : "no"
    case .number(let number): number.description
    case .date(let date): date.description
    case .time(let time): "\(time.days) days"
    case .text(let text), .entity(let text): "\"\(text)\""
    case .name(let name): name
    case .interval(let lower, let upper): "[\(lower), \(upper)]"
    case .list(let values, _):
      "[\(values.map { $0.value?.words ?? "unknown" }.joined(separator: ", "))]"
    case .record: "a record"
    }
  }
}

extension ValueType {
  /// All values, where they are few by their type: truths, members and constants.
  var finiteValues: [Value]? {
    switch self {
    case .truth: return [.truth(true), .truth(false)]
    case .oneOf(let members): return members.map { .name($0.name) }
    case .union(let type, let constants):
      return type.finiteValues.map { $0 + constants.map(Value.name) }
    default: return nil
    }
  }
}

extension Rational {
  /// One unit of the last place that a number is written with.
  static func step(places: Int, isPercent: Bool) -> Rational {
    var step = Rational.one
    for _ in 0..<(places + (isPercent ? 2 : 0)) { step = step / 10 }
    return step
  }
}
