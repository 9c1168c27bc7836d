// SPDX-License-Identifier: Apache-2.0
import Foundation
import NumericsCore

/// The students of a state that does not exist: drawn anew on demand, the same for every machine.
///
/// Districts differ in size, in what their students can do and in how many of them are poor; schools
/// differ within a district; a later year is another cohort of the same schools, a little better. Some
/// students moved within a district and count there and at no school. No row stands for a person.
struct SimulatedState: Sendable {
  /// How many districts there are.
  let districts: Int
  private let random: CounterRandom

  static let years = [2011, 2012, 2013]
  static let subjects = ["ela", "math", "science", "social_studies"]
  /// The share of students who are tested in each subject in a year.
  private static let tested = [0.5, 0.5, 0.2, 0.08]
  /// The least of what a student can do from which the next level is reached.
  private static let cuts = [-1.1, 0, 1]

  /// A state.
  ///
  /// - Parameters:
  ///   - districts: How many districts there are.
  ///   - seed: The seed of everything that is drawn.
  init(districts: Int, seed: UInt64) {
    self.districts = districts
    random = CounterRandom(seed: seed)
  }

  private struct School {
    let id: String
    let size: Int
    let ability: Double
  }

  private struct District {
    let id: String
    let poverty: Double
    let schools: [School]
  }

  private func district(_ number: Int) -> District {
    var draw = random.generator(unit: UInt64(number), replicate: 0)
    let ability = 0.35 * draw.standardNormal()
    let poverty = min(0.95, max(0.05, 0.5 - 0.5 * ability + 0.12 * draw.standardNormal()))
    let count = 1 + draw.index(below: 4) + (draw.index(below: 5) == 0 ? draw.index(below: 10) : 0)
    return District(
      id: "D" + String(1_000 + number).dropFirst(),
      poverty: poverty,
      schools: (0..<count).map { place in
        School(
          id: "S" + String(1_000 + number).dropFirst() + String(100 + place).dropFirst(),
          size: min(1_800, max(12, Int(exp(5.6 + 0.75 * draw.standardNormal())))),
          ability: ability + 0.2 * draw.standardNormal()
        )
      }
    )
  }

  /// The units with the configuration of each, and the unit above each school.
  ///
  /// - Returns: The files `units.csv` and `hierarchy.csv`.
  func units() -> (units: String, hierarchy: String) {
    var units = "id,apr_year,configuration\n"
    var hierarchy = "id,above\n"
    for number in 0..<districts {
      let district = district(number)
      for year in Self.years {
        units += "\(district.id),\(year),k12\n"
        for school in district.schools { units += "\(school.id),\(year),building\n" }
      }
      for school in district.schools { hierarchy += "\(school.id),\(district.id)\n" }
    }
    return (units, hierarchy)
  }

  /// The students of a year.
  ///
  /// - Parameters:
  ///   - year: One of `years`.
  ///   - threads: On how many threads; the students do not depend on it.
  /// - Returns: The file, a line for each student.
  func students(_ year: Int, threads: Int) -> String {
    let parts = OrderedParallel.map(count: districts, threads: threads) { number in
      rows(of: number, year)
    }
    let head = "school,district,at_school,at_district,groups,"
    return head + Self.subjects.joined(separator: ",") + "\n" + parts.joined()
  }

  private func rows(of number: Int, _ year: Int) -> String {
    let district = district(number)
    var draw = random.generator(unit: UInt64(number), replicate: UInt64(year))
    var text = ""
    for school in district.schools {
      let drift = 0.04 * Double(year - Self.years[0]) + 0.06 * draw.standardNormal()
      for _ in 0..<school.size {
        let shares = [0.16, 0.06, district.poverty, 0.13, 0.04]
        var groups = 0
        for (bit, share) in shares.enumerated() where draw.uniform() < share { groups |= 1 << bit }
        let isAway = draw.index(below: 20) == 0
        let isGone = draw.index(below: 100) == 0
        let able = school.ability + drift - (groups & 0b11100 == 0 ? 0 : 0.45)
        var cells: [String] = []
        for share in Self.tested {
          let (isTested, ability) = (draw.uniform() < share, able + draw.standardNormal())
          let isUndetermined = draw.index(below: 80) == 0
          guard isTested else {
            cells.append("")
            continue
          }
          let level = Self.cuts.count { $0 <= ability }
          cells.append(isUndetermined ? "LND" : ["BB", "B", "P", "A"][level])
        }
        text +=
          "\(school.id),\(district.id),\(isAway || isGone ? 0 : 1),\(isGone ? 0 : 1),\(groups),"
          + cells.joined(separator: ",") + "\n"
      }
    }
    return text
  }
}
