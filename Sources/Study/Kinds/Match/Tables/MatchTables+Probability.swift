// SPDX-License-Identifier: Apache-2.0
import Decisions
import ExactArithmetic
import Matching
import NumericsCore

/// The fitted probability of matching: what was counted, and the curves.
extension MatchTables {
  private static let group: [ResultTable.Column] = [
    .init("specialty", head: "First choice"), .init("type", head: "Type"),
  ]

  private func name(_ group: MatchProbabilityGroup) -> [String] {
    [
      group.specialty.isEmpty ? "any" : group.specialty,
      group.type.isEmpty ? "not stated" : group.type,
    ]
  }

  /// How many matched by the number of ranks.
  var probability: ResultTable? {
    let groups = analysis.probability
    guard !groups.isEmpty else { return nil }
    return ResultTable(
      name: "probability",
      title: "Matching by the number of ranks",
      columns: Self.group + [
        .init("ranks", head: "Ranks"), .init("n", head: "Applicants", isNumeric: true),
        .init("matched", head: "Matched", isNumeric: true),
        .init("share", head: "Share", isNumeric: true), .init("interval", head: "95 % interval"),
      ],
      keyColumns: 3,
      rows: groups.flatMap { group in
        group.bins.compactMap { bin -> [String]? in
          let head = name(group) + [bin.range.description]
          switch bin.content {
          case .empty: return nil
          case .suppressed(let least): return head + ["fewer than \(least)", "", "", ""]
          case .shown(let share):
            return head + [
              "\(share.count)", "\(share.matched)",
              MatchWords.percent(share.matched, of: share.count),
              "\((share.lower * 100).text(places: 1)) to \((share.upper * 100).text(places: 1)) %",
            ]
          }
        }
      },
      notes: [
        "Singles with a list that took part, by the ranks in the specialty of the first choice before one of "
          + "another. Any: matched at all; by first choice: matched in that specialty. It is an "
          + "\(MatchProbability.caution)."
      ]
    )
  }

  /// The fitted curves with their bands, and the groups that have none with the reason.
  var probabilityCurves: ResultTable? {
    let groups = analysis.probability
    guard !groups.isEmpty else { return nil }
    return ResultTable(
      name: "probability-curves",
      title: "Fitted probability of matching",
      columns: Self.group + [
        .init("ranks", head: "Ranks", isNumeric: true),
        .init("probability", head: "Probability", isNumeric: true),
        .init("lower", head: "Lower", isNumeric: true),
        .init("upper", head: "Upper", isNumeric: true),
        .init("score", head: "At a score of", isNumeric: true), .init("note", head: "Note"),
      ],
      keyColumns: 3,
      rows: groups.flatMap { group -> [[String]] in
        switch group.curve {
        case .notFitted(let reason):
          return [name(group) + ["", "", "", "", "", "no curve: \(reason)"]]
        case .fitted(let curve):
          return curve.points.map { point in
            name(group) + [
              "\(point.ranks)", point.probability.text(places: 4),
              point.band?.lowerBound.text(places: 4) ?? "",
              point.band?.upperBound.text(places: 4) ?? "", curve.score?.text(places: 0) ?? "",
              point.band == nil ? "no band: too many resamples have no finite fit" : "",
            ]
          }
        }
      },
      notes: ["It is an \(MatchProbability.caution), and ends where the data end."]
    )
  }

  /// The fits behind the curves: coefficients with their errors, and what was left out.
  var probabilityFits: ResultTable? {
    let fits = analysis.probability.compactMap { group in group.curve.value.map { (group, $0) } }
    guard !fits.isEmpty else { return nil }
    return ResultTable(
      name: "probability-fits",
      title: "Logistic fits behind the curves",
      columns: Self.group + [
        .init("term", head: "Term"), .init("value", head: "Log-odds", isNumeric: true),
        .init("error", head: "Standard error", isNumeric: true),
        .init("n", head: "Applicants", isNumeric: true),
        .init("iterations", head: "Steps", isNumeric: true), .init("note", head: "Note"),
      ],
      keyColumns: 3,
      rows: fits.flatMap { group, curve -> [[String]] in
        let record = ["\(curve.count)", "\(curve.iterations)"]
        let terms = curve.coefficients.map { term -> [String] in
          let values = [term.value.text(places: 4), term.standardError.text(places: 4)]
          return name(group) + [term.name] + values + record + [""]
        }
        let dropped = curve.droppedKnots.map { knot -> [String] in
          let cells = ["knot \(knot.knot)", "", ""] + record
          return name(group) + cells + ["left out: \(knot.reason.rawValue)"]
        }
        return terms + dropped
      },
      notes: ["A knot's value is the change of slope there; of the first, the slope."]
    )
  }
}
