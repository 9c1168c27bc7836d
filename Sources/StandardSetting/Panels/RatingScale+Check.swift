// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic
import NumericsCore

/// Whether a value stands on a scale, and if not, which values stand next to it.
public enum ScaleCheck: Sendable, Hashable {
  /// The value is allowed.
  case allowed
  /// The value is not allowed; the nearest allowed values below and above, as far as there are.
  case offScale(nearest: [Rational])
}

extension RatingScale {
  /// Checks a value.
  ///
  /// - Parameters:
  ///   - value: The value as given.
  ///   - maxPoints: The item's own highest points, which bind a scale of points.
  /// - Returns: Allowed, or the nearest allowed values.
  public func check(_ value: Rational, maxPoints: Rational? = nil) -> ScaleCheck {
    let bound = meaning == .points ? min(maximum, maxPoints ?? maximum) : maximum
    guard let values else {
      if value < .zero { return .offScale(nearest: [.zero]) }
      return value > bound ? .offScale(nearest: [bound]) : .allowed
    }
    let allowed = values.prefix { $0 <= bound }
    let above = allowed.partitioningIndex { $0 >= value }
    if above < allowed.endIndex, allowed[above] == value { return .allowed }
    var nearest: [Rational] = []
    if above > allowed.startIndex { nearest.append(allowed[above - 1]) }
    if above < allowed.endIndex { nearest.append(allowed[above]) }
    return .offScale(nearest: nearest)
  }

  /// The points that a value gives for an item; `nil` for levels and pages.
  ///
  /// A probability r of an item of m points gives r·m, a percent r gives r·m/100.
  ///
  /// - Parameters:
  ///   - value: A value of the scale.
  ///   - maxPoints: The item's highest points.
  /// - Returns: Raw points, or `nil` for levels and pages.
  public func points(_ value: Rational, maxPoints: Rational) -> Rational? {
    switch meaning {
    case .probability: value * maxPoints
    case .percent: value * maxPoints / 100
    case .points: value
    case .level, .page: nil
    }
  }

  /// The step that totals of items with whole points are multiples of; `nil` when there is none.
  public var latticeStep: Rational? {
    guard let values, let inPoints = values.first.flatMap({ points($0, maxPoints: 1) }) else {
      return nil
    }
    let all = values.compactMap { points($0, maxPoints: 1) } + [inPoints]
    guard let lattice = Lattice(all) else { return nil }
    let step = lattice.units.reduce(0) { Lattice.gcd($0, $1) }
    return step == 0 ? nil : Rational(step, lattice.denominator)
  }
}

extension RandomAccessCollection {
  /// The first position whose element meets a condition that never goes back from true to false.
  fileprivate func partitioningIndex(where condition: (Element) -> Bool) -> Index {
    var start = startIndex
    var length = count
    while length > 0 {
      let half = length / 2
      let middle = index(start, offsetBy: half)
      if condition(self[middle]) {
        length = half
      } else {
        start = index(after: middle)
        length -= half + 1
      }
    }
    return start
  }
}
