// SPDX-License-Identifier: Apache-2.0
import Evidence
import Policy
import Testing

/// A law whose day of entry is not known can be tried out, although it never decides on its own.
@Suite struct VersionCircumstanceTests {
  private static let rules = """
    policy t.undated
    about applicant
    decides by applied_on
    source ACT "An act" grade secondary
    facts applicant:
      applied_on : date fixed
      age        : integer 0..130

    version old in force 2020-01-01 until 2024-01-01 cite ACT:
      decision eligible:
        all of:
          (1) age >= 18

    version new undated cite ACT:
      decision eligible:
        all of:
          (1) age >= 21


    """

  @Test func `a test names the version that decides it`() throws {
    let policy = try CheckedPolicy.written(
      Self.rules + """
        test "on its own" on 2024-06-01:
          given age 21
          expect eligible unknown (undated)
        test "asked for" on 2024-06-01 version new:
          given age 20
          expect eligible not met because (1)
        test "also where another is in force" on 2023-06-01 version new:
          given age 20
          expect eligible not met because (1)
        """
    )
    try policy.expectPassing()
  }

  @Test func `the file keeps it when it is printed, and its JSON when it is read`() throws {
    let tests = """
      test "asked for" on 2024-06-01 version new:
        given age 20
        expect eligible not met because (1)

      """
    let document = try #require(PolicyParser.parse(Self.rules + tests).document)
    #expect(PolicyPrinter.print(document).hasSuffix(tests))
    #expect(try PolicyJSON.decode(PolicyJSON.encode(document)) == document)
  }

  @Test func `a version that the policy does not have is found`() {
    func codes(_ head: String) -> [DiagnosticCode] {
      let test = "test \"t\" \(head):\n  given age 20\n  expect eligible met\n"
      return CheckedPolicy(SourceText(name: "t.policy", text: Self.rules + test)).diagnostics
        .entries.filter { $0.severity == .error }.map(\.code)
    }
    #expect(codes("on 2024-06-01 version now") == [.unknownName])
    #expect(codes("on 2024-06-01 version old version new") == [.duplicate])
    #expect(codes("on 2024-06-01 version new") == [])
  }
}

/// A fact that nothing uses is a warning, unless its entity stands in the file to be named.
@Suite struct UnusedFactOfNamedEntity {
  private static func unused(_ facts: String) throws -> Int {
    let policy = try CheckedPolicy.written(
      """
      policy t.named
      about applicant
      source ACT "An act" grade official
      facts applicant:
        offer : {employer: ref employer} or none
      facts employer:
      \(facts)
      decision eligible:
        all of cite ACT:
          (1) offer is given

      """
    )
    return policy.diagnostics.entries.filter { $0.code == .unusedFact }.count
  }

  @Test func `one fact gives the entity its place, a second is of no use`() throws {
    #expect(try Self.unused("  accredited : yes/no") == 0)
    #expect(try Self.unused("  accredited : yes/no\n  state : text") == 2)
  }
}
