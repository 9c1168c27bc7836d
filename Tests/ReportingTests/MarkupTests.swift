// SPDX-License-Identifier: Apache-2.0
import Decisions
import Foundation
import TestKit
import Testing

@testable import Reporting

/// Texts that try to leave their place in a page, a stylesheet or a terminal.
enum Hostile {
  static let texts = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)",
    "</title><script>", "</style><script>", "]]><!--", "&lt;b&gt; & &#60;", "a\u{0}b\u{1B}[31mred",
    "\"; } body { display: none", "\\\"; } @import \"x", "javascript:alert(1)", "<svg onload=x>",
    "\u{202E}evil", "line\nbreak\ttab", "http://example.test/x", "{{7*7}}", "--></td></table>",
  ]

  /// Pieces of such texts in a random order.
  static func text(_ generator: inout SplitMix64) -> String {
    (0..<Int.random(in: 1...4, using: &generator))
      .map { _ in texts.randomElement(using: &generator) ?? "" }
      .joined()
  }
}

@Suite struct MarkupTests {
  @Test func `text and attributes are escaped, and the words stay`() {
    let markup = Markup.element(
      .paragraph,
      [.label("a \"b\" <c> 'd' & e")],
      [.text("1 < 2 & 3 > 2 \"so\"")]
    )
    #expect(
      markup.printed()
        == "<p aria-label=\"a &quot;b&quot; &lt;c&gt; &#39;d&#39; &amp; e\">"
        + "1 &lt; 2 &amp; 3 &gt; 2 \"so\"</p>\n"
    )
  }

  @Test func `only long names may be broken, and the words stay as they are`() {
    func printed(_ text: String) -> String {
      Markup.element(.cell, Markup.breakable(text)).printed()
        .replacing("<td>", with: "").replacing("</td>", with: "")
        .trimmingCharacters(in: .newlines)
    }
    #expect(printed("a plain sentence, 3.5 of it") == "a plain sentence, 3.5 of it")
    #expect(printed("exams_passed") == "exams_passed")
    #expect(
      printed("if offer.employer.accredited_program is  met.")
        == "if offer.<wbr>employer.<wbr>accredited_<wbr>program is  met."
    )
  }

  @Test func `control characters become visible`() {
    #expect(Markup.text("a\u{0}\u{1B}[1m\u{85}b\n").printed() == "a\u{FFFD}\u{FFFD}[1m\u{FFFD}b\n")
    #expect(Escaping.plainLine("a\u{1B}[2J\tb\nc") == "a\u{FFFD}[2J b c")
  }

  @Test func `a string of the stylesheet cannot end it`() {
    #expect(Escaping.cssString("d:7f3a (x)") == "\"d:7f3a (x)\"")
    #expect(Escaping.cssString("\"}</style>\\") == "\"\\22 \\7d \\3c \\2f style\\3e \\5c \"")
    #expect(Markup.stylesheet("a</style>b").printed() == "<style>\na<\\/style>b\n</style>\n")
  }

  /// A report whose every text is hostile.
  private func report(_ g: inout SplitMix64) -> Report {
    func t() -> String { Hostile.text(&g) }
    let chart = BarSketch(name: "bars", title: t(), finding: t())
    return Report(
      title: t(),
      subtitle: t(),
      unit: t(),
      date: t(),
      marks: [t()],
      answer: t(),
      sections: [
        Section(
          "one",
          t(),
          blocks: [
            .paragraph([
              .text(t()), .emphasis(t()), .strong(t()), .code(t()), .link(t(), to: "one"),
            ]),
            .paragraph([.link(t(), to: t()), .section(t()), .table(t()), .figure(t())]),
            .table(
              TableBlock(
                ResultTable(
                  name: "totals",
                  title: t(),
                  columns: [.init("a", head: t()), .init("b", head: t(), isNumeric: true)],
                  rows: [[t(), t()], [t(), t()]],
                  notes: [t()]
                ),
                number: t()
              )
            ),
            .figure(FigureBlock(chart, number: t())),
            .figures([Figure(key: t(), label: t(), text: t(), unit: t(), error: t())]),
            .notice(Notice(.limit, [.text(t())])), .list([[.text(t())]]), .steps([[.text(t())]]),
            .absent(t()), .computed([RuleStep(step: t(), value: t(), source: t())]),
            .command(t()),
            .fingerprint(Fingerprint(data: t(), policy: t(), engine: t(), seed: nil)),
          ]
        )
      ],
      fingerprint: Fingerprint(data: t(), policy: t(), engine: t(), seed: 1)
    )
  }

  private func certificate(_ g: inout SplitMix64) -> CertificatePage {
    func t() -> String { Hostile.text(&g) }
    return CertificatePage(
      certificate: Certificate(
        unit: t(),
        subject: t(),
        outcome: .fault(t()),
        firmness: .undetermined,
        result: t(),
        rule: t(),
        certainty: [t()],
        flips: [Flip(change: t(), result: t(), kind: .changeable)],
        figures: [Figure(key: t(), label: t(), text: t(), unit: t(), error: t())],
        rulePath: [RuleStep(step: t(), value: t(), source: t())],
        evidence: [EvidenceItem(name: t(), value: t(), source: t(), date: t(), quality: t())],
        notInThis: [t()],
        challenge: t(),
        marks: [t()]
      ),
      study: t(),
      date: t(),
      fingerprint: Fingerprint(data: t(), policy: t(), engine: t(), seed: nil),
      command: t()
    )
  }

  @Test(arguments: (0..<20).map(Seed.init))
  func `hostile text changes neither the elements nor the attributes of a page`(seed: Seed) {
    var g = seed.generator
    for html in [report(&g).html(), certificate(&g).html()] {
      let reader = PageReader(html)
      let tags = Set(reader.elements.map(\.tag))
      #expect(tags.isDisjoint(with: ["script", "img", "b", "link", "iframe"]))
      #expect(reader.all("style").count == 1 && reader.all("title").count <= 2)
      for element in reader.elements {
        #expect(element.attributes.keys.allSatisfy { !$0.hasPrefix("on") && $0 != "style" })
        let target = element.attributes["href"]
        #expect(target == nil || target?.hasPrefix("#") == true)
      }
      #expect(html.components(separatedBy: "</style>").count == 2)
      #expect(!html.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" })
      let sheet = String(reader.insides("style")[0])
      #expect(sheet.filter { $0 == "{" }.count == sheet.filter { $0 == "}" }.count)
      #expect(!sheet.contains("@import") && !sheet.contains("display: none }\n  @top"))
    }
  }

  @Test(arguments: (0..<20).map(Seed.init))
  func `hostile text sends no control character to a terminal`(seed: Seed) {
    var g = seed.generator
    let text = certificate(&g).text()
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x7F })
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }
}
