// SPDX-License-Identifier: Apache-2.0
import Accountability
import ArgumentParser
import Foundation
import Study

/// `plan export DIR`: the plan as one page, as text and as a calendar file.
struct PlanExport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a plan as one HTML page, as text and as a calendar file; public by default.",
    discussion: """
      EXAMPLES
        meteyard plan export my-plan
        meteyard plan export my-plan --internal -o .
      """
  )

  @OptionGroup var common: CommonOptions
  @OptionGroup var options: PlanOptions
  @OptionGroup var held: PlanRunOptions

  @Option(name: .shortAndLong, help: "The folder to write to; the plan folder when left out.")
  var output: String?

  @Flag(help: "Write what those see who work with the plan; small groups are not left out.")
  var `internal` = false

  struct Item: Encodable { let files: [String] }

  func run() async throws {
    let standing = try options.place.dossier()
    let dossier = `internal` ? standing : try standing.forPublic()
    let (measures, outlook) = try held.outlook(of: dossier.plan, common, isAsked: `internal`)
    let whole = PlanView(dossier, run: measures, outlook: outlook, today: options.day)
    if let remark = outlook.remark { Output.talk("note: \(remark.sentence)") }
    let folder = output ?? options.folder
    var files: [String] = []
    for (name, text) in try contents(whole, dossier) {
      let path = (folder as NSString).appendingPathComponent(name)
      try OutputFile(path: path).write(Array(text.utf8))
      files.append(path)
    }
    if common.json {
      Output.standard.write(
        try Envelope(
          kind: "plan-export",
          data: Item(files: files),
          fingerprint: measures?.fingerprint
        ).text()
      )
    } else {
      for file in files where !common.quiet { Output.standard.write("wrote \(file)") }
    }
  }

  /// The files by their names; internal ones have names of their own, so that none is mistaken.
  private func contents(
    _ whole: PlanView,
    _ dossier: PlanDossier
  ) throws -> [(String, String)] {
    let plan = dossier.plan
    func file(_ calendar: PlanCalendar) -> String {
      PlanCalendarFile(calendar, title: plan.title, unit: plan.unit, stamp: options.day).text
    }
    guard !`internal` else {
      return [
        ("plan-internal.html", try PlanPage(whole).html()),
        ("plan-internal.txt", whole.page.joined(separator: "\n") + "\n"),
        ("plan-internal.ics", file(whole.calendar)),
      ]
    }
    let shown = PublicPlanView(whole)
    return [
      ("plan.html", PublicPlanPage(shown, hash: dossier.document.hash).html()),
      ("plan.txt", shown.page.joined(separator: "\n") + "\n"),
      ("plan.ics", file(shown.calendar)),
    ]
  }
}
