// SPDX-License-Identifier: Apache-2.0
import StandardSetting
import Testing

@Suite struct ReadinessGateTests {
  private let gate = ReadinessGate(
    panel: "A",
    method: "angoff",
    questions: ["ready", "understood"],
    panelists: ["P1", "P2", "P3"]
  )

  private func answers(_ no: [(String, String)] = [], missing: String? = nil) -> [ReadinessAnswer] {
    gate.panelists.filter { $0 != missing }.flatMap { panelist in
      gate.questions.map { question in
        ReadinessAnswer(
          panelist: panelist,
          question: question,
          isReady: !no.contains { $0 == (panelist, question) }
        )
      }
    }
  }

  @Test func `SST7 the gate opens when everyone is ready`() {
    let result = gate.evaluate(answers())
    #expect(result.isOpen)
    #expect(
      result.sentences
        == ["Readiness gate, panel A, method angoff: open, every panelist confirmed readiness."]
    )
  }

  @Test func `SST7 one no blocks`() {
    let result = gate.evaluate(answers([("P2", "understood")]))
    #expect(!result.isOpen)
    #expect(result.sentences.last == "Panelist P2 is not ready on understood.")
  }

  @Test func `SST7 a panelist who never answered blocks`() {
    let result = gate.evaluate(answers(missing: "P3"))
    #expect(!result.isOpen)
    #expect(result.blocks.count == 2)
    #expect(result.sentences.last == "Panelist P3 has not answered understood.")
  }

  @Test func `SST7 an override needs a reason and prints it`() throws {
    #expect(throws: PanelFinding.self) {
      try GateOverride(reason: "  ", actor: "facilitator", time: "2014-01-14T09:00:00Z")
    }
    let override = try GateOverride(
      reason: "P2 misread the question and confirmed by word of mouth",
      actor: "facilitator",
      time: "2014-01-14T09:00:00Z"
    )
    let result = gate.evaluate(answers([("P2", "ready")]), override: override)
    #expect(result.isOpen)
    #expect(result.sentences.first?.hasSuffix("open by override.") == true)
    #expect(
      result.sentences.last
        == "Override by facilitator at 2014-01-14T09:00:00Z: P2 misread the question and "
        + "confirmed by word of mouth"
    )
  }

  @Test func `exclusion and a second survey open the gate`() {
    let first = answers([("P2", "ready")], missing: "P3")
    #expect(!gate.evaluate(first, excluded: ["P3"]).isOpen)
    let second = first + [ReadinessAnswer(panelist: "P2", question: "ready", isReady: true)]
    #expect(gate.evaluate(second, excluded: ["P3"]).isOpen)
  }
}
