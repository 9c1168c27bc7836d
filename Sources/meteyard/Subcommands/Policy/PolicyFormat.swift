// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
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

      Where one of them has errors of syntax, no file is changed (code 78).
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

  /// A policy as it stands and as it is laid out.
  private struct Layout {
    let path: String
    let text: String
    let changes: Bool
  }

  func run() async throws {
    // All are read before any is written, so that a bad one leaves no half of the work.
    let layouts = try layouts()
    let changed = layouts.filter(\.changes)
    if !check { try write(changed) }
    if common.json {
      let isOK = !check || changed.isEmpty
      let items = layouts.map { Item(file: $0.path, changes: $0.changes) }
      Output.standard.write(try Envelope(ok: isOK, kind: "policy-fmt", data: items).text())
    } else if !common.quiet {
      for layout in changed {
        Output.standard.write("\(layout.path): \(check ? "would change" : "rewritten")")
      }
      if changed.isEmpty { Output.talk("nothing to change") }
    }
    if check, !changed.isEmpty { throw ExitCode(1) }
  }

  private func layouts() throws(Failure) -> [Layout] {
    var layouts: [Layout] = []
    var findings = Failure.Findings()
    var unreadable: [String] = []
    for path in policies {
      let policy = try PolicyFile.checked(path)
      let (document, found) = PolicyParser.parse(policy.own)
      if let document, !found.hasErrors {
        let text = PolicyPrinter.print(document)
        let changes = Array(text.utf8) != policy.own.bytes
        layouts.append(Layout(path: path, text: text, changes: changes))
      } else {
        unreadable.append(path)
        findings.append(Failure.Findings(found, in: policy.own))
      }
    }
    guard let first = unreadable.first else { return layouts }
    throw Failure(
      code: 78,
      sentence: "\(unreadable.joined(separator: ", ")) cannot be read; no file was changed",
      next: ShellLine("meteyard", "policy", "lint", first).description,
      findings: findings
    )
  }

  private func write(_ layouts: [Layout]) throws(Failure) {
    var written: [String] = []
    for layout in layouts {
      do throws(Failure) {
        try OutputFile(path: layout.path).write(Array(layout.text.utf8))
      } catch {
        guard !written.isEmpty else { throw error }
        throw Failure(
          code: error.code,
          sentence: "\(error.sentence) (rewritten before: \(written.joined(separator: ", ")))",
          next: error.next
        )
      }
      written.append(layout.path)
    }
  }
}
