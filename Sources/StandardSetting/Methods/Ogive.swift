// SPDX-License-Identifier: Apache-2.0

/// A fail-rate curve F, the share of persons below c: its values at whole c and the line between.
///
/// INVARIANT: `shares` rise from 0 at `origin` to 1 at `origin + shares.count - 1`; below and above
/// that range the curve is constant.
struct Ogive<Number: OrderedField>: Sendable {
  let origin: Int
  let shares: [Number]

  /// The last whole number of the range, where everybody fails.
  var end: Int { origin + shares.count - 1 }

  /// F at a whole number.
  func share(at whole: Int) -> Number {
    if whole <= origin { return .none }
    return whole >= end ? .unit : shares[whole - origin]
  }

  /// F at any number, on the line between its whole neighbours.
  func value(at point: Number) -> Number {
    let whole = point.floorInteger
    if whole < origin { return .none }
    if whole >= end { return .unit }
    let left = share(at: whole)
    return left + (share(at: whole + 1) - left) * (point - Number(whole: whole))
  }

  /// Where F meets a line that does not rise, between two points; F exceeds the line at the right.
  ///
  /// - Parameters:
  ///   - left: The start; `excess` is not positive there.
  ///   - right: The end; `excess` is not negative there.
  ///   - excess: F minus the line; linear between whole numbers and not falling.
  /// - Returns: The lowest point at which `excess` is not negative.
  func crossing(
    from left: Number,
    to right: Number,
    excess: (Number) -> Number
  ) -> Number {
    // Bisect over whole numbers, then solve inside one segment, where everything is linear.
    var low = left.floorInteger
    var high = right.floorInteger + 1
    while high - low > 1 {
      let middle = low + (high - low) / 2
      let point = Number(whole: middle)
      if point > left, point >= right || excess(point) >= .none {
        high = middle
      } else {
        low = middle
      }
    }
    let start = Swift.max(left, Number(whole: low))
    let stop = Swift.min(right, Number(whole: high))
    let below = excess(start)
    let above = excess(stop)
    guard below < .none, above > below else { return start }
    return start + (stop - start) * (.none - below) / (above - below)
  }

  /// The points at which F has a given value: an interval when F is flat there.
  ///
  /// - Returns: The ends; `nil` stands for an end that lies at infinity.
  func preimage(of level: Number) -> (low: Number?, high: Number?) {
    var low: Number?
    if level > .none {
      low = crossing(from: Number(whole: origin), to: Number(whole: end)) { value(at: $0) - level }
    }
    guard level < .unit else { return (low, nil) }
    var start = origin
    for whole in stride(from: end, through: origin, by: -1) where share(at: whole) <= level {
      start = whole
      break
    }
    let from = share(at: start)
    let next = share(at: start + 1)
    return (low, Number(whole: start) + (level - from) / (next - from))
  }
}
