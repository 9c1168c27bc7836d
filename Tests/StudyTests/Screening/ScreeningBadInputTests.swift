// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import TestKit
import Testing

@testable import Study

/// Wrong cells of applicants: one sentence each, and nothing guessed.
@Suite struct ScreeningBadInputTests {
  private let head = "id,step1,step1_kind,attempts,experience,quarter,taken,passed,rank_share\n"
  private let checks = """
    checks:
      - { count: passed, total: taken }
      - { ratio: rank_share }
    """

  private func study(_ row: String) -> SmallScreen {
    SmallScreen().with(rows: head + "ok,230,numeric,1,14,first,2,1,0.5\n" + row + "\n").with(checks)
  }

  @Test(arguments: [
    ("a,400,numeric,1,14,first,2,1,0.5", "step1"), ("a,26,numeric,1,14,first,2,1,0.5", "step1"),
    ("a,2O5,numeric,1,14,first,2,1,0.5", "step1"), ("a,pass,pass,1,14,first,2,1,0.5", "step1"),
    ("a,,passed,1,14,first,2,1,0.5", "step1_kind"),
    ("a,230,numeric,1,14,first,2,3,0.5", "passed"), ("a,230,numeric,1,14,first,,1,0.5", "passed"),
    ("a,230,numeric,1,14,first,2,-1,0.5", "passed"),
    ("a,230,numeric,1,14,first,2,1,1.2", "rank_share"),
    ("a,230,numeric,1,14,first,2,1,-0.1", "rank_share"),
    ("a,230,numeric,1,14,first,2,1,high", "rank_share"),
  ])
  func `a wrong cell is refused with its place, or set aside`(row: String, column: String) throws {
    let error = try #require(study(row).error)
    #expect(error.kind == .data)
    let finding = try #require(error.findings.first { $0.severity == .error })
    #expect(finding.file == "applicants.csv")
    #expect(finding.row == 3)
    #expect(finding.column == column)
    #expect(!finding.rule.isEmpty && !finding.remedy.isEmpty)
    let aside = study(row).with("badRows: set-aside")
    let result = try aside.result()
    #expect(result.values == ["passes the screen", ""])
    #expect(result.certificates[1].outcome == .unknown(.illegible))
    let run = try StudyRunner().run(.memory(aside.files))
    #expect(run.content.files["rejects/subjects.csv"] != nil)
    #expect(run.headline.contains("1 applicant: 1 pass"))
  }

  @Test func `a count above its total names both columns`() throws {
    let error = try #require(study("a,230,numeric,1,14,first,2,3,0.5").error)
    #expect(error.sentence.contains("passed") && error.sentence.contains("`taken`"))
  }

  @Test func `pass stands in the column of the kind and leaves the score empty`() throws {
    let result = try study("a,,pass,1,14,first,2,1,0.5").result()
    #expect(result.values == ["passes the screen", "referred to a person"])
  }

  @Test func `no message prints a cell of a person`() throws {
    for row in ["a,2O5,numeric,1,14,first,2,1,0.5", "a,230,numeric,1,14,first,2,1,7.25"] {
      let error = try #require(study(row).error)
      #expect(!error.sentence.contains("2O5") && !error.sentence.contains("7.25"))
    }
  }

  @Test func `a past outcome is yes or no`() throws {
    let small = SmallScreen().with(rows: "id,step1,matched\na,230,perhaps\n").with(
      "outcomes: [matched]"
    )
    #expect(small.error?.sentence.contains("a past outcome is yes or no") == true)
  }

  @Test func `a group is not called what pages call those without one`() {
    let small = SmallScreen().with(rows: "id,step1,gender\na,230,not stated\nb,230,\n").with(
      "groups: [{ column: gender }]\nminN: 1"
    )
    #expect(small.error?.findings.first?.row == 2)
    #expect(small.error?.findings.first?.remedy == "leave the cell empty")
  }

