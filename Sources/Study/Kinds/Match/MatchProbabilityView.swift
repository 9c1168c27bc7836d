// SPDX-License-Identifier: Apache-2.0
import Decisions
import ExactArithmetic
import Graphics
import Matching
import NumericsCore

/// The fitted probability of matching of one group as a page shows it: a chart, and a line of words.
struct MatchProbabilityView {
  let group: MatchProbabilityGroup
  let method: MatchProbability

  private var title: String {
    let words = [group.specialty, group.type].filter { !$0.isEmpty }
    return words.isEmpty ? "type not stated" : words.joined(separator: ", ")
  }

  /// The curve with its band over the bins; without a curve, the bins and why there is none.
  ///
  /// - Parameter name: The file-name stem.
  /// - Returns: The chart.
  func chart(name: String) -> MatchProbabilityChart {
    let points = group.curve.value?.points ?? []
    return MatchProbabilityChart(
      name: name,
      title: group.specialty.isEmpty
        ? "Probability of matching: \(title)"
        : "Probability of matching in the specialty of the first choice: \(title)",
      points: points.map { point in
        MatchProbabilityChart.Point(
          ranks: ChartNumber(Double(point.ranks), String(point.ranks)),
          probability: .percent(point.probability),
          band: point.band.map { .init(.percent($0.lowerBound), .percent($0.upperBound)) }
        )
      },
      bins: group.bins.compactMap(bin),
      bandWords: "\(levelWords) band over \(method.replicates) resamples, seed \(method.seed)",
      intervalWords: "\(levelWords) intervals (Wilson)",
      caution: MatchProbability.caution,
      finding: finding
    )
  }

  private var levelWords: String { "\((method.level * 100).text(places: 0)) %" }

  /// The bin, or `nil` where nobody is in it.
  private func bin(_ bin: RankBin) -> MatchProbabilityChart.Bin? {
    let last = group.curve.value?.points.last?.ranks ?? bin.range.lowest
    // A range without an upper end reaches as far as the curve.
    let highest = bin.range.highest ?? max(bin.range.lowest, last)
    let ranks = Double(bin.range.lowest)...Double(highest)
    switch bin.content {
    case .empty: return nil
    case .suppressed(let least):
      return .init(label: bin.range.description, ranks: ranks, count: "n < \(least)", share: nil)
    case .shown(let share):
      return .init(
        label: bin.range.description,
        ranks: ranks,
        count: "n = \(share.count)",
        share: .init(
          .percent(share.share),
          .init(.percent(share.lower), .percent(share.upper))
        )
      )
    }
  }

  /// The ends of the curve with their bands, or why there is no curve.
  var finding: String {
    switch group.curve {
    case .notFitted(let reason):
      return "\(title): no curve is fitted (\(reason))."
    case .fitted(let curve):
      guard let first = curve.points.first, let last = curve.points.last else {
        return "\(title): no number of ranks is told of."
      }
      let score = curve.score.map { ", at a score of \($0.text(places: 0))" } ?? ""
      return "\(title): \(Self.words(first)) and \(Self.words(last))\(score); "
        + "\(MatchProbability.caution)."
    }
  }

  /// What a reader must know of the fit: knots left out, resamples and applicants that do not count.
  var cautions: [String] {
    guard let curve = group.curve.value else { return [] }
    var words = curve.droppedKnots.map { "The knot \($0.knot) is left out: \($0.reason.rawValue)." }
    if curve.withoutScore > 0 {
      words.append("\(curve.withoutScore) applicants without a score are not in the fit.")
    }
    if curve.resamplesWithoutFit > 0 {
      let band = curve.points.contains { $0.band != nil } ? "" : ", too many for a band"
      words.append(
        "\(curve.resamplesWithoutFit) of \(method.replicates) resamples have no finite fit\(band)."
      )
    }
    return words
  }

  private static func words(_ point: MatchCurve.Point) -> String {
    let band = point.band.map {
      " (\(ChartNumber.percent($0.lowerBound).text) to \(ChartNumber.percent($0.upperBound).text))"
    }
    let ranks = point.ranks == 1 ? "1 rank" : "\(point.ranks) ranks"
    return "with \(ranks) \(ChartNumber.percent(point.probability).text)\(band ?? "")"
  }
}
