// SPDX-License-Identifier: Apache-2.0
import CNumerics

extension CounterGenerator {
  /// Counts of levels from the Dirichlet-multinomial distribution: shares from Dirichlet(α), then so many
  /// trials by these shares.
  ///
  /// The shares are gamma variables over their sum; the counts are drawn level by level, each binomial
  /// among the trials that are left. How many bits a draw takes depends on its outcome.
  ///
  /// Source: gamma by Marsaglia and Tsang (2000), as the C++ library has it; binomial by inversion, and BTRD
  /// by Hörmann, as Boost.Random has them.
  ///
  /// - Parameters:
  ///   - alpha: The parameters, each above 0; one to 64 of them, anything else traps.
  ///   - trials: How many trials, 0 or more.
  /// - Returns: A count for each level; they add up to the trials.
  public mutating func dirichletMultinomial(_ alpha: [Double], trials: Int) -> [Int] {
    precondition((1...cnumerics_most_levels).contains(alpha.count), "one to 64 levels")
    precondition(alpha.allSatisfy { $0 > 0 && $0.isFinite } && trials >= 0, "parameters above 0")
    var counts = Array(repeating: Int64(0), count: alpha.count)
    withUnsafeMutablePointer(to: &self) { state in
      cnumerics_dirichlet_multinomial(
        { state in state?.assumingMemoryBound(to: CounterGenerator.self).pointee.next() ?? 0 },
        state,
        alpha,
        Int32(alpha.count),
        Int64(trials),
        &counts
      )
    }
    return counts.map(Int.init)
  }
}
