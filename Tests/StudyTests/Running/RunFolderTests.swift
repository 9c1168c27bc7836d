// SPDX-License-Identifier: Apache-2.0
import Decisions
import Foundation
import Synchronization
import Testing

@testable import Study

@Suite struct RunFolderTests {
  private let temporary: TemporaryFolder
  private let content: RunContent
  private let other: RunContent

  init() throws {
    temporary = try TemporaryFolder()
    content = try SmallStudy.totals.run().content
    other = try SmallStudy.totals.run(overrides: ["rule.rounding": "floor"]).content
  }

  private func folder(_ name: String = "run/small") -> RunFolder {
    RunFolder(temporary.url.appendingPathComponent(name))
  }

  @Test func `a run is created with every file, and a second time left alone`() throws {
    #expect(try folder().write(content) == .created)
    #expect(try folder().read() == content.files)
    let file = folder().url.appendingPathComponent("run.json").path
    let before = try FileManager.default.attributesOfItem(atPath: file)[.modificationDate] as? Date
    #expect(try folder().write(content) == .unchanged)
    let after = try FileManager.default.attributesOfItem(atPath: file)[.modificationDate] as? Date
    #expect(before == after)
  }

  @Test func `another run at the same place is refused, and replaced as a whole when asked`()
    throws
  {
    _ = try folder().write(other)
    let error = #expect(throws: StudyError.self) { try folder().write(content) }
    #expect(error?.kind == .cannotCreate)
    #expect(
      error?.sentence
        == "small holds another run; give `--replace`, or another folder with `-o`"
    )
    #expect(try folder().read() == other.files)
    #expect(try folder().write(content, replace: true) == .replaced)
    #expect(try folder().read() == content.files)
    #expect(temporary.entries.allSatisfy { !$0.contains("/.") })
  }

  @Test func `a run with a changed or added file is another run`() throws {
    _ = try folder().write(content)
    let page = folder().url.appendingPathComponent("report.html")
    try Data("changed".utf8).write(to: page)
    #expect(throws: StudyError.self) { try folder().write(content) }
    #expect(try folder().write(content, replace: true) == .replaced)
    try Data().write(to: folder().url.appendingPathComponent("notes.txt"))
    #expect(throws: StudyError.self) { try folder().write(content) }
  }

  @Test func `a place below a file or a closed folder is refused in words`() throws {
    let file = temporary.url.appendingPathComponent("f")
    try Data().write(to: file)
    let below = #expect(throws: StudyError.self) { try folder("f/x").write(content) }
    #expect(below?.kind == .cannotCreate)
    #expect(
      below?.sentence
        == "x cannot be written: f is a file, not a folder; choose another folder with `-o`"
    )
    let deep = #expect(throws: StudyError.self) { try folder("f/x/y/z").checkPlace() }
    #expect(deep?.sentence.hasPrefix("z cannot be written: f is a file") == true)
    try FileManager.default.createSymbolicLink(
      at: temporary.url.appendingPathComponent("gone"),
      withDestinationURL: temporary.url.appendingPathComponent("nowhere/at/all")
    )
    let lost = #expect(throws: StudyError.self) { try folder("gone/x").write(content) }
    #expect(lost?.sentence.hasPrefix("x cannot be written: gone is a link that leads") == true)
    let name = String(repeating: "n", count: 300)
    let long = #expect(throws: StudyError.self) { try folder(name).write(content) }
    #expect(
      long?.sentence
        == "\(name) cannot be written: file name too long; choose another folder with `-o`"
    )
    let template = StudyTemplate(kind: .policy, name: "x")
    let made = #expect(throws: StudyError.self) {
      try template.write(to: file.appendingPathComponent("x"))
    }
    #expect(
      made?.sentence == "x cannot be made: f is a file, not a folder; name another place"
    )
  }

  @Test func `a folder that is no run is never replaced`() throws {
    let url = folder().url
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    try Data("mine".utf8).write(to: url.appendingPathComponent("thesis.txt"))
    for replace in [false, true] {
      let error = #expect(throws: StudyError.self) { try folder().write(content, replace: replace) }
      #expect(
        error?.sentence == "small is not a run folder, so it is not replaced; choose another `-o`"
      )
    }
    #expect(FileManager.default.fileExists(atPath: url.appendingPathComponent("thesis.txt").path))
  }

  @Test(arguments: ["run/small/again", "run/small/tables/again", "run/small/run.json"])
  func `a place inside another run is refused, and that run stays as it is`(place: String) throws {
    _ = try folder().write(other)
    for replace in [false, true] {
      let error = #expect(throws: StudyError.self) {
        try folder(place).write(content, replace: replace)
      }
      #expect(error?.kind == .cannotCreate)
    }
    let error = #expect(throws: StudyError.self) { try folder("run/small/again").checkPlace() }
    #expect(
      error?.sentence
        == "again would stand inside the run folder small, and a run is never changed; choose another "
        + "folder with `-o`"
    )
    #expect(try folder().read() == other.files)
    #expect(RunFolder.run(around: folder("run/other").url) == nil)
  }

  @Test func `how many units of a long stage are done is told from time to time`() {
    let told = Mutex<[String]>([])
    let tally = StageTally("deciding", of: 3, "applicants", pause: .zero) { line in
      told.withLock { $0.append(line) }
    }
    for _ in 0..<3 { tally.advance() }
    #expect(told.withLock { $0 }.last == "deciding 3 of 3 applicants")
    let silent = StageTally("deciding", of: 3, "applicants", pause: .seconds(60)) { line in
      told.withLock { $0.append(line) }
    }
    silent.advance(by: 3)
    #expect(told.withLock(\.count) == 3)
  }

  @Test func `an empty folder takes the run`() throws {
    try FileManager.default.createDirectory(at: folder().url, withIntermediateDirectories: true)
    #expect(try folder().write(content) == .created)
    #expect(try folder().read() == content.files)
  }

  @Test func `a file that stands in the way is refused and kept`() throws {
    let url = temporary.url.appendingPathComponent("small")
    try Data("mine".utf8).write(to: url)
    let error = #expect(throws: StudyError.self) {
      try folder("small").write(content, replace: true)
    }
    #expect(error?.kind == .cannotCreate)
    #expect(try String(contentsOf: url, encoding: .utf8) == "mine")
  }

  @Test func `a folder that cannot be made is an error and leaves nothing`() throws {
    try Data("a file".utf8).write(to: temporary.url.appendingPathComponent("file"))
    let error = #expect(throws: StudyError.self) { try folder("file/small").write(content) }
    #expect(error?.kind == .cannotCreate)
    #expect(temporary.entries == ["file"])
  }

  @Test(arguments: [0, 1, 7])
  func `a stop between files leaves nothing behind`(files: Int) throws {
    let asked = Mutex(0)
    let error = #expect(throws: StudyError.self) {
      try folder("small").write(
        content,
        shouldStop: {
          asked.withLock { count in
            count += 1
            return count > files
          }
        }
      )
    }
    #expect(error?.kind == .interrupted)
    #expect(temporary.entries.isEmpty)
  }

  @Test func `a stop while replacing keeps the standing run`() throws {
    _ = try folder().write(other)
    #expect(throws: StudyError.self) {
      try folder().write(content, replace: true, shouldStop: { true })
    }
    #expect(try folder().read() == other.files)
    #expect(temporary.entries.allSatisfy { !$0.contains("/.") })
  }

  @Test func `a folder that is missing or empty is not read`() throws {
    let missing = #expect(throws: StudyError.self) { try folder("none").read() }
    #expect(missing?.kind == .inputMissing)
    try FileManager.default.createDirectory(at: folder().url, withIntermediateDirectories: true)
    let empty = #expect(throws: StudyError.self) { try folder().read() }
    #expect(empty?.sentence == "small is missing or empty")
  }
}