  @Test func `further columns are kept and told, a missing one too`() throws {
    let small = SmallScreen().with(
      rows: "id,step1,attempts,quarter,hometown\na,230,1,first,Jackson\n"
    )
    let warnings = try small.result().warnings.map(\.sentence)
    #expect(warnings.contains("columns kept and read by nothing: hometown"))
    #expect(
      warnings.contains("the file has no column `experience`: it is unknown for every applicant")
    )
  }

  @Test func `a group column or a reference that is not there is named`() throws {
    let screen = SmallScreen()
    let column = try #require(screen.with("groups: [{ column: gender }]").error)
    #expect(column.kind == .data && column.sentence.contains("gender"))
    let reference = try #require(
      screen.with("groups: [{ column: quarter, reference: fist }]").error
    )
    #expect(reference.sentence.contains("did you mean \"first\""))
  }

  @Test func `an empty file is refused`() throws {
    #expect(SmallScreen().with(rows: SmallScreen.head).error?.kind == .data)
    #expect(SmallScreen().with(rows: "").error != nil)
  }

  @Test(arguments: [
    ("scores: [{ fact: step1, sem: 0, source: x }]", "is above 0"),
    ("scores: [{ fact: step1, sem: 6 }]", "`parameters.scores.1.source` is missing"),
    ("scores: [{ fact: step1, sem: 6, source: x, mean: 229 }]", "a mean and a standard deviation"),
    ("scores: [{ fact: step9, sem: 6, source: x }]", "did you mean \"step1\""),
    ("nearMiss: { option: refer, width: 3 }", "is a whole number from 1 to 2"),
    ("nearMiss: { option: drop }", "is one of none, refer, pass"),
    ("compare: [{ decision: screened }]", "names screened twice"),
    ("curve: { score: step1, filter: \"(1)\", by: 0 }", "is above 0"),
    ("minN: 0", "is a whole number from 1"), ("confidence: 95", "is a share such as 0.95"),
    ("surprise: 1", "unknown key \"surprise\""),
  ])
  func `a wrong parameter is named`(line: String, words: String) throws {
    var small = SmallScreen()
    small.parameters = "decision: screened\n" + line
    let error = try #require(small.error)
    #expect(error.kind == .configuration)
    #expect(error.sentence.contains(words), "\(error.sentence)")
    #expect(error.sentence.hasPrefix("study.yaml:"))
  }

  /// A study with everything in it that reads a cell.
  private static let whole = SmallScreen().with(
    """
    nearMiss: { option: refer, width: 2 }
    groups: [{ column: quarter }]
    compare: [{ decision: mission, missing: not-shown }]
    curve: { score: step1, filter: "(1)", from: 205, to: 215, by: 5 }
    badRows: set-aside
    """
  )

  /// Each mutation ends in one sentence, or in counts that add up to the rows that are there.
  @Test(arguments: (0..<40).map(Seed.init))
  func `random bytes in any file are one sentence or a sound result`(seed: Seed) throws {
    var random = seed.generator
    for name in ["applicants.csv", "screen.policy", "study.yaml"] {
      var files = Self.whole.files
      var bytes = try #require(files[name])
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: place)
        default:
          bytes.insert(Array(",\n\"0(:x ".utf8).randomElement(using: &random) ?? 0, at: place)
        }
      }
      files[name] = bytes
      do {
        let study = try OpenStudy(.memory(files), by: StudyRunner())
        let result = try study.kind.evaluate(study.inputs)
        #expect(result.certificates.count == result.values.count)
        guard study.document.kind == ScreeningKind.id else { continue }
        let figures = Dictionary(result.figures.map { ($0.key, Int($0.text) ?? -1) }) { first, _ in
          first
        }
        let parts = ["pass", "referred", "dropped"].compactMap { figures[$0] }
        #expect(parts.reduce(0, +) == figures["applicants"])
        #expect(result.values.count { !$0.isEmpty } == figures["applicants"])
      } catch {
        #expect(!error.sentence.isEmpty && !error.sentence.contains("\n"))
      }
    }
  }
}
