// SPDX-License-Identifier: Apache-2.0
import TestKit
import Testing

@testable import Accountability

/// The audit, its bounds against plain enumeration, and the strongest reader of random states.
@Suite struct AuditTests {
  @Test func `every masked cell of a release is protected`() {
    for state in Published.states {
      let report = DisclosureAudit()
        .report(on: state.release, of: state.truth.table, proofs: state.proofs)
      #expect(report.cells > 300)
      #expect(report.findings == [], "\(state.seed)")
    }
  }

  /// A state year of the size that the performance bar names; its seconds are printed.
  @Test(.enabled(if: Published.isLong)) func `a state year of 560 districts`() {
    let truth = RandomState(seed: Seed(0), districts: 560).release()
    let clock = ContinuousClock()
    let start = clock.now
    let (release, proofs) = ComplementarySuppression(DisclosurePolicy()).proved(truth)
    let middle = clock.now
    let report = DisclosureAudit().report(on: release, of: truth.table, proofs: proofs)
    print("disclosure: \(release.rows.count) rows, \(report.cells) masked numbers,")
    print("disclosure: suppression \(middle - start), audit \(clock.now - middle)")
    #expect(report.findings == [])
  }

  @Test func `the same table gives the same masks`() {
    let state = RandomState(seed: Seed(11), districts: 4)
    let suppression = ComplementarySuppression(DisclosurePolicy())
    #expect(suppression.suppressed(state.release()) == suppression.suppressed(state.release()))
  }

  @Test func `without complementary masks the audit names cells and relations`() throws {
    let state = RandomState(seed: Seed(1), districts: 3)
    let policy = DisclosurePolicy().without(.complementary)
    let release = ComplementarySuppression(policy).suppressed(state.release())
    let report = DisclosureAudit().report(on: release, of: state.table())
    #expect(!report.findings.isEmpty)
    #expect(report.findings.contains { $0.isCertain })
    #expect(report.findings.allSatisfy { $0.witnessed < $0.width })
    #expect(report.findings.contains { !$0.relations.isEmpty })
  }

  /// A proof is checked: those of one release say nothing for another that prints less or other counts.
  @Test func `proofs spare a search and are not believed`() {
    let truth = RandomState(seed: Seed(1), districts: 1).release()
    let (release, proofs) = ComplementarySuppression(DisclosurePolicy()).proved(truth)
    let searched = DisclosureAudit().report(on: release, of: truth.table)
    let proved = DisclosureAudit().report(on: release, of: truth.table, proofs: proofs)
    #expect(proved.findings == [] && proved.cells == searched.cells)
    let kept = ProtectionProofs(proofs.lists)
    #expect(kept.lists == proofs.lists && !kept.lists.isEmpty)
    let again = DisclosureAudit().report(on: release, of: truth.table, proofs: kept)
    #expect(again.findings == [])
    // What is no list of a proof shows nothing, and breaks nothing.
    let broken = ProtectionProofs([
      [], [1], [0, 9, 0], [0, 0, 5, 1, 1], [0, 0, -1], [0, 0, 1, -7, 1],
    ])
    #expect(
      DisclosureAudit().report(on: release, of: truth.table, proofs: broken).cells == proved.cells
    )

