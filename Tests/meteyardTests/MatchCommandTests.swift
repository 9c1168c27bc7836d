// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestKit
import Testing

/// `match`: what it shows, what it writes, and the codes it ends with.
@Suite struct MatchCommandTests {
  private let terminal: Terminal

  init() throws { terminal = try Terminal(studies: ["run-a-match", "praxis-5331"]) }

  @Test func `a match is shown, run, verified, explained and supposed otherwise`() throws {
    defer { terminal.remove() }
    let study = "Studies/run-a-match"
    let shown = try terminal.meteyard("match", study)
    #expect(shown.code == 0, "\(shown.talk)")
    #expect(shown.lines.contains("Davis matched to General, rank 3 of 3."))
    #expect(try terminal.meteyard("match", study, "--json").output.contains(#""kind":"match""#))
    #expect(try terminal.meteyard("run", study, "-o", "out").code == 0)
    let verified = try terminal.meteyard("match", "verify", "out")
    #expect(verified.code == 0, "\(verified.talk)")
    #expect(
      verified.lines == ["0 of 4 checked pairs block; the run says stable: the verifier agrees"]
    )
    let other = try terminal.meteyard("match", "what-if", "out", "--seats", "City=+1")
    #expect(other.lines.first == "SCENARIO, not a match")
    #expect(other.lines.contains("  Chen: Mercy to City"))
    #expect(try terminal.meteyard("explain", "out", "Davis").output.contains("rank 3 of 3"))
    #expect(try terminal.meteyard("match", "export", "out", "m.smc").code == 0)
    #expect(try terminal.read("m.smc.result").hasPrefix("m 1\nr 0 1\n"))
    #expect(try terminal.meteyard("match", "export", "out", "m.smc").code == 73)
    #expect(try terminal.meteyard("match", "what-if", "out").code == 64)
    let supposed = ["out", "Chen", "--set", "programs[program=City].quota=3"]
    let one = try terminal.meteyard(["whatif"] + supposed)
    #expect(one.lines.first == "SCENARIO, not a report")
    #expect(one.lines.contains("  would be Chen matched to City, rank 1 of 2."))
    #expect(!one.output.contains("program Mercy"))
    #expect(try terminal.meteyard("whatif", "out", "Chan", "--drop", "x[a=b]").code == 66)
    #expect(try terminal.meteyard("sweep", "out", "--vary", "programs.quota=1..2").code == 78)
    #expect(try terminal.meteyard("match", "Studies/praxis-5331").code == 78)
    #expect(try terminal.meteyard("match", "Studies/nothing").code == 66)
  }

  @Test func `a changed byte in an input ends the verifier with 4`() throws {
    defer { terminal.remove() }
    #expect(try terminal.meteyard("run", "Studies/run-a-match", "-o", "out").code == 0)
    try copy(to: "changed")
    try terminal.write(try terminal.read("changed/primary.csv") + "\n", to: "changed/primary.csv")
    let verified = try terminal.meteyard(
      "match",
      "verify",
      "out",
      "--against",
      "changed"
    )
    #expect(verified.code == 4)
    #expect(verified.talk.contains("primary.csv is not the file that the run was computed from"))
  }

  @Test func `a folder of files becomes a study where that is asked for`() throws {
    defer { terminal.remove() }
    let manager = FileManager.default
    try copy(to: "season")
    try manager.removeItem(at: terminal.file("season/study.yaml"))
    #expect(try terminal.meteyard("match", "season").code == 0)
    #expect(!manager.fileExists(atPath: terminal.file("season/study.yaml").path))
    #expect(try terminal.meteyard("match", "season", "--out", "out").code == 66)
    let written = try terminal.meteyard("match", "season", "--write-study", "--out", "out")
    #expect(written.code == 0, "\(written.talk)")
    #expect(try terminal.meteyard("match", "verify", "out", "--against", "season").code == 0)
    #expect(try terminal.meteyard("verify", "out", "--against", "season").code == 0)
    try manager.removeItem(at: terminal.file("season/programs.csv"))
    try manager.removeItem(at: terminal.file("season/study.yaml"))
    let refused = try terminal.meteyard("match", "season")
    #expect(refused.code == 66)
    #expect(refused.talk.contains("season is no season"))
  }

  @Test func `a market in one file is imported, and a wrong line named`() throws {
    defer { terminal.remove() }
    try "r 0 0\nc 9 1 2 0 -1 0 0\np 0 2 0 1 2\n"
      .write(to: terminal.file("a.smc"), atomically: true, encoding: .utf8)
    let made = try terminal.meteyard("match", "import", "a.smc", "market")
    #expect(made.code == 0, "\(made.talk)")
    #expect(try terminal.meteyard("match", "market").output.contains("stable"))
    try "r 0 x\n".write(to: terminal.file("b.smc"), atomically: true, encoding: .utf8)
    let refused = try terminal.meteyard("match", "import", "b.smc", "other")
    #expect(refused.code == 65)
    #expect(refused.talk.contains("b.smc row 1"))
    #expect(!FileManager.default.fileExists(atPath: terminal.file("other").path))
    #expect(try terminal.meteyard("init", "mine", "--template", "match").code == 0)
    #expect(try terminal.meteyard("match", "mine").code == 0)
  }

  /// Copies the published example, so that a test may change it.
  private func copy(to folder: String) throws {
    for file in [
      "study.yaml", "applicants.csv", "programs.csv", "primary.csv", "program_lists.csv",
    ] {
      try terminal.write(try terminal.read("Studies/run-a-match/\(file)"), to: "\(folder)/\(file)")
    }
  }
}
