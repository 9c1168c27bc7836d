// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import NumericsCore
import TestKit
import Testing

@Suite struct LatticeTests {
  @Test func `values stand in their least common unit`() throws {
    let lattice = try #require(Lattice([Rational(1, 4), Rational(-1, 6), 2]))
    #expect(lattice.denominator == 12)
    #expect(lattice.units == [3, -2, 24])
    #expect(lattice.value(3) == Rational(1, 4))
  }

  @Test func `numbers without a small common unit have no lattice`() throws {
    let tiny = try #require(Rational(exactly: 0.1))
    #expect(Lattice([tiny, Rational(1, 3)]) == nil)
    #expect(Lattice([Rational]()) != nil)
  }

  @Test(arguments: (0..<50).map(Seed.init))
  func `mean squares are the same with and without a common unit`(seed: Seed) throws {
    var generator = seed.generator
    let rows = Int.random(in: 2...5, using: &generator)
    let columns = Int.random(in: 2...5, using: &generator)
    let plain = (0..<rows).map { _ in
      (0..<columns).map { _ in Rational(Int.random(in: 0...20, using: &generator), 20) }
    }
    // A scale factor of 2^-52 leaves no room for a common unit and divides mean squares by 2^104.
    let factor = try #require(Rational(exactly: 0x1p-52))
    let scaled = plain.map { $0.map { $0 * factor } }
    let first = CrossedTable(rows: plain)
    let second = CrossedTable(rows: scaled)
    let square = factor * factor
    #expect(first.meanSquareOfRows.map { $0 * square } == second.meanSquareOfRows)
    #expect(first.meanSquareOfColumns.map { $0 * square } == second.meanSquareOfColumns)
    #expect(first.residualMeanSquare.map { $0 * square } == second.residualMeanSquare)
  }
}