    let policy = DisclosurePolicy().without(.complementary)
    let bare = ComplementarySuppression(policy).suppressed(truth)
    let exposed = DisclosureAudit().report(on: bare, of: truth.table)
    let other = ComplementarySuppression(DisclosurePolicy())
      .proved(RandomState(seed: Seed(2), districts: 2).release())
    #expect(!exposed.findings.isEmpty)
    for proofs in [proofs, other.proofs] {
      let report = DisclosureAudit().report(on: bare, of: truth.table, proofs: proofs)
      #expect(report.findings == exposed.findings)
    }
  }

  /// Every proof of a release is right: the counts at its ends print the very same lines.
  @Test func `the counts of a proof print the same release`() throws {
    let truth = RandomState(seed: Seed(5), districts: 2).release()
    let (release, proofs) = ComplementarySuppression(DisclosurePolicy()).proved(truth)
    let lattice = CountLattice(truth.table)
    let printing = CellPrinting(release: truth, policy: release.policy)
    var checked = 0
    for (place, row) in release.rows.enumerated() where row.students.isSuppressed {
      let cell = ProtectedCell(row: place, form: .students, width: 1)
      let proof = try #require(proofs[cell])
      for steps in [proof.upper, proof.lower] where !steps.isEmpty {
        var sums = lattice.sums
        for step in steps {
          let first = Int(step.atom) % lattice.levels * CountLattice.forms
          for holder in lattice.holderRange(Int(step.atom)) {
            let start = lattice.holders[holder] * CountLattice.forms
            for form in 0..<CountLattice.forms {
              sums[start + form] += Int(step.by) * lattice.coefficients[first + form]
            }
          }
        }
        for (other, line) in release.rows.enumerated() {
          let own = Array(sums[other * CountLattice.forms..<(other + 1) * CountLattice.forms])
          let mask: RowMask =
            line.students.suppression.map { .whole($0) }
            ?? line.proficient.suppression.map { .rates($0) } ?? .open
          #expect(printing.row(other, sums: own, mask: mask) == line)
        }
        checked += 1
      }
    }
    #expect(checked > 20)
  }

  /// The reader who has all that is printed and a linear program; a sample of the masked cells.
  @Test func `no bound of a reader is narrower than the protection width`() throws {
    for state in Published.states {
      let table = state.truth.table
      let structure = DisclosureSystem.Structure(table)
      let ranges = state.release.rows.map {
        RowRange($0, policy: state.release.policy, scheme: table.scheme)
      }
      for row in stride(from: 0, to: table.rows.count, by: Published.isLong ? 61 : 241)
      where state.release.rows[row].proficient.isSuppressed {
        // Schools with all of their district.
        guard let parent = table.rows[row].parent, table.rows[parent].parent != nil else {
          continue
        }
        let relatives = structure.relatives(of: row)
        let isWhole = state.release.rows[row].students.isSuppressed
        let form: LevelScheme.Form = isWhole ? .students : .proficient
        let (system, sum) = DisclosureSystem.system(
          structure,
          ranges: ranges,
          rows: relatives,
          row: row,
          form: form
        )
        let interval = try #require(FeasibleInterval(of: sum, in: system))
        let truth = table.sums(of: row)[form.rawValue]
        #expect(interval.ends.contains(truth))
        let width = isWhole ? state.width(row) : 1
        #expect(interval.ends.upperBound - interval.ends.lowerBound >= width, "\(row)")
      }
    }
  }

  /// A system of few small unknowns, with what is published of one true solution.
  private static func system(_ seed: Seed) -> (DisclosureSystem, [Int]) {
    var generator = seed.generator
    let truth = (0..<5).map { _ in Int.random(in: 0...4, using: &generator) }
    var system = DisclosureSystem(ends: Array(repeating: 0...4, count: 5))
    for number in 0..<3 {
      let unknowns = (0..<5).filter { _ in Bool.random(using: &generator) }
      let coefficients = unknowns.map { _ in Int.random(in: -2...5, using: &generator) }
        .map { $0 == 0 ? 1 : $0 }
      let value = zip(unknowns, coefficients).reduce(0) { $0 + truth[$1.0] * $1.1 }
      let slack = Int.random(in: 0...2, using: &generator)
      system.publish(
        "\(number)",
        .init(unknowns, coefficients: coefficients),
        (value - slack)...(value + slack)
      )
    }
    return (system, truth)
  }

  @Test(arguments: (0..<40).map(Seed.init))
  func `intervals are those of plain enumeration, and linear bounds hold them`(
    seed: Seed
  ) throws {
    let (system, _) = Self.system(seed)
    let sum = DisclosureSystem.Sum([0, 1, 3], coefficients: [1, 2, -1])
    var values: [Int] = []
    for code in 0..<3_125 {
      let x = [code % 5, code / 5 % 5, code / 25 % 5, code / 125 % 5, code / 625]
      let fits = system.statements.allSatisfy { statement in
        let value = zip(statement.sum.unknowns, statement.sum.coefficients)
          .reduce(0) { $0 + x[$1.0] * $1.1 }
        return (statement.lower...statement.upper).contains(value)
      }
      if fits { values.append(x[0] + 2 * x[1] - x[3]) }
    }
    let interval = try #require(FeasibleInterval(of: sum, in: system))
    #expect(interval.ends == values.min()!...values.max()!)
    #expect(interval.isExact)
    #expect(LinearBound(sum, in: system).least <= values.min()!)
    #expect(-LinearBound(sum.negated, in: system).least >= values.max()!)
  }

  @Test func `a linear program is tighter than the ends alone`() {
    // x + y + z = 10 with x + y ≤ 4 leaves z ≥ 6, and 2 x + 2 y ≥ 6 leaves z ≤ 7.
    var system = DisclosureSystem(ends: Array(repeating: 0...100, count: 3))
    system.publish("all", .init([0, 1, 2]), 10...10)
    system.publish("two", .init([0, 1]), 0...4)
    system.publish("twice", .init([0, 1], coefficients: [2, 2]), 6...8)
    #expect(LinearBound(.init([2]), in: system).least == 6)
    #expect(LinearBound(.init([2], coefficients: [-1]), in: system).least == -7)
  }

  @Test func `what contradicts itself has no interval`() {
    var system = DisclosureSystem(ends: [0...9, 0...9])
    system.publish("sum", .init([0, 1]), 5...5)
    system.publish("double", .init([0, 1], coefficients: [2, 2]), 11...11)
    #expect(FeasibleInterval(of: .init([0]), in: system) == nil)
  }

  @Test func `the recode table and its ranges`() {
    let recode = ExtremeRecode.standard
    #expect(recode.end(2, of: 10) == .atMost(20))
    #expect(recode.end(3, of: 10) == nil)
    #expect(recode.end(19, of: 20) == .atLeast(90))
    #expect(recode.end(2, of: 41) == .atMost(5))
    #expect(recode.end(300, of: 300) == .atLeast(99))
    for students in 10...400 {
      for part in 0...students {
        if let end = recode.end(part, of: students) {
          #expect(recode.range(end, of: students).contains(part))
          #expect(recode.range(end, of: students).count > 2, "the width of a part is never less")
        } else {
          #expect(recode.shown(of: students).contains(part))
        }
      }
    }
  }
}
