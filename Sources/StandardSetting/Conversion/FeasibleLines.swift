// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// All lines s = round(a + b·raw), truncated to the scale, that give every published pair.
///
/// The set is a convex polygon in (b, a) whose edges may be open or closed; all of it is computed
/// in rationals. It is an assumption laid over published facts: its results are shown beside
/// *not published* and never in its place. The method is the intersection of half-planes.
public struct FeasibleLines: Sendable, Hashable {
  /// The published pairs by rising raw score.
  public let pairs: [ConversionPair]
  /// The lowest score of the scale.
  public let lowest: Rational
  /// The highest score of the scale.
  public let highest: Rational
  /// How a line's value is rounded.
  public let rounding: LineRounding
  /// What the pairs demand.
  public let constraints: [LineConstraint]
  /// The corners of the polygon with its edges included, in order round it, starting with the least
  /// slope; empty when there is no line, or fewer than two pairs bind on both sides.
  public let vertices: [ScaleLine]
  /// Whether some line gives every pair.
  public let exists: Bool

  /// The lines that fit published pairs.
  ///
  /// - Parameters:
  ///   - conversion: The published pairs and the scale.
  ///   - rounding: How a line's value is rounded.
  public init(_ conversion: PublishedConversion, rounding: LineRounding = .halfUp) {
    pairs = conversion.pairs
    lowest = conversion.lowest
    highest = conversion.highest
    self.rounding = rounding
    constraints = conversion.pairs.flatMap {
      LineConstraint.of(
        $0,
        rounding,
        lowest: conversion.lowest,
        highest: conversion.highest
      )
    }
    exists = Self.interval(constraints, at: .zero) != nil
    vertices = exists ? LinePolygon(constraints).vertices : []
  }

  /// All values that the lines take at a raw score, before rounding and truncation.
  ///
  /// - Parameter raw: The raw score.
  /// - Returns: The interval; `nil` when there is no line.
  public func values(at raw: Rational) -> LineInterval? { Self.interval(constraints, at: raw) }

  /// All slopes of the lines; together with the intercepts they are a box, not the polygon.
  public var slopes: LineInterval? {
    LineElimination.interval(
      constraints.map {
        .init(p: $0.pair.raw, q: .one, bound: $0.bound, isLower: $0.isLower, isStrict: $0.isStrict)
      }
    )
  }

  /// All intercepts of the lines.
  public var intercepts: LineInterval? { values(at: .zero) }

  /// Whether a corner belongs to the set, which open edges may exclude.
  ///
  /// - Parameter line: A corner, or any line.
  /// - Returns: Whether it gives every pair.
  public func admits(_ line: ScaleLine) -> Bool { constraints.allSatisfy { $0.admits(line) } }

  /// The constraints that form an edge of the polygon; without the others nothing changes.
  public var binding: [LineConstraint] {
    constraints.filter { constraint in
      vertices.count { $0.value(at: constraint.pair.raw) == constraint.bound } > 1
    }
  }

  /// The raw scores at which the lines reach a scale value, over all corners.
  ///
  /// - Parameter scale: The scale value.
  /// - Returns: The least and the greatest; `nil` without corners or with a slope of 0 or less.
  public func raws(reaching scale: Rational) -> (lower: Rational, upper: Rational)? {
    guard vertices.allSatisfy({ $0.slope > .zero }) else { return nil }
    let raws = vertices.map { (scale - $0.intercept) / $0.slope }
    guard let lower = raws.min(), let upper = raws.max() else { return nil }
    return (lower, upper)
  }

  /// The smallest set of pairs that no line gives together; empty when some line gives all.
  ///
  /// Convex sets in the plane with no common point hold three without one (Helly 1923), so three
  /// constraints, and at most three pairs, are enough.
  public var conflict: [ConversionPair] {
    guard !exists else { return [] }
    for size in 2...3 {
      if let found = Self.subsets(pairs, size).first(where: { subset in
        let demands = constraints.filter { subset.contains($0.pair) }
        return Self.interval(demands, at: .zero) == nil
      }) {
        return found
      }
    }
    return pairs
  }

  private static func interval(
    _ constraints: [LineConstraint],
    at raw: Rational
  ) -> LineInterval? {
    LineElimination.interval(
      constraints.map {
        .init(
          p: .one,
          q: $0.pair.raw - raw,
          bound: $0.bound,
          isLower: $0.isLower,
          isStrict: $0.isStrict
        )
      }
    )
  }

  private static func subsets(_ pairs: [ConversionPair], _ size: Int) -> [[ConversionPair]] {
    guard size > 0 else { return [[]] }
    guard let first = pairs.first else { return [] }
    let rest = Array(pairs.dropFirst())
    return subsets(rest, size - 1).map { [first] + $0 } + subsets(rest, size)
  }
}
