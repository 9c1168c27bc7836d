// SPDX-License-Identifier: Apache-2.0
import NumericsCore

/// The applicants of a group in cells of equal ranks and score, ready to be fitted and resampled.
struct MatchFitData: Sendable {
  struct Cell: Hashable, Sendable {
    let ranks: Int
    let score: Double
  }

  /// The cells by ranks and then by score.
  let cells: [Cell]
  /// How many matched, by cell.
  let matched: [Int]
  /// How many applicants, by cell.
  let trials: [Int]
  /// Whether scores are fitted: they are when at least two differ.
  let usesScore: Bool
  /// How many applicants were left out because they have no score.
  let withoutScore: Int
  /// For each applicant twice the cell, and one more when matched, in ascending order.
  private let outcomes: [Int]

  init(_ records: [MatchRecord]) {
    let scored = records.filter { $0.score != nil }
    usesScore = Set(scored.map(\.score)).count > 1
    let fitted = usesScore ? scored : records
    withoutScore = records.count - fitted.count
    let hasScores = usesScore
    let groups = Dictionary(grouping: fitted) {
      Cell(ranks: $0.contiguousRanks, score: hasScores ? $0.score ?? 0 : 0)
    }.sorted { ($0.key.ranks, $0.key.score) < ($1.key.ranks, $1.key.score) }
    cells = groups.map(\.key)
    trials = groups.map(\.value.count)
    matched = groups.map { group in group.value.count { $0.isMatched } }
    var outcomes: [Int] = []
    for (cell, (matched, trials)) in zip(matched, trials).enumerated() {
      outcomes += Array(repeating: 2 * cell, count: trials - matched)
      outcomes += Array(repeating: 2 * cell + 1, count: matched)
    }
    self.outcomes = outcomes
  }

  /// How many applicants are fitted.
  var count: Int { outcomes.count }

  /// The lower median of the scores; `nil` when none is fitted.
  var medianScore: Double? {
    guard usesScore else { return nil }
    return outcomes.map { cells[$0 / 2].score }.sorted()[(count - 1) / 2]
  }

  /// What is added to a count of those who were fitted.
  var scoreWords: String { withoutScore > 0 ? " with a score" : "" }

  /// Why a curve without end fits better than any other.
  var separationWords: String {
    let all = matched.reduce(0, +)
    if all == count { return "all matched: no finite curve fits" }
    if all == 0 { return "none matched: no finite curve fits" }
    return "ranks\(usesScore ? " and scores" : "") set those who matched apart from those who did "
      + "not: no finite curve fits"
  }

  /// As many applicants, drawn with replacement.
  func resampled(_ generator: inout CounterGenerator) -> (matched: [Int], trials: [Int]) {
    var matched = Array(repeating: 0, count: cells.count)
    var trials = matched
    for _ in 0..<count {
      let outcome = outcomes[generator.index(below: count)]
      trials[outcome / 2] += 1
      matched[outcome / 2] += outcome & 1
    }
    return (matched, trials)
  }
}

/// A logistic fit of matching on ranks and score.
struct MatchFit: Sendable {
  let spline: RankSpline
  let model: LogisticModel
  /// Knots without a column of their own, ascending.
  let droppedKnots: [MatchCurve.DroppedKnot]
  /// What scores are measured from, so that columns are of one size.
  private let centre: Double?

  /// Fits counts in the cells of a group.
  ///
  /// A knot that the ranks cannot tell from the others is left out, and so is one whose slope has no finite
  /// value, as when all with the longest lists matched; the curve then goes on as it was before the knot.
  /// The last knot is never left out for that.
  init(
    _ data: MatchFitData,
    matched: [Int],
    trials: [Int],
    knots: [Int]
  ) throws(NumericsError) {
    let centre = data.medianScore
    let present = Set(trials.indices.filter { trials[$0] > 0 }.map { data.cells[$0].ranks })
    var columns = RankSpline(knots: knots, toldApartBy: present.sorted())
    var dropped = knots.filter { !columns.knots.contains($0) }.map {
      MatchCurve.DroppedKnot(knot: $0, reason: .notToldApart)
    }
    var found: LogisticModel?
    while found == nil {
      let rows = data.cells.map { [columns] cell in
        [1] + columns.row(cell.ranks) + (centre.map { [cell.score - $0] } ?? [])
      }
      do throws(NumericsError) {
        let design = try Matrix(rows: rows)
        found = try LogisticModel(design: design, successes: matched, trials: trials)
      } catch .separated(let column)
        where columns.knots.count > 1 && columns.knots.indices.contains(column - 1)
      {
        dropped.append(
          .init(knot: columns.knots.remove(at: column - 1), reason: .noFiniteSlope)
        )
      }
    }
    guard let found else { throw .noConvergence(operation: "logistic regression") }
    model = found
    spline = columns
    droppedKnots = dropped.sorted { $0.knot < $1.knot }
    self.centre = centre
  }

  /// The probability of matching at a number of ranks and a score.
  func probability(_ ranks: Int, _ score: Double?) -> Double {
    let scores = centre.flatMap { centre in score.map { [$0 - centre] } } ?? []
    return model.probability([1] + spline.row(ranks) + scores)
  }
}
