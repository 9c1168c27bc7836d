// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation
import Policy

/// `policy fmt FILE…`: lay policies out as every policy is.
struct PolicyFormat: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt",
    abstract: "Lay policies out as every policy is; comments stay, the meaning stays.",
    discussion: """
      EXAMPLES
        meteyard policy fmt my.policy                     rewrite the file
        meteyard policy fmt --check Policies/*/*.policy   only say which would change (code 1)

      A policy with errors of syntax is left as it is (code 78).
      """
  )

  @OptionGroup var common: CommonOptions

  @Argument(help: "The policies.", completion: .file(extensions: ["policy"]))
  var policies: [String]

  @Flag(help: "Write nothing; code 1 when a file would change.")
  var check = false

  struct Item: Encodable {
    let file: String
    let changes: Bool
  }

  func run() async throws {
    var items: [Item] = []
    for path in policies {
      let policy = try PolicyFile.checked(path)
      let (document, findings) = PolicyParser.parse(policy.source)
      guard let document, !findings.hasErrors else {
        if !common.json { Output.talk(DiagnosticPrinter.text(findings, in: policy.source)) }
        throw Failure(
          code: 78,
          sentence: "\(path) cannot be read, and was left as it is",
          next: "meteyard policy lint \(ShellLine(path))"
        )
      }
      let text = PolicyPrinter.print(document)
      let changes = Array(text.utf8) != policy.source.bytes
      items.append(Item(file: path, changes: changes))
      guard changes, !check else { continue }
      try Interruption.whileWriting {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
      }
    }
    let changed = items.filter(\.changes)
    if common.json {
      let isOK = !check || changed.isEmpty
      Output.standard.write(try Envelope(ok: isOK, kind: "policy-fmt", data: items).text())
    } else if !common.quiet {
      for item in changed {
        Output.standard.write("\(item.file): \(check ? "would change" : "rewritten")")
      }
      if changed.isEmpty { Output.talk("nothing to change") }
    }
    if check, !changed.isEmpty { throw ExitCode(1) }
  }
}
