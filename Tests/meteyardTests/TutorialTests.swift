// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestKit
import Testing

/// The pages of the documentation that show commands: each is typed as it stands there.
@Suite struct TutorialTests {
  /// A fenced block of a page; with a `+` behind its name it goes on where the file's last one ends.
  private struct Fence {
    let language: String
    let name: String
    let goesOn: Bool
    let lines: [String]
  }

  private static func fences(_ page: String) throws -> [Fence] {
    let file = SharedData.package.appendingPathComponent("Documentation/\(page)")
    let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    var fences: [Fence] = []
    var head: [Substring]?
    var lines: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      guard line.hasPrefix("```") else {
        if head != nil { lines.append(String(line)) }
        continue
      }
      if let open = head {
        let name = open.count > 1 ? String(open[1]) : ""
        fences.append(
          Fence(
            language: String(open.first ?? ""),
            name: name,
            goesOn: open.dropFirst(2).first == "+",
            lines: lines
          )
        )
        (head, lines) = (nil, [])
      } else {
        head = line.dropFirst(3).split(separator: " ")
      }
    }
    return fences
  }

  @Test(arguments: ["PolicyTutorial.md", "Policy.md"])
  func `every command of the page prints what the page shows`(page: String) throws {
    try type(page)
  }

  @Test func `NewStateNeedsNoSwift: a policy file is all that a state takes`() throws {
    try type("NewState.md")
  }

  @Test func `a state's accountability takes a policy file, a mapping and a study`() throws {
    try type("NewAccountability.md")
  }

  @Test func `a plan goes from a run to the board as its page shows`() throws {
    try type("Plan.md", studies: ["missouri-districts"])
  }

  @Test func `the page on screening works as it is printed`() throws {
    try type("Methods/Screening.md", studies: ["example-two-cuts"])
  }

  /// Writes the files of a page and types its commands.
  private func type(_ page: String, studies: [String] = []) throws {
    let terminal = try Terminal(studies: studies)
    defer { terminal.remove() }
    var commands = 0
    for fence in try Self.fences(page) {
      if !fence.name.isEmpty {
        let before = fence.goesOn ? try terminal.read(fence.name) : ""
        try terminal.write(before + fence.lines.map { $0 + "\n" }.joined(), to: fence.name)
      }
      guard fence.language == "console" else { continue }
      for (place, line) in fence.lines.enumerated() where line.hasPrefix("$ ") {
        let answer = try terminal.shell(String(line.dropFirst(2)))
        let shown = fence.lines[(place + 1)...].prefix { !$0.hasPrefix("$ ") }
        var output = answer.output.split(separator: "\n", omittingEmptySubsequences: false)
        while output.last?.isEmpty == true { output.removeLast() }
        #expect(output.map(String.init) == Array(shown), "\(line)\n\(answer.talk)")
        commands += 1
      }
    }
    #expect(commands > 0)
  }
}
