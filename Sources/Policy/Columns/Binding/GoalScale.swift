// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

/// A goal in days, or in months as years are counted, by whole numbers.
struct GoalScale: Sendable {
  private let years: YearCount?
  private let top: Int128
  private let bottom: Int128

  init(_ goal: NumberLane, by years: YearCount?) throws(Unbindable) {
    guard let unit = goal.unit.fraction else { throw Bounds.unproved }
    self.years = years
    (top, bottom) = (Int128(unit.numerator), Int128(unit.denominator))
    // Days fill 22 bits, and a year's ratio 11.
    let least = Bounds.magnitude(goal.extent).multipliedReportingOverflow(by: top)
    let most = Int128(goal.greatestDenominator).multipliedReportingOverflow(by: bottom)
    guard !least.overflow, !most.overflow, abs(least.partialValue) < 1 << 90,
      most.partialValue < 1 << 80
    else { throw Bounds.unproved }
  }

  /// The sign of how far days lie above the goal.
  @inline(__always)
  func excess(of covered: PeriodLoops.Covered, _ goal: Int64, _ denominator: Int64) -> Int {
    let (goal, ones) = (Int128(goal) * top, Int128(denominator) * bottom)
    switch years {
    case nil: return Self.sign(Int128(covered.days) * ones - goal)
    // 4·days against 1461·years, with twelve months a year.
    case .julian: return Self.sign(Int128(covered.days) * 48 * ones - goal * 1_461)
    case .anniversary:
      guard let start = covered.start else { return Self.sign(-goal) }
      let whole = goal / ones
      let isWhole = whole * ones == goal
      let ceiling = !isWhole && goal > 0 ? whole + 1 : whole
      guard let months = Int(exactly: ceiling),
        let day = CalendarDate(dayNumber: Int(start)).adding(months: months)
      else { return Self.sign(-goal) }
      let excess = Int(start) + covered.days - day.dayNumber
      // Between two whole months there is no anniversary to meet exactly.
      return isWhole || excess != 0 ? excess.signum() : 1
    }
  }

  @inline(__always)
  private static func sign(_ number: Int128) -> Int { number > 0 ? 1 : number < 0 ? -1 : 0 }
}

extension Relation {
  /// The relation to 0 of anything between two signs; the upper one may be open.
  @inline(__always)
  func truth(low: Int, high: Int?) -> Truth {
    // Definitely below 0, definitely not; definitely above 0, definitely not.
    let isBelow: Truth = (high ?? 1) < 0 ? .met : low >= 0 ? .notMet : .unknown
    let isAbove: Truth = low > 0 ? .met : (high ?? 1) <= 0 ? .notMet : .unknown
    switch self {
    case .less: return isBelow
    case .atLeast: return !isBelow
    case .greater: return isAbove
    case .atMost: return !isAbove
    case .equal, .different:
      let isEqual: Truth =
        low == 0 && high == 0 ? .met : isBelow == .met || isAbove == .met ? .notMet : .unknown
      return self == .equal ? isEqual : !isEqual
    }
  }
}
