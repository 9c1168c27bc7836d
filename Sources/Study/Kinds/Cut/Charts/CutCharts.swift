// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Graphics
import NumericsCore
import StandardSetting

/// The charts of a cut study, each from figures that are already computed.
struct CutCharts {
  let analysis: CutAnalysis

  var cut: ChartNumber { Self.number(analysis.functional) }
  var rounding: RoundingRule { analysis.settings.rule.rounding }

  static func number(_ value: Rational, places: Int? = nil) -> ChartNumber {
    ChartNumber(value.double, places.map { value.text(places: $0) } ?? value.description)
  }

  static func number(_ value: Double, places: Int) -> ChartNumber {
    ChartNumber(value, value.text(places: places))
  }

  /// All charts in reading order.
  var all: [any Chart] {
    var charts: [any Chart] = []
    if let convergence { charts.append(convergence) }
    if let distribution { charts.append(distribution) }
    if let precision { charts.append(precision) }
    if let passing { charts.append(passing) }
    if let misclassification { charts.append(misclassification) }
    if let methods { charts.append(methods) }
    charts += CutMethodCharts(analysis: analysis).all
    if let impact { charts.append(impact) }
    charts += itemPlots.map { $0 as any Chart }
    return charts
  }

  /// The methods of the study on one axis.
  var methods: Graphics.MethodComparison? {
    guard let comparison = analysis.comparison else { return nil }
    return Graphics.MethodComparison(
      name: "methods",
      title: "Methods compared",
      methods: comparison.lines.map { line in
        .init(
          label: line.label,
          cut: ChartNumber(line.result.cut.double, line.result.cut.text(places: 2)),
          standardError: line.jointError.map { Self.number($0, places: 2) },
          low: line.interval.map { Self.number($0.lowerBound, places: 2) },
          high: line.interval.map { Self.number($0.upperBound, places: 2) },
          functional: line.functionalCut.exact.map { Self.number($0) },
          note: line.result.flags.map { $0.code.rawValue.replacing("-", with: " ") }
            .joined(separator: ", ")
        )
      },
      intervalTitle: "middle 95 % of \(comparison.plan.replicates) resamples, "
        + "panelists and examinees drawn together",
      reported: analysis.method.name
    )
  }
}
