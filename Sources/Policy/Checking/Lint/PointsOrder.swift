// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

/// The orders in which the bands of a program's tables give names, such as floor, on track, target.
struct BandOrder {
  /// The names of a type by their bands, the lowest first.
  private(set) var names: [Set<String>: [String]] = [:]

  /// The orders of a program.
  init(_ program: Program) {
    for table in program.tables {
      for (output, field) in table.outputs.enumerated() {
        guard case .oneOf(let members) = field.type else { continue }
        let all = Set(members.map(\.name))
        for rows in table.bandRows where names[all] == nil {
          let given = rows.map { $0.outputs[output].value }
          let order = given.compactMap { value -> String? in
            if case .name(let name)? = value { name } else { nil }
          }
          if Set(order) == all, order.count == all.count { names[all] = order }
        }
      }
    }
  }
}

/// Finds numbers that rise and fall along bands, or along the levels that bands give: a higher value
/// that earns fewer points is a slip of the table, or of its bounds.
struct PointsOrder {
  private let table: Table
  private let order: BandOrder
  private let findings: Findings

  init(_ table: Table, _ order: BandOrder, _ findings: Findings) {
    self.table = table
    self.order = order
    self.findings = findings
  }

  /// Adds what it finds.
  func run() {
    for rows in table.bandRows { check(rows) }
    for (place, key) in table.keys.enumerated() {
      guard case .oneOf(let members) = key.type.withoutConstants,
        let names = order.names[Set(members.map(\.name))]
      else { continue }
      for rows in table.rows(by: place) {
        check(
          names.compactMap { name in
            rows.first { $0.matches[place] == .values([.name(name)]) }
          }
        )
      }
    }
  }

  private func check(_ rows: [Table.Row]) {
    for (output, field) in table.outputs.enumerated() where field.type.number != nil {
      let numbers = rows.compactMap { row -> (Table.Row, Rational)? in
        guard case .number(let number)? = row.outputs[output].value else { return nil }
        return (row, number)
      }
      let steps = zip(numbers, numbers.dropFirst())
      guard steps.contains(where: { $0.1 < $1.1 }),
        let fall = steps.first(where: { $0.1 > $1.1 })
      else { continue }
      let text = { (number: Rational) in field.type.number?.text(number) ?? "" }
      findings.add(
        .pointsFall,
        "table `\(table.name)`: `\(field.name)` rises and falls along its rows, from "
          + "\(text(fall.0.1)) to \(text(fall.1.1)) at \(words(fall.1.0))",
        at: fall.1.0.site,
        help: "a higher value earns no less; correct the number, or the order of the bounds"
      )
    }
  }

  private func words(_ row: Table.Row) -> String {
    zip(table.keys, row.matches).filter { $1 != .any }.map { key, match in
      guard case .range(let lower?, _, _) = match else { return "\(key.name) \(match.words)" }
      return "\(key.name) \(key.type.number?.text(lower) ?? lower.description)"
    }.joined(separator: ", ")
  }
}

extension Table {
  /// The rows of each list of bands, the lowest band first.
  fileprivate var bandRows: [[Row]] {
    guard case .one = hit,
      let place = keys.indices.first(where: { key in
        rows.contains { if case .range = $0.matches[key] { true } else { false } }
      })
    else { return [] }
    return rows(by: place).map { rows in
      rows.filter { if case .range = $0.matches[place] { true } else { false } }
        .sorted { ($0.start(place) ?? $0.below) < ($1.start(place) ?? $1.below) }
    }
  }

  /// The rows that agree in every key but one, in file order.
  fileprivate func rows(by place: Int) -> [[Row]] {
    var groups: [[Match]: [Row]] = [:]
    var order: [[Match]] = []
    for row in rows {
      var others = row.matches
      others.remove(at: place)
      if groups[others] == nil { order.append(others) }
      groups[others, default: []].append(row)
    }
    return order.compactMap { groups[$0] }
  }
}

extension Table.Row {
  fileprivate func start(_ place: Int) -> Rational? {
    if case .range(let lower, _, _) = matches[place] { lower } else { nil }
  }

  /// Stands for a band without a lower bound: below every number of a table.
  fileprivate var below: Rational {
    let bounds = matches.compactMap { match -> Rational? in
      if case .range(_, let upper, _) = match { upper } else { nil }
    }
    return (bounds.min() ?? .zero) - 1_000_000_000_000
  }
}
