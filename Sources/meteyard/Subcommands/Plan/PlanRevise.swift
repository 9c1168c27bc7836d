// SPDX-License-Identifier: Apache-2.0
import Accountability
import ArgumentParser
import Evidence
import Study

/// `plan revise DIR`: why an approved plan was changed.
struct PlanRevise: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revise",
    abstract: "Record why an approved plan was changed, and what changed.",
    discussion: """
      EXAMPLES
        meteyard plan revise my-plan --reason annual-review --by superintendent --on 2016-09-20

      REASON is one of:
        \(RevisionReason.allCases.map { "\($0.rawValue): \($0.words)" }
          .joined(separator: "\n  "))
      """
  )

  @OptionGroup var common: CommonOptions
  @OptionGroup var options: PlanOptions

  @Option(help: "The reason, of the list above.")
  var reason: RevisionReason

  @Option(help: "Who changed it, as a role.")
  var by: String

  @Option(help: "The reason in your own words.")
  var note = ""

  struct Item: Encodable {
    let reason: String
    let note: String
    let by: String
    let changes: [String]
    let from: String
    let hash: String
  }

  func run() async throws {
    let revision = try Interruption.whileWriting {
      try options.place.revise(for: reason, note: note, by: by, on: options.day)
    }
    if common.json {
      let item = Item(
        reason: revision.reason.rawValue,
        note: revision.note,
        by: revision.role,
        changes: revision.changes,
        from: revision.from,
        hash: revision.hash
      )
      Output.standard.write(try Envelope(kind: "plan-revise", data: item).text())
    } else if !common.quiet {
      Output.standard.write("recorded: \(revision.reason.words)")
      for change in revision.changes { Output.standard.write("  \(change)") }
    }
  }
}

extension RevisionReason: ExpressibleByArgument {}
