// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Graphics

/// The sentences and tables of the published study, word by word.
@Suite struct FindingsTests {
  @Test func `the slopes of the study say what the published table says`() {
    #expect(
      PraxisSamples.slopes.finding
        == "The mean moved from 71.51 (Round 1) to 73.57 (Round 2); SD from 6.66 to 4.94; "
        + "SEJ from 1.62 to 1.20; 13 of 17 panelists went up, 4 down; the cut is 74 (rounded up)."
    )
  }

  @Test func `the table of the slopes has all 34 totals and the exact changes`() {
    let rows = PraxisSamples.slopes.table.rows
    #expect(rows.prefix(17).map { $0[1] } == PraxisSamples.roundOne)
    #expect(rows.prefix(17).map { $0[2] } == PraxisSamples.roundTwo)
    #expect(rows[7] == ["P8", "58.05", "68.65", "+10.60", ""])
    #expect(rows[6][3] == "+6.60")
    #expect(rows[12][3] == "+0.80")
    #expect(rows[1][3] == "-0.55")
    #expect(rows[17] == ["mean", "71.51", "73.57", "", ""])
    #expect(rows[18] == ["cut", "none", "74", "", "rounded up"])
  }

  @Test func `the certainty of the cut names the two panelists who move it`() {
    #expect(
      PraxisSamples.bars.finding
        == "32.8 % of panels like this give the cut 74; 72 to 76 hold 97.0 in 100 panels; "
        + "leaving out one panelist moves the cut for P7 (75) and P13 (75)."
    )
    let rows = PraxisSamples.bars.table.rows
    #expect(rows.count == 9 + 17)
    #expect(rows[4] == ["resampled panels, reported cut", "", "74", "32.8 %"])
    #expect(rows[15] == ["without P7", "74.090625", "75", ""])
  }

  @Test func `the error around the cut has the published scores`() {
    #expect(
      PraxisSamples.precision.finding
        == "At the cut 74 the CSEM is 4.85; 1 CSEM around it is 70 to 79; "
        + "2 CSEM around it is 65 to 84."
    )
    let rows = PraxisSamples.precision.table.rows
    #expect(rows.count == 109 + 5)
    #expect(rows[110] == ["65", "", "cut - 2 CSEM", "64.30", "150"])
  }

  @Test func `the dot plot has the rule's word and no mean`() {
    #expect(
      ExampleSamples.dots.finding
        == "The panel converged (14 of 17 in easy; 12 needed); Round 1 has 17 judgments, "
        + "median .70; Round 2 has 17 judgments, median .70."
    )
    #expect(!ExampleSamples.dots.svg().contains("mean"))
  }

  @Test func `other charts state their numbers`() {
    #expect(
      ExampleSamples.hofstee.finding == "Hofstee gives the cut 63, where 44.0 % fail."
    )
    #expect(
      ExampleSamples.methods.finding
        == "The cuts of 5 methods run from 63.00 (Hofstee) to 75.10 (Borderline regression)."
    )
    #expect(
      ExampleSamples.groups.finding
        == "The groups are 30 not qualified and 45 qualified; the cut is "
        + "68.5 (intersection of normals) and 69.4 (midpoint of means)."
    )
    #expect(
      ExampleSamples.passing.finding
        == "With the cut at 74, the chance of passing is 14.3 % with a true score of 69, "
        + "50.0 % with a true score of 74 and 85.7 % with a true score of 79."
    )
  }

  @Test func `a finding that is given is used as it is`() {
    let chart = MethodComparison(
      name: "m",
      title: "Methods",
      methods: [],
      intervalTitle: "",
      finding: "Given."
    )
    #expect(chart.finding == "Given.")
  }
}
