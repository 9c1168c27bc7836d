// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import TestKit
import Testing

@testable import Accountability

/// Attacks by differences of rows, releases and years: A2, A4, A7, A10 and A12.
@Suite struct DifferencingAttackTests {
  @Test func `A4: the super group minus one group`() {
    for state in Published.states { #expect(state.recovered(.groups) == [], "\(state.seed)") }
    #expect(!Published.weakened([]).recovered(.groups).isEmpty)
  }

  @Test func `A10: the district minus its schools`() {
    for state in Published.states { #expect(state.recovered(.units) == [], "\(state.seed)") }
    #expect(!Published.weakened([]).recovered(.units).isEmpty)
  }

  @Test func `A12: overlapping groups across units`() {
    for state in Published.states {
      #expect(state.recovered([.units, .groups]) == [], "\(state.seed)")
    }
    let weak = Published.weakened([])
    #expect(weak.recovered([.units, .groups]).count > weak.recovered(.units).count)
  }

  /// Three schools, of which the first is small, and nobody who counts at none.
  private static func district(_ sizes: [Int]) -> RandomState {
    var state = RandomState(seed: Seed(0), districts: 1)
    func students(_ count: Int) -> [Int] {
      var counts = [Int](repeating: 0, count: 20)
      for student in 0..<count { counts[student % 4] += 1 }
      return counts
    }
    state.districts[0].schools = sizes.enumerated().map { ("s\($0)", students($1)) }
    state.districts[0].movers = students(0)
    return state
  }

  @Test func `A7: what a draft masks and what the final masks`() throws {
    let (draft, final) = (Self.district([3, 22, 25]), Self.district([3, 22, 21]))
    func published(
      _ policy: DisclosurePolicy
    ) throws -> (findings: Int, least: Int) {
      let suppression = ComplementarySuppression(policy)
      let first = suppression.suppressed(draft.release("draft"))
      var ledger = ReleaseLedger()
      ledger.record(first, of: draft.table())
      let second = suppression.suppressed(final.release(), after: ledger)
      let report = DisclosureAudit(after: ledger).report(on: second, of: final.table())
      // A reader takes from both the schools that did not change, and the district of the draft.
      func cell(_ release: SuppressedRelease, _ unit: String) throws -> PublicRow {
        try #require(release.row(unit: unit, cohort: "y1", group: "all"))
      }
      func number(_ row: PublicRow) -> Int? { row.students.number?.integer }
      var least = 9
      let same = try number(cell(first, "s1")) ?? number(cell(second, "s1"))
      for release in [first, second] {
        if let whole = try number(cell(release, "d0")), let same,
          let third = try number(cell(release, "s2"))
        {
          least = min(least, whole - same - third)
        }
      }
      return (report.findings.count + report.alreadyDisclosed.count, least)
    }
    let kept = try published(DisclosurePolicy())
    #expect(kept.findings == 0)
    #expect(kept.least >= 5)
    let forgotten = try published(DisclosurePolicy().without(.ledger))
    #expect(forgotten.findings > 0)
    #expect(forgotten.least == 3)
  }

  @Test func `a mask once published stays where numbers grow`() throws {
    let (draft, final) = (Self.district([9, 22, 25]), Self.district([10, 22, 25]))
    let suppression = ComplementarySuppression(DisclosurePolicy())
    var ledger = ReleaseLedger()
    ledger.record(suppression.suppressed(draft.release("draft")), of: draft.table())
    let second = suppression.suppressed(final.release(), after: ledger)
    let row = try #require(second.row(unit: "s0", cohort: "y1", group: "all"))
    #expect(row.students.words == "protects another group")
    #expect(row.students.machineField == "complementary")
  }

  /// The errors of the masked indices that means of three years give away, in index points.
  private static func means(_ policy: DisclosurePolicy) -> [Rational] {
    let suppression = ComplementarySuppression(policy)
    let years = (0..<4).map { RandomState(seed: Seed(7 + $0), districts: 6) }
    // The same units in each year, as far as all years have them.
    let tables = years.map { $0.table() }
    var printed: [SuppressedRelease] = []
    var indices: [[RowName: Rational]] = []
    for (year, table) in tables.enumerated() {
      let before = printed.suffix(2)
      let release = UnsuppressedRelease(name: "year \(year)", table: table) { row, index in
        let name = RowName(row, of: table)
        let others = before.compactMap { release in
          release.row(unit: name.unit, cohort: name.cohort, group: name.group)?.index
        }
        return ["mean": PublicCell.mean(of: [index] + others, places: 1)]
      }
      printed.append(suppression.suppressed(release))
      indices.append(
        Dictionary(
          uniqueKeysWithValues: table.rows.indices.compactMap { row in
            let sums = table.sums(of: row)
            guard sums[0] > 0 else { return nil }
            return (RowName(row, of: table), Rational(100 * sums[2], sums[0]))
          }
        )
      )
    }
    return printed[3].rows.compactMap { row -> Rational? in
      let name = RowName(row)
      guard row.students.isSuppressed, let truth = indices[3][name],
        let now = row.derived["mean"]?.number,
        let then = Self.row(printed[2], name)?.derived["mean"]?.number,
        let old = Self.row(printed[0], name)?.index.number
      else { return nil }
      return (3 * (now - then) + old - truth).magnitude
    }
  }

  private static func row(_ release: SuppressedRelease, _ name: RowName) -> PublicRow? {
    release.row(unit: name.unit, cohort: name.cohort, group: name.group)
  }

  @Test func `A2: means of years that overlap`() {
    #expect(Self.means(DisclosurePolicy()).isEmpty)
    let errors = Self.means(DisclosurePolicy().without([.derived, .complementary]))
    #expect(errors.contains { $0 <= 1 })
  }
}
