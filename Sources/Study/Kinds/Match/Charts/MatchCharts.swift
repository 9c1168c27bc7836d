// SPDX-License-Identifier: Apache-2.0
import Graphics
import Matching

/// The charts of a match.
struct MatchCharts {
  let analysis: MatchAnalysis

  /// The longest list whose ranks have a bar of their own.
  private static let mostRanks = 15

  var all: [any Chart] { [flow, ranks].compactMap(\.self) + probability }

  /// Proposals and what was held, of a small match.
  var flow: (any Chart)? {
    let market = analysis.season.market
    guard !analysis.outcome.trace.isEmpty,
      market.applicants.count + market.programs.count <= MatchFlow.mostParties
    else { return nil }
    var counts: [[Int]: Int] = [:]
    for step in analysis.outcome.trace where step.kind == .held || step.kind == .refused {
      for (applicant, program) in [
        (step.applicant, step.program), (step.partner ?? -1, step.partnerProgram),
      ] {
        guard applicant >= 0, let program else { continue }
        counts[[applicant, program], default: 0] += 1
      }
    }
    let assignment = analysis.outcome.assignment
    return MatchFlow(
      name: "flow",
      title: "From applicants over proposals to programs",
      applicants: market.applicants.map(\.id),
      programs: market.programs.map { MatchFlow.Program($0.id, seats: $0.quota) },
      proposals: counts.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { key, count in
        let isHeld =
          assignment.seats[key[0]] == key[1] || assignment.firstYear[key[0]] == key[1]
        return MatchFlow.Proposal(
          applicant: key[0],
          program: key[1],
          count: count,
          held: isHeld ? 1 : 0
        )
      }
    )
  }

  /// The ranks that singles obtained, by type.
  var ranks: (any Chart)? {
    let statistics = analysis.statistics
    let people = statistics.people
    let all = people.lengthOfMatched.count + people.lengthOfUnmatched.count
    guard all > 0 else { return nil }
    let last = min(Self.mostRanks, max(1, people.ranks.count))
    let hasMore = people.ranks.count > last
    let places = (1...last).map(String.init) + (hasMore ? ["\(last + 1)+"] : [])
    func panel(_ label: String, _ people: MatchStatistics.People) -> RankHistogram.Panel? {
      let total = people.lengthOfMatched.count + people.lengthOfUnmatched.count
      guard total > 0 else { return nil }
      var counts = (0..<last).map { people.ranks.indices.contains($0) ? people.ranks[$0] : 0 }
      if hasMore { counts.append(people.ranks.dropFirst(last).reduce(0, +)) }
      counts.append(people.lengthOfUnmatched.count)
      return RankHistogram.Panel(
        label: "\(label) (n = \(total))",
        bars: counts.map {
          RankHistogram.Bar(
            count: "\($0)",
            share: ChartNumber(Double($0) / Double(total), MatchWords.percent($0, of: total))
          )
        }
      )
    }
    let byType = statistics.byType.count > 1 ? statistics.byType : []
    return RankHistogram(
      name: "ranks",
      title: "Rank obtained",
      places: places,
      outside: "none",
      panels: [panel("all singles", people)].compactMap(\.self)
        + byType.compactMap { panel($0.type.isEmpty ? "not stated" : $0.type, $0.people) },
      axisTitle: "rank obtained",
      finding:
        "\(MatchWords.share(people.obtained(within: 1), of: all)) of singles obtained their first "
        + "choice, \(MatchWords.share(people.obtained(within: 3), of: all)) one of their first three, "
        + "\(MatchWords.share(people.lengthOfUnmatched.count, of: all)) none."
    )
  }

  /// The most specialties and types that have a chart of their own.
  private static let mostCurves = 12

  /// The fitted probability of matching: by type, and of the largest specialties and types with a curve.
  var probability: [any Chart] {
    let groups = analysis.probability
    let largest = groups.indices.filter {
      !groups[$0].specialty.isEmpty && groups[$0].curve.value != nil
    }.sorted { (-groups[$0].count, $0) < (-groups[$1].count, $1) }.prefix(Self.mostCurves)
    let shown = groups.indices.filter { groups[$0].specialty.isEmpty || largest.contains($0) }
    return shown.enumerated().map { number, place in
      let group = groups[place]
      return
        MatchProbabilityView(group: group, method: analysis.settings.probabilityMethod)
        .chart(name: "probability-\(number + 1)")
    }
  }
}
