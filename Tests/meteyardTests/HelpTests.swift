// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Eligibility
import Foundation
import TestKit
import Testing

@testable import meteyard

@Suite struct HelpTests {
  @Test func `the help of the root command leads with examples`() throws {
    try expectGolden(Meteyard.helpMessage(columns: 100) + "\n", "help.txt")
  }

  @Test(arguments: ["pathways", "run", "explain", "flip", "init", "decide", "verify", "bundle"])
  func `NoDenialWordsAnywhere: no help says that anybody is turned away`(name: String) throws {
    let command = try #require(
      Meteyard.configuration.subcommands.first { type in
        (type.configuration.commandName ?? "\(type)".lowercased()) == name
      }
    )
    #expect(ConductWords.found(in: command.helpMessage(columns: 100)) == [])
  }

  /// The command lines under EXAMPLES, without the remark that may stand behind one.
  static func examples(_ discussion: String) -> [String] {
    discussion.split(separator: "\n").filter { $0.hasPrefix("  meteyard ") }.map { line in
      let text = line.drop { $0 == " " }
      return String(text.firstRange(of: "  ").map { text[..<$0.lowerBound] } ?? text)
    }
  }

  @Test func `every example of the help texts runs`() throws {
    let terminal = try Terminal(
      studies: [
        "praxis-5331", "mississippi-praxis", "itp-cases", "missouri-districts", "residency-screen",
        "run-a-match",
      ]
    )
    defer { terminal.remove() }
    for (from, to) in [
      ("Studies/itp-cases/facts.yaml", "facts.yaml"),
      ("Policies/licensure/us-tx-itp-provisional.policy", "my-state.policy"),
      ("Studies/residency-screen/screen.policy", "other.policy"),
    ] {
      let file = SharedData.package.appendingPathComponent(from)
      try terminal.write(String(decoding: try Data(contentsOf: file), as: UTF8.self), to: to)
    }
    #expect(try terminal.meteyard("run", "Studies/itp-cases").code == 0)
    try terminal.write("The recommended passing score is 74.\n", to: "report.txt")
    try terminal.write("round,panelist,item,value\n1,P1,I1,.5\n", to: "judgments.csv")
    try terminal.write("person,score\nA,1\nB,NA\nC,.\n", to: "scores.csv")
    #expect(try terminal.meteyard("run", "Studies/praxis-5331").code == 0)
    #expect(try terminal.meteyard("bundle", "run/praxis-5331", "-o", "praxis.meteyard").code == 0)
    let cases = "case \"A-01\" on 2026-06-01:\n  given training 3 years, exam passed\n"
    for name in ["a.case", "applicants.case"] { try terminal.write(cases, to: name) }
    let commands: [any ParsableCommand.Type] = [Meteyard.self] + Meteyard.configuration.subcommands
    let lines = commands.flatMap { Self.examples($0.configuration.discussion) }
    #expect(lines.count >= 30)
    var seen: Set<String> = []
    for line in lines where seen.insert(line).inserted {
      let answer = try terminal.shell(line)
      #expect(answer.code == 0, "\(line): \(answer.talk)")
      try? FileManager.default.removeItem(at: terminal.file("praxis-5331.meteyard"))
    }
  }
}
