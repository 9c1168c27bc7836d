// SPDX-License-Identifier: Apache-2.0
import Policy
import TestKit
import Testing

private let head = """
  policy t.holes
  about applicant
  decides by applied_on
  source LAW "An act" grade official
  unit credits
  facts applicant:
    applied_on : date
    state : one of {MO, MS, "New York"}
    score : score(praxis 100..200 step 1)
    code : code("[0-9]{2}")
    share : percent(0.1%) 0%..100%
    training : duration in years
    waived : yes/no
    offer : {full_time: yes/no} or none
    gain : decimal(0.1) -5..5
    graded : integer 0..9 or LND
  version 2020 in force 2020-01-01 until replaced cite LAW
  version 2024 in force 2024-07-01 until open cite LAW

  """

/// A counterexample is a test: pasted into the policy it runs, and gives the fault that is predicted.
@Suite struct CounterexamplePastes {
  struct Broken: Sendable, CustomTestStringConvertible {
    let name: String
    let rules: String
    let code: DiagnosticCode
    let test: String
    var testDescription: String { name }
  }

  static let broken = [
    Broken(
      name: "a hole between numbers",
      rules: """
        table hole by state, score -> points : points cite LAW:
          state | score  | points
          MO    | >= 150 | 1
          MO    | < 140  | 0
          MS    | any    | 2
          "New York" | any | 3
        """,
      code: .tableGap,
      test: """
        test "table hole, state MO, score 140, on 2020-01-01" on 2020-01-01:
          expect hole(MO, 140) fault F03

        """
    ),
    Broken(
      name: "two rows for a bound",
      rules: """
        table twice by share, waived -> points : points cite LAW:
          share  | waived | points
          >= 50% | yes    | 1
          <= 50% | any    | 2
          any    | no     | 3
        """,
      code: .tableOverlap,
      test: """
        test "table twice, share 50%, waived yes, on 2020-01-01" on 2020-01-01:
          expect twice(50%, yes) fault F04

        """
    ),
    Broken(
      name: "a key in two rows",
      rules: """
        table keys by code -> points : points cite LAW:
          code | points
          "07" | 1
          "08" | 2
          "07" | 3
          else | 0
        """,
      code: .duplicateKey,
      test: """
        test "table keys, code \\"07\\", on 2020-01-01" on 2020-01-01:
          expect keys("07") fault F04

        """
    ),
    Broken(
      name: "bands that begin above the domain",
      rules: """
        table banded by state, band of gain -> level : text layout bands domain -5..5 step 0.1 cite LAW:
          state      | low | high
          MO         | -5  | 0.5
          MS         | -4  | 0.5
          "New York" | -5  | 0.5
        """,
      code: .tableGap,
      test: """
        test "table banded, state MS, gain -5.0, on 2020-01-01" on 2020-01-01:
          expect banded(MS, -5.0) fault F03

        """
    ),
    Broken(
      name: "cases that miss a constant",
      rules: """
        measure fee : points cases:
          (1) = 10 when offer is given cite LAW
          (2) = 20 when graded = LND cite LAW
        measure term : points cases:
          (1) = 10 when graded = LND cite LAW
          (2) = 20 when graded in {1, 2, 3, 4, 5} cite LAW
        """,
      code: .casesGap,
      test: """
        test "measure term, graded 0, on 2020-01-01" on 2020-01-01:
          given graded 0
          expect term fault F06

        """
    ),
    Broken(
      name: "two cases for a number",
      rules: """
        measure fee : points cases:
          (1) = 10 when training >= 3 years cite LAW
          (2) = 20 when training <= 3 years cite LAW
        """,
      code: .casesOverlap,
      test: """
        test "measure fee, training 3 years, on 2020-01-01" on 2020-01-01:
          given training 3 years
          expect fee fault F05

        """
    ),
    Broken(
      name: "no case for a member",
      rules: """
        measure fee : points cases:
          (1) = 10 when state = MO cite LAW
          (2) = 20 when state in {MS} cite LAW
        """,
      code: .casesGap,
      test: """
        test "measure fee, state New York, on 2020-01-01" on 2020-01-01:
          given state "New York"
          expect fee fault F06

        """
    ),
    Broken(
      name: "cases on a measure",
      rules: """
        measure doubled : decimal(0.1) -10..10 = gain + gain
        measure fee : points cases:
          (1) = 10 when doubled > 1 cite LAW
          (2) = 20 when doubled < 1 cite LAW
        """,
      code: .casesGap,
      test: """
        test "measure fee, doubled 1.0, on 2020-01-01" on 2020-01-01:
          given doubled 1.0
          expect fee fault F06

        """
    ),
  ]

