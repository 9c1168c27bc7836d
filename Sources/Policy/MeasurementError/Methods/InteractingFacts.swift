// SPDX-License-Identifier: Apache-2.0
import NumericsCore

/// Probabilities over two or three independent coordinates that interact.
///
/// Outer coordinates are integrated by adaptive Gauss–Kronrod, split where a direction turns that
/// has no part in the inner ones, and where two edges cross; along the last coordinate everything
/// is exact.
struct InteractingFacts<Key: Hashable> {
  /// The absolute error that the outer integral comes down to.
  static var tolerance: Double { 1e-8 }
  /// The greatest number of pairs of edges whose crossings are split places.
  private static var greatestPairs: Int { 400 }
  /// A stretch so short, in standard deviations, that no point is asked for in it.
  private static var shortest: Double { 1e-11 }

  private let space: TrueValueSpace
  private let ask: ([Double]) -> Key
  private var memory = CellMemory<Key>()
  private var order: [Key] = []
  private var numbers: [Key: Int] = [:]

  private init(_ space: TrueValueSpace, _ ask: @escaping ([Double]) -> Key) {
    self.space = space
    self.ask = ask
  }

  /// The probability of each result.
  ///
  /// - Parameters:
  ///   - space: The coordinates and edges.
  ///   - ask: What holds at a point.
  /// - Returns: The probabilities by result, and the estimated error of each, from above.
  static func masses(
    _ space: TrueValueSpace,
    _ ask: @escaping ([Double]) -> Key
  ) -> (masses: [(key: Key, mass: Double)], error: Double) {
    var facts = InteractingFacts(space, ask)
    let (sums, error) = facts.integral([])
    return (zip(facts.order, sums).map { ($0, $1) }, error)
  }

  /// The masses over the coordinates that are left, by the numbers of results.
  private mutating func integral(_ outer: [Double]) -> ([Double], Double) {
    if outer.count == space.rank - 1 { return (sweep(outer), 0) }
    let reach = EdgeFinder.reach
    var inner = 0.0
    // An inner integral is so exact that its error does not mislead the halving of the outer one.
    let tolerance = Self.tolerance / (outer.isEmpty ? 2 : 200)
    let result = GaussKronrod.integrate(
      from: -reach,
      to: reach,
      splits: splits(outer),
      tolerance: tolerance,
      maximumIntervals: outer.isEmpty ? 1_000 : 200
    ) { z in
      let density = NormalDistribution.standard.density(z)
      let (masses, error) = integral(outer + [z])
      inner = max(inner, error)
      return masses.map { $0 * density }
    }
    return (result.integrals, result.error + inner)
  }

  /// Where the integrand of the next coordinate jumps or has a kink.
  private func splits(_ outer: [Double]) -> [Double] {
    let next = outer.count
    var splits: [Double] = []
    /// Edges as lines a + b·z of the last coordinate.
    var lines: [(start: Double, slope: Double)] = []
    for axis in space.axes {
      let known = zip(axis.factors, outer).reduce(0) { $0 + $1.0 * $1.1 }
      let isLater = axis.factors[(next + 1)...].contains { $0 != 0 }
      if !isLater, axis.factors[next] != 0 {
        splits += axis.places.map { ($0 - known) / axis.factors[next] }
      }
      guard next == space.rank - 2, let last = axis.factors.last, last != 0 else { continue }
      lines += axis.places.map { (($0 - known) / last, -axis.factors[next] / last) }
    }
    guard lines.count * (lines.count - 1) / 2 <= Self.greatestPairs else { return splits }
    for (place, line) in lines.enumerated() {
      for other in lines[..<place] where line.slope != other.slope {
        splits.append((other.start - line.start) / (line.slope - other.slope))
      }
    }
    return splits
  }

  /// The masses along the last coordinate, given the others.
  private mutating func sweep(_ outer: [Double]) -> [Double] {
    var cell = Array(repeating: 0, count: space.axes.count)
    var turns: [(z: Double, axis: Int, step: Int)] = []
    for (number, axis) in space.axes.enumerated() {
      let known = zip(axis.factors, outer).reduce(0) { $0 + $1.0 * $1.1 }
      let last = axis.factors[space.rank - 1]
      if last == 0 {
        cell[number] = axis.places.count(upTo: known)
      } else {
        cell[number] = last > 0 ? 0 : axis.places.count
        turns += axis.places.map { (($0 - known) / last, number, last > 0 ? 1 : -1) }
      }
    }
    turns.sort { $0.z < $1.z }
    var masses = Array(repeating: 0.0, count: order.count)
    var start = -Double.infinity
    for place in 0...turns.count {
      let end = place < turns.count ? turns[place].z : .infinity
      if end - start > Self.shortest {
        let mass = NormalDistribution.mass(from: start, to: end)
        if mass > 0 {
          let number = number(of: cell, outer + [Self.middle(start, end)])
          while masses.count <= number { masses.append(0) }
          masses[number] += mass
        }
      }
      if place < turns.count { cell[turns[place].axis] += turns[place].step }
      start = end
    }
    return masses
  }

  private static func middle(_ start: Double, _ end: Double) -> Double {
    if start == -.infinity { return end == .infinity ? 0 : end - 1 }
    return end == .infinity ? start + 1 : start + (end - start) / 2
  }

  /// The number of the result in a cell.
  private mutating func number(of cell: [Int], _ point: [Double]) -> Int {
    let ask = ask
    let key = memory.key(of: cell) { ask(point) }
    if let number = numbers[key] { return number }
    numbers[key] = order.count
    order.append(key)
    return order.count - 1
  }
}
