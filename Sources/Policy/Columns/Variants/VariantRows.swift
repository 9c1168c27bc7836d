// SPDX-License-Identifier: Apache-2.0

/// Which rows of a population every variant repeats, and where they stand.
///
/// All variants of a row stand one after the other, so that what is the same for them is written in one
/// stroke, and members that do not count are passed over in one stretch.
struct VariantRows {
  /// How many variants.
  let count: Int
  /// The rows of each entity, in order.
  let rows: [[Int]]
  /// Where each row of the population stands among them, -1 where it is left out.
  private let places: [[Int32]]

  /// Rows of a population.
  ///
  /// - Parameters:
  ///   - rows: The rows of each entity, in order.
  ///   - rowCounts: How many rows the population has, by entity.
  ///   - count: How many variants.
  init(_ rows: [[Int]], of rowCounts: [Int], count: Int) {
    (self.rows, self.count) = (rows, count)
    places = rows.indices.map { entity in
      var places = Array(repeating: Int32(-1), count: rowCounts[entity])
      for (place, row) in rows[entity].enumerated() { places[row] = Int32(place) }
      return places
    }
  }

  /// How many rows the variants of an entity's rows are.
  func rowCount(_ entity: Int) -> Int { rows[entity].count * count }

  /// Codes of an entity's rows, for all variants.
  func codes(_ memory: LaneMemory, of entity: Int) -> LaneMemory {
    let result = LaneMemory(rowCount: rowCount(entity), width: memory.width)
    func fill<Code: LaneCode>(_ type: Code.Type) {
      let (source, target) = (memory.codes(type), result.codes(type))
      for (place, row) in rows[entity].enumerated() {
        (target + place * count).update(repeating: source[row], count: count)
      }
    }
    switch memory.width {
    case .one: fill(UInt8.self)
    case .two: fill(Int16.self)
    case .four: fill(Int32.self)
    case .eight: fill(Int64.self)
    }
    return result
  }

  /// Which row of another entity each of an entity's rows leads to, for all variants: each to the row of
  /// its own.
  func links(_ memory: LaneMemory, from entity: Int, to target: Int) -> LaneMemory {
    let result = LaneMemory(rowCount: rowCount(entity), width: .four)
    let (source, links) = (memory.codes(Int32.self), result.codes(Int32.self))
    let size = Int32(count)
    for (place, row) in rows[entity].enumerated() {
      let own = links + place * count
      let linked = source[row] < 0 ? -1 : places[target][Int(source[row])]
      if linked < 0 {
        own.update(repeating: -1, count: count)
      } else {
        for variant in 0..<size { own[Int(variant)] = linked &* size &+ variant }
      }
    }
    return result
  }

  /// A column of an entity, for all variants.
  func column(_ column: FactColumn, of entity: Int) -> FactColumn {
    FactColumn(
      type: column.type,
      content: column.content,
      codes: codes(column.codes, of: entity),
      constants: column.constants,
      kinds: column.kinds.map { codes($0, of: entity) },
      hasFaults: column.hasFaults,
      extent: column.extent
    )
  }

  /// Values that were computed before, for all variants.
  func values(_ stored: StoredSlot, of entity: Int) -> StoredSlot {
    StoredSlot(stored.template, stored.memories.mapValues { codes($0, of: entity) })
  }

  /// A column with the counts of some of its rows changed; `nil` where it is no column of counts, or a
  /// change has not one count for each variant.
  func column(
    _ column: FactColumn,
    of entity: Int,
    with changes: [(row: Int, counts: [Int32])]
  ) -> FactColumn? {
    guard case .numbers(_, let origin) = column.content, !column.hasFaults,
      column.constants.isEmpty, Int(Int32.min) < column.extent.lowerBound,
      column.extent.upperBound <= Int(Int32.max)
    else { return nil }
    var steps: [Int32] = []
    steps.reserveCapacity(rowCount(entity))
    var changed = Dictionary(changes, uniquingKeysWith: { _, last in last })
    for row in rows[entity] {
      if let counts = changed.removeValue(forKey: row) {
        guard counts.count == count else { return nil }
        steps += counts
      } else {
        let code = column.codes[row]
        let own = code == column.unknownCode ? Int32.min : Int32(code + origin)
        steps += repeatElement(own, count: count)
      }
    }
    guard changed.isEmpty, let made = try? FactColumn(column.type, counts: steps) else {
      return nil
    }
    return FactColumn(
      type: made.type,
      content: made.content,
      codes: made.codes,
      constants: [],
      kinds: column.kinds.map { codes($0, of: entity) },
      hasFaults: made.hasFaults,
      extent: made.extent
    )
  }
}
