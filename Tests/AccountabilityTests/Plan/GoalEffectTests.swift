// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Policy
import TestKit
import Testing

@testable import Accountability

/// What a target is worth, by the policy itself.
@Suite struct GoalEffectTests {
  private static let status = Plan.Measure.Reference.part(
    component: "s1_math",
    name: "status_call"
  )

  private static let policy = Result {
    ScorecardReader(Evaluator(try AccountabilityPolicy.rulebook("us-mo-msip5").rulebook))
  }

  private static func reader() throws -> ScorecardReader { try policy.get() }

  private static func effect(
    _ measure: Plan.Measure.Reference,
    at target: Rational
  ) throws -> GoalEffect {
    let (district, reader) = (ExampleDistrict.superintendent, try reader())
    let report = try #require(reader.report(of: district.subject(2015), in: district.data))
    return try GoalEffect(measure, at: target, report, in: district.data, by: reader)
  }

  @Test func `mathematics at 363.0 buys one point, for the maximum takes two`() throws {
    let effect = try Self.effect(Self.status, at: 363)
    #expect(effect.before == 15 && effect.after == 16 && effect.gain == 1 && effect.lost == 2)
    #expect(effect.year == 2015 && !effect.isFull)
    #expect(
      effect.words
        == "Mathematics 15 to 16: status call 9 to 12 with 363 (on track, which begins at 363), of "
        + "which 2 points are lost to the maximum of 16"
    )
    #expect(effect.total == "the total 95 to 96 of 140, still provisional range")
    let short = try Self.effect(Self.status, at: Rational(3629, 10))
    #expect(short.gain == .zero)
    #expect(short.nextBand == "362.9 is approaching, and the next band begins at 363")
  }

  /// A district whose index is the target in every year of the window has the same points, where
  /// everything else is given: supposing the measure is no other rule than the policy's.
  @Test func `a supposed index earns what the same index on file earns`() throws {
    let reader = try Self.reader()
    for tenths in stride(from: 2990, through: 3990, by: 37) {
      let target = Rational(tenths, 10)
      var district = ExampleDistrict(years: 2013...2015)
      for year in 2013...2015 { district.index("math", target, in: year) }
      district.supply("progress_call", ["math", "all"], 6, in: 2015)
      district.supply("s1_math", [], 12, in: 2014)
      let report = try #require(reader.report(of: district.subject(2015), in: district.data))
      let own = try #require(report.components.first { $0.id == "s1_math" })
      let effect = try Self.effect(Self.status, at: target)
      #expect(own.points.number == effect.after, "\(target)")
    }
  }

  @Test func `components and totals are worth what they say`() throws {
    let attendance = try Self.effect(.component("s4_att"), at: Rational(15, 2))
    #expect(attendance.gain == Rational(5, 2))
    #expect(attendance.total == "the total 95 to 97.5 of 140, still provisional range")
    let total = try Self.effect(.total, at: 98)
    #expect(total.gain == 3)
    #expect(total.total == "the total 95 to 98 of 140, provisional range to accredited range")
    let percent = try Self.effect(.percent, at: 70)
    #expect(percent.after == 98)
  }

  @Test func `what cannot be told says why`() throws {
    func reason(_ measure: Plan.Measure.Reference, _ target: Rational) -> String? {
      do {
        _ = try Self.effect(measure, at: target)
        return nil
      } catch let untold as GoalEffect.Untold {
        return untold.reason
      } catch {
        return "\(error)"
      }
    }
    #expect(reason(.component("s4_att"), 11) == "Attendance has at most 10 points")
    #expect(reason(.component("s9"), 1) == "the report of 2015 has no component s9")
    #expect(
      reason(.part(component: "s1_math", name: "growth_call"), 1)
        == "no table with bands was read for it in 2015"
    )
    #expect(reason(Self.status, 600) == "the policy gives no points at 600")
  }

  @Test func `an index of counts scatters as its levels do; one without counts is a least`() throws
  {
    let reader = try Self.reader()
    let counts = [20, 58, 82, 40]
    var district = ExampleDistrict(years: 2013...2015)
    for year in 2013...2015 { district.counts("math", counts, in: year) }
    district.supply("progress_call", ["math", "all"], 6, in: 2015)
    district.supply("s1_math", [], 12, in: 2014)
    func scatter(_ district: ExampleDistrict) throws -> NumberScatter? {
      let report = try #require(reader.report(of: district.subject(2015), in: district.data))
      let part = report.components.first { $0.id == "s1_math" }?.parts.first
      let origin = try #require(part?.steps.first { $0.banded != nil }?.origin)
      #expect(origin.call == CaseRow.Call("banded", [.name("math"), .name("all")]))
      return NumberScatter(
        LevelResampling.Unit(report: report, rows: district.data, number: 0),
        LevelResampling(ExampleLevers.all, draws: 500, seed: 1),
        by: reader.evaluator
      ) { origin.number(of: report.subject, in: $0) }
    }
    let found = try #require(try scatter(district))
    // Another cohort scatters as the shares that are not known and as its own students do, each with the
    // error of an index: the root of two of it, over the root of three for a mean of three cohorts.
    let index = LevelIndex(weights: [1, 3, 4, 5], factor: 100)
    let single = try #require(GoalNoise.counts(counts, index).halfWidth)
    let expected = single * (2.0 / 3).squareRoot()
    #expect(abs(found.halfWidth.double / expected - 1) < 0.1)
    #expect(!found.isLeast)
    let least = try #require(try scatter(.superintendent))
    #expect(least.isLeast && least.halfWidth < found.halfWidth)
    var known = ExampleDistrict(years: 2013...2015)
    for year in 2013...2015 { known.index("math", 360, in: year) }
    known.supply("progress_call", ["math", "all"], 6, in: 2015)
    known.supply("s1_math", [], 12, in: 2014)
    #expect(try scatter(known) == nil)
  }
}
