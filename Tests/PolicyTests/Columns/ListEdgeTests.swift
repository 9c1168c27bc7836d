// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import Testing

@testable import Policy

/// Edges of lists that random rows seldom meet, by trees and over columns.
@Suite struct ListEdgeTests {
  private static let text = """
    policy example.edges
    about person
    facts person:
      reported : yes/no
      rank : integer 0..9
      spans : list of {start: date, finish: date or ongoing, ok: yes/no}
          complete when reported or rank >= 3
      scores : list of {score: integer 0..300, ok: yes/no}
    decision high:
      all of:
        (1) best score in scores where ok = yes >= 200
    decision past_anniversary:
      all of:
        (1) time in spans > 1.5 months by anniversary
    decision whole:
      all of:
        (1) every span in spans satisfies span.ok
    """

  private static func person(_ facts: [String: Value]) -> CaseRow {
    CaseRow("person", id: "P\(facts.count)", facts: facts.mapValues { FactRecord($0) })
  }

  private static func day(_ text: String) -> Answer {
    CalendarDate(text).map { .value(.date($0)) } ?? .unknown(.missing, "")
  }

  private static func span(_ start: String, _ finish: String) -> Answer {
    .value(
      .record(["start": day(start), "finish": day(finish), "ok": .value(.truth(true))])
    )
  }

  private static func outcomes(_ row: CaseRow) throws -> [String: DecisionOutcome] {
    let policy = CheckedPolicy(SourceText(name: "t.policy", text: text))
    let rulebook = try #require(policy.rulebook)
    let evaluator = Evaluator(rulebook)
    let data = CaseData([row])
    let program = rulebook.versions[0].program
    let request = ColumnRequest(decisions: Array(program.decisions.indices))
    let columns = try ColumnSet(data, evaluator, version: "base")
    let run = ColumnRunner(Form.of(program, answers: evaluator.answers), columns).run(request)
    #expect(run.refusals.isEmpty)
    let cases = try #require(EvaluatorFallback(evaluator, data, version: "base"))
    var found: [String: DecisionOutcome] = [:]
    for (place, decision) in program.decisions.enumerated() {
      let ours = try #require(run.decisions[place])
      let theirs = try #require(cases.columns(ofDecision: place, request))
      #expect(DecidedRow(ours, 0) == DecidedRow(theirs, 0), "\(decision.name)")
      found[decision.name] = ours.outcome(0)
    }
    return found
  }

  @Test func `a record that may count bounds the best one from above`() throws {
    func score(_ number: Int, _ isOK: Answer) -> Answer {
      .value(.record(["score": .value(.number(Rational(number))), "ok": isOK]))
    }
    let scores: [Answer] = [
      score(150, .value(.truth(true))), score(180, .unknown(.pending, "ok")),
    ]
    let row = Self.person(["scores": .list(scores, isComplete: true)])
    #expect(try Self.outcomes(row)["high"] == .notMet)
    let open = Self.person(["scores": .list(scores, isComplete: false)])
    #expect(try Self.outcomes(open)["high"] == .unknown)
  }

  @Test func `between two whole months there is no anniversary to meet exactly`() throws {
    let spans = Value.list([Self.span("2024-01-01", "2024-03-01")], isComplete: true)
    let row = Self.person(["spans": spans, "reported": .truth(true), "rank": .number(3)])
    #expect(try Self.outcomes(row)["past_anniversary"] == .met)
  }

  @Test func `a list is not complete by a condition that is broken`() throws {
    let spans = Value.list([Self.span("2024-01-01", "2024-03-01")], isComplete: true)
    var facts: [String: Value] = ["spans": spans, "reported": .truth(true), "rank": .number(3)]
    #expect(try Self.outcomes(Self.person(facts))["whole"] == .met)
    facts["rank"] = .number(12)
    #expect(try Self.outcomes(Self.person(facts))["whole"] == .unknown)
  }
}
