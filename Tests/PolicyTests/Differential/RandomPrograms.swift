// SPDX-License-Identifier: Apache-2.0
import Policy
import TestKit

/// One random program with its sets of rows, compared in three ways.
struct RandomProgram {
  /// The number to run it again with.
  let seed: Int
  /// How many sets of random rows come beside the twenty at the edges.
  var randomSets = 30

  /// What came of it.
  func tally() throws -> DifferentialTally {
    var tally = DifferentialTally()
    try each { ways, data, number in
      if number == 1 { tally.add(ways.refusals) }
      let agreement = try ways.compare(data)
      tally.add(agreement, outputs: ways.outputs)
      guard let first = agreement.differences.first else { return }
      tally.differences.append(
        "METEYARD_SEED=\(seed) METEYARD_PROGRAMS=1, rows \(number): \(first), "
          + "\(agreement.differences.count) in all"
      )
    }
    return tally
  }

  /// Visits the sets of rows with their numbers, from 1.
  func each(_ visit: (ThreeWays, CaseData, Int) throws -> Void) throws {
    // Three of four programs keep to what columns carry; one of eight is of the other world.
    let rulebook: Rulebook
    var random: () -> CaseData
    if seed % 8 == 7 {
      var generator = Seed(seed).generator
      var maker = ProgramMaker(generator)
      rulebook = SmallWorld.rulebook(maker.program(depth: 2 + seed / 8 % 4))
      random = { SmallWorld.rows(pupils: 8, using: &generator) }
    } else {
      var generator: ProgramGenerator
      (generator, rulebook) = Self.program(seed)
      var round = 0
      random = {
        round += 1
        // Some rows belong to nobody, or to a subject that is not on file.
        return generator.cases(isLinked: round % 15 != 7)
      }
    }
    let ways = try ThreeWays(rulebook)
    var number = 0
    for data in edges(rulebook) {
      number += 1
      try visit(ways, data, number)
    }
    for _ in 0..<randomSets {
      number += 1
      try visit(ways, random(), number)
    }
  }

  /// A program with the generator of its rows.
  ///
  /// Two of eight are the first that comes; the others are the first of some that columns and SQL
  /// carry whole.
  private static func program(_ seed: Int) -> (ProgramGenerator, Rulebook) {
    let isPlain = seed % 8 != 3 && seed % 8 != 6
    var attempt = 0
    while true {
      var generator = ProgramGenerator(Seed(seed + attempt * 1_000_003), isPlain: isPlain)
      let rulebook = generator.rulebook()
      attempt += 1
      if !isPlain || attempt == 12 || ThreeWays.carriesAll(rulebook) {
        return (generator, rulebook)
      }
    }
  }

  /// The sets at the edges of a program's rules.
  private func edges(_ rulebook: Rulebook) -> [CaseData] {
    var generator = Seed(seed).generator
    // Not the numbers that the program was made of.
    for _ in 0..<7 { _ = generator.next() }
    var vectors = CaseVectors(rulebook.versions[0].program, period: rulebook.period, generator)
    return [
      vectors.eachUnknown(), vectors.eachBroken(), vectors.emptyGroups(), vectors.pairsUnknown(8),
    ] + vectors.edgeSets(of: 6, atMost: 12) + (0..<4).map { _ in vectors.random(4) }
  }
}
