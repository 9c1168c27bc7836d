// SPDX-License-Identifier: Apache-2.0
import Decisions
import Foundation
import Testing

@testable import Study

@Suite struct VerifierTests {
  private let verifier = Verifier(runner: StudyRunner())

  private func seal(_ study: [String: [UInt8]], _ run: StudyRun, withData: Bool = true) throws
    -> SealedBundle
  {
    try SealedBundle(.memory(study), run: run.content.files, withData: withData)
  }

  @Test func `a sealed run verifies from the file alone, wherever it lies`() throws {
    let archive = try seal(SampleStudies.contents("praxis-5331"), SampleStudies.praxis()).archive()
    let temporary = try TemporaryFolder()
    let place = temporary.url.appendingPathComponent("moved.meteyard")
    try Data(archive).write(to: place)
    let verdict = try verifier.verify(archive: Array(Data(contentsOf: place)))
    #expect(verdict.isEqual)
    #expect(verdict.differences.isEmpty)
    #expect(verdict.study == "praxis-5331")
    #expect(verdict.filesRecomputed == (try SampleStudies.praxis().content.files.count))
    #expect(verdict.fingerprint == (try SampleStudies.praxis().content.manifest.fingerprint.line))
  }

  @Test func `a run of another study is not compared and not sealed`() throws {
    let run = try SmallStudy.totals.run()
    let other = try SampleStudies.contents("praxis-5331")
    let verifying = #expect(throws: StudyError.self) {
      try verifier.verify(run: run.content.files, against: .memory(other))
    }
    #expect(verifying?.kind == .inputMissing)
    #expect(
      verifying?.sentence
        == "the run belongs to the study \"\(run.id)\", and this is the study \"praxis-5331\"; give "
        + "its folder with --against"
    )
    let sealing = #expect(throws: StudyError.self) { try seal(other, run) }
    #expect(sealing?.sentence.hasSuffix("; give its folder with --study") == true)
  }

  @Test func `a run has one bundle, byte for byte`() throws {
    let run = try SmallStudy.totals.run()
    let first = try seal(SmallStudy.totals.files, run).archive()
    #expect(try seal(SmallStudy.totals.files, run).archive() == first)
    let opened = try SealedBundle(archive: first)
    #expect(opened.holdsData)
    #expect(opened.run == run.content.files)
    #expect(Set(opened.study.keys) == ["study.yaml", "panelist-totals.csv"])
    #expect(try opened.archive() == first)
  }

  /// Seals a bundle whose evidence is not the one that was run, as a forger would.
  private func forged(
    _ study: [String: [UInt8]],
    _ file: String,
    _ old: String,
    _ new: String,
    _ run: StudyRun
  ) throws -> [UInt8] {
    var entries = try BundleArchive.read(seal(study, run).archive())
    let text = String(decoding: try #require(entries["study/" + file]), as: UTF8.self)
    #expect(text.contains(old))
    entries["study/" + file] = Array(text.replacing(old, with: new, maxReplacements: 1).utf8)
    entries["bundle.json"] = nil
    let seal = Seal(
      study: run.id,
      identity: run.content.manifest.identity,
      files: RunManifest.FileRecord.list(of: entries)
    )
    entries["bundle.json"] = try CanonicalJSON.bytes(seal)
    return try BundleArchive.write(entries)
  }

  private struct Seal: Encodable {
    var format = "meteyard-bundle/1"
    let study: String
    let identity: String
    var holdsData = true
    let files: [RunManifest.FileRecord]
  }

  @Test func `SST18 one changed total names panelist and round first`() throws {
    let archive = try forged(
      SampleStudies.contents("praxis-5331"),
      "panelist-totals.csv",
      "68.65",
      "68.70",
      SampleStudies.praxis()
    )
    let verdict = try verifier.verify(archive: archive)
    #expect(
      verdict.differences.first
        == "Judgments: panelist P8, round 2, total: recorded 68.65, recomputed 68.7"
    )
    #expect(verdict.differences.contains { $0.hasPrefix("evidence file panelist-totals.csv: ") })
    #expect(
      verdict.differences.contains(
        "Passing score summary by round of judgments: panelist P8, round-2: "
          + "recorded 68.65, recomputed 68.70"
      )
    )
  }

  @Test func `SST18 one changed judgment names panelist, round and item first`() throws {
    let run = try SmallStudy.angoff.run()
    let archive = try forged(
      SmallStudy.angoff.files,
      "panel-judgments.csv",
      "1,P3,I4,.20",
      "1,P3,I4,.30",
      run
    )
    let verdict = try verifier.verify(archive: archive)
    #expect(
      verdict.differences.first
        == "Judgments: panelist P3, round 1, item I4, value: recorded 0.2, recomputed 0.3"
    )
  }

  @Test func `SST18 one changed judgment of the items study is named and changes the fingerprint`()
    throws
  {
    var contents = try SampleStudies.nineItems()
    let recorded = try StudyRunner().run(.memory(contents))
    let text = String(decoding: try #require(contents["judgments.csv"]), as: UTF8.self)
    #expect(text.contains("1,P1,I001,.80\n"))
    contents["judgments.csv"] = Array(
      text.replacing("1,P1,I001,.80\n", with: "1,P1,I001,.70\n").utf8
    )
    let changed = try StudyRunner().run(.memory(contents))
    let comparison = RunComparison(
      recorded: recorded.content,
      recomputed: changed.content
    )
    #expect(
      comparison.differences().first?.sentence
        == "Judgments: panelist P1, round 1, item I001, value: recorded 0.8, recomputed 0.7"
    )
    let lines = [recorded, changed].map { $0.content.manifest.fingerprint.line }
    #expect(lines[0] != lines[1])
  }

  @Test func `evidence that no longer fits its rules is named, not taken`() throws {
    let archive = try forged(
      SmallStudy.totals.files,
      "panelist-totals.csv",
      "6.05",
      "60.5",
      SmallStudy.totals.run()
    )
    let first = try verifier.verify(archive: archive).differences.first
    #expect(
      first == "the evidence cannot be decided again: panelist-totals.csv row 4, "
        + "column \"round2\", \"60.5\": round 2, panelist P3: a total lies within 0-10; "
        + "correct the total"
    )
  }

  @Test func `a changed rule is named before what follows from it`() throws {
    let study = SmallStudy.totals.with("rule: { rounding: ceil }")
    let archive = try forged(
      study.files,
      "study.yaml",
      "rounding: ceil",
      "rounding: floor",
      study.run()
    )
    let verdict = try verifier.verify(archive: archive)
    #expect(
      verdict.differences.first == "parameter rule.rounding: recorded ceil, recomputed floor"
    )
  }

  @Test func `a bundle changed without sealing it again is found by its seal`() throws {
    let run = try SmallStudy.totals.run()
    var entries = try BundleArchive.read(seal(SmallStudy.totals.files, run).archive())
    entries["run/notes.txt"] = []
    entries["run/report.html"] = Array("forged".utf8)
    entries["run/certificates/S1.txt"] = nil
    let differences = try verifier.verify(archive: BundleArchive.write(entries)).differences
    for sentence in [
      "run/notes.txt was added after sealing", "run/report.html was changed after sealing",
      "run/certificates/S1.txt was removed after sealing", "notes.txt is not listed in run.json",
      "report.html is not the file that run.json lists",
      "certificates/S1.txt is listed in run.json and missing",
    ] {
      #expect(differences.contains(sentence), "\(sentence)")
    }
  }

  @Test func `a file of the run folder that was edited is named with its figure`() throws {
    let run = try SmallStudy.totals.run()
    var files = run.content.files
    let table = run.text("tables/table-3.csv")
    #expect(table.contains("P4,8.00,7.50"))
    files["tables/table-3.csv"] = Array(table.replacing("7.50", with: "9.50").utf8)
    let verdict = try verifier.verify(run: files, against: .memory(SmallStudy.totals.files))
    #expect(
      verdict.differences.contains(
        "Passing score summary by round of judgments: panelist P4, round-2: "
          + "recorded 9.50, recomputed 7.50"
      )
    )
    #expect(
      verdict.differences.contains("tables/table-3.csv is not the file that run.json lists")
    )
  }

  @Test func `a manifest that was edited no longer has its identity`() throws {
    let run = try SmallStudy.totals.run()
    var files = run.content.files
    let text = run.text("run.json").replacing("\"A small study\"", with: "\"Another study\"")
    files["run.json"] = Array(text.utf8)
    let verdict = try verifier.verify(run: files, against: nil)
    #expect(
      verdict.differences
        == ["run.json was changed: its identity does not match its content"]
    )
  }

  @Test func `without the study only the hashes are checked, and the verdict says so`() throws {
    let run = try SmallStudy.totals.run()
    let verdict = try verifier.verify(run: run.content.files, against: nil)
    #expect(verdict.isEqual && verdict.filesRecomputed == 0)
    #expect(verdict.filesHashed == run.content.files.count - 1)
    let bundle = try seal(SmallStudy.totals.files, run, withData: false)
    #expect(Set(bundle.study.keys) == ["study.yaml"])
    let sealed = try verifier.verify(archive: bundle.archive())
    #expect(sealed.isEqual && sealed.filesRecomputed == 0)
    let again = try verifier.verify(
      archive: bundle.archive(),
      against: .memory(SmallStudy.totals.files)
    )
    #expect(again.isEqual && again.filesRecomputed == run.content.files.count)
  }

  @Test func `a bundle without data finds evidence that is not the one that was run`() throws {
    let run = try SmallStudy.totals.run()
    let bundle = try seal(SmallStudy.totals.files, run, withData: false)
    let other = SmallStudy.totals.replacing("panelist-totals", "6.05", "6.10")
    let verdict = try verifier.verify(archive: bundle.archive(), against: .memory(other.files))
    #expect(
      verdict.differences.first
        == "Judgments: panelist P3, round 2, total: recorded 6.05, recomputed 6.1"
    )
  }

  @Test func `parameters of the command line are recorded and used again`() throws {
    let run = try SmallStudy.totals.run(
      overrides: ["rule.rounding": "floor", "methods.1.round": "1", "leaveOut": "P1,P2"]
    )
    #expect(run.figure("cut")?.text == "6")
    let origins = run.content.manifest.parameters.filter { $0.origin == "command" }.map(\.name)
    #expect(origins == ["leaveOut", "methods.1.round", "rule.rounding"])
    let verdict = try verifier.verify(
      run: run.content.files,
      against: .memory(SmallStudy.totals.files)
    )
    #expect(verdict.isEqual)
  }

  @Test func `a study changed since its run is not sealed with it`() throws {
    let run = try SmallStudy.totals.run()
    let document = #expect(throws: StudyError.self) {
      try seal(SmallStudy.totals.with("loss: 2:1").files, run)
    }
    #expect(
      document?.sentence
        == "study.yaml has changed since the run; run the study again before sealing it"
    )
    let evidence = #expect(throws: StudyError.self) {
      try seal(SmallStudy.totals.replacing("panelist-totals", "6.05", "6.10").files, run)
    }
    #expect(
      evidence?.sentence
        == "panelist-totals.csv has changed since the run; run the study again before sealing it"
    )
  }

  @Test func `an archive that is no bundle is refused with a sentence`() throws {
    let empty = try BundleArchive.write(["a.txt": [1]])
    let error = #expect(throws: BundleError.self) { try verifier.verify(archive: empty) }
    #expect(error?.sentence.contains("bundle.json") == true)
    #expect(throws: BundleError.self) { try verifier.verify(archive: Array("PK".utf8)) }
    #expect(throws: BundleError.self) { try verifier.verify(archive: []) }
  }

  @Test func `a mapping goes into the bundle with the file it belongs to`() throws {
    let run = try SampleStudies.mississippi()
    let archive = try seal(SampleStudies.contents("mississippi-praxis"), run).archive()
    let bundle = try SealedBundle(archive: archive)
    #expect(bundle.study["passing-scores.map.json"] != nil)
    #expect(try verifier.verify(archive: archive).isEqual)
  }
}

