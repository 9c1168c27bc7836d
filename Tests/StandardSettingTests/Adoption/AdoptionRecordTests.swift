// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import StandardSetting
import Testing

@Suite struct AdoptionRecordTests {
  private func record(
    _ action: AdoptionAction = .accept,
    raw: Rational = 74,
    scale: AdoptedScale = .known(162),
    from: String = "2014-09-01",
    to: String? = nil,
    reason: String = "",
    evidence: String = "d:7f3a90c1"
  ) -> AdoptionRecord {
    AdoptionRecord(
      authority: "state board",
      action: action,
      raw: raw,
      scale: scale,
      effectiveFrom: from,
      effectiveTo: to,
      reason: reason,
      evidence: evidence,
      vote: AdoptionVote(inFavour: 7, against: 2),
      signatories: ["chair", "secretary"]
    )
  }

  private func codes(_ record: AdoptionRecord) -> [String] {
    record.findings(recommended: 74, maxPoints: 108, conversion: PanelReference.conversion)
      .map(\.code)
  }

  @Test func `an accepted cut with its published scale score is valid`() {
    #expect(codes(record()).isEmpty)
    #expect(codes(record(to: "2016-08-31")).isEmpty)
  }

  @Test func `a raised cut needs a reason of thirty characters and an unknown scale`() {
    let raised = record(.raise, raw: 75, scale: .known(163), reason: "safer")
    #expect(codes(raised) == ["adoption-scale", "adoption-reason"])
    let sentences = raised.findings(
      recommended: 74,
      maxPoints: 108,
      conversion: PanelReference.conversion
    ).map(\.sentence)
    #expect(
      sentences == [
        "adoption, \"163\": the scale score of raw 75 is not published; record it as unknown",
        "adoption, \"safer\": to raise a recommended cut needs a reason of at least 30 characters; "
          + "give the reason in words",
      ]
    )
    let scale = AdoptedScale(PanelReference.conversion.scale(of: 75))
    #expect(scale.text == "unknown")
    let reason = "a false positive costs more in this field"
    #expect(codes(record(.raise, raw: 75, scale: scale, reason: reason)).isEmpty)
  }

  @Test func `the action must fit the score`() {
    #expect(codes(record(.accept, raw: 70, scale: .known(157))) == ["adoption-action"])
    let reason = "the shortage of candidates was weighed"
    #expect(
      codes(record(.lower, raw: 79, scale: .known(169), reason: reason)) == ["adoption-action"]
    )
    #expect(codes(record(.lower, raw: 70, scale: .known(157), reason: reason)).isEmpty)
  }

  @Test func `dates, range and fingerprint are checked`() {
    #expect(codes(record(from: "2014-02-30")) == ["adoption-date"])
    #expect(codes(record(from: "1 Sept 2014")) == ["adoption-date"])
    #expect(codes(record(to: "2014-08-31")) == ["adoption-dates"])
    #expect(codes(record(evidence: " ")) == ["adoption-evidence"])
    let reason = "an arbitrary reason of sufficient length"
    let half = record(.raise, raw: Rational(149, 2), scale: .unknown, reason: reason)
    #expect(codes(half) == ["adoption-raw"])
  }
}
