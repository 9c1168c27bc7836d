// SPDX-License-Identifier: Apache-2.0
import Decisions
import ExactArithmetic
import Matching
import NumericsCore

/// Positions, applicants and chances in numbers.
extension MatchTables {
  private var statistics: MatchStatistics { analysis.statistics }

  /// Positions by specialty and track.
  var positions: ResultTable {
    func row(_ name: [String], _ positions: MatchStatistics.Positions) -> [String] {
      name + [
        "\(positions.programs)", "\(positions.offered)", "\(positions.filled)",
        "\(max(0, positions.offered - positions.filled))",
        MatchWords.percent(positions.filled, of: positions.offered),
        "\(positions.unfilledPrograms)",
      ]
    }
    return ResultTable(
      name: "positions",
      title: "Positions by specialty and track",
      columns: [
        .init("specialty", head: "Specialty"), .init("track", head: "Track"),
        .init("programs", head: "Programs", isNumeric: true),
        .init("offered", head: "Offered", isNumeric: true),
        .init("filled", head: "Filled", isNumeric: true),
        .init("unfilled", head: "Unfilled", isNumeric: true),
        .init("rate", head: "Fill rate", isNumeric: true),
        .init("unfilled-programs", head: "With a seat left", isNumeric: true),
      ],
      keyColumns: 2,
      rows: [row(["all", ""], statistics.positions)]
        + statistics.bySpecialty.map {
          row([$0.specialty.isEmpty ? "not stated" : $0.specialty, $0.letter], $0.positions)
        },
      notes: ["The fill rate is filled seats of seats offered before any revert, to one decimal."]
    )
  }

  /// Applicants by type.
  var types: ResultTable {
    func row(_ name: String, _ people: MatchStatistics.People) -> [String] {
      [
        name, "\(people.registered)", "\(people.active)", "\(people.matched)",
        MatchWords.percent(people.matched, of: people.active), "\(people.partial)",
        "\(people.obtained(within: 1))", "\(people.obtained(within: 3))",
        MatchWords.percent(people.obtained(within: 3), of: people.lengthOfMatched.count),
        mean(people.lengthOfMatched), mean(people.lengthOfUnmatched),
      ]
    }
    return ResultTable(
      name: "applicants",
      title: "Applicants by type",
      columns: [
        .init("type", head: "Type"), .init("registered", head: "Registered", isNumeric: true),
        .init("active", head: "Active", isNumeric: true),
        .init("matched", head: "Matched", isNumeric: true),
        .init("rate", head: "Of active", isNumeric: true),
        .init("partial", head: "Partially", isNumeric: true),
        .init("first", head: "First choice", isNumeric: true),
        .init("top-three", head: "Top three", isNumeric: true),
        .init("top-three-rate", head: "Of matched singles", isNumeric: true),
        .init("length-matched", head: "List, matched", isNumeric: true),
        .init("length-unmatched", head: "List, unmatched", isNumeric: true),
      ],
      rows: [row("all", statistics.people)]
        + statistics.byType.map { row($0.type.isEmpty ? "not stated" : $0.type, $0.people) },
      notes: [
        "Active: with a list that took part. First choice, top three and mean lengths of lists count singles, "
          + "for a couple's ranks are pairs. Partially matched are among the matched."
      ]
    )
  }

  private func mean(_ length: (sum: Int, count: Int)) -> String {
    length.count == 0 ? "" : (Double(length.sum) / Double(length.count)).text(places: 1)
  }

  /// The ranks that singles obtained, by type.
  var ranks: ResultTable {
    let most = statistics.people.ranks.count
    return ResultTable(
      name: "ranks",
      title: "Rank obtained, singles",
      columns: [.init("rank", head: "Rank", isNumeric: true)]
        + ([("all", statistics.people)] + statistics.byType.map { ($0.type, $0.people) }).map {
          .init("n-\($0.0)", head: $0.0.isEmpty ? "not stated" : $0.0, isNumeric: true)
        },
      rows: (0..<most).map { rank in
        ["\(rank + 1)"]
          + ([statistics.people] + statistics.byType.map(\.people)).map {
            $0.ranks.indices.contains(rank) ? "\($0.ranks[rank])" : "0"
          }
      }
    )
  }

