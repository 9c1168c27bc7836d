// SPDX-License-Identifier: Apache-2.0
internal import Evidence
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

  private let prepared: PreparedTable
  private var table: Table { prepared.table }

  init(_ table: Table) { prepared = PreparedTable(table) }

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

  /// A number, or a date, of each class.
  func probes(_ key: Int, _ thresholds: [Threshold]) -> [Value] {
    guard let first = thresholds.first else { return [value(.zero, of: key)] }
    var probes = [value(first.isAbove ? first.bound : first.bound - 1, of: key)]
    for (place, threshold) in thresholds.enumerated() {
      guard threshold.isAbove else {
        probes.append(value(threshold.bound, of: key))
        continue
      }
      let next = place + 1 < thresholds.count ? thresholds[place + 1].bound : threshold.bound + 2
      probes.append(value((threshold.bound + next) / 2, of: key))
    }
    return probes
  }

  /// Days are whole: between two of them lies none, so any probe serves a class without values.
  private func value(_ number: Rational, of key: Int) -> Value {
    guard case .date = table.keys[key].type.withoutConstants else { return .number(number) }
    let day = RoundingMode.up.round(number, to: 1).integer ?? 0
    return .date(CalendarDate(dayNumber: day))
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

  /// The row that some values find, as a single case would find it.
  private func match(_ keys: [Value]) -> Match {
    let rows = prepared.rows(for: keys)
    guard let first = rows.first else { return .none }
    return rows.count == 1 || prepared.table.hit == .first ? .row(first) : .several
  }
}
