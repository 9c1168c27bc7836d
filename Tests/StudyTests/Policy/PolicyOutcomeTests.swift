// SPDX-License-Identifier: Apache-2.0
import Decisions
import Foundation
import Testing

@testable import Policy
@testable import Study

@Suite struct PolicyOutcomeTests {
  @Test func `each subject gets one of four outcomes with its reasons`() throws {
    let run = try SmallPolicyStudy.small.run()
    #expect(
      run.decisions("outcome") == [
        "A": "met", "B": "not-met", "C": "not-met", "D": "unknown", "E": "fault", "F": "unknown",
        "G": "fault", "H": "unknown", "I": "unknown", "J": "met",
      ]
    )
    let missing = run.decisions("missing")
    #expect(missing["D"] == "exam (missing); score (missing)")
    #expect(missing["F"] == "2026 (undated)")
    #expect(missing["H"] == "applied_on (missing)")
    #expect(missing["I"] == "fitness (judgment)")
    #expect(run.decisions("unknown-kinds")["I"] == "judgment")
    #expect(run.decisions("because")["B"] == "(1) (2)")
    #expect(run.decisions("faults")["E"] == "F02" && run.decisions("faults")["G"] == "F07")
    #expect(run.decisions("weakest-source")["A"] == "official")
    #expect(run.decisions("version")["A"] == "2024" && run.decisions("version")["F"] == "")
    #expect(run.decisions("value")["A"] == "permit \"example permit\" for 1 year")
  }

  @Test func `the errors of measurement say how firm a decision is`() throws {
    let run = try SmallPolicyStudy.small.run()
    let firmness = run.decisions("firmness")
    #expect(firmness["A"] == "unmeasured" && firmness["D"] == "undetermined")
    // 62 against 60 with a standard error of 5: 1 - Phi(0.4) = 0.344578.
    #expect(firmness["J"] == "borderline" && run.decisions("differs")["J"] == "0.344578")
    #expect(run.certificates.last?.figures.first?.text == "34.5 in 100")
  }

  @Test func `an undated version is picked only when the study asks for it`() throws {
    let silent = try SmallPolicyStudy.small.run()
    #expect(silent.decisions("version")["A"] == "2024")
    #expect(silent.decisions("may-be-replaced-by")["A"] == "2026")
    #expect(silent.warnings("W603").last?.hasPrefix("version 2026 may have replaced") == true)
    let asked = try SmallPolicyStudy.small.with("parameters: { version: 2026 }").run()
    #expect(Set(asked.decisions("version").values) == ["2026"])
    #expect(asked.decisions("outcome")["C"] == "unknown")
    #expect(asked.certificates[0].rule.contains("version 2026, not in force: of an unknown date"))
  }

  @Test func `another reading and no presumptions change who meets the rule`() throws {
    let study = SmallPolicyStudy.small.replacing("B,2025-02-01,2,no,59", "B,2025-02-01,2,yes,59")
    #expect(try study.run().decisions("outcome")["B"] == "not-met")
    let other = try study.with("parameters: { readings: { R1: B } }").run()
    #expect(
      other.decisions("outcome")["B"] == "met" && other.decisions("presumed")["B"] == "character"
    )
    let strict = try study.with("parameters: { readings: { R1: B }, presumptions: no }").run()
    #expect(strict.decisions("outcome")["B"] == "unknown")
  }

  @Test func `columns and the tree decide the same, and each is compared`() throws {
    let run = try SmallPolicyStudy.small.run()
    #expect(run.warnings("two-evaluations").isEmpty)
    #expect(run.text("report.html").contains("7 of 10 decisions were computed twice"))
  }

  @Test func `two evaluations that disagree are a fault`() {
    #expect(PolicyAnalysis.disagreement(.met, with: .met) == nil)
    #expect(PolicyAnalysis.disagreement(.met, with: .unknown) == .met)
  }

  @Test(arguments: [2, 8])
  func `a run gives the same bytes with any number of threads`(threads: Int) throws {
    var study = SmallPolicyStudy.small
    let rows = study.subjects.split(separator: "\n").dropFirst()
    for copy in 1...20 {
      study.subjects += rows.map { "\($0.prefix(1))\(copy)\($0.dropFirst())\n" }.joined()
    }
    let (one, many) = (try study.run(), try study.run(threads: threads))
    #expect(one.certificates.count == 210)
    for (path, bytes) in one.content.files { #expect(many.content.files[path] == bytes, "\(path)") }
  }

  @Test(arguments: [2, 8])
  func `the sample studies give the same bytes with any number of threads`(threads: Int) throws {
    for name in ["tennessee-itp", "example-stipend"] {
      let one = try StudyRunner().run(SampleStudies.files(name))
      let many = try StudyRunner(threads: threads).run(SampleStudies.files(name))
      #expect(one.content.files == many.content.files)
    }
  }

  @Test func `the figures of the report are what decisions csv counts`() throws {
    for name in ["tennessee-itp", "example-stipend"] {
      let run = try StudyRunner().run(SampleStudies.files(name))
      let outcomes = run.decisions("outcome").values
      func count(_ word: String) -> Int { outcomes.count { $0 == word } }
      for (key, word) in [
        ("met", "met"), ("not-met", "not-met"), ("unknown", "unknown"), ("fault", "fault"),
      ] {
        #expect(run.figure(key)?.text == "\(count(word))", "\(name) \(key)")
        let column = run.table("outcomes").dropFirst().compactMap { row in
          run.table("outcomes")[0].firstIndex(of: key).flatMap { Int(row[$0]) }
        }
        #expect(column.reduce(0, +) == count(word), "\(name) \(key)")
      }
      let sentence =
        "\(count("met")) met, \(count("not-met")) not shown to meet, \(count("unknown")) unknown"
      #expect(run.headline.contains(sentence) && run.text("report.html").contains(sentence))
      let open = run.table("missing").dropFirst().compactMap { Int($0[2]) }.reduce(0, +)
      let listed = run.decisions("missing").values.filter { !$0.isEmpty }
        .map { $0.split(separator: ";").count }.reduce(0, +)
      #expect(open == listed)
    }
  }

  @Test func `no page says denied or fails`() throws {
    for name in ["tennessee-itp", "example-stipend"] {
      let run = try StudyRunner().run(SampleStudies.files(name))
      for path in run.content.files.keys {
        let text = run.text(path).lowercased()
        #expect(!text.contains("denied") && !text.contains("fails"), "\(path)")
      }
    }
  }

  @Test func `the rule of the sample study is the library's`() throws {
    let copy = try SampleStudies.contents("tennessee-itp")["policies/us-tn-itp-provisional.policy"]
    let library = SampleStudies.folder.deletingLastPathComponent()
      .appendingPathComponent("Policies/licensure/us-tn-itp-provisional.policy")
    #expect(try copy == Array(Data(contentsOf: library)))
  }
}
