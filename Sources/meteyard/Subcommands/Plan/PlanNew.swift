// SPDX-License-Identifier: Apache-2.0
import Accountability
import ArgumentParser
import Evidence
import Foundation
import Study

/// `plan new DIR --unit U --run RUN`: a plan to begin with.
struct PlanNew: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Make a plan folder for a unit of a run, with a first goal at the run's total.",
    discussion: """
      EXAMPLES
        meteyard plan new my-plan --unit EX-01 --run run/missouri-districts
        meteyard plan new my-plan --unit EX-01 --run run/missouri-districts --years 3
      """
  )

  @OptionGroup var common: CommonOptions
  @OptionGroup var options: PlanOptions

  @Option(help: "The unit, by its id in the run.")
  var unit: String

  @Option(help: "A run folder of the kind accountability.", completion: .directory)
  var run: String

  @Option(help: "How many years the plan is for, from the day given with --on.")
  var years = 5

  struct Item: Encodable {
    let folder: String
    let unit: String
    let start: String
    let end: String
  }

  func validate() throws {
    guard (1...10).contains(years) else { throw ValidationError("--years is 1 to 10") }
  }

  func run() async throws {
    let measures = try PlanRun(URL(fileURLWithPath: run)).measures(of: unit)
    let start = options.day
    let (year, month, day) = start.fields
    // A plan that begins on a leap day ends with the February of its last year.
    let next =
      CalendarDate(year: year + years, month: month, day: day)
      ?? CalendarDate(year: year + years, month: 3, day: 1)
    guard let next, let span = Plan.Span(start, CalendarDate(dayNumber: next.dayNumber - 1)) else {
      throw ValidationError("--on takes a day of this calendar")
    }
    let text = PlanTemplate(measures, span: span).text
    try Interruption.whileWriting { try options.place.create(text) }
    if common.json {
      let item = Item(
        folder: options.folder,
        unit: unit,
        start: span.start.description,
        end: span.end.description
      )
      let envelope = Envelope(kind: "plan-new", data: item, fingerprint: measures.fingerprint)
      Output.standard.write(try envelope.text())
    } else if !common.quiet {
      Output.standard.write("wrote \(options.folder)/\(PlanDocument.fileName)")
      common.hint(ShellLine("meteyard", "plan", "check", options.folder, "--run", run))
    }
  }
}
