// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// The closed polygon of lines that obey constraints, by clipping (Sutherland and Hodgman 1974).
///
/// It starts as the parallelogram of the first and the last pair that bind on both sides; with fewer
/// than two such pairs the set has no corners on every side and `vertices` is empty.
struct LinePolygon {
  let vertices: [ScaleLine]

  init(_ constraints: [LineConstraint]) {
    let raws = Set(constraints.map(\.pair.raw)).sorted()
    let bounded = raws.filter { raw in
      constraints.contains { $0.pair.raw == raw && $0.isLower }
        && constraints.contains { $0.pair.raw == raw && !$0.isLower }
    }
    guard let first = bounded.first, let last = bounded.last, first < last else {
      vertices = []
      return
    }
    let left = Self.bounds(constraints, first)
    let right = Self.bounds(constraints, last)
    var corners = [
      (left.lower, right.lower), (left.lower, right.upper), (left.upper, right.upper),
      (left.upper, right.lower),
    ].map { start, end in
      let slope = (end - start) / (last - first)
      return ScaleLine(slope: slope, intercept: start - slope * first)
    }
    for constraint in constraints { corners = Self.clip(corners, constraint) }
    vertices = Self.ordered(corners)
  }

  private static func bounds(
    _ constraints: [LineConstraint],
    _ raw: Rational
  ) -> (lower: Rational, upper: Rational) {
    let own = constraints.filter { $0.pair.raw == raw }
    let lower = own.filter(\.isLower).map(\.bound).max() ?? .zero
    let upper = own.filter { !$0.isLower }.map(\.bound).min() ?? .zero
    return (lower, upper)
  }

  private static func clip(_ corners: [ScaleLine], _ constraint: LineConstraint) -> [ScaleLine] {
    func excess(_ line: ScaleLine) -> Rational {
      let value = line.value(at: constraint.pair.raw)
      return constraint.isLower ? value - constraint.bound : constraint.bound - value
    }
    var result: [ScaleLine] = []
    for index in corners.indices {
      let start = corners[index]
      let end = corners[(index + 1) % corners.count]
      let (before, after) = (excess(start), excess(end))
      if before >= .zero { result.append(start) }
      if before.signum * after.signum < 0 {
        let share = before / (before - after)
        result.append(
          ScaleLine(
            slope: start.slope + share * (end.slope - start.slope),
            intercept: start.intercept + share * (end.intercept - start.intercept)
          )
        )
      }
    }
    return result
  }

  /// Without repeated corners and corners inside an edge, from the least slope on.
  private static func ordered(_ corners: [ScaleLine]) -> [ScaleLine] {
    var unique: [ScaleLine] = []
    for corner in corners where !unique.contains(corner) { unique.append(corner) }
    if unique.count > 2 {
      unique = unique.indices.filter { index in
        let before = unique[(index + unique.count - 1) % unique.count]
        let after = unique[(index + 1) % unique.count]
        let here = unique[index]
        let turn =
          (here.slope - before.slope) * (after.intercept - before.intercept)
          - (here.intercept - before.intercept) * (after.slope - before.slope)
        return turn != .zero
      }.map { unique[$0] }
    }
    let start = unique.indices.min {
      (unique[$0].slope, unique[$0].intercept) < (unique[$1].slope, unique[$1].intercept)
    }
    guard let start else { return [] }
    return Array(unique[start...] + unique[..<start])
  }
}
