// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import Foundation
import TestKit
import Testing

@testable import Reporting

@Suite struct CertificatePageTests {
  private func page(_ change: (inout Certificate) -> Void) -> CertificatePage {
    var certificate = SampleContent.certificate
    change(&certificate)
    return CertificatePage(
      certificate: certificate,
      study: "Example",
      date: "study of May 2020",
      fingerprint: SampleContent.fingerprint,
      command: "meteyard verify example.meteyard"
    )
  }

  @Test func `the text form keeps its shape`() throws {
    try expectGolden(SampleContent.certificatePage.text(), "certificate.txt")
  }

  @Test func `the page keeps its shape`() throws {
    let body = Markup.fragment(SampleContent.certificatePage.page.body).printed()
    try expectGolden(body, "certificate-body.html")
  }

  @Test func `no line of the text form is longer than 80 columns or ends in a blank`() {
    let long = page { certificate in
      certificate.result = String(repeating: "word ", count: 60)
      certificate.challenge = String(repeating: "x", count: 300)
    }
    for line in long.text().split(separator: "\n", omittingEmptySubsequences: false) {
      #expect(line.count <= 80)
      #expect(line.last != " ")
    }
    #expect(long.text().filter { $0 == "x" }.count >= 300)
  }

  @Test func `the seven labels stand in their order`() {
    let labels = [
      "RULE", "EVIDENCE", "FIGURES", "CERTAIN", "FLIPS", "NOT HERE", "CHALLENGE", "RECOMPUTE",
    ]
    let starts = SampleContent.certificatePage.text().split(separator: "\n")
      .compactMap { line in labels.first { line.hasPrefix($0) } }
    #expect(starts == labels)
    let heads = PageReader(SampleContent.certificatePage.html()).insides("h2")
      .map { $0.uppercased() }
    #expect(heads == labels)
  }

  @Test(arguments: [
    (Outcome.met, "met"), (.notMet, "not shown to meet"),
    (.unknown(.missing), "unknown: no evidence is on file"),
    (.unknown(.judgment), "unknown, board discretion: only a named person can decide this"),
    (.unknown(.unpublished), "unknown: not published"),
    (.fault("two rows"), "fault of the rule or the data, not of the unit: two rows"),
  ])
  func `an outcome is told in words`(outcome: Outcome, words: String) {
    let page = page { $0.outcome = outcome }
    #expect(page.html().contains("<strong>\(words)</strong>"))
    #expect(page.text().replacing("\n", with: " ").contains("Outcome: " + words))
  }

  @Test func `marks stand on top of the text and on every sheet`() {
    let page = page { $0.marks = ["simulated", "example"] }
    #expect(page.text().hasPrefix("SIMULATED, EXAMPLE\n"))
    #expect(page.html().contains("@top-center { content: \"SIMULATED, EXAMPLE\";"))
    #expect(page.html().contains("<strong>simulated, example</strong>"))
    #expect(page.html().contains("The evidence that was used (simulated, example)"))
  }

  @Test func `flips that the one judged can bring about stand apart`() {
    let page = page {
      $0.flips = [
        Flip(change: "a written offer", result: "met", kind: .changeable),
        Flip(change: "another year of birth", result: "met", kind: .different),
      ]
    }
    let text = page.text()
    #expect(
      text.contains("FLIPS      What the one judged can change:\n           a written offer: met")
    )
    #expect(
      text.contains("It would be different if:\n           another year of birth: met")
    )
  }

  @Test func `a figure without an error is found`() {
    let page = page {
      $0.figures = [Figure(key: "bare", label: "Bare", text: "1", unit: "", error: "")]
    }
    #expect(page.problems() == [.noError(figure: "bare")])
    #expect(SampleContent.certificatePage.problems().isEmpty)
  }

  @Test func `what is missing is said`() {
    let page = page {
      $0.flips = []
      $0.evidence = []
      $0.figures = []
      $0.notInThis = []
    }
    #expect(page.text().contains("EVIDENCE   No evidence is on file."))
    #expect(page.text().contains("FLIPS      No change was looked for"))
    #expect(!page.text().contains("FIGURES") && !page.html().contains("Figures"))
  }
}