  /// The couples by how many members match.
  var couples: ResultTable? {
    let couples = statistics.couples
    guard couples.active > 0 else { return nil }
    return ResultTable(
      name: "couples",
      title: "Couples",
      columns: [
        .init("members", head: "Members matched"),
        .init("couples", head: "Couples", isNumeric: true),
        .init("share", head: "Of active couples", isNumeric: true),
      ],
      rows: [("both", couples.both), ("one", couples.one), ("none", couples.none)].map {
        [$0.0, "\($0.1)", MatchWords.percent($0.1, of: couples.active)]
      }
    )
  }

  /// What repetitions with chance in them gave.
  var stress: ResultTable? {
    guard let stress = analysis.stress, let words = analysis.settings.stressWords else {
      return nil
    }
    let figures = stress.figures
    func row(_ name: String, _ values: [Double], _ places: Int) -> [String]? {
      guard !values.isEmpty else { return nil }
      let count = Double(values.count)
      let mean = values.reduce(0, +) / count
      let variance =
        values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / max(1, count - 1)
      let sorted = values.sorted()
      func quantile(_ share: Double) -> String {
        sorted[min(sorted.count - 1, Int(share * count))].text(places: places)
      }
      return [
        name, mean.text(places: places + 1),
        (variance / count).squareRoot().text(places: places + 2), quantile(0.05), quantile(0.5),
        quantile(0.95),
      ]
    }
    let ranked = figures.filter { $0.ranked > 0 }
    let byType = analysis.types.enumerated().compactMap { place, type -> [String]? in
      let shares = figures.map { $0.groups[place] }.filter { $0.active > 0 }.map {
        100 * Double($0.matched) / Double($0.active)
      }
      return row("\(type.isEmpty ? "type not stated" : type) matched, % of active", shares, 1)
    }
    return ResultTable(
      name: "stress",
      title: "The match repeated with chance in it",
      columns: [
        .init("figure", head: "Figure"), .init("mean", head: "Mean", isNumeric: true),
        .init("error", head: "Monte Carlo error", isNumeric: true),
        .init("p5", head: "5th percentile", isNumeric: true),
        .init("p50", head: "Median", isNumeric: true),
        .init("p95", head: "95th percentile", isNumeric: true),
      ],
      rows: [
        row("applicants matched", figures.map { Double($0.matched) }, 0),
        row("seats left empty", figures.map { Double($0.seats - $0.filled) }, 0),
        row(
          "mean rank obtained, singles",
          ranked.map { Double($0.rankSum) / Double($0.ranked) },
          2
        ),
        row("blocks", figures.map { Double($0.blocks) }, 0),
        row("highest step of the ladder", figures.map { Double($0.rung.rawValue) }, 0),
      ].compactMap(\.self) + byType,
      notes: ["\(words)."]
    )
  }

  /// Whether somebody could have gained by another list.
  var strategy: ResultTable? {
    guard let check = analysis.strategy else { return nil }
    var rows = [
      ["lists tried", "\(check.tried)"],
      ["applicants who would have gained", "\(check.applicants.count)"],
      ["programs that would have gained by a shorter list", "\(check.programs.count)"],
      ["programs that would have had better members with a seat less", "\(check.bySeat.count)"],
    ]
    if let differing = check.differing {
      rows.append(["applicants whose seats differ where programs propose", "\(differing)"])
    }
    return ResultTable(
      name: "strategy",
      title: "Whether another list would have paid",
      columns: [.init("what", head: "What"), .init("count", head: "Count", isNumeric: true)],
      rows: rows,
      notes: [
        "Each applicant's list was cut just above the seat obtained, and drawn in other orders; each "
          + "program's was cut above each of its members. "
          + (analysis.isTruthBest
            ? "For an applicant no list can pay here, tried or not: applicants propose, and nobody is in a couple."
            : "Lists not tried may still pay.")
      ]
    )
  }
}
