// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import TestKit
import Testing

@testable import Accountability

/// Attacks through what follows from a number, and through files: A5, A6, A9, A14 to A17.
@Suite struct DerivedAttackTests {
  /// Masked rows whose index can be reckoned back from a derived number.
  private static func reckoned(
    _ state: Published.Case,
    _ name: String,
    _ index: (Rational) -> Rational
  ) -> Int {
    state.maskedRows.filter { place in
      guard let cell = state.release.rows[place].derived[name]?.number else { return false }
      let found = (index(cell) * 10).integer
      return SmallTables.candidates { $0.index == found }.count < SmallTables.all(5).count
    }.count
  }

  @Test(arguments: ["distance", "goal", "chart", "bootstrap"])
  func `A5, A14, A15, A17: nothing that follows from a masked index is told`(name: String) {
    let index: (Rational) -> Rational = { value in
      switch name {
      case "distance": 500 - value
      case "goal": value - 10
      default: value
      }
    }
    for state in Published.states {
      #expect(Self.reckoned(state, name, index) == 0)
      for row in state.release.rows where row.index.isSuppressed {
        #expect(row.derived[name]?.machineField == "derived")
      }
    }
    #expect(Self.reckoned(Published.weakened(.derived), name, index) > 0)
  }

  @Test func `A5: questions about masked rows are refused, and rows that are none alike`() {
    for state in Published.states {
      let inquiry = PublicInquiry(state.release)
      var answered = 0
      for row in state.release.rows {
        let isMasked = row.students.isSuppressed || row.proficient.isSuppressed
        do {
          _ = try inquiry.row(unit: row.unit, cohort: row.cohort, group: row.group)
          answered += 1
          #expect(!isMasked)
        } catch {
          #expect(isMasked && error == .notPublic)
        }
      }
      #expect(answered > 0)
      let nowhere = Result { try inquiry.row(unit: "nowhere", cohort: "y1", group: "all") }
      #expect(nowhere.error as? InquiryRefusal == .notPublic)
    }
  }

  @Test func `A6: lists of changes name no masked row`() {
    func told(_ policy: DisclosurePolicy) -> (listed: Int, masked: Int) {
      let suppression = ComplementarySuppression(policy)
      let before = suppression.suppressed(RandomState(seed: Seed(3), districts: 6).release("a"))
      let after = suppression.suppressed(RandomState(seed: Seed(4), districts: 6).release("b"))
      let list = PublicInquiry(after).changes(from: before)
      let masked = list.filter { $0.before.students.isSuppressed || $0.after.students.isSuppressed }
      return (list.count, masked.count)
    }
    let all = told(DisclosurePolicy())
    #expect(all.listed > 0)
    #expect(all.masked == 0)
    #expect(told(DisclosurePolicy().without([.derived, .complementary])).masked > 0)
  }

  private static let renderer = PublicRenderer(
    identifiers: SaltedIdentifier(salt: "a salt of a test, kept apart from files")
  )

  /// Masked rows between two neighbours in a file whose numbers differ by less than their width.
  private static func enclosed(_ protections: DisclosurePolicy.Protections) -> Int {
    let state = Published.weakened([])
    let sums = state.truth.table.rows.indices.map { state.truth.table.sums(of: $0)[0] }
    let policy = DisclosurePolicy().without(protections)
    // Written by size, as a careless export does; masks as a search would set them.
    let order = sums.indices.sorted { (sums[$0], $0) > (sums[$1], $1) }
    let printing = CellPrinting(release: state.truth, policy: policy)
    let rows = order.enumerated().map { rank, row in
      let mask: RowMask =
        sums[row] < 10
        ? .whole(.primary(policy)) : rank % 5 == 2 ? .whole(.complementary) : .open
      return printing.row(row, sums: state.truth.table.sums(of: row), mask: mask)
    }
    let text = renderer.table(SuppressedRelease(name: "sizes", policy: policy, rows: rows))
    let numbers = text.split(separator: "\n").dropFirst().map { $0.split(separator: ",")[4] }
    return (1..<(numbers.count - 1)).filter { place in
      guard numbers[place] == "protects another group", let above = Int(numbers[place - 1]),
        let below = Int(numbers[place + 1])
      else { return false }
      return above == below
    }.count
  }

  @Test func `A9: the order of lines tells nothing`() {
    #expect(Self.enclosed(.order) > 0)
    let state = Published.states[0]
    let names = Self.renderer.table(state.release).split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false)[1...3].map(String.init)
    }
    #expect(names == names.sorted { ($0[0], $0[1], $0[2]) < ($1[0], $1[1], $1[2]) })
  }

  @Test func `A9: masked lines and refusals are of one length and hold no number of theirs`() {
    for state in Published.states {
      for reason in [Suppression.Reason.primary, .complementary] {
        let lines = state.release.rows.filter { $0.students.suppression?.reason == reason }
          .map { [$0.students, $0.undetermined, $0.proficient, $0.index].map(\.words) }
        #expect(Set(lines).count == 1, "every masked line reads alike")
      }
      for row in state.release.rows where row.students.isSuppressed {
        for cell in [row.students, row.undetermined, row.proficient, row.index] {
          #expect(cell.words != "0" && !cell.words.isEmpty)
        }
      }
    }
    let hasDigit = InquiryRefusal.notPublic.description.contains { $0.isNumber }
    #expect(!hasDigit)
  }

  @Test func `masked cells say why, in words and for machines, and are never blank`() {
    for state in Published.states {
      for row in state.release.rows {
        for cell in [row.students, row.proficient, row.index] + Array(row.derived.values) {
          #expect(!cell.words.isEmpty)
          guard let reason = cell.suppression?.reason else { continue }
          #expect(cell.machineField == reason.rawValue)
          switch reason {
          case .primary: #expect(cell.words == "fewer than 10 students")
          case .complementary: #expect(cell.words == "protects another group")
          case .extreme: #expect(cell.words.hasPrefix("at "))
          case .derived: #expect(cell.words == "follows from a suppressed number")
          }
        }
      }
    }
  }

  @Test func `A16: the counts behind a fingerprint are found by trying all of them`() {
    /// The tables whose fingerprint is the published one.
    func found(_ published: String, by names: SaltedIdentifier) -> [[Int]] {
      (0..<10).flatMap(SmallTables.all).filter { table in
        names.identifier(of: table.map(String.init)) == published
      }
    }
    let secret = ["2", "0", "1", "3"]
    let salted = SaltedIdentifier(salt: "a salt of a test, kept apart from files")
    // A reader has the way names are made, and not the salt.
    let plain = SaltedIdentifier.unsalted
    #expect(found(plain.identifier(of: secret), by: plain) == [[2, 0, 1, 3]])
    #expect(found(salted.identifier(of: secret), by: plain) == [])
    let other = SaltedIdentifier(salt: "another salt that a reader could well try")
    #expect(found(salted.identifier(of: secret), by: other) == [])
    #expect("\(salted)" == "<REDACTED>")
    #expect(salted.identifier(of: ["ab", "c"]) != salted.identifier(of: ["a", "bc"]))
  }
}

extension Result {
  fileprivate var error: Failure? { if case .failure(let error) = self { error } else { nil } }
}
