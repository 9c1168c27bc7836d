// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import TestKit

@testable import Accountability

/// A state of random students: districts of a few schools, small groups, movers at no school.
struct RandomState {
  static let scheme = LevelScheme(
    weights: [1, 3, 4, 5, nil],
    factor: 100,
    proficient: [false, false, true, true, false]
  )
  static let groups = ["all", "lunch", "learner", "super"]
  /// Nobody's, lunch, learner, both; the super group is the union.
  static let patterns: [UInt32] = [0b0001, 0b1011, 0b1101, 0b1111]

  /// Where the students of a district count.
  struct District {
    let id: String
    var schools: [(id: String, counts: [Int])]
    var movers: [Int]
  }

  var districts: [District]

  init(seed: Seed, districts count: Int = 40) {
    var generator = seed.generator
    districts = (0..<count).map { district in
      let ability = Double.random(in: 0.1...0.9, using: &generator)
      let schools = (0..<Int.random(in: 1...5, using: &generator)).map { school in
        let size = Int.random(in: 4...90, using: &generator)
        return (
          id: "d\(district)s\(school)",
          counts: Self.students(size, ability: ability, using: &generator)
        )
      }
      let movers = Self.students(
        Int.random(in: 0...12, using: &generator),
        ability: ability,
        using: &generator
      )
      return District(id: "d\(district)", schools: schools, movers: movers)
    }
  }

  private static func students(
    _ count: Int,
    ability: Double,
    using generator: inout SplitMix64
  ) -> [Int] {
    var counts = [Int](repeating: 0, count: patterns.count * 5)
    for _ in 0..<count {
      let pattern = [0, 0, 0, 0, 0, 1, 1, 1, 2, 3][Int.random(in: 0..<10, using: &generator)]
      let tries = (0..<3).filter { _ in Double.random(in: 0..<1, using: &generator) < ability }
      let isAway = Int.random(in: 0..<30, using: &generator) == 0
      counts[pattern * 5 + (isAway ? 4 : tries.count)] += 1
    }
    return counts
  }

  /// The table of one cohort: schools, districts and the state, each by all groups.
  func table(cohort: String = "y1") -> DisclosureTable {
    var locations: [DisclosureTable.Location] = []
    var rows: [DisclosureTable.Row] = []
    let groups = Self.groups.indices
    var members: [[Int]] = []
    for district in districts {
      let start = locations.count
      for school in district.schools {
        locations.append(.init(id: school.id, cohort: cohort, counts: school.counts))
      }
      locations.append(
        .init(id: "\(district.id) only", cohort: cohort, counts: district.movers)
      )
      members.append(Array(start..<locations.count))
    }
    func add(_ unit: String, _ members: [Int], parent: Int?) -> Int {
      let first = rows.count
      for group in groups {
        rows.append(
          .init(
            unit: unit,
            cohort: cohort,
            group: group,
            members: members,
            parent: parent.map { $0 + group }
          )
        )
      }
      return first
    }
    let state = add("state", Array(locations.indices), parent: nil)
    for (district, members) in zip(districts, members) {
      let above = add(district.id, members, parent: state)
      for (school, member) in zip(district.schools, members) {
        _ = add(school.id, [member], parent: above)
      }
    }
    return DisclosureTable(
      groups: Self.groups,
      patterns: Self.patterns,
      scheme: Self.scheme,
      locations: locations,
      rows: rows
    )
  }

  /// The release of one cohort with all that follows from an index.
  func release(_ name: String = "final", cohort: String = "y1") -> UnsuppressedRelease {
    UnsuppressedRelease(name: name, table: table(cohort: cohort)) { _, index in
      Self.derived(index)
    }
  }

  /// What follows from an index: points of a band, its level, distance, goal and chart mark.
  static func derived(_ index: PublicCell) -> [String: PublicCell] {
    guard let index = index.number else {
      return Dictionary(uniqueKeysWithValues: names.map { ($0, .text("not available")) })
    }
    let points = index >= 380 ? 16 : index >= 340 ? 12 : index >= 300 ? 9 : 0
    return [
      "points": .value(Rational(points), places: 0),
      "level": .text(points >= 12 ? "on track" : "approaching"),
      "distance": .value(500 - index, places: 1),
      "goal": .value(index + 10, places: 1),
      "chart": .value(index, places: 1),
      "bootstrap": .value(index, places: 1),
    ]
  }

  static let names = ["points", "level", "distance", "goal", "chart", "bootstrap"]
}
