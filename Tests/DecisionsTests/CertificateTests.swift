// SPDX-License-Identifier: Apache-2.0
import Evidence
import Testing

@testable import Decisions

@Suite struct CertificateTests {
  static let outcomes: [Outcome] =
    [.met, .notMet, .fault("the rule names a column that is not there")]
    + UnknownKind.allCases.map { .unknown($0) }

  static func certificate(_ outcome: Outcome) -> Certificate {
    Certificate(
      unit: "5331",
      subject: "Passing score",
      outcome: outcome,
      firmness: .borderline,
      result: "The cut is 74.",
      rule: "praxis-angoff, version 1",
      certainty: ["74 in 33 of 100 such panels.", "SEJ 1.20."],
      flips: [Flip(change: "without panelist P7", result: "75")],
      figures: [
        Figure(
          key: "mean",
          label: "Average",
          text: "73.57",
          exact: "125065/1700",
          unit: "raw points",
          error: "SEJ 1.20"
        ),
        Figure(key: "sd", label: "SD", text: "4.94", unit: "raw points", error: "none given"),
      ],
      rulePath: [RuleStep(step: "rounded up", value: "74", source: "study.yaml")],
      evidence: [
        EvidenceItem(
          name: "panelist-totals.csv",
          value: "17 rows",
          source: "Table 3",
          date: "undated",
          quality: "as published"
        )
      ],
      notInThis: ["item response data"],
      challenge: "Correct the row and run the study again.",
      marks: ["example"]
    )
  }

  @Test(arguments: outcomes)
  func `a certificate of every outcome survives the round trip through JSON`(outcome: Outcome)
    throws
  {
    let certificate = Self.certificate(outcome)
    let bytes = try CanonicalJSON.bytes(certificate)
    #expect(try CanonicalJSON.read(Certificate.self, bytes) == certificate)
    #expect(try CanonicalJSON.bytes(certificate) == bytes)
  }

  @Test func `there are four outcomes and eight kinds of unknown`() {
    #expect(Set(Self.outcomes.map(\.word)) == ["met", "not-met", "unknown", "fault"])
    #expect(UnknownKind.allCases.count == 8)
    #expect(Set(UnknownKind.allCases.map(\.sentence)).count == 8)
  }

  @Test(arguments: [
    (#""outcome":"met""#, #""outcome":"yes""#), (#""outcome":"met""#, #""outcome":"unknown""#),
    (#""unit":"5331""#, #""unit":5331"#), (#""challenge""#, #""chalenge""#),
  ])
  func `a certificate that is not one is refused`(old: String, new: String) throws {
    let text = String(decoding: try CanonicalJSON.bytes(Self.certificate(.met)), as: UTF8.self)
    #expect(text.contains(old))
    let changed = Array(text.replacing(old, with: new).utf8)
    #expect(throws: DecodingError.self) { try CanonicalJSON.read(Certificate.self, changed) }
  }

  @Test func `an unknown is never read without its kind`() throws {
    let bytes = try CanonicalJSON.bytes(Self.certificate(.unknown(.illegible)))
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains(#""outcome":"unknown""#))
    #expect(text.contains(#""unknownKind":"illegible""#))
    let wrong = Array(text.replacing("illegible", with: "blurred").utf8)
    #expect(throws: DecodingError.self) { try CanonicalJSON.read(Certificate.self, wrong) }
  }
}

@Suite struct FingerprintTests {
  @Test(
    arguments: [
      (nil, "d:7f3a90c1 p:91c0aa42 e:0.1.0 seed none"), (0, "d:7f3a90c1 p:91c0aa42 e:0.1.0 seed 0"),
      (UInt64.max, "d:7f3a90c1 p:91c0aa42 e:0.1.0 seed 18446744073709551615"),
    ] as [(UInt64?, String)]
  )
  func `the line names data, policy, engine and the seed or none`(seed: UInt64?, line: String) {
    let fingerprint = Fingerprint(
      data: "7f3a90c1",
      policy: "91c0aa42",
      engine: "0.1.0",
      seed: seed
    )
    #expect(fingerprint.line == line)
  }
}
