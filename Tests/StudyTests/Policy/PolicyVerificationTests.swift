// SPDX-License-Identifier: Apache-2.0
import Decisions
import TestKit
import Testing

@testable import Study

@Suite struct PolicyVerificationTests {
  private static let verifier = Verifier(runner: StudyRunner())

  @Test func `a sealed run verifies from its bundle alone`() throws {
    let files = SampleStudies.files("tennessee-itp")
    let run = try StudyRunner().run(files)
    let bundle = try SealedBundle(files, run: run.content.files, withData: true)
    let verdict = try Self.verifier.verify(archive: bundle.archive())
    #expect(verdict.isEqual, "\(verdict.differences)")
    #expect(verdict.filesRecomputed == run.content.files.count)
  }

  @Test func `a bundle without data still holds the rule`() throws {
    let files = SampleStudies.files("tennessee-itp")
    let run = try StudyRunner().run(files)
    let bundle = try SealedBundle(files, run: run.content.files, withData: false)
    #expect(bundle.study.keys.sorted() == ["policies/us-tn-itp-provisional.policy", "study.yaml"])
  }

  @Test func `a changed cell is named by subject and fact`() throws {
    let run = try StudyRunner().run(SampleStudies.files("tennessee-itp"))
    var contents = try SampleStudies.contents("tennessee-itp")
    let rows = String(decoding: contents["applicants.csv"] ?? [], as: UTF8.self)
    contents["applicants.csv"] = Array(
      rows.replacing(
        "A-08,2025-06-20,yes,permanent,yes,2",
        with: "A-08,2025-06-20,yes,permanent,yes,3"
      )
      .utf8
    )
    let verdict = try Self.verifier.verify(run: run.content.files, against: .memory(contents))
    #expect(
      verdict.differences.first
        == "Evidence: subject A-08, fact training_abroad, value: recorded 2 years, recomputed 3 years"
    )
    #expect(verdict.differences.contains { $0.hasPrefix("Decisions by applicant: subject A-08") })
  }

  @Test func `a changed rule is named by its file`() throws {
    let run = try StudyRunner().run(SampleStudies.files("tennessee-itp"))
    var contents = try SampleStudies.contents("tennessee-itp")
    let path = "policies/us-tn-itp-provisional.policy"
    let text = String(decoding: contents[path] ?? [], as: UTF8.self)
    contents[path] = Array(
      text.replacing("(A) training_abroad >= 3", with: "(A) training_abroad >= 2").utf8
    )
    let verdict = try Self.verifier.verify(run: run.content.files, against: .memory(contents))
    #expect(verdict.differences.first?.hasPrefix("rule file \(path): recorded SHA-256 ") == true)
  }

  @Test func `a policy over another one: a run lists both files, and either is checked`()
    throws
  {
    let contents: [String: [UInt8]] = [
      "study.yaml": """
      study: overlay
      title: A policy over another one
      kind: policy
      policy: upper.policy
      at: 2014-06-30
      inputs:
        subjects: { file: units.csv }
      parameters: { decisions: [enough], version: guessed }
      """,
      "units.csv": "id,seen,mean\nA,2014,7\nB,2014,2\n",
      "upper.policy": """
      policy example.upper
      overlays "lower.policy"
      source GUESS "A guess" grade unverified
      version guessed proposed cite GUESS:
        amends 1
        set table worth row any column high to 5
      """,
      "lower.policy": """
      policy example.lower
      about unit
      decides by seen
      source LAW "A law" grade official
      facts unit:
        seen : year
        mean : integer 0..10
      version 1 in force 2013 until open cite LAW
      table worth by band of mean -> level : text, points : points layout bands domain 0..10 step 1
          cite LAW:
        any | low 0 | high 5
        any | 0     | unknown(unpublished)
      decision enough:
        all of:
          (1) worth.points >= 5 points
      """,
    ].mapValues { Array($0.utf8) }
    let run = try StudyRunner().run(.memory(contents))
    #expect(run.content.manifest.rules?.map(\.path) == ["lower.policy", "upper.policy"])
    let sealed = try SealedBundle(.memory(contents), run: run.content.files, withData: true)
    #expect(try Self.verifier.verify(archive: sealed.archive()).isEqual)
    var changed = contents
    let lower = String(decoding: contents["lower.policy"] ?? [], as: UTF8.self)
    changed["lower.policy"] = Array(lower.replacing(">= 5 points", with: ">= 6 points").utf8)
    let verdict = try Self.verifier.verify(run: run.content.files, against: .memory(changed))
    #expect(verdict.differences.first?.hasPrefix("rule file lower.policy: recorded") == true)
  }

  @Test func `run json names the policy, its version and hash`() throws {
    let manifest = try StudyRunner().run(SampleStudies.files("tennessee-itp")).content.manifest
    #expect(manifest.policy.id == "us.tn.itp-provisional" && manifest.policy.version == "2023")
    #expect(manifest.policy.path == "policies/us-tn-itp-provisional.policy")
    #expect(manifest.rules?.map(\.path) == ["policies/us-tn-itp-provisional.policy"])
    #expect(manifest.policy.sha256 != manifest.rules?.first?.sha256)
    let stated = manifest.parameters.map { "\($0.name) = \($0.value) (\($0.origin))" }
    #expect(
      stated == [
        "badRows = refuse (default)", "decisions = eligible (study)",
        "presumptions = yes (default)",
      ]
    )
  }

  @Test(arguments: ["A-02", "A-03", "A-10", "A-12"])
  func `the certificates of the Tennessee sample`(unit: String) throws {
    let run = try StudyRunner().run(SampleStudies.files("tennessee-itp"))
    try expectGolden(run.text("certificates/\(unit).txt"), "tennessee-\(unit).txt")
  }

  @Test(arguments: ["T-02", "T-03", "T-10"])
  func `the certificates of the stipend sample`(unit: String) throws {
    let run = try StudyRunner().run(SampleStudies.files("example-stipend"))
    try expectGolden(run.text("certificates/\(unit).txt"), "stipend-\(unit).txt")
  }
}
