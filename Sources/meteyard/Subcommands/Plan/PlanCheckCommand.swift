// SPDX-License-Identifier: Apache-2.0
import Accountability
import ArgumentParser
import Study

/// `plan check DIR`: what a careful colleague would say of a plan.
struct PlanCheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check a plan's goals, evidence, links, dates and records; warn, block nothing.",
    discussion: """
      EXAMPLES
        meteyard plan check my-plan
        meteyard plan check my-plan --run run/missouri-districts
        meteyard plan check my-plan --json

      Code 1 when a name leads nowhere or a record was changed; warnings and notes leave 0.
      """
  )

  @OptionGroup var common: CommonOptions
  @OptionGroup var options: PlanOptions
  @OptionGroup var held: PlanRunOptions

  func run() async throws {
    let dossier = try options.place.dossier()
    let (measures, outlook) = try held.outlook(of: dossier.plan, common)
    let remarks = dossier.remarks(measures, outlook, today: options.day)
    let isSound = !remarks.contains { $0.severity == .error }
    if common.json {
      let envelope = Envelope(
        ok: isSound,
        kind: "plan-check",
        data: remarks.map { PlanRemarkRecord($0, in: dossier) },
        fingerprint: measures?.fingerprint
      )
      Output.standard.write(try envelope.text())
    } else {
      for remark in remarks {
        Output.standard.write("\(remark.severity.rawValue): \(dossier.sentence(remark))")
      }
      let counts = [PlanRemark.Severity.error, .warning, .note].map { severity in
        Output.count(remarks.count { $0.severity == severity }, severity.rawValue)
      }
      if !common.quiet { Output.talk(counts.joined(separator: ", ")) }
    }
    if !isSound { throw ExitCode(1) }
  }
}
