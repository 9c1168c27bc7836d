// SPDX-License-Identifier: Apache-2.0

/// The periods of subjects that have a row for each.
public struct SubjectPeriods: Sendable {
  /// The subjects' entity, a place in `entities`.
  let entity: Int
  /// How many rows are asked for; they come first, and of the others only what they read is computed.
  let askedCount: Int
  /// For each entity of members the fact that says a row's period.
  let years: [Int: Int]
  private let ids: [Int32]
  private let periods: [Int32]
  /// Where each shift leads, where that was found before.
  private let known: [PeriodShift: LaneMemory]?

  /// Which subject each row is, and in which period.
  ///
  /// - Parameters:
  ///   - entity: The subjects' entity.
  ///   - ids: A number for the subject of each row.
  ///   - periods: The period of each row.
  ///   - askedCount: How many rows are asked for; they come first.
  ///   - years: For each entity of members the fact that says a row's period.
  init(
    entity: Int,
    ids: [Int32],
    periods: [Int32],
    askedCount: Int,
    years: [Int: Int]
  ) {
    self.entity = entity
    self.ids = ids
    self.periods = periods
    self.askedCount = askedCount
    self.years = years
    known = nil
  }

  /// Rows of which is known where each shift leads.
  ///
  /// - Parameters:
  ///   - entity: The subjects' entity.
  ///   - askedCount: How many rows are asked for; they come first.
  ///   - years: For each entity of members the fact that says a row's period.
  ///   - shifts: For each shift the row that each row leads to, -1 where there is none.
  init(
    entity: Int,
    askedCount: Int,
    years: [Int: Int],
    shifts: [PeriodShift: LaneMemory]
  ) {
    self.entity = entity
    self.askedCount = askedCount
    self.years = years
    (ids, periods, known) = ([], [], shifts)
  }

  /// The row of each subject in each period.
  func places() -> [Int64: Int32] {
    var places: [Int64: Int32] = [:]
    places.reserveCapacity(ids.count)
    for row in ids.indices {
      let key = Self.key(ids[row], periods[row])
      if places[key] == nil { places[key] = Int32(row) }
    }
    return places
  }

  static func key(_ id: Int32, _ period: Int32) -> Int64 { Int64(id) << 32 | Int64(period) }

  /// For each shift that a form uses the row that each row leads to, -1 where there is none.
  func shifts(of form: Form) -> [PeriodShift: LaneMemory] {
    if let known { return known }
    let used = form.shifts
    if used.isEmpty { return [:] }
    let places = places()
    var result: [PeriodShift: LaneMemory] = [:]
    for shift in used {
      let memory = LaneMemory(rowCount: ids.count, width: .four)
      let rows = memory.codes(Int32.self)
      for row in ids.indices {
        let target = Int32(truncatingIfNeeded: shift.target(from: Int(periods[row])))
        rows[row] = places[Self.key(ids[row], target)] ?? -1
      }
      result[shift] = memory
    }
    return result
  }
}
