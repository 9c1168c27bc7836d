// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestKit
import Testing

/// `pathways`: the answer to one person, of which nothing stays.
@Suite struct PathwaysCommandTests {
  private let terminal: Terminal

  init() throws {
    terminal = try Terminal(studies: [])
    let file = SharedData.package.appendingPathComponent("Studies/itp-cases/facts.yaml")
    try terminal.write(
      String(decoding: try Data(contentsOf: file), as: UTF8.self),
      to: "facts.yaml"
    )
  }

  @Test func `each pathway of the library has an answer, its law and what is missing`() throws {
    defer { terminal.remove() }
    let answer = try terminal.meteyard("pathways", "--facts", "facts.yaml")
    #expect(answer.code == 0, "\(answer.talk)")
    let heads = answer.lines.filter { !$0.hasPrefix(" ") && $0.hasPrefix("us.") }
    #expect(heads.count >= 15)
    #expect(heads.contains("us.tn.itp-provisional: open"))
    #expect(heads.contains("us.fl.itp-license: first day of the law not known"))
    #expect(heads.contains("us.id.itp-provisional: not shown to meet"))
    #expect(
      answer.output.contains("(2) not shown to meet: 2.5 years on file, at least 3 years required")
    )
    #expect(answer.output.contains("by version 2024, made law, first day not known"))
    let json = try terminal.meteyard("pathways", "--facts", "facts.yaml", "--json")
    #expect(
      json.output.hasPrefix(#"{"data":{"questions":["#)
        && json.output.contains(#""kind":"pathways""#)
    )
    let plain = try terminal.meteyard("pathways", "--facts", "facts.yaml", "--plain")
    #expect(plain.lines.count == heads.count + 1)
    #expect(plain.lines.allSatisfy { $0.filter { $0 == "\t" }.count == 5 })
  }

  @Test func `AnonymousLeavesNoTrace: no file, no log line, no answer in an error`() throws {
    defer { terminal.remove() }
    let home = "home"
    try FileManager.default.createDirectory(
      at: terminal.file(home),
      withIntermediateDirectories: true
    )
    let answer = try terminal.shell(
      "HOME=$PWD/home TMPDIR=$PWD/home XDG_CACHE_HOME=$PWD/home XDG_STATE_HOME=$PWD/home "
        + "meteyard pathways --facts - < facts.yaml"
    )
    #expect(answer.code == 0 && answer.talk.isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: terminal.file(home).path) == [])
    let here = try FileManager.default.contentsOfDirectory(atPath: terminal.folder.path)
    #expect(here.sorted() == ["Studies", "facts.yaml", "home"])
    let wrong = try terminal.shell(
      "echo 'practice_total: secretly long' | meteyard pathways --facts -"
    )
    #expect(wrong.code == 65 && !wrong.talk.contains("secretly") && wrong.output.isEmpty)
  }

  @Test func `at most twelve questions are asked, and none that a board must answer`() throws {
    defer { terminal.remove() }
    let answer = try terminal.meteyard("pathways", "--questions")
    #expect(answer.code == 0 && answer.lines.count <= 12 && answer.lines.count >= 8)
    #expect(answer.lines.first == "applied_on: a date")
    #expect(!answer.lines.contains { $0.hasPrefix("competency") })
  }

  @Test(arguments: [
    ("ecfmg: permanent", "facts.yaml:1:1: E102 \"ecfmg\" is no fact"),
    ("ecfmg_certificat: permanent", "did you mean \"ecfmg_certificate\"?"),
    ("ecfmg_certificate: permanently", "facts.yaml:1:20: `ecfmg_certificate` is one of permanent"),
    ("practice: yes", "facts.yaml:1:11: `practice`"),
    ("offer: { fulltime: yes }", "`offer` has no field \"fulltime\"; did you mean \"full_time\"?"),
    ("applied_on: [2026-01-01]", "`applied_on` is one value, not a list"),
    ("practice_total: { years: 3 }", "`practice_total` is one value, not a group of facts"),
    (
      "competency: yes",
      "`competency` is judged by Board of Medical Examiners, and nobody else can say it"
    ),
    ("offer: E-1", "`offer` is a group of facts, such as { field: value }, or none"),
    ("just words", "a text of facts is a list of `key: value` lines"),
    ("offer: { employer: { wages: 5 } }", "E102 \"wages\" is no fact of an employer"),
  ])
  func `what is wrong with facts has its line and column`(text: String, sentence: String) throws {
    defer { terminal.remove() }
    try terminal.write(text + "\n", to: "facts.yaml")
    let answer = try terminal.meteyard("pathways", "--facts", "facts.yaml")
    #expect(answer.code == 65, "\(answer.talk)")
    #expect(answer.talk.contains(sentence), "\(answer.talk)")
  }

  @Test func `facts and questions exclude each other, and one of them is asked for`() throws {
    defer { terminal.remove() }
    #expect(try terminal.meteyard("pathways").code == 64)
    #expect(try terminal.meteyard("pathways", "--facts", "facts.yaml", "--questions").code == 64)
    #expect(try terminal.meteyard("pathways", "--facts", "none.yaml").code == 66)
  }
}
