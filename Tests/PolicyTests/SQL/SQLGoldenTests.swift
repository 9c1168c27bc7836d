// SPDX-License-Identifier: Apache-2.0
import Foundation
import Policy
import TestKit
import Testing

/// The texts of the shipped policies, as far as SQL carries them.
@Suite struct SQLGoldenPostgresSpark {
  @Test(arguments: PolicyLibrary.worked, SQLDialect.allCases)
  func `the text of a shipped policy is as committed`(name: String, dialect: SQLDialect) throws {
    let policy = try PolicyLibrary.checked(name)
    let rulebook = try #require(policy.rulebook)
    for place in rulebook.versions.indices {
      let compiler = SQLCompiler(version: place, of: rulebook, hash: "0", engine: "meteyard 0")
      let names = compiler.translatable()
      if names.isEmpty { continue }
      let (script, findings) = compiler.compile(dialect, only: names)
      let text = try #require(script, "\(findings.map(\.message))").text
      #expect(text == compiler.compile(dialect, only: names).script?.text)
      let stem = URL(fileURLWithPath: name).deletingPathExtension().lastPathComponent
      try expectGolden(text, "\(stem).\(rulebook.versions[place].name).\(dialect.rawValue).sql")
    }
  }

  @Test(arguments: PolicyLibrary.worked)
  func `what a shipped policy keeps from SQL is named`(name: String) throws {
    let rulebook = try #require(try PolicyLibrary.checked(name).rulebook)
    var text = ""
    for place in rulebook.versions.indices {
      let compiler = SQLCompiler(version: place, of: rulebook, hash: "0", engine: "meteyard 0")
      text += "version \(rulebook.versions[place].name)\n"
      for name in compiler.translatable().sorted() { text += "  carried: \(name)\n" }
      for finding in compiler.compile(.sqlite).diagnostics {
        text += "  \(finding.code.rawValue) \(finding.message)\n"
      }
    }
    let stem = URL(fileURLWithPath: name).deletingPathExtension().lastPathComponent
    try expectGolden(text, "\(stem).txt")
  }

  @Test(arguments: SQLDialect.allCases)
  func `nothing in which dialects differ is ever written`(dialect: SQLDialect) throws {
    for number in 0..<10 {
      var generator = ProgramGenerator(Seed(number))
      let compiler = SQLCompiler(
        version: 0,
        of: generator.rulebook(),
        hash: "0",
        engine: "meteyard 0"
      )
      guard let script = compiler.compile(dialect).script else { continue }
      let words = ["ROUND", "GREATEST", "LEAST", "LOWER", "FILTER", "DATE", "AS INTEGER"]
      for word in words { #expect(!script.text.uppercased().contains(word + "(")) }
      #expect(!script.text.contains(" % "))
    }
  }
}
