// SPDX-License-Identifier: Apache-2.0
import StandardSetting
import TestKit
import Testing

@Suite struct ReportTextTests {
  private static let roster = """
    APPENDIX A

    PANELISTS' NAMES & AFFILIATIONS

    Ada Exampel
    BOB SAMPLE

    Sample State University (OH)
    Langauge Center (IA)

    APPENDIX C
    AGENDA
    """

  @Test func `a list of people is private up to the next numbered heading`() {
    let text = ReportText(Self.roster)
    #expect(text.lines.filter(\.isPrivate).map(\.number) == Array(4...10))
    #expect(!text.open.contains { $0.text.contains("Exampel") || $0.text.contains("BOB") })
  }

  @Test func `no finding quotes a private line, and affiliations are counted`() {
    let report = ReportLinter.lint(text: "Ohio (1 panelist)\nIowa (2 panelists)\n" + Self.roster)
    let sentences = report.findings.map(\.sentence).joined(separator: "\n")
    for word in ["Exampel", "BOB", "Langauge", "University"] { #expect(!sentences.contains(word)) }
    #expect(report.fired == [.participants])
    #expect(report.findings(of: .participants).map(\.asRead) == ["Iowa (2)"])
  }

  @Test func `lines keep their numbers under any line end`() {
    for end in ["\n", "\r\n", "\r"] {
      let text = ReportText(["one", "", "three\u{0C}"].joined(separator: end))
      #expect(text.lines.map(\.text) == ["one", "", "three"])
      #expect(text.lines.map(\.number) == [1, 2, 3])
      #expect(text.lines.map(\.startsPage) == [false, false, true])
    }
    #expect(ReportText("\u{FEFF}one").lines.map(\.text) == ["one"])
  }

  @Test(
    arguments: [
      "Ohio (9223372036854775807 panelists) Iowa (9223372036854775807 panelists)",
      "The test contains 9223372036854775807 items: a (9223372036854775807 items).",
      "9223372036854775807 (4.85) 162\nA score of 7 out of a possible 99999999999999999999 raw.",
      "Panelist Round 1\n1 1.0\n2 3.0\nSD 1." + String(repeating: "4", count: 60),
      "Physics (5265) 9223372036854775807\nArt (5134) -9223372036854775808\nLatin (0601) 1",
      "N %\nRole\nA 9999 100%\nB 9999 0%",
    ]
  )
  func `numbers of any size are read without a trap`(text: String) {
    #expect(ReportLinter.lint(text: text) == ReportLinter.lint(text: text))
  }

  @Test(arguments: (0..<12).map(Seed.init))
  func `a mangled report never traps`(seed: Seed) {
    var generator = seed.generator
    var text = Array(LintCase.all.map(\.damaged).joined(separator: "\n\u{0C}"))
    let noise = Array("()%-–0123456789 \n\r\u{0C}aN¢*.,|é\u{1F600}\u{301}")
    for _ in 0..<60 {
      let place = Int.random(in: 0..<text.count, using: &generator)
      switch Int.random(in: 0..<3, using: &generator) {
      case 0: text.remove(at: place)
      case 1: text[place] = noise.randomElement(using: &generator) ?? " "
      default: text.insert(noise.randomElement(using: &generator) ?? " ", at: place)
      }
    }
    let report = ReportLinter.lint(text: String(text))
    #expect(report.findings.allSatisfy { !$0.message.isEmpty })
    #expect(report == ReportLinter.lint(text: String(text)))
  }
}
