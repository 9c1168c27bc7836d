// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import ExactArithmetic
import Matching
import NumericsCore

/// The tables of a scoring study.
extension ScoringResult {
  var tables: [ResultTable] {
    [sheetTable, scoreTable, agreementTable, draftTable]
      + (orderedTable.rows.isEmpty ? [] : [orderedTable])
  }

  /// The sheet: what raters were asked, by which words, and what each criterion weighs.
  var sheetTable: ResultTable {
    ResultTable(
      name: "sheet",
      title: "Scoring sheet",
      columns: [
        .init("criterion", head: "Criterion"), .init("weight", head: "Weight", isNumeric: true),
        .init("share", head: "Of all weight, %", isNumeric: true),
        .init("raters", head: "Raters needed", isNumeric: true),
        .init("missing", head: "Where it is missing"), .init("steps", head: "Steps in words"),
      ],
      rows: sheet.criteria.map { one in
        [
          one.label, one.weight.description,
          (one.weight / sheet.totalWeight * 100).text(places: 1), "\(one.requiredRaters)",
          one.missing == .leaveOut ? "the others count" : "no score",
          one.anchors.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
            .joined(separator: "; "),
        ]
      },
      notes: ["Weights: \(sheet.weightSource)."]
    )
  }

  /// Every applicant with the mean of each criterion, the score and its rank.
  var scoreTable: ResultTable {
    ResultTable(
      name: "scores",
      title: "Scores",
      columns: [.init("program", head: "Program"), .init("applicant", head: "Applicant")]
        + sheet.criteria.map { .init($0.name, head: $0.label, isNumeric: true) }
        + [
          .init("present", head: "Weight present, %", isNumeric: true),
          .init("score", head: "Score", isNumeric: true),
          .init("exact", head: "Exact score"), .init("rank", head: "Rank", isNumeric: true),
          .init("band", head: "Band of rank"),
          .init("same-rank", head: "Same rank, %", isNumeric: true),
          .init("group", head: "Group", isNumeric: true),
          .init("reasons", head: "No score because"),
        ],
      keyColumns: 2,
      rows: units.map { unit in
        let score = unit.score
        return [unit.program.scores.program, score.applicant]
          + score.parts.map { part in
            part.mean.map { "\($0.text(places: 2)) (\(part.raters))" } ?? "(\(part.raters))"
          }
          + [
            (score.presentShare * 100).text(places: 1), score.score?.text(places: 3) ?? "",
            score.score?.description ?? "", score.rank.map(String.init) ?? "",
            unit.band.map(Self.words) ?? "",
            unit.band.map { ($0.sameRank * 100).text(places: 1) } ?? "",
            unit.band.map { String($0.group) } ?? "", score.reasons.joined(separator: "; "),
          ]
      },
      notes: [
        "A criterion shows the mean of its raters and how many they are. Equal scores share the better "
          + "rank. Band: \(bandWords). Weights: \(sheet.weightSource)."
      ]
    )
  }

  static func words(_ band: RankBands.Band) -> String {
    "\(band.lower.text(places: 1)) to \(band.upper.text(places: 1))"
  }

  /// How far raters agree, by program and criterion.
  var agreementTable: ResultTable {
    ResultTable(
      name: "agreement",
      title: "Agreement of raters",
      columns: [
        .init("program", head: "Program"), .init("criterion", head: "Criterion"),
        .init("raters", head: "Raters", isNumeric: true),
        .init("applicants", head: "Rated by all", isNumeric: true),
        .init("measure", head: "Measure"), .init("agreement", head: "Agreement", isNumeric: true),
        .init("interval", head: "95 % interval"),
        .init("without", head: "Resamples without a value", isNumeric: true),
      ],
      keyColumns: 2,
      rows: analysis.programs.flatMap { program in
        zip(program.agreement, sheet.criteria).map { agreement, criterion in
          [
            program.scores.program, criterion.label, String(agreement.raters),
            String(agreement.applicants), agreement.measure.rawValue,
            agreement.value.text(places: 3),
            agreement.interval.map {
              "\($0.lowerBound.text(places: 3)) to \($0.upperBound.text(places: 3))"
            } ?? "none",
            String(agreement.resamplesWithoutValue),
          ]
        }
      },
      notes: [
        "From applicants whom all raters of a criterion rated, by values as given. Interval: central "
          + "percentiles over \(kind.settings.bands.replicates) resamples of applicants; none where more "
          + "than 5 in 100 have no value."
      ]
    )
  }

  /// The groups that scores propose, and who is in none.
  var draftTable: ResultTable {
    ResultTable(
      name: "draft-list",
      title: "Draft list: groups without an order inside",
      columns: [
        .init("program", head: "Program"), .init("group", head: "Group", isNumeric: true),
        .init("applicants", head: "Applicants, by name"),
      ],
      keyColumns: 2,
      rows: analysis.programs.flatMap { program in
        program.draft.groups.enumerated().map {
          [program.scores.program, String($0.offset + 1), $0.element.joined(separator: "; ")]
        }
          + (program.draft.unscored.isEmpty
            ? []
            : [
              [
                program.scores.program, "none",
                program.draft.unscored.map(\.applicant).joined(separator: "; "),
              ]
            ])
      },
      notes: [
        "A group goes on until somebody is behind its first in \(Self.percent(kind.settings.bands.level)) "
          + "% of the resamples. Neighbours across a border need not be separable. The order inside a "
          + "group is set by a person, who is named."
      ]
    )
  }

  private static func percent(_ share: Double) -> String { (share * 100).text(places: 0) }

  /// The lists in the order that a person has set.
  var orderedTable: ResultTable {
    ResultTable(
      name: "rank-list",
      title: "Rank lists in the order of a person",
      columns: [
        .init("program", head: "Program"), .init("rank", head: "Rank", isNumeric: true),
        .init("applicant", head: "Applicant"), .init("by", head: "Order set by"),
        .init("on", head: "On"),
      ],
      keyColumns: 2,
      rows: analysis.programs.compactMap(\.ordered).flatMap { list in
        list.applicants.enumerated().map {
          [
            list.program, String($0.offset + 1), $0.element, list.person, list.date.description,
          ]
        }
      },
      notes: ["A list is not certified by being ordered; that is an act of its own."]
    )
  }
}