  private static func checked(_ text: String) -> CheckedPolicy {
    CheckedPolicy(SourceText(name: "t.policy", text: text))
  }

  @Test(arguments: broken)
  func `a printed counterexample runs and gives the predicted fault`(broken: Broken) throws {
    let policy = Self.checked(head + broken.rules + "\n")
    let found = policy.diagnostics.entries.filter { $0.code == broken.code }
    #expect(found.first?.example == broken.test)
    let printed = DiagnosticPrinter.text(policy.diagnostics, in: policy.source)
    #expect(printed.contains("\n" + broken.test))
    let isSound = policy.rulebook != nil
    #expect(!isSound)

    let pasted = Self.checked(head + broken.rules + "\n" + broken.test)
    let testable = pasted.testable
    let rulebook = try #require(
      testable,
      "\(DiagnosticPrinter.text(pasted.diagnostics, in: pasted.source))"
    )
    let results = PolicyTestRunner(rulebook).run()
    #expect(results.count == 1)
    #expect(results.map { $0.text(in: pasted.source) }.joined() == "")
  }

  @Test func `the test fails once the hole is closed`() throws {
    let broken = Self.broken[0]
    let mended = broken.rules.replacing("< 140 ", with: "< 150 ")
    let policy = try CheckedPolicy.written(head + mended + "\n" + broken.test)
    #expect(try policy.failures().contains("expected fault F03, found 0"))
  }

  @Test func `where no date picks the version there is no test to paste`() {
    let rules = Self.broken[0].rules.split(separator: "\n").map { "  \($0)\n" }.joined()
    let dated = head + "version 2030 proposed cite LAW:\n" + rules
    let found = Self.checked(dated).diagnostics.entries.filter { $0.code == .tableGap }
    #expect(found.map(\.example) == [nil])
  }

  @Test func `a policy with another error runs no tests`() {
    let text = head + Self.broken[0].rules + "\nmeasure lost : points = nowhere\n"
    let isTestable = Self.checked(text).testable != nil
    #expect(!isTestable)
  }

  @Test(arguments: (0..<60).map(Seed.init))
  func `every counterexample of a random table or list of cases pastes`(seed: Seed) throws {
    var generator = seed.generator
    let rules = Self.randomRules(&generator)
    let policy = Self.checked(head + rules)
    let codes: [DiagnosticCode] = [.tableGap, .tableOverlap, .casesGap, .casesOverlap]
    let found = policy.diagnostics.entries.filter { codes.contains($0.code) }
    #expect(!found.contains { $0.example == nil }, "\(rules)")
    let tests = Set(found.compactMap(\.example)).sorted().joined()
    let pasted = Self.checked(head + rules + tests)
    let testable = pasted.testable
    let rulebook = try #require(
      testable,
      "\(DiagnosticPrinter.text(pasted.diagnostics, in: pasted.source))"
    )
    for result in PolicyTestRunner(rulebook).run() {
      #expect(result.isPassed, "\(result.text(in: pasted.source)) \(rules)")
    }
  }

  private static func randomRules(_ generator: inout SplitMix64) -> String {
    func condition(_ generator: inout SplitMix64) -> String {
      let relation = [">=", "<", "<=", ""].randomElement(using: &generator) ?? ""
      return "\(relation) \(Int.random(in: 100...200, using: &generator))"
    }
    var rows: [String] = []
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      let state = ["MO", "MS", "\"New York\"", "any"].randomElement(using: &generator) ?? "any"
      let waived = ["yes", "no", "any"].randomElement(using: &generator) ?? "any"
      rows.append("  \(state) | \(condition(&generator)) | \(waived) | 1\n")
    }
    var cases: [String] = []
    for label in 1...Int.random(in: 1...4, using: &generator) {
      var words = condition(&generator)
      if words.hasPrefix(" ") { words = "=" + words }
      cases.append("  (\(label)) = \(label) when score \(words) cite LAW\n")
    }
    return "table drawn by state, score, waived -> points : points cite LAW:\n"
      + "  state | score | waived | points\n" + rows.joined()
      + "measure fee : points cases:\n" + cases.joined()
  }
}
