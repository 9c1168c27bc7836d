// SPDX-License-Identifier: Apache-2.0
import Accountability
import Evidence
import ExactArithmetic
import Graphics
import Policy

/// How many units came from which level to which, between each reported year and the next.
struct LevelMoves {
  private let analysis: AccountabilityAnalysis
  private let order: LevelOrder

  init(_ analysis: AccountabilityAnalysis, _ order: LevelOrder) {
    (self.analysis, self.order) = (analysis, order)
  }

  var charts: [LevelFlows] {
    let years = Set(analysis.units.compactMap(\.unit.period)).sorted()
    return zip(years, years.dropFirst()).compactMap(chart)
  }

  private func chart(_ before: Int, _ after: Int) -> LevelFlows? {
    let (old, new) = (reports(before), reports(after))
    var counts: [[Int]: Int] = [:]
    for (unit, report) in old {
      guard let later = new[unit] else { continue }
      counts[[order.place(report.level), order.place(later.level)], default: 0] += 1
    }
    guard !counts.isEmpty else { return nil }
    let flows = counts.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { pair, count in
      LevelFlows.Flow(from: pair[0], to: pair[1], count: count)
    }
    let alone = old.keys.count { new[$0] == nil } + new.keys.count { old[$0] == nil }
    return LevelFlows(
      name: "levels-\(before)-\(after)",
      title: "Levels of \(before) and of \(after)",
      before: "\(before)",
      after: "\(after)",
      levels: order.forCharts,
      flows: flows,
      unit: "\(analysis.noun)s",
      finding: finding(flows, "\(before) and in \(after)", alone)
    )
  }

  /// The units of a year that can have a level.
  private func reports(_ year: Int) -> [String: UnitReport] {
    let own = analysis.units.filter { $0.unit.period == year }.compactMap { one in
      one.standing.map { (one.unit.id, $0.report) }
    }
    return Dictionary(own.filter { $0.1.scorecard.level != nil }) { first, _ in first }
  }

  private func finding(_ flows: [LevelFlows.Flow], _ years: String, _ alone: Int) -> String {
    func count(_ holds: (LevelFlows.Flow) -> Bool) -> Int {
      flows.filter(holds).reduce(0) { $0 + $1.count }
    }
    let open = order.levels.count
    let undetermined = count { $0.from == open || $0.to == open }
    let total = CountedNoun(analysis.noun, flows.reduce(0) { $0 + $1.count })
    var clauses = ["Of \(total) reported in \(years)"]
    if undetermined < total.count {
      let higher = count { $0.to > $0.from && $0.to != open }
      let lower = count { $0.to < $0.from && $0.from != open }
      let same = count { $0.to == $0.from && $0.to != open }
      clauses[0] +=
        ", \(higher) came to a higher level, \(lower) to a lower one and \(same) kept theirs"
      if undetermined > 0 {
        clauses.append("\(undetermined) undetermined in one of them or in both")
      }
    } else {
      clauses[0] += ", each is undetermined in one of them or in both"
    }
    if alone > 0 {
      clauses.append("\(CountedNoun(analysis.noun, alone)) in one of the years only, not drawn")
    }
    return clauses.joined(separator: "; ") + "."
  }
}
