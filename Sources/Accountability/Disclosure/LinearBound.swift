// SPDX-License-Identifier: Apache-2.0

/// A value that a sum cannot fall below, by the linear program without whole numbers.
///
/// Bounded dual simplex in binary floating point for multipliers y of the statements, then the bound
/// in whole numbers: for any y, `c x ≥ Σ min(y l, y u) + Σ min((c − Aᵀy)_j x_j)` over the ends. It is
/// true whatever the simplex did, so neither rounding nor an early stop can make it too narrow
/// (weak duality; Neumaier and Shcherbina 2004, Safe bounds in linear programming).
struct LinearBound {
  /// The value, rounded up to a whole number, which the sum is.
  let least: Int

  private static let scale = 1 << 16
  private static let tolerance = 1e-9

  /// The bound of a sum.
  ///
  /// - Parameters:
  ///   - sum: The sum.
  ///   - system: What is published.
  init(_ sum: DisclosureSystem.Sum, in system: DisclosureSystem) {
    var cost = [Int](repeating: 0, count: system.ends.count)
    for (unknown, a) in zip(sum.unknowns, sum.coefficients) { cost[unknown] += a }
    let multipliers = Self.multipliers(cost, system).map {
      ($0 * Double(Self.scale)).rounded()
    }.map { abs($0) < 1e12 ? Int128($0) : 0 }
    // Exact from here on: every product fits 128 bits.
    var reduced = cost.map { Int128($0) * Int128(Self.scale) }
    var bound: Int128 = 0
    for (statement, y) in zip(system.statements, multipliers) where y != 0 {
      bound += y > 0 ? y * Int128(statement.lower) : y * Int128(statement.upper)
      for (unknown, a) in zip(statement.sum.unknowns, statement.sum.coefficients) {
        reduced[unknown] -= y * Int128(a)
      }
    }
    for (range, d) in zip(system.ends, reduced) {
      bound += d * Int128(d > 0 ? range.lowerBound : range.upperBound)
    }
    let (quotient, rest) = bound.quotientAndRemainder(dividingBy: Int128(Self.scale))
    least = Int(clamping: rest > 0 ? quotient + 1 : quotient)
  }

  /// Multipliers of the statements near the optimal ones.
  ///
  /// The tableau has one row for each statement's slack `s = a x`; at the start the unknowns are
  /// nonbasic, each at the end that its cost prefers, which is dual feasible.
  private static func multipliers(_ cost: [Int], _ system: DisclosureSystem) -> [Double] {
    let (rows, unknowns) = (system.statements.count, system.ends.count)
    let lower =
      system.ends.map { Double($0.lowerBound) }
      + system.statements.map { Double($0.lower) }
    let upper =
      system.ends.map { Double($0.upperBound) }
      + system.statements.map { Double($0.upper) }
    // Basic variables in terms of the nonbasic ones.
    var tableau = system.statements.map { statement in
      var row = [Double](repeating: 0, count: unknowns)
      for (unknown, a) in zip(statement.sum.unknowns, statement.sum.coefficients) {
        row[unknown] += Double(a)
      }
      return row
    }
    var reduced = cost.map(Double.init)
    var basic = (0..<rows).map { unknowns + $0 }
    var nonbasic = Array(0..<unknowns)
    var isUpper = reduced.map { $0 < 0 }
    for _ in 0..<(4 * (rows + unknowns)) {
      let values = nonbasic.indices.map { isUpper[$0] ? upper[nonbasic[$0]] : lower[nonbasic[$0]] }
      var leaving: (row: Int, miss: Double, rises: Bool)?
      for row in 0..<rows {
        let value = zip(tableau[row], values).reduce(0) { $0 + $1.0 * $1.1 }
        let miss = max(lower[basic[row]] - value, value - upper[basic[row]])
        if miss > 1e-7, miss > leaving?.miss ?? 0 {
          leaving = (row, miss, value < lower[basic[row]])
        }
      }
      guard let (row, _, rises) = leaving else { break }
      // The nonbasic variable whose reduced cost reaches 0 first as the row moves to its end.
      var entering: (column: Int, ratio: Double)?
      for column in 0..<unknowns where lower[nonbasic[column]] < upper[nonbasic[column]] {
        let a = rises ? tableau[row][column] : -tableau[row][column]
        guard isUpper[column] ? a < -tolerance : a > tolerance else { continue }
        let ratio = abs(reduced[column] / a)
        if ratio < entering?.ratio ?? .infinity { entering = (column, ratio) }
      }
      guard let column = entering?.column else { break }
      let pivot = tableau[row][column]
      for place in 0..<unknowns where place != column { tableau[row][place] /= -pivot }
      tableau[row][column] = 1 / pivot
      for other in 0..<rows where other != row {
        let factor = tableau[other][column]
        guard factor != 0 else { continue }
        for place in 0..<unknowns where place != column {
          tableau[other][place] += factor * tableau[row][place]
        }
        tableau[other][column] = factor / pivot
      }
      let factor = reduced[column]
      for place in 0..<unknowns where place != column {
        reduced[place] += factor * tableau[row][place]
      }
      reduced[column] = factor / pivot
      swap(&basic[row], &nonbasic[column])
      isUpper[column] = !rises
    }
    // The reduced cost of a slack that left the basis is its multiplier.
    var multipliers = [Double](repeating: 0, count: rows)
    for (column, variable) in nonbasic.enumerated() where variable >= unknowns {
      multipliers[variable - unknowns] = reduced[column]
    }
    return multipliers
  }
}
