// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// The rows of one entity during an evaluation, with those that stand for absent ones.
struct EntityRows {
  /// The entity's name.
  let name: String
  /// The rows as given, then rows without facts that stand for absent periods and subjects.
  private(set) var rows: [CaseRow]
  /// How many rows were given.
  let givenCount: Int
  /// The period of each row; `nil` where the policy has none, or where it is not known.
  private(set) var periods: [Int?]
  private let hasPeriods: Bool
  private var placesByID: [String: [Int]]?

  /// The rows of one entity.
  ///
  /// - Parameters:
  ///   - name: The entity's name.
  ///   - rows: The rows as given.
  ///   - period: The fact that counts the periods; `nil` when the entity has none.
  init(_ name: String, _ rows: [CaseRow], period: String?) {
    self.name = name
    self.rows = rows
    givenCount = rows.count
    hasPeriods = period != nil
    periods = rows.map { row in
      guard let period else { return nil }
      return row.period ?? row.facts[period]?.stated?.number?.integer
    }
  }

  /// The row of a subject in a period; a row without facts is added where the period has none.
  ///
  /// - Parameters:
  ///   - id: The subject's id.
  ///   - period: The period.
  /// - Returns: The row's place; `nil` when the subject has no row at all.
  mutating func place(of id: String, period: Int?) -> Int? {
    guard let places = places(of: id), let first = places.first else { return nil }
    guard hasPeriods else { return first }
    if let place = places.first(where: { periods[$0] == period }) { return place }
    var row = CaseRow(name, id: id, period: period)
    row.links = rows[first].links
    return append(row)
  }

  /// The row that stands for the only subject of the entity; `nil` when there are several.
  ///
  /// - Parameter period: The period.
  /// - Returns: The row's place; without any row, a new one without facts.
  mutating func onlyPlace(period: Int?) -> Int? {
    guard let first = rows.first else { return append(CaseRow(name, id: "", period: period)) }
    if rows.count == 1, !hasPeriods || periods[0] == period { return 0 }
    guard onlyID != nil else { return nil }
    return place(of: first.id, period: period)
  }

  /// The id of the only subject; `nil` when there are none or several.
  lazy var onlyID: String? = {
    guard let first = rows.first, rows.allSatisfy({ $0.id == first.id }) else { return nil }
    return first.id
  }()

  /// The period of a subject's first row.
  ///
  /// - Parameter id: The subject's id.
  /// - Returns: The period; `nil` where it has none, or is not on file.
  mutating func period(ofOnlyRow id: String) -> Int? {
    places(of: id)?.first.flatMap { periods[$0] }
  }

  private mutating func places(of id: String) -> [Int]? {
    if rows.count == 1 { return rows[0].id == id ? [0] : nil }
    if placesByID == nil {
      placesByID = Dictionary(grouping: rows.indices, by: { rows[$0].id })
    }
    return placesByID?[id]
  }

  /// Puts other facts in the place of a row's; its period and what it belongs to stay.
  mutating func replace(_ place: Int, with row: CaseRow) { rows[place] = row }

  private mutating func append(_ row: CaseRow) -> Int {
    rows.append(row)
    periods.append(row.period)
    placesByID?[row.id, default: []].append(rows.count - 1)
    return rows.count - 1
  }
}
