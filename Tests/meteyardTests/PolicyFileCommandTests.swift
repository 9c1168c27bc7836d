// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// The commands that read and write policy files.
@Suite struct PolicyFileCommandTests {
  private let terminal: Terminal

  init() throws {
    terminal = try Terminal(studies: [])
    try terminal.write(TrainingPolicy.text, to: "t.policy")
  }

  private func object(_ answer: Terminal.Answer) throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: Data(answer.output.utf8))
    return try #require(value as? [String: Any])
  }

  // MARK: fmt

  private static let loose = TrainingPolicy.text.replacing(">= 3 years", with: ">=  3 years")

  @Test func `fmt changes no file where one of them cannot be read`() throws {
    defer { terminal.remove() }
    try terminal.write(Self.loose, to: "a.policy")
    try terminal.write("policy\n", to: "b.policy")
    let answer = try terminal.meteyard("policy", "fmt", "a.policy", "b.policy")
    #expect(answer.code == 78 && answer.output.isEmpty)
    #expect(answer.talk.contains("error: b.policy cannot be read; no file was changed\n"))
    #expect(try terminal.read("a.policy") == Self.loose)
    let missing = try terminal.meteyard("policy", "fmt", "a.policy", "none.policy")
    #expect(missing.code == 66)
    #expect(try terminal.read("a.policy") == Self.loose)
  }

  @Test func `fmt writes through a link and keeps the mode`() throws {
    defer { terminal.remove() }
    try terminal.write(Self.loose, to: "deep/a.policy")
    let manager = FileManager.default
    try manager.setAttributes(
      [.posixPermissions: 0o640],
      ofItemAtPath: terminal.file("deep/a.policy").path
    )
    try manager.createSymbolicLink(
      atPath: terminal.file("a.policy").path,
      withDestinationPath: "deep/a.policy"
    )
    let answer = try terminal.meteyard("policy", "fmt", "a.policy")
    #expect(answer.code == 0 && answer.output == "a.policy: rewritten\n")
    #expect(
      try manager.destinationOfSymbolicLink(atPath: terminal.file("a.policy").path)
        == "deep/a.policy"
    )
    #expect(try terminal.read("deep/a.policy") != Self.loose)
    let attributes = try manager.attributesOfItem(atPath: terminal.file("deep/a.policy").path)
    #expect(attributes[.posixPermissions] as? Int == 0o640)
    #expect(try manager.contentsOfDirectory(atPath: terminal.file("deep").path) == ["a.policy"])
  }

  // MARK: Files that cannot be written or read

  @Test(arguments: [
    "policy new none/x.policy", "data check scores.csv --json --rejects none/r.csv",
    "policy new t.policy/x.policy",
  ])
  func `a place that cannot be written ends in code 73`(line: String) throws {
    defer { terminal.remove() }
    try terminal.write("a,b\n1\n", to: "scores.csv")
    let answer = try terminal.shell("meteyard \(line)")
    #expect(answer.code == 73)
    #expect(answer.lines.count <= 1 && answer.talk.contains(" cannot be written: "))
    #expect(!answer.talk.contains("internal error"))
  }

  @Test func `what is no file is written to and not replaced`() throws {
    defer { terminal.remove() }
    try terminal.write("a,b\n1\n", to: "scores.csv")
    let answer = try terminal.shell(
      "mkfifo p; timeout 20 cat p > q & meteyard data check scores.csv -q --rejects p; wait; test -p p"
    )
    #expect(answer.code == 0)
    #expect(try terminal.read("q").contains("1"))
  }

  @Test func `a missing folder is named with the command that makes it`() throws {
    defer { terminal.remove() }
    let answer = try terminal.meteyard("policy", "new", "none/x.policy")
    let folder = terminal.file("none").path
    #expect(
      answer.talk == "error: none/x.policy cannot be written: there is no folder \(folder)\n"
        + "next: mkdir -p \(folder)\n"
    )
  }

  @Test func `a folder in place of a file is said to be one`() throws {
    defer { terminal.remove() }
    let answer = try terminal.meteyard("policy", "lint", "Studies")
    #expect(answer.code == 66)
    #expect(answer.talk == "error: Studies is a folder; name a file in it\n")
  }

  // MARK: What is printed

  @Test func `sql of a decision that is not there is refused`() throws {
    defer { terminal.remove() }
    let answer = try terminal.meteyard("policy", "sql", "t.policy", "--only", "eligble")
    #expect(answer.code == 66 && answer.output.isEmpty)
    #expect(
      answer.talk == "error: there is no decision or measure \"eligble\"; "
        + "did you mean \"eligible\"? (there is eligible)\n"
    )
    let sql = try terminal.meteyard("policy", "sql", "t.policy", "--only", "eligible")
    #expect(sql.code == 0 && sql.output.contains("SQLite, meteyard 0.1.0; generated"))
    #expect(!sql.output.contains("meteyard meteyard"))
  }

  @Test func `show prints the range of a number`() throws {
    defer { terminal.remove() }
    let answer = try terminal.meteyard("policy", "show", "t.policy")
    #expect(answer.lines.contains("    age         a whole number, 0 to 130"))
  }

  @Test func `counts of one are in the singular`() throws {
    defer { terminal.remove() }
    try terminal.write(TrainingPolicy.text.replacing("exam = ", with: "exam = un"), to: "t.policy")
    let answer = try terminal.meteyard("policy", "lint", "t.policy")
    #expect(answer.code == 78 && answer.talk.hasPrefix("1 error, "))
  }

  @Test(arguments: [
    ["policy", "show", "t.policy"], ["policy", "export", "t.policy"],
    ["policy", "explain", "t.policy", "--on", "2024-06-01", "--given", TrainingPolicy.met],
  ])
  func `every command has one envelope`(arguments: [String]) throws {
    defer { terminal.remove() }
    let answer = try terminal.meteyard(arguments + ["--json"])
    let object = try object(answer)
    #expect(Set(object.keys) == ["ok", "kind", "version", "data", "warnings", "fingerprint"])
    #expect(object["kind"] as? String == "policy-\(arguments[1])")
    #expect((object["fingerprint"] as? String)?.hasPrefix("sha256:") == true)
    #expect(object["data"] is [String: Any] || object["data"] is [[String: Any]])
  }

  @Test func `the JSON form is bare without --json, and can be read back`() throws {
    defer { terminal.remove() }
    let answer = try terminal.shell(
      "meteyard policy export t.policy > t.json; meteyard policy export --from-json t.json --json"
    )
    let data = try #require(try object(answer)["data"] as? [String: Any])
    #expect((data["policy"] as? String)?.hasPrefix("policy example.training\n") == true)
  }

  @Test func `findings of a policy are part of every JSON answer`() throws {
    defer { terminal.remove() }
    try terminal.write(TrainingPolicy.text.replacing("exam =", with: "exm ="), to: "t.policy")
    for command in [["policy", "show", "t.policy"], ["policy", "test", "t.policy"]] {
      let answer = try terminal.meteyard(command + ["--json"])
      let data = try #require(try object(answer)["data"] as? [String: Any])
      let files = try #require(data["findings"] as? [[String: Any]])
      #expect(answer.code == 78 && files.first?["file"] as? String == "t.policy")
    }
  }

  @Test func `an error that a command throws shows how that command is called`() throws {
    defer { terminal.remove() }
    let answer = try terminal.meteyard("cut", "Studies/praxis-5331", "--set", "x")
    #expect(answer.code == 64)
    #expect(answer.talk.contains("\nUsage: meteyard cut ["))
    #expect(answer.talk.hasSuffix("See 'meteyard cut --help' for more information.\n"))
  }
}
