// SPDX-License-Identifier: Apache-2.0
import Decisions
import Graphics
import Matching
import Reporting

/// The report of a match, for those who run it: it names applicants by their ids.
struct MatchReport {
  let analysis: MatchAnalysis
  let tables: MatchTables
  let charts: MatchCharts
  let summary: MatchSummary
  let fingerprint: Fingerprint

  /// A page shows the first rows only; the files hold all of them.
  private static let mostRows = 25

  private var document: StudyDocument { analysis.document }
  private var words: MatchWords { MatchWords(analysis: analysis) }

  var report: Report {
    Report(
      title: document.title,
      subtitle: "Who matched where, that nobody blocks it, and why",
      unit: document.id,
      date: document.date,
      marks: document.marks,
      answer: summary.paragraph,
      sections: [
        stability, match, steps, programs, applicants, chances, strategy, setAside, limits,
        recompute,
      ].compactMap(\.self),
      fingerprint: fingerprint
    )
  }

  private func short(_ table: ResultTable) -> Block {
    .table(table.first(Self.mostRows, of: "tables/\(table.name).csv"))
  }

  private var stability: Section {
    var blocks: [Block] = [
      .text(
        "The verifier read the lists and the seats again, on its own: \(words.standing). A pair blocks where "
          + "both would rather have each other than what they have. Couples at one program: \(words.rule)."
      )
    ]
    if analysis.outcome.status != .stable {
      blocks.append(
        .notice(
          Notice(
            .warning,
            [
              .text(
                "This is not a match to be announced: a person decides what happens to those who block."
              )
            ]
          )
        )
      )
    }
    if let table = tables.blocks { blocks.append(.table(table)) }
    if let table = tables.loops { blocks.append(short(table)) }
    blocks.append(.table(tables.entries))
    return Section("stability", "Whether it is stable", blocks: blocks)
  }

  private var match: Section {
    Section(
      "match",
      "The match",
      blocks: (charts.flow.map { [.figure($0)] } ?? []) + [short(tables.match)]
    )
  }

  private var steps: Section? {
    guard let table = tables.trace else { return nil }
    return Section(
      "steps",
      "Step by step",
      blocks: [
        .text(
          "Each row is one proposal, or a seat lost or given up; the next step follows from it."
        ),
        short(table),
      ]
    )
  }

  private var programs: Section {
    Section(
      "programs",
      "Programs",
      blocks: [
        .table(tables.positions), short(tables.programs.without(["specialty", "track", "quota"])),
      ]
    )
  }

  private var applicants: Section {
    var blocks: [Block] = [
      .table(tables.types.without(["registered", "partial", "top-three-rate"]))
    ]
    if let chart = charts.ranks { blocks.append(.figure(chart)) }
    if let table = tables.couples { blocks.append(.table(table)) }
    return Section("applicants", "Applicants", blocks: blocks)
  }

  private var chances: Section? {
    var blocks: [Block] = []
    if let table = tables.stress { blocks.append(.table(table)) }
    blocks += charts.probability.map { .figure($0) }
    if let table = tables.probability {
      blocks += [
        short(table),
        .text(
          "Of the first choices and types with a curve the largest are drawn; all curves with their bands, and "
            + "why a group has none, stand in tables/probability-curves.csv."
        ),
      ]
    }
    guard !blocks.isEmpty else { return nil }
    return Section("chances", "Chances", blocks: blocks)
  }

  private var strategy: Section? {
    tables.strategy.map {
      Section("strategy", "Whether another list would have paid", blocks: [.table($0)])
    }
  }

  private var setAside: Section? {
    tables.setAside.map { Section("set-aside", "Lists set aside", blocks: [short($0)]) }
  }

  private var limits: Section {
    Section(
      "limits",
      "Limits",
      blocks: [
        .notice(
          Notice(
            .limit,
            [
              .text(
                "Lists are taken as they are handed in: whether a program ranked by good reasons is no "
                  + "question of a match. "
                  + (analysis.isSingles
                    ? "Other stable matchings there may be are no better for \(side)."
                    : "There may be other stable matchings; this is the one that the recorded order leads "
                      + "to.")
              )
            ]
          )
        )
      ]
    )
  }

  private var side: String {
    analysis.settings.rules.proposing == .applicants ? "any applicant" : "any program"
  }

  private var recompute: Section {
    Section(
      "recompute",
      "How this was computed",
      blocks: [.table(tables.record), .command(document.runCommand), .fingerprint(fingerprint)]
    )
  }
}
