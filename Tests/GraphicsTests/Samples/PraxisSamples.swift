// SPDX-License-Identifier: Apache-2.0
@testable import Graphics

/// Prints a number with fixed places, as a caller of the charts would.
func printed(_ value: Double, _ places: Int) -> ChartNumber {
  let power = (0..<places).reduce(1.0) { result, _ in result * 10 }
  let units = Int((value * power).rounded())
  return ChartNumber(value, DecimalText(units: units, places: places).text())
}

/// Prints a share as per cent with one place.
func percent(_ share: Double) -> ChartNumber {
  ChartNumber(share, share < 0.0005 && share > 0 ? "< 0.1 %" : printed(share * 100, 1).text + " %")
}

/// The published numbers of the Praxis 5331 study as charts.
enum PraxisSamples {
  static let roundOne = [
    "71.85", "75.20", "73.90", "70.35", "71.90", "73.20", "58.60", "58.05", "75.15", "65.85",
    "78.80", "78.10", "61.60", "79.05", "72.80", "73.90", "77.35",
  ]
  static let roundTwo = [
    "73.40", "74.65", "73.70", "75.65", "72.35", "74.60", "65.20", "68.65", "77.15", "68.05",
    "79.80", "79.20", "62.40", "78.40", "75.55", "73.60", "78.30",
  ]
  static let leaveOneOutMeans = [
    "73.578125", "73.5", "73.559375", "73.4375", "73.64375", "73.503125", "74.090625", "73.875",
    "73.34375", "73.9125", "73.178125", "73.215625", "74.265625", "73.265625", "73.44375",
    "73.565625", "73.271875",
  ]

  static func number(_ text: String) -> ChartNumber { ChartNumber(Double(text) ?? .nan, text) }

  static let slopes = SlopeChart(
    name: "panelist-slopes",
    title: "Panelists' cuts by round",
    rounds: ["Round 1", "Round 2"],
    panelists: zip(roundOne, roundTwo).enumerated().map { index, pair in
      SlopeChart.Panelist(label: "P\(index + 1)", values: [number(pair.0), number(pair.1)])
    },
    mean: [ChartNumber(71.5088, "71.51"), ChartNumber(73.5676, "73.57")],
    cuts: [nil, ChartNumber(74, "74")],
    roundingRule: "rounded up",
    strips: [
      SlopeChart.Strip(
        label: "SD",
        values: [ChartNumber(6.6616, "6.66"), ChartNumber(4.9405, "4.94")]
      ),
      SlopeChart.Strip(
        label: "SEJ",
        values: [ChartNumber(1.6157, "1.62"), ChartNumber(1.1983, "1.20")]
      ),
    ],
    unit: "recommended raw score, points of 108",
    emphasized: ["P7", "P8", "P13"]
  )

  static let probabilities: [(cut: Int, share: Double)] = [
    (70, 0.0019392), (71, 0.01574917), (72, 0.07577989), (73, 0.21161579), (74, 0.32801899),
    (75, 0.26103622), (76, 0.09342918), (77, 0.01193016), (78, 0.0003527),
  ]

  static let bars = CutProbabilityBars(
    name: "cut-distribution",
    title: "How certain the cut of 74 is",
    bars: probabilities.map {
      CutProbabilityBars.Bar(cut: number("\($0.cut)"), probability: percent($0.share))
    },
    reportedCut: number("74"),
    statistic: ChartNumber(73.567647, "73.57"),
    roundingRule: "the round-2 mean is rounded up to the next whole number",
    method: "exact, all resamples of 17 panelists with replacement",
    run: CutProbabilityBars.Run(
      lowest: number("72"),
      highest: number("76"),
      share: "97.0 in 100 panels"
    ),
    leaveOneOut: leaveOneOutMeans.enumerated().map { index, text in
      CutProbabilityBars.LeaveOneOut(
        panelist: "P\(index + 1)",
        statistic: number(text),
        cut: number([6, 12].contains(index) ? "75" : "74")
      )
    }
  )

  /// Lord's CSEM at each raw score of the 108.
  static let csem = (0...108).map { score in
    let x = Double(score)
    return ChartPoint(
      x: number("\(score)"),
      y: printed((x * (108 - x) / 107).squareRoot(), 2)
    )
  }

  static let errorLines = [
    PrecisionPanels.ErrorLine(
      multiple: -2,
      unrounded: number("64.30"),
      rounded: number("65"),
      scaled: "150"
    ),
    PrecisionPanels.ErrorLine(
      multiple: -1,
      unrounded: number("69.15"),
      rounded: number("70"),
      scaled: "157"
    ),
    PrecisionPanels.ErrorLine(
      multiple: 1,
      unrounded: number("78.85"),
      rounded: number("79"),
      scaled: "169"
    ),
    PrecisionPanels.ErrorLine(
      multiple: 2,
      unrounded: number("83.70"),
      rounded: number("84"),
      scaled: "175"
    ),
  ]

  static let precision = PrecisionPanels(
    name: "precision",
    title: "Measurement error around the cut",
    axisTitle: "raw score, points of 108",
    csem: csem,
    csemTitle: "CSEM (Lord), raw points",
    cut: number("74"),
    cutScaled: "162",
    csemAtCut: ChartNumber(4.849126, "4.85"),
    lines: errorLines,
    rule: "The unrounded CSEM at the rounded cut is added and subtracted; the result is rounded up."
  )
}
