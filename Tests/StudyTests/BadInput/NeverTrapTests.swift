// SPDX-License-Identifier: Apache-2.0
import Decisions
import TestKit
import Testing

@testable import Study

@Suite struct NeverTrapTests {
  static let studies: [(name: String, study: SmallStudy)] = [
    ("judgments", .angoff), ("totals", .totals), ("yes or no", MethodStudies.yesNo),
    ("points", MethodStudies.points), ("Ebel", MethodStudies.ebel),
    ("Nedelsky", MethodStudies.nedelsky), ("body of work", MethodStudies.folders),
    ("contrasting groups", MethodStudies.contrasting), ("stations", MethodStudies.stations),
    ("Hofstee", MethodStudies.hofstee("J1,60,80,.1,.5")),
    ("Beuk", MethodStudies.cutsAndRates("beuk", "J1,66,.5", "J2,70,.6")),
    ("De Gruijter", MethodStudies.cutsAndRates("de-gruijter", "J1,66,.5", "J2,70,.6")),
  ]

  @Test(arguments: studies)
  func `SST15 an empty file of any role is one sentence`(name: String, study: SmallStudy) throws {
    for (role, text) in study.evidence {
      let header = String(text.prefix { $0 != "\n" }) + "\n"
      for empty in ["", header] {
        let error = try #require(study.with(role, empty).error, "\(role) \(empty)")
        #expect(!error.sentence.isEmpty && !error.sentence.contains("\n"))
      }
    }
  }

  @Test(arguments: studies)
  func `a file cut short at any line runs or is one sentence`(name: String, study: SmallStudy) {
    for (role, text) in study.evidence {
      let lines = text.split(separator: "\n")
      for count in stride(from: 1, to: lines.count, by: max(1, lines.count / 4)) {
        let error = study.with(role, lines.prefix(count).joined(separator: "\n")).error
        #expect(error?.sentence.contains("\n") != true)
      }
    }
  }

  @Test func `a document cut short at any byte runs or is refused with its place`() {
    let document = SmallStudy.totals.with("rule: { rounding: floor, csem: { rule: lord } }")
      .document
    var files = SmallStudy.totals.files
    for length in 0..<document.utf8.count {
      files["study.yaml"] = Array(document.utf8.prefix(length))
      do {
        _ = try StudyRunner().run(.memory(files))
      } catch {
        #expect(error.sentence.hasPrefix("study.yaml"), "\(error.sentence)")
        #expect(error.kind == .configuration)
      }
    }
  }

  @Test(arguments: (0..<20).map(Seed.init))
  func `a document with random bytes in it runs or is refused`(seed: Seed) {
    var generator = seed.generator
    var files = SmallStudy.totals.files
    var bytes = files["study.yaml"] ?? []
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      let position = Int.random(in: 0..<bytes.count, using: &generator)
      bytes[position] = UInt8.random(in: 0...255, using: &generator)
    }
    files["study.yaml"] = bytes
    do {
      _ = try StudyRunner().run(.memory(files))
    } catch {
      #expect(!error.sentence.isEmpty)
    }
  }

  @Test func `a constant item and a panelist who says yes to all are no trap`() throws {
    let rows = [["1", "1", "1"], ["1", "0", "1"], ["1", "0", "0"]]
    let run = try MethodStudies.yesNo.with("items", SmallStudy.items(3))
      .with("panel-judgments", SmallStudy.judgments(rows)).run()
    #expect(run.table("table-3")[1...3].map { $0[1] } == ["3.00", "2.00", "1.00"])
    #expect(run.figure("cut")?.text == "2")
  }
}

@Suite struct RuleWithoutEffectTests {
  @Test(arguments: [
    ("leaveOut: J1", "leaveOut"),
    (
      "exclusions: [{ panelist: J1, reason: was not trained, actor: chair, time: noon }]",
      "exclusions"
    ),
  ])
  func `an exclusion that a method would not heed is refused`(line: String, name: String) throws {
    let error = try #require(MethodStudies.folders.with(line).error)
    #expect(error.kind == .configuration)
    #expect(error.sentence.hasPrefix("study.yaml: `\(name)` has no effect on method \"work\""))
  }

  @Test func `two windows for one round are refused`() throws {
    let window = "{ round: 1, opened: 2026-03-02T09:00:00Z, closed: 2026-03-02T12:00:00Z }"
    let error = try #require(
      SmallStudy.angoff.with("panel: { windows: [\(window), \(window)] }").error
    )
    #expect(error.sentence.hasPrefix("study.yaml:11:"))
    #expect(error.sentence.hasSuffix("`parameters.panel.windows.2.round` has two windows: 1"))
  }

  @Test func `a cut that is not rounded is given with two digits and its exact value`() throws {
    let run = try SmallStudy.totals.with("rule: { rounding: none }").run()
    #expect(run.figure("cut")?.text == "6.79")
    #expect(run.figure("cut")?.exact == "6.7875")
    #expect(run.table("cut-distribution").isEmpty)
    #expect(run.summary.contains { $0.hasPrefix("moves the cut: every removal, without rounding") })
  }

  @Test func `a number of draws is a number of draws, with its seed`() throws {
    var study = SmallStudy.totals.with("resample: 500")
    study.head = "seed: 3"
    let run = try study.run()
    #expect(run.content.manifest.seed == 3)
    #expect(run.text("report.html").contains("500"))
    #expect(try study.run(threads: 3).content.files == run.content.files)
  }
}
