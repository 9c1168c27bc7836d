// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestKit
import Testing

@testable import Policy

/// Ten thousand random cases against their definition, searched by diagram and, where facts repeat,
/// every third by branching too; a hundred thousand with `METEYARD_LONG=1`.
@Suite struct EvidenceBruteForceTests {
  static let casesPerSeed =
    ProcessInfo.processInfo.environment["METEYARD_LONG"] == "1" ? 5_000 : 500

  @Test(arguments: (0..<20).map(Seed.init))
  func `every report is what trying everything says`(_ seed: Seed) {
    var generator = CaseGenerator(seed)
    for index in 0..<Self.casesPerSeed {
      let evidence = generator.next()
      let expected = BruteForce(evidence).report
      var searches = [SearchLimits(sets: 3)]
      if index.isMultiple(of: 3) && evidence.repeatsFacts {
        searches.append(SearchLimits(diagramAtoms: 0))
      }
      for limits in searches {
        let report = EvidenceReport(of: evidence, limits: limits)
        let isEqual: KeyValuePairs = [
          "standing": report.standing == expected.standing,
          "to meet": report.toMeet == expected.toMeet.capped(limits.sets),
          "to fail": report.toFail == expected.toFail.capped(limits.sets),
          "irrelevant": report.irrelevant == expected.irrelevant,
          "next": report.next?.facts == expected.next.map { [$0.fact] },
          "drop": report.next?.expectedDrop == expected.next?.drop,
          "flips": report.flips == expected.flips?.capped(limits.sets),
          "falls": report.falls == expected.falls,
          "proved": report.isProved,
        ]
        for (name, isEqual) in isEqual where !isEqual {
          Issue.record("\(name) of case \(index), seed \(seed.value), \(limits): \(evidence)")
        }
      }
    }
  }
}

extension CheapestSets {
  /// The first sets of a complete list.
  func capped(_ limit: Int) -> CheapestSets {
    CheapestSets(
      cost: cost,
      sets: Array(sets.prefix(limit)),
      isCapped: sets.count > limit,
      isProvedMinimal: isProvedMinimal
    )
  }
}

extension EvidenceCase {
  /// Whether the formula asks about some fact twice.
  var repeatsFacts: Bool {
    var seen: Set<Int> = []
    var repeats = false
    formula.forEachAtom { atom in
      for fact in atoms[atom].facts where !seen.insert(fact).inserted { repeats = true }
    }
    return repeats
  }
}
