// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import TestKit
import Testing

@testable import Accountability

/// Attacks on a single row: A1, A3, A8, A11 and A13 of the specification of accountability, 12.2.
@Suite struct TableAttackTests {
  @Test(arguments: [(5, 36, 56), (9, 72, 220), (15, 126, 816)])
  func `A3: index and percent pin as many tables as published`(
    students: Int,
    both: Int,
    tables: Int
  ) {
    #expect(SmallTables.all(students).count == tables)
    let found = SmallTables.pinned(students) { table in
      let printed = SmallTables.printed(table)
      return [printed.index, printed.percent]
    }
    #expect(found == both)
    #expect(SmallTables.pinned(students) { SmallTables.printed($0).index } == 6)
  }

  @Test func `A3: the feasible intervals pin the same tables`() throws {
    var pinned = 0
    for table in SmallTables.all(5) {
      let printed = SmallTables.printed(table)
      var system = DisclosureSystem(ends: Array(repeating: 0...5, count: 4))
      system.publish("n", .init([0, 1, 2, 3]), 5...5)
      system.publish(
        "index",
        .init([0, 1, 2, 3], coefficients: [1, 3, 4, 5]),
        RowRange.sums(tenths: printed.index, over: 5, times: 1_000)
      )
      system.publish(
        "percent",
        .init([2, 3]),
        RowRange.sums(tenths: printed.percent, over: 5, times: 1_000)
      )
      let intervals = try (0..<4).map { level in
        try #require(FeasibleInterval(of: .init([level]), in: system))
      }
      #expect(zip(intervals, table).allSatisfy { $0.ends.contains($1) && $0.isExact })
      if intervals.allSatisfy({ $0.ends.count == 1 }) { pinned += 1 }
    }
    #expect(pinned == 36)
  }

  /// Rows of fewer than ten students of which index and percent leave one table.
  private static func pinned(_ state: Published.Case) -> Int {
    state.release.rows.filter { row in
      guard let index = SmallTables.tenths(row.index),
        let percent = SmallTables.tenths(row.proficient),
        let students = row.students.number?.integer, students < 10
      else { return false }
      return SmallTables.all(students).filter { SmallTables.printed($0) == (index, percent) }
        .count == 1
    }.count
  }

  @Test func `A3: no small row shows index, percent and number`() {
    for state in Published.states { #expect(Self.pinned(state) == 0, "\(state.seed)") }
    #expect(Self.pinned(Published.weakened(.primary)) > 0)
  }

  /// Masked rows whose points exclude that nobody is proficient.
  private static func banded(_ state: Published.Case) -> Int {
    state.maskedRows.filter { place in
      guard let points = state.release.rows[place].derived["points"]?.number, points > 0 else {
        return false
      }
      let least = points >= 16 ? 3_800 : points >= 12 ? 3_400 : 3_000
      return SmallTables.candidates { $0.index >= least }.allSatisfy { $0[2] + $0[3] > 0 }
    }.count
  }

  @Test func `A1: points and level vanish with the rate`() {
    for state in Published.states {
      #expect(Self.banded(state) == 0)
      for row in state.release.rows where row.index.isSuppressed {
        #expect(row.derived["points"]?.isSuppressed == true)
        #expect(row.derived["level"]?.isSuppressed == true)
      }
    }
    #expect(Self.banded(Published.weakened(.derived)) > 0)
  }

  @Test func `A8: every column of a masked row is masked`() {
    func told(_ state: Published.Case) -> Int {
      state.release.rows.indices.filter { place in
        let row = state.release.rows[place]
        guard state.truth.table.sums(of: place)[0] < 10 else { return false }
        return [row.students, row.undetermined].contains { !$0.isSuppressed }
      }.count
    }
    for state in Published.states { #expect(told(state) == 0) }
    #expect(told(Published.weakened(.primary)) > 0)
  }

  /// Rows whose percent tells the number of proficient students to whoever guesses n below 10, or
  /// tells of everybody or nobody.
  private static func numerators(_ state: Published.Case) -> Int {
    state.release.rows.filter { row in
      guard let percent = SmallTables.tenths(row.proficient) else { return false }
      if percent == 0 || percent == 1_000 { return true }
      guard row.students.isSuppressed else { return false }
      let ways = Set(
        SmallTables.candidates { $0.percent == percent }.map { [$0.reduce(0, +), $0[2] + $0[3]] }
      )
      return ways.count <= 2
    }.count
  }

  @Test func `A11: no percent tells its numerator`() {
    for state in Published.states { #expect(Self.numerators(state) == 0) }
    #expect(Self.numerators(Published.weakened(.derived)) > 0)
    #expect(Self.numerators(Published.weakened(.extremes)) > 0)
  }

  @Test func `A13: two rates of one small cohort give its size`() {
    // Graduated in four, five, six years, not yet: one cohort under two definitions.
    func rows(_ policy: DisclosurePolicy) -> [PublicRow] {
      [[true, false, false, false], [true, true, false, false]].flatMap { graduated in
        let table = DisclosureTable(
          groups: ["all"],
          patterns: [1],
          scheme: LevelScheme(weights: [1, 1, 1, 1], factor: 1, proficient: graduated),
          locations: [.init(id: "s", cohort: "c", counts: [4, 1, 0, 1])],
          rows: [.init(unit: "s", cohort: "c", group: 0, members: [0], parent: nil)]
        )
        let release = UnsuppressedRelease(name: "rates", table: table)
        return ComplementarySuppression(policy).suppressed(release).rows
      }
    }
    func sizes(_ rows: [PublicRow]) -> [Int] {
      let percents = rows.compactMap { SmallTables.tenths($0.proficient) }
      guard percents.count == 2 else { return Array(0..<10) }
      return (1..<10).filter { students in
        percents.allSatisfy { percent in
          (0...students).contains {
            Rational(1_000 * $0, students).rounded(.nearestHalfUp).integer == percent
          }
        }
      }
    }
    #expect(sizes(rows(DisclosurePolicy())) == Array(0..<10))
    #expect(sizes(rows(DisclosurePolicy().without([.derived, .complementary]))) == [6])
  }
}
