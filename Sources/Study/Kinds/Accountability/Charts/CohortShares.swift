// SPDX-License-Identifier: Apache-2.0
import Accountability
import Decisions
import Evidence
import ExactArithmetic
import Graphics
import Policy

/// In how many of 100 redrawn cohorts each unit comes to each level.
struct CohortShares {
  /// A picture shows the first units only; the table of totals has all of them.
  private static let most = 40

  private let analysis: AccountabilityAnalysis
  private let order: LevelOrder

  init(_ analysis: AccountabilityAnalysis, _ order: LevelOrder) {
    (self.analysis, self.order) = (analysis, order)
  }

  private typealias Drawn = (
    name: String, report: UnitReport, result: LevelResampling.Result
  )

  /// `nil` where no cohorts are drawn, or the policy has no levels.
  var chart: CertaintyStrip? {
    let drawn = analysis.units.compactMap { one -> Drawn? in
      guard let report = one.standing?.report, report.scorecard.level != nil,
        let result = one.resampled
      else { return nil }
      return (one.unit.name, report, result)
    }
    guard let draws = drawn.first?.result.draws else { return nil }
    let shown = drawn.prefix(Self.most)
    return CertaintyStrip(
      name: "certainty",
      title: "How sure the levels are",
      levels: order.forCharts,
      rows: shown.map(row),
      rowTitle: analysis.noun,
      method: method(draws: draws, of: drawn.count),
      finding: finding(Array(shown))
    )
  }

  private func row(_ one: Drawn) -> CertaintyStrip.Row {
    let (_, report, result) = one
    let counts = order.levels.map { result.levels[$0] ?? 0 }
    let open = result.draws - counts.reduce(0, +)
    return CertaintyStrip.Row(
      label: one.name,
      shares: (counts + [open]).map { Self.share($0, of: result.draws) },
      reported: report.level.map(order.place),
      words: Self.measured(one).map { Self.words($0, of: result.draws) }
        ?? (report.level == nil ? LevelOrder.undetermined : "total open")
    )
  }

  private static func share(_ count: Int, of draws: Int) -> CertaintyStrip.Share {
    let share = of100(count, draws)
    let part = share.double / 100
    let error = 100 * (part * (1 - part) / Double(draws)).squareRoot()
    return .init(ChartNumber(share.double, share.text(places: 1)), error: error.text(places: 1))
  }

  /// How many draws give the level that is reported; `nil` where the total is open, as it then is in the
  /// draws: a level that both of its ends give is no level of a draw.
  private static func measured(_ one: Drawn) -> Int? {
    one.report.total.number == nil ? nil : one.result.sameLevel
  }

  private static func of100(_ count: Int, _ draws: Int) -> Rational {
    Rational(100 * count) / Rational(draws)
  }

  /// `33 in 100`; a share that rounds to none or all says on which side of it it lies.
  private static func words(_ count: Int, of draws: Int) -> String {
    let whole = of100(count, draws).rounded(.nearestHalfUp)
    if whole == .zero, count > 0 { return "under 1 in 100" }
    if whole == 100, count < draws { return "over 99 in 100" }
    return "\(whole) in 100"
  }

  private func method(draws: Int, of units: Int) -> String {
    let error = (50 / Double(draws).squareRoot()).text(places: 1)
    let cut =
      units > Self.most ? "The first \(Self.most) of \(CountedNoun(analysis.noun, units)). " : ""
    return cut + "\(draws) cohorts of the same size, drawn with seed \(analysis.settings.seed): a "
      + "number is off by a Monte Carlo error of at most \(error). Components count as independent, "
      + "and what stands without counts stays as it is."
  }

  private func finding(_ drawn: [Drawn]) -> String {
    let known = drawn.compactMap { one in
      Self.measured(one).map { (one.name, share: Self.of100($0, one.result.draws), count: $0) }
    }
    let bound = Int(Firmness.share * 100)
    let firm = known.count { $0.share >= Rational(bound) }
    var clauses = [
      "Of \(CountedNoun(analysis.noun, drawn.count)), \(firm) \(firm == 1 ? "comes" : "come") to the "
        + "level reported in at least \(bound) of 100 redrawn cohorts, \(known.count - firm) in fewer"
    ]
    if known.count < drawn.count {
      clauses.append("\(drawn.count - known.count) not measured, as the total is open")
    }
    if let least = known.min(by: { $0.share < $1.share }), firm < known.count,
      let draws = drawn.first?.result.draws
    {
      clauses.append("the least sure is \(least.0) with \(Self.words(least.count, of: draws))")
    }
    return clauses.joined(separator: "; ") + "."
  }
}
