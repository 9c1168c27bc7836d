// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import meteyard

@Suite struct ShellLineTests {
  @Test(arguments: ["Art Education", "it's", "", "$HOME", "a;b", "*", "(1)", "plain-1.csv", "Ünit"])
  func `a shell reads back the word that was printed`(word: String) throws {
    let terminal = try Terminal(studies: [])
    defer { terminal.remove() }
    let answer = try terminal.shell("printf %s \(ShellLine(word))")
    #expect(answer.code == 0 && answer.output == word)
  }

  @Test func `words that need no quotes get none`() {
    let line = ShellLine("meteyard", "explain", "run/praxis-5331", "Art Education")
    #expect(line.description == "meteyard explain run/praxis-5331 'Art Education'")
  }
}
