// SPDX-License-Identifier: Apache-2.0
internal import NumericsCore

extension StudentCodes {
  /// Counts students by unit, subject, level and group, for every kind of unit in one pass.
  ///
  /// - Parameter threads: On how many threads.
  /// - Returns: The counts, one for each placement; the same for any number of threads.
  /// - Complexity: O(students · subjects · placements).
  public func tally(threads: Int) -> [LevelCounts] {
    let plan = TallyPlan(self)
    let parts = max(1, min(threads, count / 4_096))
    let tables = OrderedParallel.map(count: parts, threads: threads) { part in
      plan.counted(self, part * count / parts..<(part + 1) * count / parts)
    }
    return placements.indices.map { plan.counts(self, placement: $0, tables) }
  }
}

/// Where each count stands while students are counted.
///
/// The groups of one unit, subject and level stand beside each other, so that a student is added to
/// all of them at once.
private struct TallyPlan {
  typealias Lanes = SIMD16<Int32>

  /// How many blocks of lanes the groups take.
  let blocks: Int
  /// For each placement where its rows begin.
  let starts: [Int]
  /// How many blocks there are altogether.
  let size: Int

  init(_ students: StudentCodes) {
    blocks = (students.catalog.names.count + Lanes.scalarCount - 1) / Lanes.scalarCount
    let perUnit = students.subjects.count * students.levels.count * blocks
    var starts: [Int] = []
    var size = 0
    for placement in students.placements {
      starts.append(size)
      size += placement.units.count * perUnit
    }
    (self.starts, self.size) = (starts, size)
  }

  /// Counts some of the students.
  func counted(_ students: StudentCodes, _ rows: Range<Int>) -> [Lanes] {
    var table = Array(repeating: Lanes.zero, count: size)
    let levelCount = students.levels.count
    table.withUnsafeMutableBufferPointer { table in
      students.groups.withUnsafeBufferPointer { groups in
        for (subject, column) in students.subjects.enumerated() {
          column.levels.withUnsafeBufferPointer { levels in
            for (placement, start) in zip(students.placements, starts) {
              placement.codes.withUnsafeBufferPointer { codes in
                let perUnit = students.subjects.count * levelCount
                let base = subject * levelCount - 1
                for row in rows where levels[row] > 0 && codes[row] >= 0 {
                  let cell = Int(codes[row]) * perUnit + base + Int(levels[row])
                  add(groups[row], to: &table, at: start + cell * blocks)
                }
              }
            }
          }
        }
      }
    }
    return table
  }

  private static let lanes = SIMD16<UInt32>(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)

  @inline(__always)
  private func add(
    _ groups: UInt32,
    to table: inout UnsafeMutableBufferPointer<Lanes>,
    at place: Int
  ) {
    for block in 0..<blocks {
      let bits = SIMD16(repeating: groups >> UInt32(block * Lanes.scalarCount)) &>> Self.lanes & 1
      table[place + block] &+= Lanes(truncatingIfNeeded: bits)
    }
  }

  /// Adds up the parts of a placement.
  func counts(_ students: StudentCodes, placement: Int, _ tables: [[Lanes]]) -> LevelCounts {
    let own = students.placements[placement]
    let groupCount = students.catalog.names.count
    let rows = own.units.count * students.subjects.count * students.levels.count
    var counts: [Int32] = []
    counts.reserveCapacity(rows * groupCount)
    for row in 0..<rows {
      for block in 0..<blocks {
        let place = starts[placement] + row * blocks + block
        let sum = tables.reduce(Lanes.zero) { $0 &+ $1[place] }
        let first = block * Lanes.scalarCount
        for lane in 0..<min(Lanes.scalarCount, groupCount - first) { counts.append(sum[lane]) }
      }
    }
    return LevelCounts(
      kind: own.kind,
      units: own.units,
      subjects: students.subjects.map(\.name),
      groups: students.catalog.names,
      levels: students.levels,
      counts: counts
    )
  }
}
