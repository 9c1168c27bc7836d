// SPDX-License-Identifier: Apache-2.0
import Accountability
import TestKit
import Testing

/// Counts of students against a count of one after the other.
@Suite struct TallyTests {
  /// Students at random, with movers who count at a district and at no school.
  private static func students(_ count: Int, seed: Seed, groups: Int = 5) throws -> StudentCodes {
    var generator = seed.generator
    let (schools, districts) = (23, 7)
    var (school, district): ([Int32], [Int32]) = ([], [])
    for _ in 0..<count {
      let place = Int.random(in: 0..<schools, using: &generator)
      let mover = Int.random(in: 0..<10, using: &generator) == 0
      let away = Int.random(in: 0..<20, using: &generator) == 0
      school.append(mover || away ? -1 : Int32(place))
      district.append(away ? -1 : Int32(place % districts))
    }
    let base = (0..<groups).map { "g\($0)" }
    let catalog = try GroupCatalog(
      base: base,
      derived: [
        ("super", .union([.base("g0"), .base("g1"), .base("g2")])),
        ("both", .intersection([.base("g0"), .base("g1")])),
        ("others", .complement(.union(base.map { .base($0) }))),
      ]
    )
    return StudentCodes(
      placements: [
        .init(kind: "school", units: (0..<schools).map { "s\($0)" }, codes: school),
        .init(kind: "lea", units: (0..<districts).map { "d\($0)" }, codes: district),
        .init(kind: "state", units: ["state"], codes: Array(repeating: 0, count: count)),
      ],
      base: (0..<count).map { _ in
        UInt32.random(in: 0..<UInt32(1) << UInt32(groups), using: &generator)
          & UInt32.random(in: 0..<UInt32(1) << UInt32(groups), using: &generator)
      },
      catalog: catalog,
      subjects: ["ela", "math"].map { name in
        .init(
          name: name,
          levels: (0..<count).map { _ in UInt8.random(in: 0...5, using: &generator) }
        )
      },
      levels: ["BB", "B", "P", "A", "LND"]
    )
  }

  @Test(arguments: [(Seed(1), 5), (Seed(2), 5), (Seed(3), 20)])
  func `every cell holds the students that a plain count finds`(seed: Seed, groups: Int) throws {
    let students = try Self.students(9_001, seed: seed, groups: groups)
    let counts = students.tally(threads: 2)
    #expect(counts.map(\.kind) == ["school", "lea", "state"])
    for (placement, found) in zip(students.placements, counts) {
      var plain: [[Int]: Int] = [:]
      for row in 0..<students.count where placement.codes[row] >= 0 {
        for (subject, column) in students.subjects.enumerated() where column.levels[row] > 0 {
          for group in students.catalog.names.indices
          where students.groups[row] >> UInt32(group) & 1 == 1 {
            let cell = [Int(placement.codes[row]), subject, group, Int(column.levels[row]) - 1]
            plain[cell, default: 0] += 1
          }
        }
      }
      for unit in found.units.indices {
        for subject in found.subjects.indices {
          for group in found.groups.indices {
            #expect(
              found.counts(unit: unit, subject: subject, group: group)
                == found.levels.indices.map { plain[[unit, subject, group, $0], default: 0] }
            )
          }
        }
      }
    }
  }

  @Test func `the counts do not depend on the threads`() throws {
    let students = try Self.students(20_000, seed: Seed(4))
    let one = students.tally(threads: 1)
    #expect(students.tally(threads: 2) == one)
    #expect(students.tally(threads: 4) == one)
  }

  @Test func `a district is not the sum of its schools where students moved`() throws {
    let students = try Self.students(5_000, seed: Seed(5))
    let counts = students.tally(threads: 1)
    let district = counts[1].counts(unit: 0, subject: 0, group: 0).reduce(0, +)
    let schools = stride(from: 0, to: 23, by: 7).reduce(0) { sum, school in
      sum + counts[0].counts(unit: school, subject: 0, group: 0).reduce(0, +)
    }
    #expect(schools < district)
  }

  @Test func `a student of two groups counts once in their union`() throws {
    let union = GroupCatalog.Definition.union([.base("ell"), .base("swd")])
    let catalog = try GroupCatalog(base: ["ell", "swd"], derived: [("super", union)])
    let students = StudentCodes(
      placements: [.init(kind: "school", units: ["s"], codes: [0, 0, 0, -1])],
      base: [0b11, 0b01, 0b00, 0b10],
      catalog: catalog,
      subjects: [.init(name: "math", levels: [1, 1, 1, 1])],
      levels: ["B"]
    )
    let counts = try #require(students.tally(threads: 1).first)
    let byGroup = catalog.names.indices.map {
      counts.count(unit: 0, subject: 0, group: $0, level: 0)
    }
    #expect(catalog.names == ["all", "ell", "swd", "super"])
    #expect(byGroup == [3, 2, 1, 2])
  }

  @Test func `groups that cannot be told apart or are not there are refused`() {
    typealias Refusal = GroupCatalog.CatalogError
    #expect(throws: Refusal.repeated("ell")) { try GroupCatalog(base: ["ell", "ell"]) }
    #expect(throws: Refusal.unknown("elll", among: ["ell"])) {
      try GroupCatalog(base: ["ell"], derived: [("x", .complement(.base("elll")))])
    }
    #expect(throws: Refusal.tooMany(33)) {
      try GroupCatalog(base: (0..<32).map { "g\($0)" })
    }
  }
}
