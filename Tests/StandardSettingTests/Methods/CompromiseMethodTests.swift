// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import TestKit
import Testing

@testable import StandardSetting

@Suite struct CompromiseMethodTests {
  static func box(
    _ kmin: Rational,
    _ kmax: Rational,
    _ fmin: Rational,
    _ fmax: Rational,
    panelist: String = "P1"
  ) -> HofsteeMethod.Judgment {
    .init(panelist: panelist, kmin: kmin, kmax: kmax, fmin: fmin, fmax: fmax)
  }

  @Test func `SST8 G16 Hofstee`() throws {
    let result = try HofsteeMethod(
      judgments: [Self.box(60, 80, Rational(1, 10), Rational(1, 2))],
      curve: MethodFixtures.exampleCurve()
    ).result()
    #expect(result.cut == .exact(63))
    #expect(result.figure("fail-rate") == .exact(Rational(44, 100)))
    #expect(result.figure("whole-cut") == .exact(63))
    #expect(result.flags.isEmpty)
  }

  @Test func `SST8 G16 Beuk`() throws {
    let cuts: [Rational] = [66, 68, 70, 72, 74]
    let rates = MethodFixtures.numbers(".50 .55 .60 .65 .70")
    let result = try BeukMethod(
      judgments: cuts.indices.map {
        .init(panelist: "P\($0)", cut: cuts[$0], passRate: rates[$0])
      },
      curve: MethodFixtures.exampleCurve()
    ).result()
    // The SDs stand in the ratio 1 to 40 exactly, so the crossing is exact as well.
    #expect(result.cut == .exact(66))
    #expect(result.figure("pass-rate")?.double == 0.5)
  }

  @Test func `SST8 G16 De Gruijter`() throws {
    let result = try DeGruijterMethod(
      judgments: [.init(panelist: "P1", cut: 70, failRate: Rational(2, 5))],
      uncertainty: .stated(cut: 4, failRate: Rational(1, 25)),
      curve: MethodFixtures.exampleCurve()
    ).result()
    #expect(result.cut == .exact(Rational(628, 10)))
    #expect(result.figure("fail-rate") == .exact(Rational(436, 1000)))
    #expect(result.functionalCut(.ceil) == .exact(63))
    #expect(result.figure("whole-cut") == .exact(63))
  }

  @Test func `percent in both units gives the same cut`() throws {
    let units = CompromiseUnits(cut: .percent(of: 200), rate: .percent)
    let result = try HofsteeMethod(
      judgments: [Self.box(30, 40, 10, 50)],
      units: units,
      curve: MethodFixtures.exampleCurve()
    ).result()
    #expect(result.cut == .exact(63))
  }

