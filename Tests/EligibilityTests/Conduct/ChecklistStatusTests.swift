// SPDX-License-Identifier: Apache-2.0
import Eligibility
import Evidence
import Testing

@Suite struct ChecklistStatusTests {
  @Test func everyStatusHasAWordAndAShapeOfItsOwn() {
    let all: [ChecklistStatus] =
      [.meets, .notShown, .discretion("the board"), .noLaw("F07"), .broken("F01"), .exempt]
      + UnknownKind.allCases.map(ChecklistStatus.notYetKnown)
    #expect(Set(all.map(\.words)).count == all.count)
    #expect(Set(all.map(\.shape)).count == 7)
    #expect(ChecklistStatus.notYetKnown(.pending).words == "not yet known (pending)")
    #expect(
      ChecklistStatus.discretion("the Board of Medical Examiners").words
        == "board discretion, open: only a named person of the Board of Medical Examiners can "
        + "decide this"
    )
  }
}
