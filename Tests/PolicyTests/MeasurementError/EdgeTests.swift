// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import TestKit
import Testing

@testable import Policy

/// Random rules, walked for their edges.
private struct WalkedRules {
  let text: String
  let branch: Branch
  let solver: ErrorSolver
  let draws: DrawColumns
  let columns: [Int: Int]

  init(_ seed: Seed, lastError: Rational, pairs: Int) throws {
    var rules = RandomRules(generator: seed.generator)
    text = rules.policy()
    let subject = try ErrorCase(text).with([
      "a": (Rational(1, 2), 1), "b": (0, Rational(7, 5)), "c": (1, lastError), "given": (1, nil),
    ])
    let question = ErrorQuestion(
      evaluator: subject.evaluator,
      data: subject.data,
      subject: nil,
      target: .decision("passes", [])
    )
    let observed = try #require(SupposedCase(question))
    let finder = EdgeFinder(observed.evaluation) { $0.belief }
    branch = finder.branch(observed.evaluation.prepared.decisions[0].root, [])
    let settings = ErrorSettings(seed: seed.value, pairs: pairs)
    solver = try #require(ErrorSolver(question, settings, finder))
    let order = branch.allEdges.facts.sorted()
    draws = DrawColumns(
      order.map { finder.facts[$0] },
      order.map { finder.beliefs[$0] },
      subject: "S",
      settings
    )
    columns = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
  }
}

@Suite struct EdgeTests {
  @Test(arguments: (0..<60).map(Seed.init)) func `between edges nothing changes`(
    seed: Seed
  ) throws {
    let rules = try WalkedRules(seed, lastError: 1, pairs: 200)
    let edges = rules.branch.allEdges
    #expect(!edges.isCurved, "\(rules.text)")
    let found = DrawCells<DecisionOutcome>(edges, rules.draws, columns: rules.columns)
    var cells = try #require(found)
    for row in 0..<rules.draws.count {
      // Every draw asked for itself, and beside it the first draw of its cell.
      let values = rules.draws.values(row, sign: 1)
      let outcome = rules.solver.supposed.outcome(.criterion([]), at: values)
      let first = cells.key(rules.draws, row, sign: 1) { outcome }
      guard first == outcome else {
        Issue.record("\(outcome) where the cell says \(first)\n\(rules.text)")
        return
      }
    }
  }

  @Test(arguments: (0..<40).map(Seed.init)) func `all ways agree with simulation`(
    seed: Seed
  ) throws {
    let rules = try WalkedRules(seed, lastError: 0, pairs: 500)
    let edges = rules.branch.allEdges
    guard !edges.isFixed else { return }
    let part = try #require(rules.solver.counted(rules.branch, in: .all), "\(rules.text)")
    let drawn = rules.solver.simulated(edges) { $0.outcome(.criterion([]), at: $1) }
    // Five standard errors for forty rules, and the resolution of a thousand draws.
    for (outcome, mass) in drawn.masses {
      let isClose = abs(part.probabilities[outcome] - mass) <= 5 * drawn.error + 0.003
      #expect(isClose, "\(outcome) \(part) \(mass)\n\(rules.text)")
    }
    let sum = DecisionOutcome.allCases.reduce(0) { $0 + part.probabilities[$1] }
    #expect(isNear(sum, 1, within: 1e-7))
  }
}
