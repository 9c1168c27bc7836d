// SPDX-License-Identifier: Apache-2.0
import Decisions
import Foundation
import Testing

@testable import Study

@Suite struct SameBytesTests {
  private func expectSame(_ first: StudyRun, _ second: StudyRun) {
    #expect(Set(first.content.files.keys) == Set(second.content.files.keys))
    for (path, bytes) in first.content.files {
      #expect(second.content.files[path] == bytes, "\(path)")
    }
  }

  @Test(arguments: [2, 8])
  func `SST18 the totals study gives the same bytes with any number of threads`(threads: Int)
    throws
  {
    let run = try StudyRunner(threads: threads).run(SampleStudies.files("praxis-5331"))
    try expectSame(SampleStudies.praxis(), run)
  }

  @Test(arguments: [2, 8])
  func `SST18 the items study gives the same bytes with any number of threads`(threads: Int)
    throws
  {
    let run = try StudyRunner(threads: threads).run(SampleStudies.files("praxis-5331-items"))
    try expectSame(SampleStudies.items(), run)
  }

  @Test(arguments: [2, 8])
  func `SST18 a list of numbers gives the same bytes with any number of threads`(threads: Int)
    throws
  {
    let run = try StudyRunner(threads: threads).run(SampleStudies.files("mississippi-praxis"))
    try expectSame(SampleStudies.mississippi(), run)
  }

  @Test(arguments: [2, 8])
  func `SST18 a ledger of claims gives the same bytes with any number of threads`(threads: Int)
    throws
  {
    let run = try StudyRunner(threads: threads).run(SampleStudies.files("residency-claims"))
    try expectSame(SampleStudies.residency(), run)
  }

  @Test(arguments: [2, 8])
  func `SST18 figures that others give are the same bytes with any number of threads`(threads: Int)
    throws
  {
    let run = try StudyRunner(threads: threads).run(SampleStudies.files("match-figures"))
    try expectSame(SampleStudies.matchFigures(), run)
  }

  @Test(arguments: [2, 8])
  func `SST18 scores and their bands are the same bytes with any number of threads`(threads: Int)
    throws
  {
    let run = try StudyRunner(threads: threads).run(SampleStudies.files("holistic-scores"))
    try expectSame(SampleStudies.holisticScores(), run)
  }

  @Test(arguments: [2, 8])
  func `SST18 ten methods give the same bytes with any number of threads`(threads: Int) throws {
    let files = try SampleStudies.smallClinical()
    try expectSame(
      SampleStudies.clinical(),
      StudyRunner(threads: threads).run(.memory(files))
    )
  }

  /// Half a minute in a debug build, so it stays out of the default suite.
  @Test(
    .enabled(if: ProcessInfo.processInfo.environment["METEYARD_LONG"] == "1"),
    arguments: [1, 2, 8]
  )
  func `SST18 the whole clinical study gives cut 80 and the same bytes`(threads: Int) throws {
    let run = try StudyRunner(threads: threads).run(SampleStudies.files("clinical-skills"))
    #expect(run.figure("cut")?.text == "80")
    let again = try StudyRunner(threads: threads).run(SampleStudies.files("clinical-skills"))
    expectSame(run, again)
  }

  @Test func `no file of a run holds a path of this machine`() throws {
    let home = SampleStudies.folder.deletingLastPathComponent().path
    let temporary = FileManager.default.temporaryDirectory.path
    for run in [try SampleStudies.praxis(), try SampleStudies.mississippi()] {
      for path in run.content.files.keys {
        let text = run.text(path)
        #expect(!text.contains(home) && !text.contains(temporary + "/"), "\(path)")
      }
    }
  }

  @Test func `run json lists every input and output with its hash`() throws {
    let content = try SampleStudies.praxis().content
    let manifest = content.manifest
    #expect(
      manifest.inputs.map(\.path).sorted() == [
        "conversion.csv", "demographics.csv", "evaluation.csv", "panelist-totals.csv",
      ]
    )
    #expect(Set(manifest.results.map(\.path)) == Set(content.files.keys).subtracting(["run.json"]))
    #expect(try manifest.computedIdentity() == manifest.identity)
    #expect(manifest.counts.units == 1)
  }
}
