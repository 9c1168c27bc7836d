// SPDX-License-Identifier: Apache-2.0
import Accountability
import ArgumentParser
import Evidence
import ExactArithmetic
import Study

/// `plan goal DIR ID`: a goal at the end of the plan's goals, its baseline from a run.
struct PlanGoal: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "goal",
    abstract: "Add a goal to a plan, with its baseline from a run; then say what a check finds.",
    discussion: """
      EXAMPLES
        meteyard plan goal my-plan G2 --title "Mathematics reaches 372" \\
          --measure s1_math/status_call --unit "index points" --run run/missouri-districts \\
          --n 200 --target 372 --due 2020-06-30

      MEASURE is total, percent, a component such as s1_math, or what one of its parts reads, such
      as s1_math/status_call. Without --run the baseline is left out. Goals are changed in plan.yaml.
      """
  )

  @OptionGroup var common: CommonOptions
  @OptionGroup var options: PlanOptions
  @OptionGroup var held: PlanRunOptions

  @Argument(help: "The goal's name in the plan, such as G2.")
  var id: String

  @Option(help: "What is to be reached, in words.")
  var title: String

  @Option(help: "What it is measured by.")
  var measure: String

  @Option(help: "The unit of the measure, in words.")
  var unit = "points"

  @Option(help: "The group of students, in words.")
  var group = "all"

  @Option(help: "Which way is better: up or down.")
  var direction = Plan.Measure.Direction.up

  @Option(help: "What it changes: achievement or system.")
  var kind = Plan.Goal.Kind.achievement

  @Option(help: "The priority that it serves.")
  var priority: String?

  @Option(name: .customLong("n"), help: "How many students the baseline rests on.")
  var students: Int?

  @Option(help: "The number that is to be reached.")
  var target: String?

  @Option(help: "The day by which it is reached.")
  var due: CalendarDate?

  @Option(name: .customLong("milestone"), help: "YEAR=NUMBER on the way; may be repeated.")
  var milestones: [String] = []

  @Option(help: "Half the width of the measure's 95 % interval.")
  var halfWidth: String?

  func run() async throws {
    let dossier = try options.place.dossier()
    guard let reference = Plan.Measure.Reference(measure) else {
      throw ValidationError(
        "--measure takes total, percent, a component or component/part, not \"\(measure)\""
      )
    }
    let measures = try held.measures(of: dossier.plan.unit)
    let lines = try lines(reference, measures)
    try Interruption.whileWriting { try options.place.add(lines, to: "goals", as: "goal") }
    let after = try options.place.dossier()
    let outlook = try held.outlook(of: after.plan, common).outlook
    let remarks = after.remarks(measures, outlook, today: options.day)
      .filter { $0.subject == "goal \(id)" }
    if common.json {
      Output.standard.write(
        try Envelope(
          kind: "plan-goal",
          data: remarks.map { PlanRemarkRecord($0, in: after) },
          fingerprint: measures?.fingerprint
        ).text()
      )
      return
    }
    if !common.quiet { Output.standard.write("added goal \(id) to \(options.folder)") }
    for remark in remarks {
      Output.talk("\(remark.severity.rawValue): \(after.sentence(remark))")
    }
  }

  private func lines(
    _ reference: Plan.Measure.Reference,
    _ measures: RunMeasures?
  ) throws -> [PlanText.Line] {
    var lines: [PlanText.Line] = [
      ("id", PlanText.scalar(id)), ("title", PlanText.scalar(title)),
      ("kind", kind.rawValue), ("measure", PlanText.scalar(reference.description)),
      ("group", PlanText.scalar(group)), ("unit", PlanText.scalar(unit)),
      ("direction", direction.rawValue),
    ]
    if let priority { lines.append(("priority", PlanText.scalar(priority))) }
    if let reading = measures?.last(reference), let number = reading.number {
      let count = students.map { ", n: \($0)" } ?? ""
      let fingerprint = PlanText.scalar(reading.fingerprint)
      lines.append(
        (
          "baseline",
          "{ year: \(reading.year), value: \(number)\(count), fingerprint: \(fingerprint) }"
        )
      )
    }
    if let target { lines.append(("target", try number(target, "--target").description)) }
    if let due { lines.append(("due", due.description)) }
    if !milestones.isEmpty {
      let places = try milestones.map { text in
        let parts = text.split(separator: "=", omittingEmptySubsequences: false)
        guard parts.count == 2, let year = Int(parts[0]) else {
          throw ValidationError("--milestone takes YEAR=NUMBER, not \"\(text)\"")
        }
        return "{ year: \(year), value: \(try number(String(parts[1]), "--milestone")) }"
      }
      lines.append(("milestones", "[\(places.joined(separator: ", "))]"))
    }
    if let halfWidth {
      lines.append(("noise", "{ half_width: \(try number(halfWidth, "--half-width")) }"))
    }
    return lines
  }

  private func number(_ text: String, _ option: String) throws -> Rational {
    guard let number = Rational(text: text) else {
      throw ValidationError("\(option) takes a number such as 372 or 90.5, not \"\(text)\"")
    }
    return number
  }
}

extension Plan.Measure.Direction: ExpressibleByArgument {}
extension Plan.Goal.Kind: ExpressibleByArgument {}
