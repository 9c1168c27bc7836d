// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import TestKit
import Testing

@testable import Policy

/// The kernel over columns says of every row what the evaluator of single cases says.
@Suite struct TreeEqualsKernel {
  @Test(arguments: Shares.seeds(40, of: 400))
  func `random programs on random rows`(seed: Seed) throws {
    var generator = seed.generator
    var maker = ProgramMaker(generator)
    let depth = 2 + Int(seed.value % 4)
    let program = maker.program(depth: depth)
    _ = generator.next()
    let data = SmallWorld.rows(pupils: 60, using: &generator)
    let comparison = try Comparison(program, data)
    comparison.check()
  }

  @Test func `random programs ask for lists, records and references`() throws {
    var counts: [String: Int] = [:]
    for number in 0..<120 {
      var maker = ProgramMaker(Seed(number).generator)
      let form = Form.of(maker.program(depth: 2 + number % 4))
      var used: Set<Slot> = []
      func use(_ slot: Slot) {
        guard used.insert(slot).inserted else { return }
        for operand in form[slot].operation.operands { use(operand) }
      }
      for decision in form.decisions.values { use(decision.root) }
      for measure in form.measures.values { use(measure) }
      for slot in used { counts[form[slot].operation.listWord, default: 0] += 1 }
    }
    for word in ["part", "referred", "behind", "quantified", "needing", "covered", "best", "bound"]
    {
      #expect(counts[word] ?? 0 >= 10, "\(word): \(counts)")
    }
  }

  @Test func `most parts of random programs are carried`() throws {
    var (carried, refused) = (0, [String: Int]())
    for number in 0..<30 {
      var maker = ProgramMaker(Seed(number).generator)
      let program = maker.program(depth: 2 + number % 4)
      var generator = Seed(number).generator
      let comparison = try Comparison(program, SmallWorld.rows(pupils: 30, using: &generator))
      carried += comparison.run.decisions.count + comparison.run.measures.count
      for refusal in comparison.run.refusals { refused[refusal.finding.message, default: 0] += 1 }
    }
    let count = refused.values.reduce(0, +)
    #expect(carried > 6 * count, "\(carried) carried, refused: \(refused)")
  }
}

extension FormOperation {
  /// What of lists, records and references it is.
  fileprivate var listWord: String {
    switch self {
    case .part: "part"
    case .referred: "referred"
    case .quantified(_, let list, _, let needing):
      needing != nil ? "needing" : list.through.isEmpty ? "quantified" : "behind"
    case .coveredComparison: "covered"
    case .best: "best"
    case .bestComparison: "bound"
    default: "other"
    }
  }
}

/// One program on one set of rows, by both ways.
struct Comparison {
  let program: Program
  let run: ColumnRun
  private let cases: EvaluatorFallback
  private let request: ColumnRequest

  init(_ program: Program, _ data: CaseData, threads: Int = 1) throws {
    let evaluator = Evaluator(SmallWorld.rulebook(program))
    self.program = program
    request = ColumnRequest(
      decisions: Array(program.decisions.indices),
      measures: Array(program.measures.indices),
      threads: threads
    )
    cases = try #require(EvaluatorFallback(evaluator, data, version: "base"))
    let columns = try ColumnSet(data, evaluator, version: "base")
    run = ColumnRunner(Form.of(program), columns).run(request)
  }

  /// Records an issue for every part that differs, with the first row where it does.
  func check(_ location: SourceLocation = #_sourceLocation) {
    for (place, columns) in run.decisions.sorted(by: { $0.key < $1.key }) {
      guard let wanted = cases.columns(ofDecision: place, request) else { continue }
      for row in 0..<columns.rowCount {
        let (ours, theirs) = (text(columns, row), text(wanted, row))
        if ours != theirs {
          Issue.record(
            "decision \(place) row \(row): kernel \(ours), tree \(theirs)",
            sourceLocation: location
          )
          break
        }
      }
    }
    for (place, column) in run.measures.sorted(by: { $0.key < $1.key }) {
      guard let wanted = cases.column(ofMeasure: place, request) else { continue }
      for row in 0..<column.rowCount where column[row] != wanted[row] {
        Issue.record(
          "measure \(place) row \(row): kernel \(column[row]), tree \(wanted[row])",
          sourceLocation: location
        )
        break
      }
    }
  }

  private func text(_ columns: DecisionColumns, _ row: Int) -> String {
    """
    \(columns.outcome(row)) \(columns.truth(row)) \(columns.faults(row).map(\.rawValue)) \
    missing \(columns.missingCount(row) ?? -1) \(columns.missingLeaves(row)) \
    failing \(columns.firstFailing(row) ?? -1) kinds \(columns.kinds(row))
    """
  }
}
