// SPDX-License-Identifier: Apache-2.0
import Decisions
import Foundation
import Graphics
import TestKit
import Testing

@testable import Reporting

@Suite struct ReportTests {
  private func report(_ sections: [Section]) -> Report {
    Report(
      title: "T",
      unit: "U",
      date: "D",
      answer: "A.",
      sections: sections,
      fingerprint: SampleContent.fingerprint
    )
  }

  private func table(_ name: String, rows: [[String]] = [["x"]]) -> ResultTable {
    ResultTable(name: name, title: "Title of " + name, columns: [.init("a")], rows: rows)
  }

  @Test func `a small report keeps its shape`() throws {
    try expectGolden(Markup.fragment(SampleContent.small.page.body).printed(), "small-report.html")
  }

  @Test func `the rules of the printed sheet keep their shape`() throws {
    let html = SampleContent.small.html()
    let start = try #require(html.range(of: "\n@page {\n  @top-left"))
    let end = try #require(html.range(of: "</style>"))
    try expectGolden(String(html[start.upperBound..<end.lowerBound]), "sheet-rules.css")
  }

  @Test func `sections count up, appendices have letters`() {
    let numbering = Numbering(
      report([
        Section("a", "A", blocks: []), Section("b", "B", level: 2, blocks: []),
        Section("c", "C", level: 3, blocks: []), Section("d", "D", level: 2, blocks: []),
        Section("e", "E", blocks: []), Section("f", "F", level: 2, blocks: []),
        Section("g", "G", isAppendix: true, blocks: []), Section("h", "H", level: 2, blocks: []),
        Section("i", "I", isAppendix: true, blocks: []), Section("j", "J", level: 2, blocks: []),
      ])
    )
    #expect(
      numbering.sections == ["1", "1.1", "1.1.1", "1.2", "2", "2.1", "A", "A.1", "B", "B.1"]
    )
    #expect(numbering.words["d"] == "section 1.2" && numbering.words["i"] == "Appendix B")
  }

  @Test func `the twenty-seventh appendix is AA`() {
    let sections = (1...27).map { Section("s\($0)", "S", isAppendix: true, blocks: []) }
    #expect(Numbering(report(sections)).sections.suffix(2) == ["Z", "AA"])
  }

  @Test func `tables keep fixed numbers, and the others count round them`() {
    var report = report([
      Section(
        "s",
        "S",
        blocks: [
          .table(table("a")), .table(TableBlock(table("b"), number: "2")), .table(table("c")),
          .table(TableBlock(table("d"), number: "D1")), .table(table("e")),
        ]
      )
    ])
    #expect(Numbering(report).tables == ["1", "2", "3", "D1", "4"])
    report.firstTableNumber = 5
    #expect(Numbering(report).tables == ["5", "2", "6", "D1", "7"])
  }

  @Test func `a sound report has no problems`() {
    #expect(SampleContent.small.problems().isEmpty)
    #expect(CutReport(SampleContent.cutReport).report.problems().isEmpty)
    #expect(CutReport(SampleContent.bareCutReport).report.problems().isEmpty)
  }

  @Test func `problems are found and named`() {
    var report = report([
      Section("a", "A", blocks: [.table(table("t")), .table(table("t"))]),
      Section(
        "b",
        "B",
        level: 3,
        blocks: [
          .paragraph([.link("x", to: "nowhere"), .table("u"), .table("t")]),
          .figures([Figure(key: "k", label: "K", text: "1", unit: "", error: "")]),
          .figure(BarSketch(name: "bars", finding: "")),
        ]
      ),
      Section("a", "Again", blocks: []),
    ])
    report.answer = ""
    #expect(
      report.problems() == [
        .noAnswer, .repeatedID("table-t"), .skippedLevel(section: "b"), .noError(figure: "k"),
        .silentChart("bars"), .repeatedID("a"), .deadLink("nowhere"), .deadLink("table-u"),
      ]
    )
    #expect(
      report.problems().map(\.description)[3]
        == "figure `k` has no error and does not say why"
    )
  }

  @Test func `a table without rows is a sentence`() {
    let html = report([Section("a", "A", blocks: [.table(table("t", rows: []))])]).html()
    #expect(!html.contains("<table>"))
    #expect(
      html.contains(
        "<p id=\"table-t\" class=\"absent\"><strong>Table 1.</strong> Title of t. It has no rows.</p>"
      )
    )
  }

  @Test func `the data of a figure hold every row and value of its chart`() {
    let chart = BarSketch()
    let html = report([Section("a", "A", blocks: [.figure(chart)])]).html()
    let table = PageReader(html).insides("table").map(String.init).joined()
    for row in chart.table.rows {
      #expect(
        table.contains("<th scope=\"row\">\(row[0])</th><td class=\"numeric\">\(row[1])</td>")
      )
    }
    #expect(html.contains("<summary>Data of figure 1 (5 rows)</summary>"))
  }

  @Test func `only wide tables scroll in a region of their own`() {
    func html(_ columns: Int) -> String {
      let table = ResultTable(
        name: "t",
        title: "T",
        columns: (0..<columns).map { .init("c\($0)") },
        rows: [(0..<columns).map(String.init)]
      )
      return report([Section("a", "A", blocks: [.table(table)])]).html()
    }
    #expect(!html(3).contains("role=\"region\""))
    #expect(
      html(4).contains(
        "<div class=\"scroll\" role=\"region\" aria-label=\"Table 1\" tabindex=\"0\">"
      )
    )
  }

  @Test func `the same report gives the same bytes`() {
    #expect(
      CutReport(SampleContent.cutReport).report.html()
        == CutReport(SampleContent.cutReport).report.html()
    )
  }
}
