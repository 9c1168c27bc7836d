// SPDX-License-Identifier: Apache-2.0
import Decisions
import Foundation
import Testing

@testable import Reporting

@Suite struct CutReportTests {
  private let full = CutReport(SampleContent.cutReport).report
  private let bare = CutReport(SampleContent.bareCutReport).report

  @Test func `sections stand in the order of the specification`() {
    let order = [
      "summary", "agencies", "purpose", "test", "procedure", "results", "exclusions", "firmness",
      "methods", "limits", "adoption", "references", "affiliations", "agenda", "description",
      "evaluation-answers", "findings", "recompute",
    ]
    for report in [full, bare] {
      #expect(report.sections.filter { $0.level == 1 }.map(\.id) == order)
      #expect(report.sections.allSatisfy { !$0.blocks.isEmpty })
    }
  }

  @Test func `a missing part never moves the numbers of the others`() {
    let numbering = Numbering(full)
    #expect(numbering.tables == ["2", "3", "4", "5", "6", "D1"])
    #expect(Numbering(bare).tables.isEmpty)
    #expect(numbering.words["evaluation-answers"] == "Appendix D")
    #expect(Numbering(bare).words["evaluation-answers"] == "Appendix D")
  }

  @Test func `a missing part is one sentence with its reason, never an empty table`() {
    let html = bare.html()
    #expect(PageReader(html).all("table").isEmpty)
    for sentence in [
      "Not given here: Table 1, panelists by agency (the study names no agencies).",
      "Not given here: judgments item by item, variance components of the judgments and the "
        + "agreement among panelists (needs item judgments).",
      "Not given here: the description (not published).",
      "Not given here: a comparison of methods (the study has one method).",
      "Not given here: the share of test takers who would pass (needs test takers&#39; scores).",
      "No panelist, item or round was excluded.", "No adoption is on record.",
    ] {
      #expect(html.contains(sentence.replacing("&#39;", with: "'")))
    }
  }

  @Test func `several evaluation tables are parts of D1`() throws {
    var content = SampleContent.bareCutReport
    let table = { (name: String) in
      ResultTable(name: name, title: name, columns: [.init("a")], rows: [["1"]])
    }
    content.evaluation = .present(.init(sentences: [], tables: [table("one"), table("two")]))
    #expect(Numbering(CutReport(content).report).tables == ["D1a", "D1b"])
  }

  @Test func `an unpublished passing score is said, not filled in`() {
    var content = SampleContent.bareCutReport
    content.recommendation.passingScore = "not published"
    let html = CutReport(content).report.html()
    #expect(
      html.contains("; its score on the reporting scale of 100 to 200 is not published.")
    )
  }

  @Test func `panels that differ in size are told in the singular and the plural`() {
    var content = SampleContent.bareCutReport
    content.panel = .init(panelists: 1)
    content.procedure.rounds = 1
    let html = CutReport(content).report.html()
    #expect(html.contains("1 panelist judged the test by the modified Angoff method in 1 round."))
    #expect(html.contains("There was one round"))
  }

  @Test func `the report nudges nobody`() {
    let html = full.html().lowercased()
    for word in ["outlier", "you are advised", "should change", "too far from"] {
      #expect(!html.contains(word))
    }
  }

  @Test func `marks stand with every table and figure and on every sheet`() {
    var content = SampleContent.cutReport
    content.marks = ["simulated"]
    let html = CutReport(content).report.html()
    let reader = PageReader(html)
    let captions = reader.insides("caption").filter { !$0.contains("Data of figure") }
    #expect(captions.count == 6 && captions.allSatisfy { $0.contains("(simulated)") })
    #expect(reader.insides("figcaption").allSatisfy { $0.contains("(simulated)") })
    #expect(html.contains("@top-center { content: \"SIMULATED\";"))
  }

  @Test func `every named number has its error`() {
    for section in full.sections {
      for case .figures(let figures) in section.blocks {
        #expect(figures.allSatisfy { !$0.error.isEmpty })
      }
    }
  }
}
