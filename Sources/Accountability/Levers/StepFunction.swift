// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// How points depend on the steps of one lever: where they change, and to what.
public struct StepFunction: Sendable {
  /// A change of the points.
  public struct Step: Sendable, Hashable {
    /// The first number of steps at which the points are these.
    public let at: Int
    /// The points from there on.
    public let points: [Rational]
  }

  /// The points without a step.
  public let start: [Rational]
  /// Every change, by ascending steps.
  public let steps: [Step]

  /// How many places are looked at before changes are searched between them.
  private static let probes = 8

  /// Finds the changes; `nil` where the points are not known at some place.
  ///
  /// Between two places with the same points no change is looked for; eight places are looked at
  /// first, so that points that fall and rise again over a wide stretch are seen. Points that rise with
  /// their lever, as those of every shipped policy do, are found exactly.
  ///
  /// - Parameters:
  ///   - most: The highest number of steps.
  ///   - points: The points at a number of steps; `nil` where they are not known.
  /// - Complexity: O(changes · log most) evaluations.
  public init?(upTo most: Int, _ points: (Int) -> [Rational]?) {
    guard let start = points(0) else { return nil }
    var known: [Int: [Rational]] = [0: start]
    func value(_ place: Int) -> [Rational]? {
      if let value = known[place] { return value }
      let value = points(place)
      known[place] = value
      return value
    }
    var found: [Step] = []
    func search(_ low: Int, _ high: Int) -> Bool {
      guard let below = value(low), let above = value(high) else { return false }
      if below == above { return true }
      if high - low == 1 {
        found.append(Step(at: high, points: above))
        return true
      }
      let middle = (low + high) / 2
      return search(low, middle) && search(middle, high)
    }
    let count = min(Self.probes, most)
    let places = (0...max(count, 1)).map { $0 * most / max(count, 1) }
    for (low, high) in zip(places, places.dropFirst()) where low < high {
      guard search(low, high) else { return nil }
    }
    self.start = start
    steps = found
  }
}
