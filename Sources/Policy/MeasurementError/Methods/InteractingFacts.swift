// SPDX-License-Identifier: Apache-2.0
import NumericsCore

/// Probabilities over two or three independent coordinates that interact.
///
/// Outer coordinates are integrated by adaptive Gauss–Kronrod, split where a direction turns that
/// has no part in the inner ones, and where two edges cross; along the last coordinate everything
/// is exact.
final class InteractingFacts<Key: Hashable> {
  /// The absolute error that the outer integral comes down to.
  private static var tolerance: Double { 1e-8 }
  /// How many lines along the last coordinate are computed before simulation is the better way.
  private static var greatestLines: Int { 1_000_000 }
  /// A crossing of two edges so far out, in standard deviations, that no integral notices it.
  private static var farthest: Double { 6.5 }
  /// A stretch so short, in standard deviations, that no point is asked for in it: on which side of
  /// an edge a point lies must be the same in binary and in exact arithmetic.
  private static var shortest: Double { 1e-9 }

  private let space: TrueValueSpace
  private let ask: ([Double]) -> Key
  private var memory: CellMemory<Key>
  private let line: LastCoordinate
  private var lines = 0

  private init?(_ space: TrueValueSpace, _ ask: @escaping ([Double]) -> Key) {
    guard let memory = CellMemory<Key>(counts: space.axes.map(\.places.count)) else { return nil }
    self.space = space
    self.ask = ask
    self.memory = memory
    line = LastCoordinate(space, strides: memory.strides)
  }

  /// The probability of each result.
  ///
  /// - Parameters:
  ///   - space: The coordinates and edges.
  ///   - ask: What holds at a point.
  /// - Returns: The probabilities by result, and the estimated error of each, from above; `nil` when
  ///   the integrals do not come down to 10⁻⁸ in reasonable time.
  static func masses(
    _ space: TrueValueSpace,
    _ ask: @escaping ([Double]) -> Key
  ) -> (masses: [(key: Key, mass: Double)], error: Double)? {
    guard let facts = InteractingFacts(space, ask) else { return nil }
    let (sums, error) = facts.integral([])
    guard facts.lines < greatestLines, error <= 2 * tolerance else { return nil }
    return (zip(facts.memory.keys, sums).map { ($0, $1) }, error)
  }

  /// The masses over the coordinates that are left, by the places of results.
  private func integral(_ outer: [Double]) -> ([Double], Double) {
    if outer.count == space.rank - 1 { return (sweep(outer), 0) }
    var inner = 0.0
    // An inner integral is so exact that its error does not mislead the halving of the outer one.
    let result = GaussKronrod.integrate(
      from: -EdgeFinder.reach,
      to: EdgeFinder.reach,
      splits: splits(outer),
      tolerance: outer.isEmpty ? Self.tolerance : Self.tolerance / 50,
      maximumIntervals: 500
    ) { z in
      if lines >= Self.greatestLines { return [] }
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
      let known = axis.value(outer)
      let isLater = axis.factors[(next + 1)...].contains { $0 != 0 }
      if !isLater, axis.factors[next] != 0 {
        splits += axis.places.map { ($0 - known) / axis.factors[next] }
      }
      guard next == space.rank - 2, let last = axis.factors.last, last != 0 else { continue }
      lines += axis.places.map { (($0 - known) / last, -axis.factors[next] / last) }
    }
    for (place, line) in lines.enumerated() {
      for other in lines[..<place] where line.slope != other.slope {
        let z = (other.start - line.start) / (line.slope - other.slope)
        guard abs(z) < Self.farthest, abs(line.start + line.slope * z) < Self.farthest else {
          continue
        }
        splits.append(z)
      }
    }
    // Where three edges meet, their crossings differ by rounding errors only.
    return splits.sorted().reduce(into: []) { kept, z in
      if kept.last.map({ z - $0 > Self.shortest }) ?? true { kept.append(z) }
    }
  }

  /// The masses along the last coordinate, given the others.
  private func sweep(_ outer: [Double]) -> [Double] {
    lines += 1
    line.move(to: outer)
    var masses = Array(repeating: 0.0, count: memory.keys.count)
    var start = -Double.infinity
    var (below, cell) = (0.0, line.firstCell)
    for place in 0...line.turns.count {
      let isLast = place == line.turns.count
      let end = isLast ? Double.infinity : line.turns[place].z
      let above = isLast ? 1 : line.cumulative[place]
      if above > below, end - start > Self.shortest {
        let ask = ask
        let key = memory.place(of: cell) { ask(outer + [Self.middle(start, end)]) }
        while masses.count <= key { masses.append(0) }
        masses[key] += above - below
      }
      if !isLast { cell += line.turns[place].step }
      (start, below) = (end, above)
    }
    return masses
  }

  private static func middle(_ start: Double, _ end: Double) -> Double {
    if start == -.infinity { return end == .infinity ? 0 : end - 1 }
    return end == .infinity ? start + 1 : start + (end - start) / 2
  }
}

/// The line along the last coordinate of a space, and where edges cut it.
private final class LastCoordinate {
  /// A cut of the line.
  struct Turn {
    /// Where it is.
    var z: Double
    /// What it adds to the number of the cell.
    var step: Int
  }

  private let space: TrueValueSpace
  private let strides: [Int]
  /// The cuts in ascending order.
  private(set) var turns: [Turn] = []
  /// Φ at the cuts.
  private(set) var cumulative: [Double] = []
  /// The cell below the first cut.
  private(set) var firstCell = 0

  init(_ space: TrueValueSpace, strides: [Int]) {
    self.space = space
    self.strides = strides
  }

  /// Takes the line at given outer coordinates.
  func move(to outer: [Double]) {
    turns.removeAll(keepingCapacity: true)
    firstCell = 0
    for (axis, stride) in zip(space.axes, strides) {
      let known = axis.value(outer)
      let last = axis.factors[outer.count]
      if last == 0 {
        firstCell += stride * axis.places.count(upTo: known)
        continue
      }
      if last < 0 { firstCell += stride * axis.places.count }
      let step = last > 0 ? stride : -stride
      for place in axis.places { turns.append(Turn(z: (place - known) / last, step: step)) }
    }
    turns.sort { $0.z < $1.z }
    cumulative.removeAll(keepingCapacity: true)
    for turn in turns { cumulative.append(turn.z) }
    cumulative.withUnsafeMutableBufferPointer { NormalDistribution.replaceByCumulative($0) }
  }
}
