// SPDX-License-Identifier: Apache-2.0

extension DeGruijterMethod {
  /// The ideal point with the variances that scale the distance from it.
  struct Ideal<Number: OrderedField>: Sendable {
    let cut: Number
    let rate: Number
    let cutVariance: Number
    let rateVariance: Number

    /// The points of the ogive of least distance, ascending; never empty.
    ///
    /// - Complexity: O(span of the scores).
    func nearest(on ogive: Ogive<Number>) -> [Number] {
      if cutVariance == .none { return [cut] }
      if rateVariance == .none { return [level(on: ogive)] }
      var best = Minimisers<Number>()
      // Left of the scores everybody passes, right of them everybody fails.
      let start = Number(whole: ogive.origin)
      best.offer(Swift.min(cut, start), distance(Swift.min(cut, start), .none))
      for whole in ogive.origin..<ogive.end {
        let (point, share) = tangency(on: ogive, from: whole)
        best.offer(point, distance(point, share))
      }
      let end = Number(whole: ogive.end)
      best.offer(Swift.max(cut, end), distance(Swift.max(cut, end), .unit))
      return best.points
    }

    /// The whole numbers of least distance, ascending; never empty.
    func nearestWhole(on ogive: Ogive<Number>) -> [Number] {
      let whole = cut.floorInteger
      if cutVariance == .none || rateVariance == .none {
        // With one uncertainty gone the point is given; the whole cut follows as under rounding up.
        let point = nearest(on: ogive)[0]
        let below = Number(whole: point.floorInteger)
        return [below == point ? below : below + .unit]
      }
      var best = Minimisers<Number>()
      for candidate in Swift.min(whole, ogive.origin)...Swift.max(whole + 1, ogive.end) {
        let point = Number(whole: candidate)
        best.offer(point, distance(point, ogive.share(at: candidate)))
      }
      return best.points
    }

    private func distance(_ point: Number, _ share: Number) -> Number {
      (point - cut) * (point - cut) / cutVariance
        + (share - rate) * (share - rate) / rateVariance
    }

    /// The nearest point of the piece from a whole number to the next.
    private func tangency(on ogive: Ogive<Number>, from whole: Int) -> (Number, Number) {
      let start = Number(whole: whole)
      let share = ogive.share(at: whole)
      let rise = ogive.share(at: whole + 1) - share
      let pull = (cut - start) / cutVariance + rise * (rate - share) / rateVariance
      let stiffness = Number.unit / cutVariance + rise * rise / rateVariance
      let step = Swift.min(Swift.max(pull / stiffness, .none), .unit)
      return (start + step, share + rise * step)
    }

    /// The point of the curve at the ideal fail rate that is nearest to the ideal cut.
    private func level(on ogive: Ogive<Number>) -> Number {
      let (low, high) = ogive.preimage(of: rate)
      if let low, cut < low { return low }
      if let high, cut > high { return high }
      return cut
    }
  }
}

/// The points of least value among those offered in ascending order.
struct Minimisers<Number: OrderedField> {
  private(set) var points: [Number] = []
  private var least: Number?

  mutating func offer(_ point: Number, _ value: Number) {
    if let least, value > least { return }
    if value == least {
      if points.last != point { points.append(point) }
    } else {
      least = value
      points = [point]
    }
  }
}
