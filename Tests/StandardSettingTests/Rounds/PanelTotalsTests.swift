// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import StandardSetting
import Testing

@Suite struct PanelTotalsTests {
  private func totals(_ rows: [[Rational?]]) -> PanelTotals {
    PanelTotals(
      panelists: rows.indices.map { "P\($0 + 1)" },
      totals: rows,
      maxPoints: 108,
      latticeStep: Rational(1, 20)
    )
  }

  @Test func `a total off the lattice is a warning with its neighbours`() {
    let study = totals([[Rational(7342, 100), 74]])
    #expect(study.isUsable)
    #expect(
      study.findings.map(\.sentence) == [
        "round 1, panelist P1, \"73.42\": a total is a multiple of 0.05; nearest: 73.4 and 73.45; "
          + "check the total against the form; the file may be damaged"
      ]
    )
    #expect(study.cuts(round: 1).values == [Rational(7342, 100)])
  }

  @Test func `a total above the test or missing in round 1 is an error`() {
    let study = totals([[109, 74], [nil, nil], [-1, 70], [70, nil]])
    #expect(
      study.findings.map(\.code)
        == ["total-range", "missing-total", "missing-total", "total-range", "missing-total"]
    )
    #expect(study.findings.map(\.severity) == [.error, .error, .error, .error, .note])
    #expect(study.cuts(round: 2).panelists == ["P1", "P3", "P4"])
    #expect(study.cuts(round: 2).values == [74, 70, 70])
  }

  @Test func `all 34 published totals are multiples of one twentieth`() throws {
    #expect(try PanelReference.totals().findings.isEmpty)
  }

  @Test func `a panelist who stands twice is an error`() {
    let study = PanelTotals(panelists: ["P1", "P1"], totals: [[70], [71]], maxPoints: 108)
    #expect(study.findings.map(\.code) == ["duplicate"])
  }
}
