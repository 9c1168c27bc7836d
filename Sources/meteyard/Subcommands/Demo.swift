// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Decisions
import Foundation
import Study

/// `demo [NAME]`: run the sample studies and show each headline.
struct Demo: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run the sample studies; print each headline and the next command.",
    discussion: """
      EXAMPLES
        meteyard demo                    all sample studies, into run/
        meteyard demo praxis-5331        one of them
        meteyard demo --into out
      """
  )

  @OptionGroup var common: CommonOptions

  @Argument(
    help: "A sample study; all of them when left out.",
    completion: .custom { _, _, _ in StudyLibrary.names() }
  )
  var name: String?

  @Option(help: "The folder that the run folders go into.")
  var into = "run"

  struct Item: Encodable {
    let study: String
    let headline: String
    let folder: String
    let written: String
    let fingerprint: String
  }

  func run() async throws {
    guard let library = StudyLibrary.folder() else {
      throw Failure(
        code: 66,
        sentence: "the sample studies were not found; run this in the project's folder, "
          + "or set METEYARD_STUDIES to the folder Studies"
      )
    }
    var names = StudyLibrary.names()
    if let name {
      guard names.contains(name) else {
        throw Failure(
          code: 66,
          sentence: "there is no sample study \"\(name)\"\(StudyLibrary.suggestion(for: name)) "
            + "(there are \(names.joined(separator: ", ")))"
        )
      }
      names = [name]
    }
    let line = common.progressLine
    var items: [Item] = []
    for name in names {
      let runner = StudyRunner(
        threads: common.jobs,
        progress: { line("\(name): \($0)") },
        shouldStop: { Interruption.isRequested }
      )
      let run = try runner.run(.folder(library.appendingPathComponent(name)))
      let folder = "\(into)/\(run.id)"
      let written = try Interruption.whileWriting {
        try RunFolder(URL(fileURLWithPath: folder))
          .write(
            run.content,
            replace: true,
            progress: { line("\(name): \($0)") },
            shouldStop: { Interruption.isRequested }
          )
      }
      line.end()
      let item = Item(
        study: run.id,
        headline: run.headline,
        folder: folder,
        written: "\(written)",
        fingerprint: run.content.manifest.fingerprint.line
      )
      items.append(item)
      if !common.json { show(item, unit: run.firstExplained) }
    }
    if common.json { Output.standard.write(try Envelope(kind: "demo", data: items).text()) }
  }

  private func show(_ item: Item, unit: String?) {
    if common.plain {
      let cells = [item.study, item.headline, "\(item.folder)/report.html", item.written]
      Output.standard.write(cells.joined(separator: "\t"))
      return
    }
    Output.standard.write(item.headline)
    Output.standard.write("  report  \(item.folder)/report.html  (\(item.written))")
    if let unit {
      let next = ShellLine("meteyard", "explain", item.folder, unit)
      Output.standard.write("  next    \(next)")
    }
    Output.standard.write("")
  }
}
