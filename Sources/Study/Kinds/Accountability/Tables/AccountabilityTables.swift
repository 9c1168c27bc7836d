// SPDX-License-Identifier: Apache-2.0
import Accountability
import Decisions
import ExactArithmetic
import Policy

/// The tables of a study of schools and districts, from totals down to what points are made of.
struct AccountabilityTables {
  let analysis: AccountabilityAnalysis

  var all: [ResultTable] {
    [totals, components, parts, sources, distances, changes, official, alternatives]
      .compactMap(\.self) + evidence
  }

  /// The rows that the reports rest on, and their students by level.
  private var evidence: [ResultTable] {
    let units = reports.map(\.unit)
    return DrillRows.entities(of: analysis).map { DrillRows(analysis, $0) }.flatMap { rows in
      [rows.inputs(of: units, isPage: false), rows.levels(of: units, isPage: false)]
    }.compactMap(\.self)
  }

  var reports: [(unit: AccountabilityEvidence.Unit, standing: UnitStanding)] {
    analysis.units.compactMap { one in one.standing.map { (one.unit, $0) } }
  }

  static let key: [ResultTable.Column] = [
    .init("unit", head: "Unit"), .init("year", head: "Year", isNumeric: true),
  ]

  func key(_ unit: AccountabilityEvidence.Unit) -> [String] {
    [unit.id, unit.period.map(String.init) ?? ""]
  }

  /// The total, share and level of each unit and year.
  var totals: ResultTable {
    ResultTable(
      name: "totals",
      title: "Totals",
      columns: Self.key + [
        .init("earned_low", head: "Earned, least", isNumeric: true),
        .init("earned_high", head: "Earned, most", isNumeric: true),
        .init("possible", head: "Possible", isNumeric: true),
        .init("percent_low", head: "Percent, least", isNumeric: true),
        .init("percent_high", head: "Percent, most", isNumeric: true),
        .init("level", head: "Level"), .init("next_level", head: "Next level"),
        .init("next_total", head: "From", isNumeric: true),
        .init("distance", head: "Points missing", isNumeric: true),
        .init("p_same", head: "Same level", isNumeric: true),
        .init("unofficial", head: "Unofficial"),
      ],
      keyColumns: 2,
      rows: analysis.units.compactMap { one -> [String]? in
        guard let standing = one.standing else { return nil }
        let (unit, report) = (one.unit, standing.report)
        let share = report.shareBounds
        return key(unit) + [
          text(report.bounds.lower), text(report.bounds.upper), text(report.possible),
          percent(share?.lower), percent(share?.upper),
          report.level ?? (report.scorecard.level == nil ? "" : "undetermined"),
          standing.next?.level ?? "", text(standing.next?.total), text(standing.next?.distance),
          one.resampled?.probability.map { $0.value.text(places: 3) } ?? "",
          report.isUnofficial ? "yes" : "no",
        ]
      },
      notes: notes
    )
  }

  /// Every component: how it stands, its points, what took some away.
  var components: ResultTable {
    ResultTable(
      name: "components",
      title: "Components",
      columns: Self.key + [
        .init("component", head: "Component"), .init("title", head: "Title"),
        .init("standard", head: "Standard"), .init("state", head: "State"),
        .init("reason", head: "Reason"),
        .init("points", head: "Points", isNumeric: true),
        .init("max", head: "Most", isNumeric: true),
        .init("weight", head: "Weight", isNumeric: true),
        .init("cap_loss", head: "Lost to maximum", isNumeric: true),
        .init("guard_loss", head: "Lost to guards", isNumeric: true),
        .init("patch", head: "Added by patches", isNumeric: true),
        .init("source_status", head: "Weakest source"), .init("readings", head: "Readings"),
        .init("missing", head: "Missing"),
      ],
      keyColumns: 3,
      rows: reports.flatMap { unit, standing in
        standing.report.components.map { component in
          let isScored = component.state.isScored
          return key(unit) + [
            component.id, component.title, component.standard, component.state.word,
            component.state.reason, isScored ? component.words : "", text(component.possible),
            text(component.weight), isScored ? text(component.lostToCaps) : "",
            isScored ? text(component.lostToGuards) : "", isScored ? text(component.adjusted) : "",
            component.grade?.rawValue ?? "none stated", component.readings.list,
            isScored ? "" : component.missing.list,
          ]
        }
      } + outside,
      notes: notes
    )
  }

  /// The components of units in years of no version: no table holds for them, and none is stretched.
  private var outside: [[String]] {
    let scorecard = analysis.rule.rulebook.versions.compactMap(\.program.scorecard).last
    let standards = scorecard?.standards ?? []
    return analysis.units.filter { $0.standing == nil }.flatMap { one in
      standards.flatMap { standard in
        standard.components.map { component in
          key(one.unit) + [
            component.name, component.title, standard.name,
            ComponentState.notScored(.noTable).word, ComponentState.Reason.noTable.rawValue,
          ] + Array(repeating: "", count: 8) + ["a version in force in the year"]
        }
      }
    }
  }

  /// What the points of each scored component are made of; the parts add up to them.
  var parts: ResultTable {
    ResultTable(
      name: "parts",
      title: "What the points are made of",
      columns: Self.key + [
        .init("component", head: "Component"), .init("number", head: "No.", isNumeric: true),
        .init("role", head: "Role"), .init("part", head: "Part"),
        .init("points", head: "Points", isNumeric: true), .init("value", head: "Value and band"),
        .init("tables", head: "Tables"), .init("sources", head: "Sources"),
        .init("note", head: "Note"),
      ],
      keyColumns: 4,
      rows: reports.flatMap { unit, standing in
        standing.report.components.filter(\.counts).flatMap { component in
          component.parts.enumerated().map { number, part in
            let words = PartWords(part)
            return key(unit) + [
              component.id, "\(number + 1)", part.role.rawValue, part.label, words.points,
              words.path, words.tables, words.sources, part.remark,
            ]
          }
        }
      },
      notes: ["Parts of a role other than `alternative` add up to the component's points."]
    )
  }

  /// The first gain of each lever; `nil` where the study has no levers.
  var distances: ResultTable? {
    guard !analysis.settings.levers.isEmpty else { return nil }
    return ResultTable(
      name: "distances",
      title: "The least that gains a point, lever by lever",
      columns: Self.key + [
        .init("lever", head: "Lever"), .init("row", head: "In"),
        .init("steps", head: "Steps", isNumeric: true), .init("amount", head: "Amount"),
        .init("jumping", head: "With jumps", isNumeric: true),
        .init("gain", head: "Points gained", isNumeric: true),
        .init("result", head: "What follows"),
      ],
      keyColumns: 4,
      rows: reports.flatMap { unit, standing in
        standing.gains.map { gain in
          key(unit) + [
            gain.reach.position.lever.id, gain.reach.position.name, "\(gain.steps)",
            gain.reach.position.lever.words(gain.steps), gain.jumps.map(String.init) ?? "",
            "\(gain.gain)", StandingWords(standing).result(gain),
          ]
        }
      },
      notes: [StandingWords.caution]
    )
  }

  private var notes: [String] {
    analysis.isUnofficial ? [AccountabilityAnalysis.unofficial] : []
  }

  private func text(_ number: Rational?) -> String { number?.description ?? "" }

  private func percent(_ number: Rational?) -> String {
    number.map { ($0 * 100).text(places: 1) } ?? ""
  }
}
