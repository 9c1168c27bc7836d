// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestKit
import Testing

/// Bad input of a study of schools, run by the built command.
@Suite struct SchoolBadInputTests {
  private func run(_ study: SmallSchools) throws -> (terminal: Terminal, answer: Terminal.Answer) {
    let terminal = try Terminal(studies: [])
    try terminal.write("", to: "schools/study.yaml")
    for (path, bytes) in study.files {
      try Data(bytes).write(to: terminal.file("schools/\(path)"))
    }
    return (terminal, try terminal.meteyard("run", "schools", "-o", "run"))
  }

  @Test(arguments: SchoolTrouble.all)
  func `Bad input: each row ends in its sentence and exit code`(trouble: SchoolTrouble) throws {
    let (terminal, answer) = try run(trouble.study)
    defer { terminal.remove() }
    #expect(answer.code == trouble.code)
    #expect(answer.talk == "error: \(trouble.sentence)\n")
    #expect(!FileManager.default.fileExists(atPath: terminal.file("run").path))
  }

  @Test(arguments: SchoolRemark.all)
  func `Bad input: what need not stop a run is said with its row, and scores nothing`(
    remark: SchoolRemark
  ) throws {
    let (terminal, answer) = try run(remark.study)
    defer { terminal.remove() }
    #expect(answer.code == 0, "\(answer.talk)")
    let manifest = try terminal.read("run/run.json")
    let record = try #require(
      try JSONSerialization.jsonObject(with: Data(manifest.utf8)) as? [String: Any]
    )
    let warnings = (record["warnings"] as? [[String: Any]]) ?? []
    let told = warnings.filter { ($0["code"] as? String)?.hasPrefix("W") != true }
      .compactMap { $0["sentence"] as? String }
    #expect(told == remark.sentences)
    let components = try terminal.read("run/tables/components.csv")
    for row in remark.components {
      #expect(components.contains("\n" + row), "\(components)")
    }
  }

  @Test func `no id of a student stands in an error or a warning`() throws {
    let ids = ["A-1", "A-2", "A-3", "A-4", "A-5"]
    for trouble in SchoolTrouble.all {
      #expect(!ids.contains { trouble.sentence.contains($0) }, "\(trouble.name)")
    }
    for remark in SchoolRemark.all {
      #expect(!ids.contains { remark.sentences.joined().contains($0) }, "\(remark.name)")
    }
  }

  @Test func `a year outside the policy gets no points, and says so`() throws {
    let study = SmallSchools.counts
      .replacing("study.yaml", "  supplied: { file: supplied.csv }\n", with: "")
      .replacing("units.csv", "008,2014", with: "008,2031")
    let (terminal, answer) = try run(study)
    defer { terminal.remove() }
    #expect(answer.code == 0)
    let decisions = try terminal.read("run/decisions.csv")
    #expect(
      decisions.contains(
        "008 2031,report,fault,,undetermined,,008 2031: no version of the policy is in force for this "
          + "year.,,no"
      )
    )
    let components = try terminal.read("run/tables/components.csv")
    for name in ["letters,Letters", "numbers,Numbers", "attendance,Attendance"] {
      let row = "008,2031,\(name),,NOT_SCORED,no_table,,,,,,,,,a version in force in the year"
      #expect(components.contains("\n\(row)\n"), "\(components)")
    }
  }

  @Test func `formula text stays text and is escaped in every table`() throws {
    var study = SmallSchools.counts
    for file in ["units.csv", "levels.csv", "rates.csv", "official.csv"] {
      study = study.with(file, Array(study.text(file).replacing("007", with: "=1+1").utf8))
    }
    let (terminal, answer) = try run(study)
    defer { terminal.remove() }
    #expect(answer.code == 0, "\(answer.talk)")
    let components = try terminal.read("run/tables/components.csv")
    #expect(components.contains("\n'=1+1,2014,letters,Letters,,SCORED"))
    #expect(!components.contains("\n=1+1"))
  }
}