@Suite struct RunComparisonTests {
  private func content(_ table: String, title: String = "Cuts") throws -> RunContent {
    var manifest = try SmallStudy.totals.run().content.manifest
    manifest.tables = [
      .init(path: "t.csv", title: title, columns: ["who", "round", "cut"], keyColumns: 2)
    ]
    manifest.inputs = []
    return try RunContent(sealing: manifest, files: ["t.csv": Array(table.utf8)])
  }

  private func differences(_ old: String, _ new: String) throws -> [String] {
    try RunComparison(recorded: content(old), recomputed: content(new)).differences()
      .map(\.sentence).filter { !$0.hasPrefix("run.json") }
  }

  @Test func `equal runs have no difference`() throws {
    let head = "who,round,cut\n"
    #expect(try differences(head + "P1,1,5\n", head + "P1,1,5\n").isEmpty)
  }

  @Test func `a cell, a missing row, an added row and another order are told apart`() throws {
    let head = "who,round,cut\n"
    #expect(
      try differences(head + "P1,1,5\nP2,1,6\n", head + "P1,1,5\nP2,1,7\n")
        == ["Cuts: who P2, round 1, cut: recorded 6, recomputed 7"]
    )
    #expect(
      try differences(head + "P1,1,5\nP2,1,6\n", head + "P1,1,5\nP3,1,6\n") == [
        "Cuts: who P2, round 1: recorded a row, recomputed no such row",
        "Cuts: who P3, round 1: recorded no such row, recomputed a row",
      ]
    )
    #expect(
      try differences(head + "P1,1,5\nP2,1,6\n", head + "P2,1,6\nP1,1,5\n")
        == ["t.csv: recorded other bytes, recomputed other bytes"]
    )
    #expect(
      try differences(head + "P1,1,5\n", "nonsense\n")
        == ["t.csv: recorded another table, recomputed another table"]
    )
  }
}
