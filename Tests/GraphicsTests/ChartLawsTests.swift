// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@testable import Graphics

/// A chart that names itself when a law fails for it.
struct NamedChart: Sendable, CustomTestStringConvertible {
  let chart: any DrawnChart
  var testDescription: String { chart.name }

  static let all = (Samples.all + Samples.awkward + DecisionSamples.all + ScreenSamples.all).map(
    NamedChart.init
  )
}

/// What holds for every chart.
@Suite struct ChartLawsTests {
  @Test(arguments: NamedChart.all)
  func `no text covers another or leaves the picture`(sample: NamedChart) {
    let canvas = sample.chart.canvas()
    for (index, box) in canvas.texts.enumerated() {
      #expect(box.left >= 0 && box.right <= canvas.width, "\(box)")
      #expect(box.top >= 0 && box.bottom <= canvas.height, "\(box)")
      for other in canvas.texts[(index + 1)...] {
        #expect(!box.intersects(other), "\(box) and \(other)")
      }
    }
  }

  @Test(arguments: NamedChart.all)
  func `the table has a row for each mark`(sample: NamedChart) {
    #expect(sample.chart.canvas().markCount == sample.chart.table.rows.count)
  }

  @Test(arguments: NamedChart.all)
  func `the picture is well-formed, named and described`(sample: NamedChart) throws {
    let markup = try #require(DrawnMarkup(sample.chart.svg()))
    let root = try #require(markup.elements.first)
    #expect(root.name == "svg")
    #expect(root.attributes["role"] == "img")
    #expect(root.attributes["width"] == "100%")
    #expect(Set(markup.references).isSubset(of: markup.identifiers))
    #expect(markup.text.contains(sample.chart.title))
    #expect(markup.text.contains(sample.chart.finding))
    #expect(sample.chart.finding.hasSuffix("."))
  }

  @Test(arguments: NamedChart.all)
  func `the picture needs no script, no style attribute and nothing from outside`(
    sample: NamedChart
  ) throws {
    let markup = try #require(DrawnMarkup(sample.chart.svg()))
    for element in markup.elements {
      #expect(!["script", "image", "a", "use", "foreignObject"].contains(element.name))
      for name in element.attributes.keys {
        #expect(name != "style" && name != "href" && !name.hasPrefix("on"), "\(name)")
      }
    }
  }

  @Test(arguments: NamedChart.all)
  func `coordinates are finite and the same value prints the same bytes`(
    sample: NamedChart
  ) throws {
    let svg = sample.chart.svg()
    #expect(svg == sample.chart.svg())
    let markup = try #require(DrawnMarkup(svg))
    #expect(!markup.coordinates.contains(nil))
  }

  @Test func `ids stay unique when all charts stand in one page`() throws {
    let page = "<div>" + NamedChart.all.map { $0.chart.svg() }.joined() + "</div>"
    let identifiers = try #require(DrawnMarkup(page)).identifiers
    #expect(Set(identifiers).count == identifiers.count)
  }

  @Test func `every chart carries the one style sheet`() throws {
    for sample in NamedChart.all {
      #expect(sample.chart.svg().contains("<style>\(ChartStyle.sheet)</style>"))
    }
    #expect(!ChartStyle.sheet.contains("<") && !ChartStyle.sheet.contains("&"))
  }

  @Test func `no text is smaller than twelve pixels`() {
    let sizes = ChartStyle.sheet.split(separator: "font-size:").dropFirst()
      .compactMap { Int($0.prefix { $0.isNumber }) }
    #expect(sizes == [12, 13])
    #expect([TextStyle.plain, .bold, .head].map(\.size) == [12, 12, 13])
  }
}
