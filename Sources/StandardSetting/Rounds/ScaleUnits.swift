// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import NumericsCore

/// The values of a rating scale as whole numbers of one unit.
///
/// Forty panelists and five hundred items are 20 000 judgments a round: they are stored, compared
/// and added up as machine integers, and become rationals again where they leave the panel.
struct ScaleUnits: Sendable, Hashable {
  /// Stands for a cell without a value.
  static let empty = Int.min

  /// How many units make one.
  let denominator: Int
  private let listed: [Int]?
  private let scale: RatingScale

  /// The units of a scale; a scale that lists no values takes them from the judgments.
  init(_ scale: RatingScale, judgments: [Judgment]) {
    self.scale = scale
    if let values = scale.values, let lattice = Lattice(values) {
      denominator = lattice.denominator
      listed = lattice.units
      return
    }
    listed = nil
    // A value whose denominator has no room in the common unit is refused as off the scale.
    var common = 1
    for judgment in judgments {
      guard let bottom = judgment.value.fraction?.denominator, common % bottom != 0 else {
        continue
      }
      let (product, overflow) = (common / Lattice.gcd(common, bottom))
        .multipliedReportingOverflow(by: bottom)
      if !overflow, product <= 1 << 30 { common = product }
    }
    denominator = common
  }

  /// A value in units; `nil` when it does not stand on the scale of this item.
  func units(of value: Rational, maxPoints: Rational) -> Int? {
    guard let (top, bottom) = value.fraction, denominator % bottom == 0 else { return nil }
    let (unit, overflow) = top.multipliedReportingOverflow(by: denominator / bottom)
    guard !overflow else { return nil }
    if let listed, scale.meaning != .points {
      return listed.contains(unit) ? unit : nil
    }
    return scale.check(value, maxPoints: maxPoints) == .allowed ? unit : nil
  }

  /// A count of units as an exact number.
  func value(_ units: Int) -> Rational { Rational(units, denominator) }
}

/// Rationals of units that occur again and again.
struct RationalCache {
  private let units: ScaleUnits
  private var known: [Int: Rational] = [:]

  init(_ units: ScaleUnits) { self.units = units }

  mutating func value(_ unit: Int) -> Rational {
    if let value = known[unit] { return value }
    let value = units.value(unit)
    known[unit] = value
    return value
  }
}

/// What items weigh: the points of a judgment as whole numbers.
struct ItemWeights {
  private let lattice: Lattice?
  private let points: [Rational]
  private let isWeighted: Bool
  private let divisor: Int

  /// The weights of items on a scale; `nil` on a scale without points.
  init?(_ items: [PanelItem], scale: RatingScale) {
    points = items.map(\.maxPoints)
    lattice = Lattice(points)
    switch scale.meaning {
    case .probability: (isWeighted, divisor) = (true, 1)
    case .percent: (isWeighted, divisor) = (true, 100)
    case .points: (isWeighted, divisor) = (false, 1)
    case .level, .page: return nil
    }
  }

  /// The exact points of some cells of a row, and the highest points of the items judged.
  func sum(
    _ cells: ArraySlice<Int>,
    columns: [Int],
    unit: Int
  ) -> (points: Rational, judged: Rational, count: Int) {
    guard let lattice else { return slowSum(cells, columns, unit) }
    var total: Int128 = 0
    var judged = 0
    var count = 0
    for column in columns {
      let cell = cells[cells.startIndex + column]
      guard cell != ScaleUnits.empty else { continue }
      total += isWeighted ? Int128(cell) * Int128(lattice.units[column]) : Int128(cell)
      judged += lattice.units[column]
      count += 1
    }
    let whole = Int128(unit) * Int128(divisor) * Int128(isWeighted ? lattice.denominator : 1)
    return (Rational(wide: total, over: whole), lattice.value(judged), count)
  }

  /// For items whose points have no common unit.
  private func slowSum(
    _ cells: ArraySlice<Int>,
    _ columns: [Int],
    _ unit: Int
  ) -> (points: Rational, judged: Rational, count: Int) {
    let present = columns.filter { cells[cells.startIndex + $0] != ScaleUnits.empty }
    let parts = present.map { column in
      let value = Rational(cells[cells.startIndex + column], unit)
      return isWeighted ? value * points[column] / Rational(divisor) : value
    }
    return (parts.sum(), present.map { points[$0] }.sum(), present.count)
  }
}
