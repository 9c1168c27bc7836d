// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// The commands that a run prints on its pages make that run again.
@Suite struct PrintedCommandTests {
  private static func command(in page: String) throws -> String {
    let start = try #require(page.range(of: "<code>meteyard "))
    let end = try #require(page[start.upperBound...].range(of: "</code>"))
    return "meteyard " + page[start.upperBound..<end.lowerBound].replacing("&#39;", with: "'")
  }

  @Test func `a run with parameters of its own is made again by the commands it prints`() throws {
    let terminal = try Terminal(studies: [])
    defer { terminal.remove() }
    #expect(try terminal.meteyard("init", "cases", "--template", "policy").code == 0)
    let made = try terminal.shell("cd cases && meteyard run . --set presumptions=no -o run/strict")
    #expect(made.code == 0, "\(made.talk)")
    let report = try terminal.read("cases/run/strict/report.html")
    let printed = "meteyard run . --set presumptions=no -o run/cases-presumptions-no"
    #expect(try Self.command(in: report) == printed)
    for page in try FileManager.default.contentsOfDirectory(
      atPath: terminal.file("cases/run/strict/certificates").path
    ) where page.hasSuffix(".html") {
      let html = try terminal.read("cases/run/strict/certificates/\(page)")
      #expect(try Self.command(in: html) == printed)
    }
    let again = try terminal.shell("cd cases && \(printed)")
    #expect(again.code == 0, "\(again.talk)")
    #expect(
      try terminal.read("cases/run/cases-presumptions-no/run.json")
        == terminal.read("cases/run/strict/run.json")
    )
  }

  @Test func `the commands of a plain run work in the study's folder`() throws {
    let terminal = try Terminal(studies: [])
    defer { terminal.remove() }
    #expect(try terminal.meteyard("init", "cases", "--template", "policy").code == 0)
    #expect(try terminal.shell("cd cases && meteyard run . && meteyard bundle run/cases").code == 0)
    let report = try Self.command(in: terminal.read("cases/run/cases/report.html"))
    #expect(report == "meteyard run .")
    #expect(try terminal.shell("cd cases && \(report)").code == 0)
    let page = try #require(
      FileManager.default.contentsOfDirectory(
        atPath: terminal.file("cases/run/cases/certificates").path
      ).first { $0.hasSuffix(".html") }
    )
    let verify = try Self.command(in: terminal.read("cases/run/cases/certificates/\(page)"))
    #expect(try terminal.shell("cd cases && \(verify)").code == 0)
  }

  @Test func `a value that a shell would split is quoted`() throws {
    let terminal = try Terminal(studies: ["mississippi-praxis"])
    defer { terminal.remove() }
    let study = "Studies/mississippi-praxis"
    let made = try terminal.meteyard(
      ["run", study, "--set", "unit=points of the scale", "-o", "run/words"]
    )
    #expect(made.code == 0, "\(made.talk)")
    let printed = try Self.command(in: terminal.read("run/words/report.html"))
    #expect(printed.contains(" --set 'unit=points of the scale' -o run/"))
  }

  @Test func `a parameter that is set twice is an error that names both values`() throws {
    let terminal = try Terminal()
    defer { terminal.remove() }
    let answer = try terminal.meteyard(
      ["run", "Studies/praxis-5331", "--set", "version=a", "--set", "version=b"]
    )
    #expect(answer.code == 64 && answer.output.isEmpty)
    #expect(answer.talk.contains("--set gives version twice, as \"a\" and as \"b\"; keep one"))
  }

  @Test func `a run below a file is refused in one sentence`() throws {
    let terminal = try Terminal()
    defer { terminal.remove() }
    try terminal.write("", to: "f")
    let answer = try terminal.meteyard("run", "Studies/praxis-5331", "-o", "f/x")
    #expect(answer.code == 73)
    #expect(
      answer.talk
        == "error: x cannot be written: f is a file, not a folder; choose another folder with `-o`\n"
    )
  }
}