  @Test func `a curve beside the box falls back to its edge with a flag`() throws {
    let curve = try MethodFixtures.exampleCurve()
    let above = try HofsteeMethod(
      judgments: [Self.box(70, 80, Rational(1, 10), Rational(1, 2))],
      curve: curve
    ).result()
    #expect(above.cut == .exact(70))
    #expect(
      above.flags.map(\.sentence) == [
        "the curve runs above the box: F(kmin) = 0.5800 exceeds fmax = 0.5000; kmin is used"
      ]
    )
    let below = try HofsteeMethod(
      judgments: [Self.box(43, Rational(91, 2), Rational(1, 10), Rational(1, 2))],
      curve: curve
    ).result()
    #expect(below.cut == .exact(Rational(91, 2)))
    #expect(below.has(.belowBox))
    #expect(below.has(.integerOutsideBox))
  }

  @Test func `percentages in place of shares are refused unless declared`() throws {
    let curve = try MethodFixtures.exampleCurve()
    let hofstee = MethodFixtures.refusal {
      _ = try HofsteeMethod(judgments: [Self.box(60, 80, 10, 45)], curve: curve)
    }
    #expect(
      hofstee?.sentence
        == "Hofstee, panelist `P1`: `fmin` is 10; a rate lies in 0–1 unless `unit: percent` is "
        + "declared; declare `unit: percent`, or correct the value"
    )
    let beuk = MethodFixtures.refusal {
      _ = try BeukMethod(
        judgments: [.init(panelist: "P1", cut: 60, passRate: 45)],
        curve: curve
      )
    }
    #expect(beuk?.code == .unit)
    let doubtful = try HofsteeMethod(
      judgments: [Self.box(60, 80, Rational(1, 10), Rational(1, 2))],
      units: CompromiseUnits(rate: .percent),
      curve: curve
    ).result()
    #expect(doubtful.has(.unitDoubt))
  }

  @Test func `an upside-down box, a repeated judge and no judge are refused`() throws {
    let curve = try MethodFixtures.exampleCurve()
    func code(_ judgments: [HofsteeMethod.Judgment]) -> MethodError.Code? {
      MethodFixtures.refusal { _ = try HofsteeMethod(judgments: judgments, curve: curve) }?.code
    }
    #expect(code([Self.box(80, 60, 0, 1)]) == .outOfRange)
    #expect(code([Self.box(60, 80, 1, 0)]) == .outOfRange)
    #expect(code([Self.box(60, 80, 0, 1), Self.box(60, 80, 0, 1)]) == .duplicate)
    #expect(code([]) == .empty)
  }

  @Test func `Beuk without spread rests on the other judgment`() throws {
    let curve = try MethodFixtures.exampleCurve()
    func beuk(_ cuts: [Rational], _ rates: [Rational]) throws -> MethodResult {
      try BeukMethod(
        judgments: cuts.indices.map {
          .init(panelist: "P\($0)", cut: cuts[$0], passRate: rates[$0])
        },
        curve: curve
      ).result()
    }
    let vertical = try beuk([70, 70], [.half, .one])
    #expect(vertical.cut == .exact(70))
    #expect(vertical.has(.noSpread))
    // F(66) = 1/2, so a level line at a pass rate of one half meets the curve at 66.
    let level = try beuk([60, 80], [.half, .half])
    #expect(level.cut == .exact(66))
    let neither = try beuk([70, 70], [.half, .half])
    #expect(neither.cut == .exact(70))
    #expect(neither.has(.noSpread))
  }

  @Test func `a level line on a flat stretch takes the point nearest to the judges' cut`() throws {
    let scores: [Rational] = [10, 10, 20, 20]
    let curve = try FailRateCurve(scores: MethodFixtures.people(scores))
    func cut(_ centre: Rational, rate: Rational) throws -> CutValue {
      try BeukMethod(
        judgments: [
          .init(panelist: "P1", cut: centre - 1, passRate: rate),
          .init(panelist: "P2", cut: centre + 1, passRate: rate),
        ],
        curve: curve
      ).result().cut
    }
    #expect(try cut(15, rate: .half) == .exact(15))
    #expect(try cut(5, rate: .half) == .exact(11))
    #expect(try cut(30, rate: .half) == .exact(20))
    #expect(try cut(5, rate: .one) == .exact(5))
    #expect(try cut(30, rate: .one) == .exact(10))
    #expect(try cut(30, rate: .zero) == .exact(30))
  }

  @Test func `De Gruijter reports every nearest point`() throws {
    // A curve that is point symmetric about (15.5, 1/2) seen from its centre.
    let curve = try FailRateCurve(scores: MethodFixtures.people([10, 20]))
    let result = try DeGruijterMethod(
      judgments: [.init(panelist: "P1", cut: Rational(31, 2), failRate: .half)],
      uncertainty: .stated(cut: 1, failRate: 1),
      curve: curve
    ).result()
    #expect(result.cut == .exact(Rational(31, 2)))
    #expect(
      result.flags.map(\.sentence) == [
        "2 whole scores are equally near: 15, 16; the lowest is used"
      ]
    )
  }

  @Test func `De Gruijter without an uncertainty holds that judgment fixed`() throws {
    func cut(_ sigmaCut: Rational, _ sigmaRate: Rational) throws -> MethodResult {
      try DeGruijterMethod(
        judgments: [.init(panelist: "P1", cut: 70, failRate: .half)],
        uncertainty: .stated(cut: sigmaCut, failRate: sigmaRate),
        curve: MethodFixtures.exampleCurve()
      ).result()
    }
    #expect(try cut(0, .half).cut == .exact(70))
    #expect(try cut(4, 0).cut == .exact(66))
    #expect(try cut(0, 0).cut == .exact(70))
    #expect(try cut(4, 0).has(.noSpread))
    #expect(throws: MethodError.self) { try cut(-1, .half) }
    #expect(throws: MethodError.self) { try cut(4, 4) }
  }

  @Test func `scores that give no curve are refused`() {
    func code(_ scores: [ExamineeScore]) -> MethodError.Code? {
      MethodFixtures.refusal { _ = try FailRateCurve(scores: scores) }?.code
    }
    #expect(code([]) == .empty)
    #expect(code([.init(person: "E1", score: 1), .init(person: "E1", score: 2)]) == .duplicate)
    #expect(code([.init(person: "E1", score: 1, weight: -1)]) == .outOfRange)
    #expect(code([.init(person: "E1", score: 1, weight: 0)]) == .empty)
    #expect(
      code([.init(person: "E1", score: 1), .init(person: "E2", score: 5_000_000)]) == .outOfRange
    )
  }

  @Test func `a weighted curve counts persons by their weights`() throws {
    let curve = try FailRateCurve(scores: [
      .init(person: "E1", score: Rational(21, 2), weight: 3),
      .init(person: "E2", score: 12),
    ])
    #expect(curve.failing(below: 10) == .zero)
    #expect(curve.failing(below: 11) == Rational(3, 4))
    #expect(curve.failing(below: 12) == Rational(3, 4))
    #expect(curve.failing(below: 13) == .one)
    #expect(curve.ogiveFailing(below: Rational(21, 2)) == Rational(3, 8))
  }
}
