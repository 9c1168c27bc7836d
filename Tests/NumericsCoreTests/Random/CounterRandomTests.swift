// SPDX-License-Identifier: Apache-2.0
import TestKit
import Testing

@testable import NumericsCore

/// One line of `kat_vectors` of the Random123 distribution, "philox4x32 10".
struct PhiloxVector: Sendable, CustomTestStringConvertible {
  let counter: [UInt32]
  let key: [UInt32]
  let expected: [UInt32]

  var testDescription: String { "counter \(counter), key \(key)" }

  /// The three published vectors: zeros, ones, and the digits of pi.
  static let published = [
    PhiloxVector(
      counter: [0, 0, 0, 0],
      key: [0, 0],
      expected: [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]
    ),
    PhiloxVector(
      counter: [.max, .max, .max, .max],
      key: [.max, .max],
      expected: [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]
    ),
    PhiloxVector(
      counter: [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344],
      key: [0xa409_3822, 0x299f_31d0],
      expected: [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]
    ),
  ]
}

@Suite struct CounterRandomTests {
  @Test(arguments: PhiloxVector.published)
  func `the block function gives the published vectors`(vector: PhiloxVector) {
    let block = Philox.block(
      counter: .init(
        word0: vector.counter[0],
        word1: vector.counter[1],
        word2: vector.counter[2],
        word3: vector.counter[3]
      ),
      key0: vector.key[0],
      key1: vector.key[1]
    )
    #expect([block.word0, block.word1, block.word2, block.word3] == vector.expected)
  }

  /// With seed, unit and replicate zero, the first block is the published vector of zeros.
  @Test func `the packing of words is fixed`() {
    var generator = CounterRandom(seed: 0).generator(unit: 0, replicate: 0)
    #expect(generator.next() == 0x6627_e8d5_e169_c58d)
    #expect(generator.next() == 0xbc57_ac4c_9b00_dbd8)
    var pi = CounterRandom(seed: 0x299f_31d0_a409_3822)
      .generator(unit: 0x85a3_08d3_243f_6a88, replicate: 0x1319_8a2e)
    let block = Philox.block(
      counter: .init(word0: 0x243f_6a88, word1: 0x85a3_08d3, word2: 0x1319_8a2e, word3: 0),
      key0: 0xa409_3822,
      key1: 0x299f_31d0
    )
    #expect(pi.next() == UInt64(block.word0) << 32 | UInt64(block.word1))
  }

  @Test func `streams of other seeds, units and replicates differ`() {
    var seen: Set<UInt64> = []
    let big: UInt64 = 1 << 40
    for seed in [0, 1, big] {
      for unit in [0, 1, big] {
        for replicate in [0, 1, big, big + 1] {
          var generator = CounterRandom(seed: seed).generator(unit: unit, replicate: replicate)
          for _ in 0..<8 { seen.insert(generator.next()) }
        }
      }
    }
    #expect(seen.count == 3 * 3 * 4 * 8)
  }

  @Test func `uniform numbers stay in their interval at the extreme words`() {
    #expect(Double(UInt64.max >> 11) * 0x1p-53 < 1)
    #expect((Double(UInt64.max >> 12) + 0.5) * 0x1p-52 < 1)
    #expect((Double(UInt64.min >> 12) + 0.5) * 0x1p-52 > 0)
  }

  @Test(arguments: (0..<10).map(Seed.init))
  func `uniform and normal numbers have the right moments`(seed: Seed) {
    var generator = CounterRandom(seed: seed.value).generator(unit: 7, replicate: 3)
    let count = 20_000
    var sum = 0.0
    var squares = 0.0
    var normalSum = 0.0
    var normalSquares = 0.0
    for _ in 0..<count {
      let u = generator.uniform()
      #expect(u >= 0 && u < 1)
      sum += u
      squares += u * u
      let z = generator.standardNormal()
      normalSum += z
      normalSquares += z * z
    }
    let n = Double(count)
    // Five standard errors of each mean: by chance one failure in 1.7 million.
    #expect(abs(sum / n - 1 / 2.0) < 5 * (1 / 12.0 / n).squareRoot())
    #expect(abs(squares / n - 1 / 3.0) < 5 * (4 / 45.0 / n).squareRoot())
    #expect(abs(normalSum / n) < 5 * (1 / n).squareRoot())
    #expect(abs(normalSquares / n - 1) < 5 * (2 / n).squareRoot())
  }

  /// For 3 · 2⁶¹ a plain multiplication without rejection would favour every third number, and a
  /// remainder the first third; the cells by remainder and by position each show one of them.
  @Test(arguments: [2, 3, 6, 7, 10, 1000, 3 << 61])
  func `an index is unbiased`(n: Int) throws {
    var generator = CounterRandom(seed: 20_260_701).generator(unit: UInt64(n), replicate: 0)
    let cells = n % 3 == 0 ? 3 : n % 7 == 0 ? 7 : n % 10 == 0 ? 10 : 2
    let draws = 60_000
    var byPosition = Array(repeating: 0, count: cells)
    var byRemainder = byPosition
    for _ in 0..<draws {
      let index = generator.index(below: n)
      try #require(index >= 0 && index < n)
      byPosition[index / (n / cells)] += 1
      byRemainder[index % cells] += 1
    }
    // The upper one-in-a-million point of chi-squared with 9 degrees of freedom is 44.9
    // (scipy 1.17.1, chi2.isf(1e-6, 9)); fewer cells have a lower one.
    let expected = Double(draws) / Double(cells)
    for counts in [byPosition, byRemainder] {
      let statistic = counts.reduce(0.0) {
        $0 + (Double($1) - expected) * (Double($1) - expected) / expected
      }
      #expect(statistic < 44.9, "chi-squared \(statistic)")
    }
  }

  @Test func `a permutation holds every number once and all orders are equally likely`() {
    var generator = CounterRandom(seed: 5).generator(unit: 0, replicate: 0)
    #expect(generator.permutation(of: 0).isEmpty)
    #expect(generator.permutation(of: 1) == [0])
    #expect(generator.permutation(of: 100).sorted() == Array(0..<100))
    var counts: [[Int]: Int] = [:]
    for _ in 0..<24_000 { counts[generator.permutation(of: 4), default: 0] += 1 }
    #expect(counts.count == 24)
    let statistic = counts.values.reduce(0.0) {
      $0 + (Double($1) - 1000) * (Double($1) - 1000) / 1000
    }
    // chi2.isf(1e-6, 23) = 70.5 (scipy 1.17.1).
    #expect(statistic < 70.5)
  }
}
