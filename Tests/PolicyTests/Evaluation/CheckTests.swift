// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import Policy
import Testing

@Suite struct CheckTests {
  private func data(pool: Int) throws -> (Evaluator, CaseData) {
    let policy = try PolicyLibrary.checked("pay/example-merit-pay.policy")
    let teachers = ["T1", "T2"].map { id in
      var row = CaseRow("teacher", id: id, period: 2026)
      row["rating"] = .value(.name("effective"))
      row["school_band"] = .value(.name("other"))
      row["fte"] = .value(.number(1))
      row["seniority"] = .value(.number(5))
      return row
    }
    let district = CaseRow.stated("district", "D", ["pool": .number(Rational(pool))])
    return (try policy.evaluator(), CaseData(teachers + [district]))
  }

  @Test func `a pool that is divided is never exceeded`() throws {
    let (evaluator, data) = try data(pool: 1_000)
    let evaluation = evaluator.evaluation(of: data)
    #expect(evaluation.measure("pay", of: .init("T1")).number == 500)
    #expect(evaluation.checks().map(\.verdict.outcome) == [.met, .met])
    #expect(evaluation.checks().map(\.row) == ["T1", "T2"])
  }

  @Test func `an invariant that does not hold is F11`() throws {
    let (evaluator, data) = try data(pool: 1_000)
    var broken = data
    broken["teacher", 0].measures[CaseRow.Call("pay", [])] = .base(.value(.number(900)))
    let checks = evaluator.evaluation(of: broken).checks()
    #expect(checks.map { $0.verdict.faults.map(\.code) } == [[.check], [.check]])
  }

  @Test func `a result follows only from a condition that is met`() throws {
    let policy = try PolicyLibrary.checked("licensure/us-tn-itp-provisional.policy")
    var row = CaseRow("applicant", id: "A")
    row["applied_on"] = .value(.date(try #require(CalendarDate("2025-03-01"))))
    let evaluator = try policy.evaluator()
    #expect(evaluator.evaluation(of: CaseData([row])).results().isEmpty)
    for name in ["exams_passed", "competency"] { row[name] = .value(.yes) }
    row["ecfmg_certificate"] = .value(.name("permanent"))
    row["training_abroad"] = .value(.number(36))
    row["offer"] = .value(.record(["employer": .value(.entity("E"))]))
    let employer = CaseRow.stated("employer", "E", ["accredited_program": .yes])
    let results = evaluator.evaluation(of: CaseData([row, employer])).results()
    #expect(results.map(\.declaration.name.text) == ["license"])
  }
}
