// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import NumericsCore

/// Draws of true values as rows: one column of standard normal numbers for each fact with error.
///
/// Whoever decides a block of draws, tree or columns, reads row d of every column. The second row of
/// an antithetic pair has all signs turned.
struct DrawColumns: Sendable {
  /// The facts, in the order of their columns.
  let facts: [NoisyFact]
  /// What is believed of each.
  let beliefs: [NormalBelief]
  /// The standard normal numbers by fact, one for each pair.
  let columns: [[Double]]

  /// The number of pairs.
  var count: Int { columns.first?.count ?? 0 }

  /// Draws for a subject.
  ///
  /// Philox4x32-10 in the packing of `CounterRandom`: key = seed, unit = the first 64 bits of the
  /// SHA-256 of the subject's id, replicate = the fact's column; the draw is the place in that
  /// stream. Bytes therefore depend on neither threads nor blocks nor the order of rows. Normal
  /// numbers by the quantile function.
  ///
  /// - Parameters:
  ///   - facts: The facts, in an order that does not depend on rows.
  ///   - beliefs: What is believed of each.
  ///   - subject: The subject's id.
  ///   - settings: The seed and the number of pairs.
  init(
    _ facts: [NoisyFact],
    _ beliefs: [NormalBelief],
    subject: String,
    _ settings: ErrorSettings
  ) {
    self.facts = facts
    self.beliefs = beliefs
    let random = CounterRandom(seed: settings.seed)
    let unit = UInt64(ContentHash.sha256(subject).prefix(16), radix: 16) ?? 0
    columns = facts.indices.map { place in
      var generator = random.generator(unit: unit, replicate: UInt64(place))
      return (0..<settings.pairs).map { _ in generator.standardNormal() }
    }
  }

  /// The facts' values in a draw.
  ///
  /// - Parameters:
  ///   - row: The pair.
  ///   - sign: 1 for its first draw, −1 for the second.
  /// - Returns: m_i + sign·z_i·√v_i, exact from the binary product on.
  func values(_ row: Int, sign: Double) -> [FactSlot: Rational] {
    var values: [FactSlot: Rational] = [:]
    for place in facts.indices {
      let moved = sign * columns[place][row] * beliefs[place].deviation
      values[facts[place].slot] = beliefs[place].mean + (Rational(exactly: moved) ?? .zero)
    }
    return values
  }
}
