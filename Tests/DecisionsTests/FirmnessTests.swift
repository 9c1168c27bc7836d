// SPDX-License-Identifier: Apache-2.0
import Decisions
import Testing

@Suite struct FirmnessTests {
  @Test(arguments: [
    (nil, Firmness.unmeasured), (0.0, .borderline), (0.949999, .borderline), (0.95, .firm),
    (1.0, .firm),
  ])
  func `a decision is firm from 95 in 100`(share: Double?, word: Firmness) {
    #expect(Firmness(keeping: share) == word)
  }

  @Test func `counts hold every certificate once by outcome and once by firmness`() {
    var certificates = CertificateTests.outcomes.map { CertificateTests.certificate($0) }
    certificates[0].firmness = .firm
    let counts = RunManifest.Counts(of: certificates)
    #expect(counts.units == certificates.count)
    #expect(counts.outcomes.values.reduce(0, +) == counts.units)
    #expect(counts.firmness == ["firm": 1, "borderline": counts.units - 1])
    #expect(counts.outcomes["unknown"] == 8)
  }
}
