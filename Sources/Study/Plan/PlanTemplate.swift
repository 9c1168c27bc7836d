// SPDX-License-Identifier: Apache-2.0
package import Accountability
import Evidence
import ExactArithmetic

/// The text of a new plan, with one goal that begins where the run stands.
package struct PlanTemplate: Sendable {
  let run: RunMeasures
  let span: Plan.Span

  /// A template.
  ///
  /// - Parameters:
  ///   - run: The numbers of the unit.
  ///   - span: The days that the plan is for.
  package init(_ run: RunMeasures, span: Plan.Span) { (self.run, self.span) = (run, span) }

  /// The text.
  package var text: String {
    """
    # An improvement plan: every key is explained in Documentation/Plan.md.
    # Keep this folder under version control; history.yaml beside it is written by the commands.
    title: \(PlanText.scalar("Improvement plan of \(run.unit)"))
    unit: \(PlanText.scalar(run.unit))
    span: { start: \(span.start), end: \(span.end) }
    # Below so many students a goal is not shown in public.
    reporting_n: 10
    # A building's plan names the folder of the district's plan, and links its strategies to it:
    # district_plan: ../district
    statements:
      process: ""
      vision: ""
      mission: ""
      evaluation: ""
    # part: community, staff, board or facilitator; a name is never printed in public.
    team: []
    # Each category has a source, or the reason why there is none.
    data:
      perception: { source: "" }
      achievement: { source: \(PlanText.scalar("run \(run.fingerprint)")) }
      behavior: { source: "" }
      contextual: { source: "" }
      demographic: { source: "" }
    findings: []
    causes: []
    # The first one comes first.
    priorities: []
    goals:\(goal)
    strategies: []
    steps: []
    links: []
    calendar:
      - { kind: review, on: \(review) }

    """
  }

  /// The last day of the plan's first year, or of the plan where it is shorter.
  private var review: CalendarDate {
    let fields = span.start.fields
    let next = CalendarDate(year: fields.year + 1, month: fields.month, day: fields.day)
    return min(next ?? span.end, span.end)
  }

  /// A goal on the report's total, where it is a number; its target is for the plan's authors to set.
  private var goal: String {
    guard let reading = run.last(.total), let number = reading.number else { return " []" }
    return """

        - id: G1
          title: "Name what is to be reached, and set the target"
          measure: total
          baseline: { year: \(reading.year), value: \(number), fingerprint: \(PlanText.scalar(run.fingerprint)) }
          due: \(span.end)
      """
  }
}
