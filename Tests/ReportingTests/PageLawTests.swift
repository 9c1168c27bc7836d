// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import Foundation
import Graphics
import Testing

@testable import Reporting

/// A page that every law is checked on.
struct PageCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let html: String

  static var all: [PageCase] {
    var simulated = SampleContent.certificate
    simulated.marks = ["simulated"]
    simulated.outcome = .unknown(.judgment)
    simulated.flips = []
    simulated.evidence = []
    let marked = CertificatePage(
      certificate: simulated,
      study: "",
      date: "",
      fingerprint: SampleContent.fingerprint,
      command: "meteyard verify x"
    )
    return [
      PageCase(testDescription: "small report", html: SampleContent.small.html()),
      PageCase(testDescription: "report", html: CutReport(SampleContent.cutReport).report.html()),
      PageCase(
        testDescription: "bare report",
        html: CutReport(SampleContent.bareCutReport).report.html()
      ),
      PageCase(testDescription: "certificate", html: SampleContent.certificatePage.html()),
      PageCase(testDescription: "marked certificate", html: marked.html()),
    ]
  }
}

@Suite struct PageLawTests {
  @Test(arguments: PageCase.all)
  func `headings start at one and never skip a level`(page: PageCase) {
    let levels = PageReader(page.html).headingLevels
    #expect(levels.first == 1)
    #expect(levels.filter { $0 == 1 }.count == 1)
    #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 })
  }

  @Test(arguments: PageCase.all)
  func `ids are unique, and every link leads to one`(page: PageCase) {
    let reader = PageReader(page.html)
    #expect(Set(reader.ids).count == reader.ids.count)
    for link in reader.all("a") {
      let target = link.attributes["href"] ?? ""
      #expect(target.hasPrefix("#") && reader.ids.contains(String(target.dropFirst())))
    }
    for element in reader.elements {
      for name in (element.attributes["aria-labelledby"] ?? "").split(separator: " ") {
        #expect(reader.ids.contains(String(name)))
      }
    }
  }

  @Test(arguments: PageCase.all)
  func `every table has a caption, heads with a scope and equal rows`(page: PageCase) {
    let reader = PageReader(page.html)
    #expect(reader.insides("table").count == reader.insides("caption").count)
    #expect(reader.all("th").allSatisfy { ["col", "row"].contains($0.attributes["scope"]) })
    for table in reader.insides("table") {
      // A cell that spans rows stands once and counts in each of them.
      var spanning: [Int] = []
      let widths = PageReader(String(table)).insides("tr").map { row in
        let cells = PageReader(String(row)).elements.filter { ["td", "th"].contains($0.tag) }
        let width = cells.count + spanning.count
        spanning = spanning.map { $0 - 1 }.filter { $0 > 0 }
        spanning += cells.compactMap { $0.attributes["rowspan"].flatMap(Int.init).map { $0 - 1 } }
          .filter { $0 > 0 }
        return width
      }
      #expect(Set(widths).count == 1 && widths.count > 1)
    }
  }

  @Test(arguments: PageCase.all)
  func `a figure has a title, a description and a table with all its rows`(page: PageCase) {
    let reader = PageReader(page.html)
    for figure in reader.insides("figure") {
      let inside = PageReader(String(figure))
      #expect(inside.all("svg").first?.attributes["role"] == "img")
      #expect(inside.insides("title").first?.isEmpty == false)
      #expect(inside.insides("desc").first?.isEmpty == false)
      #expect(inside.insides("figcaption").count == 1)
      #expect(PageReader(String(inside.insides("details")[0])).all("tr").count == 1 + 5)
    }
  }

  @Test(arguments: PageCase.all)
  func `nothing is loaded, run or styled from an attribute`(page: PageCase) {
    let reader = PageReader(page.html)
    #expect(reader.all("script").isEmpty && reader.all("link").isEmpty)
    #expect(reader.all("style").count == 1)
    for element in reader.elements {
      for (name, value) in element.attributes where name != "xmlns" {
        #expect(name != "style" && name != "src" && !name.hasPrefix("on"))
        #expect(!value.contains("://"))
      }
    }
    #expect(!Stylesheet.text.contains("url(") && !Stylesheet.text.contains("@import"))
    #expect(!page.html.replacing("http://www.w3.org/2000/svg", with: "").contains("://"))
  }

  @Test(arguments: PageCase.all)
  func `the frame is complete and in order`(page: PageCase) throws {
    let reader = PageReader(page.html)
    let frame = reader.elements.map(\.tag).filter {
      ["header", "nav", "main", "footer"].contains($0)
    }
    #expect(frame == ["header", "nav", "main", "footer"] || frame == ["header", "main", "footer"])
    #expect(reader.all("html")[0].attributes["lang"] == "en")
    #expect(reader.all("a")[0].attributes == ["class": "skip", "href": "#main"])
    #expect(page.html.contains(SampleContent.fingerprint.line))
    #expect(page.html.utf8.count < 100_000)
  }

  @Test(arguments: PageCase.all)
  func `every start tag has its end tag`(page: PageCase) {
    let reader = PageReader(page.html)
    let tags = Set(reader.elements.map(\.tag)).subtracting(["meta", "rect"])
    for tag in tags {
      let ends = page.html.components(separatedBy: "</\(tag)>").count - 1
      #expect(reader.all(tag).count == ends, "\(tag)")
    }
  }
}
