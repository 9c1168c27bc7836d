// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

/// The values of a table's keys in classes that no row tells apart, so that every combination can be
/// looked up once, before any row of data.
struct TableClasses {
  /// What a combination finds.
  enum Match: Hashable {
    /// No row.
    case none
    /// A row, by its place.
    case row(Int)
    /// More than one row, where only one may be hit.
    case several
  }

  /// A bound between two classes of numbers.
  struct Threshold: Hashable {
    let bound: Rational
    /// Whether the bound itself lies below.
    let isAbove: Bool
  }

  let table: Table

  init(_ table: Table) { self.table = table }

  /// The bounds between classes of a key, ascending: at each number of a cell, and just above it
  /// where a row holds the number but not what follows.
  func thresholds(_ key: Int) -> [Threshold] {
    var found: Set<Threshold> = []
    func add(_ bound: Rational, closing: Bool) {
      found.insert(Threshold(bound: bound, isAbove: false))
      if closing { found.insert(Threshold(bound: bound, isAbove: true)) }
    }
    for row in table.rows {
      switch row.matches[key] {
      case .range(let lower, let upper, let includesUpper):
        if let lower { add(lower, closing: false) }
        if let upper { add(upper, closing: includesUpper) }
      case .values(let values):
        for value in values { value.measured.map { add($0, closing: true) } }
      case .any, .otherwise: break
      }
    }
    if table.keys[key].isBand, let domain = table.domain {
      if let lower = domain.lower { add(lower, closing: false) }
      if let upper = domain.upper { add(upper, closing: true) }
    }
    return found.sorted { ($0.bound, $0.isAbove ? 1 : 0) < ($1.bound, $1.isAbove ? 1 : 0) }
  }

  /// A number of each class.
  static func probes(_ thresholds: [Threshold]) -> [Value] {
    guard let first = thresholds.first else { return [.number(.zero)] }
    var probes: [Value] = [.number(first.isAbove ? first.bound : first.bound - 1)]
    for (place, threshold) in thresholds.enumerated() {
      guard threshold.isAbove else {
        probes.append(.number(threshold.bound))
        continue
      }
      let next = place + 1 < thresholds.count ? thresholds[place + 1].bound : threshold.bound + 2
      probes.append(.number((threshold.bound + next) / 2))
    }
    return probes
  }

  /// What each combination of probes finds, the last key's running fastest.
  func matches(_ probes: [[Value]]) throws(Unbindable) -> [Match] {
    var size = 1
    for values in probes {
      size *= max(values.count, 1)
      guard size <= 1 << 16 else { throw Unbindable("a table of more than 65,536 combinations") }
    }
    return (0..<size).map { index in
      var rest = index
      var keys: [Value] = []
      for values in probes.reversed() {
        keys.append(values[rest % values.count])
        rest /= values.count
      }
      return match(keys.reversed())
    }
  }

  /// The row that some values find.
  func match(_ keys: [Value]) -> Match {
    if let band = table.keys.firstIndex(where: \.isBand), let domain = table.domain,
      let number = keys[band].measured
    {
      if let lower = domain.lower, number < lower { return .none }
      if let upper = domain.upper, number > upper { return .none }
    }
    let plain = table.rows.indices.filter { row in
      zip(table.rows[row].matches, keys).allSatisfy { Self.takes($0, $1, isOtherwise: false) }
    }
    let found =
      plain.isEmpty
      ? table.rows.indices.filter { row in
        zip(table.rows[row].matches, keys).allSatisfy { Self.takes($0, $1, isOtherwise: true) }
      } : plain
    guard let first = found.first else { return .none }
    if case .first = table.hit { return .row(first) }
    return found.count == 1 ? .row(first) : .several
  }

  private static func takes(_ match: Table.Match, _ key: Value, isOtherwise: Bool) -> Bool {
    switch match {
    case .any: return true
    case .otherwise: return isOtherwise
    case .values(let values): return values.contains(key)
    case .range(let lower, let upper, let includesUpper):
      guard let number = key.measured else { return false }
      if let lower, number < lower { return false }
      guard let upper else { return true }
      return includesUpper ? number <= upper : number < upper
    }
  }
}
