// SPDX-License-Identifier: Apache-2.0
import Policy
import TestKit
import Testing

@Suite struct OrderNeverMatters {
  @Test(arguments: (0..<100).map(Seed.init))
  func `ten permutations of criteria and facts give the same verdict`(seed: Seed) {
    var decision = RandomDecision(seed)
    let row = decision.row(faults: true)
    let data = CaseData([row])
    let first = Evaluator(RandomDecision.rulebook(decision.root)).decide("d", in: data)
    for _ in 0..<10 {
      let other = Evaluator(decision.permuted()).decide("d", in: data)
      #expect(other.verdict == first.verdict)
      #expect(
        Set(other.leaves.filter { $0.counted.truth == .unknown }.map(\.counted))
          == Set(first.leaves.filter { $0.counted.truth == .unknown }.map(\.counted))
      )
    }
  }

  @Test(arguments: (0..<40).map(Seed.init))
  func `the explanation never changes the verdict`(seed: Seed) {
    var decision = RandomDecision(seed)
    let data = CaseData([decision.row(faults: true)])
    let evaluator = Evaluator(RandomDecision.rulebook(decision.root))
    let plain = evaluator.decide("d", in: data)
    let explained = evaluator.decide("d", in: data, explains: true)
    #expect(plain.verdict == explained.verdict)
    #expect(plain.responsible == explained.responsible)
  }
}

@Suite struct KnowledgeIsMonotone {
  @Test(arguments: (0..<200).map(Seed.init))
  func `filling an unknown never changes a definite outcome`(seed: Seed) {
    var decision = RandomDecision(seed)
    var row = decision.row(faults: false)
    let evaluator = Evaluator(RandomDecision.rulebook(decision.root))
    var known: DecisionOutcome?
    let order = (0..<RandomDecision.factCount).shuffled(using: &decision.generator)
    for number in order {
      let outcome = evaluator.decide("d", in: CaseData([row])).outcome
      if let known { #expect(outcome == known) }
      if outcome != .unknown { known = outcome }
      if row["f\(number)"] == nil {
        row["f\(number)"] = .value(.truth(Bool.random(using: &decision.generator)))
      }
    }
    #expect(evaluator.decide("d", in: CaseData([row])).outcome != .unknown)
  }

  @Test(arguments: (0..<100).map(Seed.init))
  func `an unknown outcome names only facts that are not known`(seed: Seed) {
    var decision = RandomDecision(seed)
    let row = decision.row(faults: false)
    let record = Evaluator(RandomDecision.rulebook(decision.root)).decide("d", in: CaseData([row]))
    #expect((record.outcome == .unknown) == !record.verdict.unknowns.isEmpty)
    for name in record.verdict.unknowns.names { #expect(row[name] == nil) }
  }
}
