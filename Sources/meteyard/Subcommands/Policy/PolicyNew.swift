// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation
import Policy

/// `policy new FILE`: a small policy to begin with.
struct PolicyNew: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Write a small policy to begin with: one decision, its source, its tests.",
    discussion: """
      EXAMPLES
        meteyard policy new my.policy
        meteyard policy test my.policy
      """
  )

  @OptionGroup var common: CommonOptions

  @Argument(help: "The file to write; it must not exist.", completion: .file())
  var file: String

  struct Item: Encodable { let file: String }

  func run() async throws {
    let url = URL(fileURLWithPath: file)
    guard !FileManager.default.fileExists(atPath: url.path) else {
      throw Failure(code: 73, sentence: "\(file) exists already; nothing was written")
    }
    let id = PolicyTemplate.id(from: url.deletingPathExtension().lastPathComponent)
    let text = PolicyTemplate.text(id: id)
    try Interruption.whileWriting { try Data(text.utf8).write(to: url, options: .atomic) }
    if common.json {
      Output.standard.write(try Envelope(kind: "policy-new", data: Item(file: file)).text())
    } else if !common.quiet {
      Output.standard.write("wrote \(file)")
      common.hint(ShellLine("meteyard", "policy", "test", file))
    }
  }
}

/// The policy that `policy new` writes.
enum PolicyTemplate {
  /// A policy's id made of a file's name: lower-case words and digits.
  static func id(from name: String) -> String {
    let words = name.lowercased().unicodeScalars.map { scalar -> Character in
      let isPlain = ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) || scalar == "."
      return isPlain ? Character(scalar) : "-"
    }
    let parts = String(words).split(separator: ".").map { part in
      part.split(separator: "-").joined(separator: "-")
    }
    let id = parts.filter { !$0.isEmpty }.joined(separator: ".")
    return id.isEmpty ? "my.first" : id.contains(".") ? id : "example.\(id)"
  }

  static func text(id: String) -> String {
    """
    policy \(id)
    title "A first policy"
    about applicant
    decides by applied_on
    source ACT "Name the act or rule here" at "section 1" grade unverified

    facts applicant:
      applied_on : date fixed
      training   : duration in years evidence "program letter"
      exam       : one of {passed, failed} evidence "score report"

    version 2026 in force 2026-01-01 until replaced cite ACT:
      decision eligible:
        all of:
          (1) training >= 3 years
          (2) exam = passed

    test "three years and the exam" on 2026-06-01:
      given training 3 years, exam passed
      expect eligible met
    test "two years" on 2026-06-01:
      given training 2 years, exam passed
      expect eligible not met because (1)
    test "the score report is not there yet" on 2026-06-01:
      given training 4 years, exam unknown(pending)
      expect eligible unknown (pending) because (2)

    """
  }
}
