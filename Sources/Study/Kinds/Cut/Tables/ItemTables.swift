// SPDX-License-Identifier: Apache-2.0
import Decisions
import ExactArithmetic
import NumericsCore
import Psychometrics
import StandardSetting

/// What single judgments allow: convergence by item, generalizability, agreement.
struct ItemTables {
  let rounds: Rounds
  let round: Int
  let exclusions: ExclusionLedger
  let convergence: ConvergenceRule?
  /// Whether ratings are probabilities or points of an item, so that their sum is a cut.
  private let table: (panelists: [String], items: [PanelItem], rows: [[Rational]])

  init(
    rounds: Rounds,
    round: Int,
    exclusions: ExclusionLedger,
    convergence: ConvergenceRule?
  ) {
    self.rounds = rounds
    self.round = round
    self.exclusions = exclusions
    self.convergence = convergence
    table = rounds.table(round: round, exclusions: exclusions)
  }

  /// Convergence of each item, the widest spread first, in the first and in the deciding round.
  var feedback: ResultTable {
    let last = items(round)
    let first = Dictionary(items(1).map { ($0.item.key, $0) }) { $1 }
    let ranges = convergence?.ranges.ranges.map(\.name) ?? []
    return ResultTable(
      name: "convergence",
      title: "Convergence of judgments by item",
      columns: [.init("item", head: "Item"), .init("area", head: "Area")]
        + ranges.map { .init($0, head: $0, isNumeric: true) } + [
          .init("n", head: "n", isNumeric: true),
          .init("needed", head: "Needed", isNumeric: true),
          .init("median", head: "Median", isNumeric: true),
          .init("sd", head: "SD", isNumeric: true),
          .init("round-1", head: "Round 1"), .init("round-\(round)-result", head: "Round \(round)"),
        ],
      rows: last.map { item in
        [item.item.key, item.item.area] + item.counts.map(String.init) + [
          String(item.n), item.needed.map(String.init) ?? "", item.median.text(places: 2),
          item.standardDeviation.text(places: 3), first[item.item.key]?.verdict.words ?? "",
          item.verdict.words,
        ]
      },
      notes: convergence.map {
        ["An item has converged when one range holds at least \($0.share) of the judgments."]
      } ?? []
    )
  }

  /// The feedback on every item of a round, the widest spread first.
  func items(_ round: Int) -> [ItemFeedback] {
    rounds.feedback(
      round: round,
      rule: convergence,
      order: .spread,
      exclusions: exclusions
    )
  }

  /// The judgments in raw points, so that their sums are the panelists' cuts on every scale.
  private var study: JudgeItemStudy? {
    let points = table.rows.map { row in
      zip(row, table.items).map { value, item in
        rounds.design.scale.points(value, maxPoints: item.maxPoints) ?? value
      }
    }
    return JudgeItemStudy.analyze(ratingsByJudge: points).value
  }

  /// The error of a cut that other numbers of judges would have.
  var decisionStudy: ResultTable? {
    guard let study else { return nil }
    let judges = [5, 8, 10, 12, 15, 17, 20, 25, 30, 40]
    return ResultTable(
      name: "decision-study",
      title: "Standard error of the cut for other panels",
      columns: [
        .init("judges", head: "Judges", isNumeric: true),
        .init("items", head: "Items", isNumeric: true),
        .init("items-fixed", head: "SE, items fixed", isNumeric: true),
        .init("items-random", head: "SE, items random", isNumeric: true),
      ],
      keyColumns: 2,
      rows: DecisionStudy(study, judges: judges, items: [study.items]).rows.map {
        [
          String($0.judges), String($0.items), $0.errorItemsFixed.text(places: 3),
          $0.errorItemsRandom.text(places: 3),
        ]
      },
      notes: ["Raw points; the components of this panel, with those below 0 set to 0."]
    )
  }

  /// Variance components and the error of a cut from other judges or items.
  var generalizability: ResultTable? {
    guard let study else { return nil }
    func component(_ name: String, _ square: Rational, _ component: VarianceComponent) -> [String] {
      [
        name, square.text(places: 6), component.value.text(places: 6),
        component.isTruncated ? "below 0, set to 0" : "",
      ]
    }
    let points = "raw points"
    return ResultTable(
      name: "generalizability",
      title: "Generalizability of the panel's judgments",
      columns: [
        .init("source", head: "Source"),
        .init("mean-square", head: "Mean square", isNumeric: true),
        .init("component", head: "Variance component", isNumeric: true),
        .init("flag", head: "Flag"),
      ],
      rows: [
        component("judges", study.meanSquareOfJudges, study.judgeComponent),
        component("items", study.meanSquareOfItems, study.itemComponent),
        component("judges x items, residual", study.residualMeanSquare, study.residualComponent),
        ["SE of the cut, items fixed", "", study.errorOfCut(.fixed).text(places: 6), points],
        ["SE of the cut, items random", "", study.errorOfCut(.random).text(places: 6), points],
      ],
      notes: [
        "\(study.judges) judges crossed with \(study.items) items, round \(round). With items fixed "
          + "the SE equals the SEJ unless a component was set to 0."
      ]
    )
  }

  /// Agreement among judges: intraclass correlations.
  var agreement: ResultTable? {
    guard let first = table.rows.first, !first.isEmpty else { return nil }
    let byItem = first.indices.map { column in table.rows.map { $0[column] } }
    let correlation = IntraclassCorrelation(ratingsByItem: byItem)
    return ResultTable(
      name: "agreement",
      title: "Agreement among panelists",
      columns: [
        .init("coefficient", head: "Coefficient"),
        .init("value", head: "Value", isNumeric: true), .init("meaning", head: "Meaning"),
      ],
      rows: [
        [
          "ICC(C,1)", correlation.consistency.text(places: 6),
          "consistency of one judge's ratings: differences in severity do not count",
        ],
        [
          "ICC(A,1)", correlation.absoluteAgreement.text(places: 6),
          "absolute agreement of one judge's ratings",
        ],
      ],
      notes: [IntraclassCorrelation.convention]
    )
  }
}
