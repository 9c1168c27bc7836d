// SPDX-License-Identifier: Apache-2.0
import StandardSetting
import Testing

@Suite struct ProcedureTests {
  private static let open = ReadinessGate(
    panel: "A",
    method: "angoff",
    questions: [],
    panelists: ["P1"]
  ).evaluate([])

  private func study(at steps: [ProcedureStep]) throws -> Procedure {
    var procedure = Procedure(plannedRounds: 2)
    for (index, step) in steps.enumerated() {
      try procedure.move(
        to: step,
        actor: "facilitator",
        time: "t\(index)",
        fingerprint: "f\(index)",
        gate: Self.open
      )
    }
    return procedure
  }

  private let toClosed: [ProcedureStep] = [
    .train, .practice, .readiness, .roundOpen(1), .roundClosed(1),
  ]

  @Test func `the whole way from draft to published is legal and logged`() throws {
    let steps =
      toClosed + [
        .feedback(1), .roundOpen(2), .roundClosed(2), .evaluation, .recommended, .adopted,
        .published,
      ]
    let procedure = try study(at: steps)
    #expect(procedure.step == .published)
    #expect(procedure.log.map(\.to) == steps)
    #expect(procedure.log.map(\.from) == [.draft] + steps.dropLast())
    #expect(procedure.forwardSteps.isEmpty)
  }

  @Test func `a skipped step is refused and names the next one`() throws {
    var procedure = try study(at: toClosed)
    let refusal = #expect(throws: PanelFinding.self) {
      try procedure.move(to: .roundOpen(2), actor: "f", time: "t", fingerprint: "f")
    }
    #expect(
      refusal?.sentence
        == "procedure, round 1 closed, \"round 2 open\": there is no such transition; "
        + "go on with feedback on round 1"
    )
    #expect(procedure.log.count == toClosed.count)
  }

  @Test func `a shut gate keeps round 1 shut`() throws {
    let gate = ReadinessGate(
      panel: "A",
      method: "angoff",
      questions: ["ready"],
      panelists: ["P1"]
    )
    var procedure = try study(at: [.train, .practice, .readiness])
    for result in [nil, gate.evaluate([])] {
      let refusal = #expect(throws: PanelFinding.self) {
        try procedure.move(to: .roundOpen(1), actor: "f", time: "t", fingerprint: "f", gate: result)
      }
      #expect(refusal?.code == "gate-shut")
    }
    #expect(procedure.step == .readiness)
  }

  @Test func `moving back needs a reason, and the earlier state stays in the log`() throws {
    var procedure = try study(at: toClosed)
    let refusal = #expect(throws: PanelFinding.self) {
      try procedure.move(to: .roundOpen(1), actor: "f", time: "t", fingerprint: "f")
    }
    #expect(refusal?.code == "transition-reason")
    try procedure.move(
      to: .roundOpen(1),
      actor: "facilitator",
      time: "t9",
      reason: "P4 had the wrong booklet",
      fingerprint: "f9"
    )
    #expect(procedure.step == .roundOpen(1))
    #expect(procedure.log.last?.reason == "P4 had the wrong booklet")
    #expect(procedure.log.last?.from == .roundClosed(1))
  }

  @Test func `voiding round 2 goes back to round 1 closed, and nothing moves back once adopted`()
    throws
  {
    var procedure = try study(at: toClosed + [.feedback(1), .roundOpen(2), .roundClosed(2)])
    #expect(procedure.backwardSteps == [.roundOpen(2), .roundClosed(1)])
    try procedure.move(
      to: .roundClosed(1),
      actor: "f",
      time: "t",
      reason: "round 2 was disturbed",
      fingerprint: "f"
    )
    #expect(procedure.step == .roundClosed(1))
    let done = try study(
      at: toClosed + [
        .feedback(1), .roundOpen(2), .roundClosed(2), .evaluation, .recommended, .adopted,
      ]
    )
    #expect(done.backwardSteps.isEmpty)
  }
}