@Suite struct StudyRunnerTests {
  @Test func `the stages are told in order`() throws {
    let stages = Mutex<[String]>([])
    let runner = StudyRunner(progress: { stage in stages.withLock { $0.append(stage) } })
    _ = try runner.run(.memory(SmallStudy.totals.files))
    #expect(
      stages.withLock { $0 } == [
        "reading study.yaml", "reading panelist-totals.csv", "computing", "writing pages",
      ]
    )
  }

  @Test func `a stop ends the run without a result`() {
    let runner = StudyRunner(shouldStop: { true })
    let error = #expect(throws: StudyError.self) {
      try runner.run(.memory(SmallStudy.totals.files))
    }
    #expect(error?.kind == .interrupted)
  }

  @Test func `outputs that are turned off are not written`() throws {
    var study = SmallStudy.totals
    study.head = "outputs: { certificates: no, report: no, charts: no }"
    let files = try study.run().content.files.keys
    #expect(files.allSatisfy { !$0.hasPrefix("charts/") && !$0.hasPrefix("certificates/") })
    #expect(!files.contains("report.html"))
    #expect(files.contains("decisions.json") && files.contains("tables/table-3.csv"))
  }

  @Test func `marks stand on every page`() throws {
    var study = SmallStudy.totals
    study.head = "marks: [simulated]"
    let run = try study.run()
    for path in ["report.html", "certificates/S1.html", "certificates/S1.txt"] {
      #expect(run.text(path).lowercased().contains("simulated"), "\(path)")
    }
    #expect(run.summary.last == "evidence: simulated")
  }

  @Test func `a missing file, a folder and a link out of the study are refused`() throws {
    let temporary = try TemporaryFolder()
    let url = temporary.url
    func error(_ name: String) throws -> StudyError? {
      let text = SmallStudy.totals.document.replacing(
        "panelist-totals.csv",
        with: name + ", as: panelist-totals"
      )
      try Data(text.utf8).write(to: url.appendingPathComponent("study.yaml"))
      return #expect(throws: StudyError.self) { try StudyRunner().run(.folder(url)) }
    }
    #expect(
      try error("none.csv")?.sentence
        == "none.csv is missing from the study; put the file there, or mend `file:` in study.yaml"
    )
    try FileManager.default.createDirectory(
      at: url.appendingPathComponent("sub"),
      withIntermediateDirectories: true
    )
    #expect(try error("sub")?.sentence == "sub is a folder; `file:` names a file")
    try FileManager.default.createSymbolicLink(
      atPath: url.appendingPathComponent("out.csv").path,
      withDestinationPath: "/etc/hostname"
    )
    let link = try error("out.csv")
    #expect(link?.sentence == "out.csv is a link that leaves the study's folder")
    #expect(link?.kind == .inputMissing)
  }
}
