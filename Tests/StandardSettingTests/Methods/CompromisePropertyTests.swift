// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import TestKit
import Testing

@testable import StandardSetting

@Suite struct CompromisePropertyTests {
  /// A random curve of whole scores from 20 to 80.
  static func curve(_ generator: inout SplitMix64) throws -> FailRateCurve {
    let count = Int.random(in: 3...60, using: &generator)
    return try FailRateCurve(
      scores: MethodFixtures.people(
        (0..<count).map { _ in Rational(Int.random(in: 20...80, using: &generator)) }
      )
    )
  }

  @Test(arguments: (0..<50).map(Seed.init))
  func `SST16 the Hofstee cut lies in the judges' range`(seed: Seed) throws {
    var generator = seed.generator
    let curve = try Self.curve(&generator)
    let judgments = (0..<Int.random(in: 1...6, using: &generator)).map { index in
      let low = Int.random(in: 0...90, using: &generator)
      let rate = Int.random(in: 0...80, using: &generator)
      return HofsteeMethod.Judgment(
        panelist: "P\(index)",
        kmin: Rational(low, 2),
        kmax: Rational(low + Int.random(in: 0...60, using: &generator), 2),
        fmin: Rational(rate, 100),
        fmax: Rational(rate + Int.random(in: 0...(100 - rate), using: &generator), 100)
      )
    }
    let result = try HofsteeMethod(judgments: judgments, curve: curve).result()
    let cut = try #require(result.cut.exact)
    let kmin = try #require(result.figure("kmin")?.exact)
    let kmax = try #require(result.figure("kmax")?.exact)
    #expect(kmin <= cut && cut <= kmax)
    let shuffled = try HofsteeMethod(
      judgments: judgments.shuffled(using: &generator),
      curve: curve
    ).result()
    #expect(shuffled.cut == result.cut)
    if !result.has(.aboveBox), !result.has(.belowBox), kmin < kmax {
      // The whole-score form by its definition, tried score by score.
      let fmin = try #require(result.figure("fmin")?.exact)
      let fmax = try #require(result.figure("fmax")?.exact)
      let start = try #require(kmin.ceil.integer)
      let first = try #require(
        (start...200).first {
          curve.failing(below: $0)
            >= fmax + (fmin - fmax) * (Rational($0) - kmin) / (kmax - kmin)
        }
      )
      #expect(result.figure("whole-cut") == .exact(Rational(first)))
    }
  }

  @Test(arguments: (0..<40).map(Seed.init))
  func `SST16 the Beuk cut does not rise with the mean pass rate`(seed: Seed) throws {
    var generator = seed.generator
    let curve = try Self.curve(&generator)
    let judges = Int.random(in: 2...6, using: &generator)
    let cuts = (0..<judges).map { _ in Rational(Int.random(in: 30...70, using: &generator)) }
    let rates = (0..<judges).map { _ in Int.random(in: 0...60, using: &generator) }
    var last = Double.infinity
    for shift in stride(from: 0, through: 40, by: 5) {
      let result = try BeukMethod(
        judgments: cuts.indices.map {
          .init(panelist: "P\($0)", cut: cuts[$0], passRate: Rational(rates[$0] + shift, 100))
        },
        curve: curve
      ).result()
      #expect(result.cut.double <= last + 1e-9)
      last = result.cut.double
    }
  }

  @Test(arguments: (0..<8).map(Seed.init))
  func `a resample that draws every unit once gives the cut itself`(seed: Seed) throws {
    var generator = seed.generator
    let curve = try Self.curve(&generator)
    let judges = 4
    let cuts = (0..<judges).map { _ in Rational(Int.random(in: 60...140, using: &generator), 2) }
    let rates = (0..<judges).map { _ in Rational(Int.random(in: 0...100, using: &generator), 100) }
    let beuk = try BeukMethod(
      judgments: cuts.indices.map { .init(panelist: "P\($0)", cut: cuts[$0], passRate: rates[$0]) },
      curve: curve
    )
    let ideal = try DeGruijterMethod(
      judgments: cuts.indices.map { .init(panelist: "P\($0)", cut: cuts[$0], failRate: rates[$0]) },
      uncertainty: .panelSpread,
      curve: curve
    )
    let hofstee = try HofsteeMethod(
      judgments: cuts.indices.map {
        .init(panelist: "P\($0)", kmin: cuts[$0], kmax: cuts[$0] + 9, fmin: 0, fmax: rates[$0])
      },
      curve: curve
    )
    for method in [beuk, ideal, hofstee] as [any CutMethod] {
      let once = ResampleCounts(
        panelists: method.panelists.map { _ in 1 },
        examinees: method.examinees.map { _ in 1 }
      )
      let resampled = try #require(method.resampledCut(counting: once))
      let cut = try method.result(bootstrap: nil).cut.double
      #expect(MethodFixtures.near(resampled, cut, 1e-9))
    }
  }
}
