// SPDX-License-Identifier: Apache-2.0
import Evidence
import Policy
import Testing

@Suite struct PresumptionShownAndSwitchable {
  private static let rules = """
    policy t.presumption
    about person
    decides by day
    source S "law" grade secondary
    facts person:
      day : date
      sound_mind : yes/no presume yes cite S "2"
      adult : yes/no
    version one in force 2020-01-01 until open cite S:
      decision may_sign:
        all of:
          (1) sound_mind
          (2) adult
    """

  private func decide(
    _ sound: Answer?,
    adult: Bool = true,
    _ options: EvaluationOptions = EvaluationOptions()
  ) throws -> (DecisionRecord, Explanation) {
    let policy = try CheckedPolicy.written(Self.rules)
    var row = CaseRow.stated("person", "A", ["adult": .truth(adult)])
    row["day"] = .value(.date(try #require(CalendarDate("2024-01-01"))))
    row["sound_mind"] = sound
    let evaluator = try policy.evaluator(options)
    let record = evaluator.decide("may_sign", in: CaseData([row]), explains: true)
    return (record, Explanation(record, by: evaluator, in: policy.source))
  }

  @Test func `what is missing is presumed, and the outcome says so`() throws {
    let (record, explanation) = try decide(nil)
    #expect(record.outcome == .met)
    #expect(record.presumed == ["sound_mind"])
    #expect(explanation.text.contains("`sound_mind` presumed"))
    #expect(try explanation.json().contains("\"presumed\":[\"sound_mind\"]"))
  }

  @Test func `an outcome that does not rest on it does not carry it`() throws {
    let (record, _) = try decide(nil, adult: false)
    #expect(record.outcome == .notMet)
    #expect(record.presumed == [])
  }

  @Test func `only a missing fact is presumed, and nobody need presume`() throws {
    #expect(try decide(.unknown(.disputed, "")).0.outcome == .unknown)
    #expect(try decide(.value(.no)).0.outcome == .notMet)
    let (record, _) = try decide(nil, EvaluationOptions(usesPresumptions: false))
    #expect(record.outcome == .unknown)
    #expect(record.presumed == [])
  }
}

@Suite struct EvidenceTests {
  private func answer(_ items: [EvidenceItem], on day: String? = nil) -> Answer? {
    FactRecord(nil, evidence: items).answer(on: day.flatMap { CalendarDate($0) })
  }

  @Test func `two items that disagree dispute the fact, unless one is superseded`() {
    let one = EvidenceItem("1", answer: .value(.yes))
    var two = EvidenceItem("2", answer: .value(.no))
    #expect(answer([one, two])?.unknowns.kinds == [.disputed])
    two.status = .superseded
    #expect(answer([one, two]) == .value(.yes))
    #expect(answer([one, one]) == .value(.yes))
  }

  @Test func `what was received later does not count`() {
    let item = EvidenceItem("1", received: CalendarDate("2025-03-05"), answer: .value(.yes))
    #expect(answer([item], on: "2025-03-04") == nil)
    #expect(answer([item], on: "2025-03-05") == .value(.yes))
  }

  @Test func `an own word is open where the policy asks for the issuer's, and never disputes it`() {
    let own = EvidenceItem("1", answer: .value(.yes), verification: .selfReport)
    let unstated = EvidenceItem("2", answer: .value(.yes))
    let checked = EvidenceItem("3", answer: .value(.no), verification: .source)
    func answer(_ items: [EvidenceItem]) -> Answer? {
      FactRecord(nil, evidence: items).answer(on: nil, verified: .source)
    }
    #expect(answer([own])?.unknowns.kinds == [.pending])
    #expect(answer([unstated])?.unknowns.kinds == [.pending])
    #expect(answer([own, checked]) == .value(.no))
    #expect(
      FactRecord(nil, evidence: [own, checked]).answer(on: nil)?.unknowns.kinds == [.disputed]
    )
    #expect(
      FactRecord(.value(.yes), evidence: [own]).answer(on: nil, verified: .source) == .value(.yes)
    )
    #expect(answer([]) == nil)
  }

  @Test func `a value that is contested is disputed until that is settled`() {
    var item = EvidenceItem("1", answer: .value(.yes), status: .contested)
    #expect(answer([item])?.unknowns.kinds == [.disputed])
    item.status = .current
    #expect(answer([item]) == .value(.yes))
  }
}
