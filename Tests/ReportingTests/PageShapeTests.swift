// SPDX-License-Identifier: Apache-2.0
import Decisions
import Foundation
import Graphics
import Testing

@testable import Reporting

/// How pages lay out what they say: groups, missing parts, twins, dates, charts.
@Suite struct PageShapeTests {
  private func html(_ blocks: [Block]) -> String {
    Report(
      title: "T",
      subtitle: "",
      unit: "U",
      date: "",
      marks: [],
      answer: "A.",
      sections: [Section("a", "A", blocks: blocks)],
      fingerprint: SampleContent.fingerprint
    ).html()
  }

  private func table(_ rows: [[String]], keyColumns: Int = 1) -> ResultTable {
    ResultTable(
      name: "t",
      title: "T",
      columns: (rows.first ?? []).indices.map { .init("c\($0)") },
      keyColumns: keyColumns,
      rows: rows
    )
  }

  @Test func `equal first cells become one that spans its rows`() {
    let page = html([.table(table([["a", "x"], ["a", "y"], ["b", "z"]], keyColumns: 2))])
    #expect(
      page.contains("<tr><th scope=\"row\" rowspan=\"2\">a</th><th scope=\"row\">x</th></tr>")
    )
    #expect(page.contains("<tr class=\"again\"><th scope=\"row\">y</th></tr>"))
    #expect(page.contains("<tr><th scope=\"row\">b</th><th scope=\"row\">z</th></tr>"))
  }

  @Test func `a long group repeats its first cell, so that it stays in sight`() {
    let page = html([.table(table((0..<13).map { ["a", String($0)] }, keyColumns: 2))])
    #expect(!page.contains("rowspan="))
    #expect(page.components(separatedBy: "class=\"repeated\"").count - 1 == 12)
  }

  @Test func `missing parts of one reason share a sentence, others keep their own`() {
    let page = html([
      .missing("one", because: "no items"), .missing("two", because: "no panel"),
      .missing("three", because: "no items"), .text("Then."),
      .missing("four", because: "no items"),
    ])
    #expect(page.contains("Not given here: one and three (no items)."))
    #expect(page.contains("Not given here: two (no panel)."))
    #expect(page.contains("Not given here: four (no items)."))
  }

  @Test(arguments: [
    (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c"),
    (["a, x", "b", "c"], "a, x; b; and c"),
  ])
  func `parts are counted up in words`(parts: [String], words: String) {
    #expect(BlockRenderer.enumerated(parts) == words)
  }

  @Test(arguments: [
    ("2014-01-31", "31 January 2014"), ("2026-12-01", "1 December 2026"),
    ("2014-13-01", "2014-13-01"), ("2014-00-01", "2014-00-01"), ("2014-01-32", "2014-01-32"),
    ("study of May 2020", "study of May 2020"), ("", ""), ("201a-01-01", "201a-01-01"),
  ])
  func `a date of the data is written out, and other words stay`(date: String, words: String) {
    #expect(LongDate.text(date) == words)
  }

  @Test func `one number with one error stands once under both names`() {
    func figure(_ label: String, _ exact: String?, _ error: String) -> Figure {
      Figure(key: label, label: label, text: "73.57", exact: exact, unit: "points", error: error)
    }
    let merged = BlockRenderer.merged([
      figure("Before rounding", "25013/340", "SEJ 1.20"),
      figure("Average", "25013/340", "SEJ 1.20"),
      figure("Rounded", "73.57", "SEJ 1.20"), figure("Other", "25013/340", "none"),
      figure("Binary", nil, "SEJ 1.20"), figure("Binary, too", nil, "SEJ 1.20"),
    ])
    #expect(
      merged.map(\.label) == [
        "Before rounding, average", "Rounded", "Other", "Binary", "Binary, too",
      ]
    )
  }

  @Test func `evidence of one origin names it once`() {
    var certificate = SampleContent.certificate
    certificate.evidence = ["a.csv", "b.csv"].map {
      EvidenceItem(name: $0, value: "1 row", source: "S", date: "2014-01-31", quality: "complete")
    }
    let page = CertificatePage(
      certificate: certificate,
      study: "",
      date: "",
      fingerprint: SampleContent.fingerprint,
      command: ""
    )
    for text in [page.html(), page.text()] {
      #expect(text.components(separatedBy: "Source: S; 31 January 2014; complete.").count == 2)
      #expect(text.contains("a.csv: 1 row") && text.contains("b.csv: 1 row"))
    }
    #expect(!page.html().contains("<table>"))
  }

  @Test func `charts of a page share one style sheet, which a page without charts leaves out`() {
    let chart = ImpactChart(
      name: "impact",
      title: "Impact",
      curve: [ChartPoint(x: ChartNumber(1, "1"), y: ChartNumber(0.5, "50 %"))],
      cuts: [],
      population: ""
    )
    let page = html([.figure(chart)])
    #expect(page.components(separatedBy: ChartStyle.sheet).count == 2)
    #expect(PageReader(page).all("style").count == 1)
    #expect(!html([.text("None.")]).contains(ChartStyle.sheet))
  }

  @Test func `a table of long words scrolls even when it has few columns`() {
    let words = String(repeating: "w", count: 20)
    #expect(html([.table(table([[words, words]]))]).contains("class=\"scroll\""))
    #expect(!html([.table(table([["a b c", "d"]]))]).contains("class=\"scroll\""))
    // The stylesheet keeps room for texts, though each of their words is short.
    let texts = "a name of some words here"
    let sentence = "it is so and so, and it is not as it was, and so on for as long as it is"
    #expect(html([.table(table([[texts, sentence]]))]).contains("class=\"scroll\""))
  }

  @Test func `only long and narrow tables stand in columns on paper`() {
    func shape(_ rows: Int, _ cell: String) -> Bool {
      html([.table(table((0..<rows).map { [String($0), cell] }))]).contains("class=\"table tall")
    }
    #expect(shape(24, "1.00") && !shape(23, "1.00"))
    #expect(!shape(24, String(repeating: "word ", count: 12)))
    #expect(!shape(24, String(repeating: "w", count: 60)))
  }
}
