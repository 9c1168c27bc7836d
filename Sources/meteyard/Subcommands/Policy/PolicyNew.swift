// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation
import Policy
import Study

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
    try OutputFile(path: file).write(Array(text.utf8))
    if common.json {
      Output.standard.write(try Envelope(kind: "policy-new", data: Item(file: file)).text())
    } else if !common.quiet {
      Output.standard.write("wrote \(file)")
      common.hint(ShellLine("meteyard", "policy", "test", file))
    }
  }
}
