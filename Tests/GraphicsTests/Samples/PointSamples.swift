// SPDX-License-Identifier: Apache-2.0
@testable import Graphics

/// Points that add up, and numbers among their bands.
extension Samples {
  static let waterfall = PointsWaterfall(
    name: "points-waterfall",
    title: "Points of an example district",
    rows: [
      .init(label: "English language arts", earned: number(12), most: number(16)),
      .init(label: "Mathematics", earned: number(16), lost: number(2), most: number(16)),
      .init(
        label: "Tests of college and career readiness, all graduates of the year",
        earned: nil,
        most: number(10),
        reason: "no table"
      ), .init(label: "Attendance", earned: number(0), most: number(10)),
    ],
    lines: [
      .init(label: "provisional range", total: number(26)),
      .init(label: "accredited range", total: number(36)),
    ],
    possible: number(52),
    finding: "28 to 38 of 52 points."
  )

  static let noPoints = PointsWaterfall(
    name: "no-points",
    title: "No points",
    rows: [],
    lines: [],
    possible: nil,
    finding: "No component counts."
  )

  static let ladder = BandLadder(
    name: "band-ladder",
    title: "Status of an example district",
    strips: [strip("Mathematics", 3607), strip("Mathematics, super subgroup", 2999)],
    axisTitle: "mean index",
    finding: "Mathematics: 360.7."
  )

  static let narrowLadder = BandLadder(
    name: "narrow-ladder",
    title: "Progress of an example district",
    strips: [
      BandLadder.Strip(
        label: "Mathematics",
        bands: [
          .init(label: "floor", lower: number(-100)), .init(label: "approaching", lower: number(1)),
          .init(label: "on track", lower: number(3)), .init(label: "exceeding", lower: number(5)),
        ],
        upper: number(100),
        value: number(97),
        interval: 90...120
      ), BandLadder.Strip(label: "Science", bands: [], upper: number(100), value: nil),
    ],
    axisTitle: "share of the gap",
    finding: "Mathematics: 97."
  )

  private static func strip(_ label: String, _ tenths: Int) -> BandLadder.Strip {
    func edge(_ label: String, _ tenths: Int) -> BandLadder.Band {
      BandLadder.Band(label: label, lower: tenth(tenths))
    }
    return BandLadder.Strip(
      label: label,
      bands: [
        edge("floor", 1000), edge("approaching", 3000), edge("on track", 3582),
        edge("target", 3928),
      ],
      upper: tenth(5000),
      value: tenth(tenths)
    )
  }

  static func tenth(_ tenths: Int) -> ChartNumber {
    ChartNumber(Double(tenths) / 10, "\(tenths / 10).\(tenths % 10)")
  }
}
