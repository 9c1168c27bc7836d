// SPDX-License-Identifier: Apache-2.0
import Policy
import Testing

/// Bands whose bounds are not published, and bounds that an amendment sets.
@Suite struct UnpublishedBounds {
  /// A policy with one table of bands, and what stands behind it.
  private func policy(_ outputs: String, _ head: String, _ row: String, _ rest: String) -> String {
    """
    policy example.bands
    about unit
    decides by seen
    source LAW "A law" grade official
    facts unit:
      seen : year
      mean : decimal(0.1) 0..100
    version 1 in force 2013 until open cite LAW
    table level by band of mean -> \(outputs) layout bands domain 0..100 step 0.1 cite LAW:
      any | \(head)
      any | \(row)
    \(rest)
    """
  }

  private func table(_ row: String, _ pairs: [(String, String)]) throws {
    let expects = pairs.map { "  expect level(\($0.0)) \($0.1)\n" }.joined()
    let tests = "test \"bands\" in 2013:\n\(expects)"
    try CheckedPolicy.written(policy("points : points", "0 | 3 | 6 | 9", row, tests))
      .expectPassing()
  }

  @Test func `a bound that is not published leaves open where the band before it ends`() throws {
    try table(
      "0 | 50 | unknown(unpublished) | 80",
      [
        ("49.9", "0"), ("50", "unknown (unpublished)"), ("79.9", "unknown (unpublished)"),
        ("80", "9"), ("100", "9"),
      ]
    )
    try table(
      "0 | 50 | 70 | unknown(unpublished)",
      [("69.9", "3"), ("70", "unknown (unpublished)"), ("100", "unknown (unpublished)")]
    )
    try table(
      "unknown(unpublished) | 50 | 70 | 80",
      [("0", "unknown (unpublished)"), ("49.9", "unknown (unpublished)"), ("50", "3")]
    )
  }

  @Test func `a row without any published bound gives the unknown whatever the number`() throws {
    let unknown = Array(repeating: "unknown(unpublished)", count: 4).joined(separator: " | ")
    try table(unknown, [("0", "unknown (unpublished)"), ("100", "unknown (unpublished)")])
  }

  @Test func `the upper ends printed beside a bound go when an amendment sets the bound`() throws {
    let rest = """
      version 2 proposed cite LAW:
        amends 1
        set table level row any column high to 71
      test "as it was" in 2013:
        expect level(70.5) "high"
      test "as proposed" in 2013 version 2:
        expect level(70.5) "low"
      """
    let head = "low | high | printed uppers"
    try CheckedPolicy.written(policy("name : text", head, "0 | 70 | 69.9 100", rest))
      .expectPassing()
  }

  @Test func `a step of a percentage carries its sign`() {
    let text = """
      policy example.share
      about unit
      decides by seen
      facts unit:
        seen : year
        rate : percent(0.1)
      """
    let policy = CheckedPolicy(SourceText(name: "t.policy", text: text))
    #expect(policy.diagnostics.entries.contains { $0.help == "write `percent(0.1%)`" })
  }
}

/// Tests that ask about rows of another entity than the policy's own, and about bounds.
@Suite struct RowsOfMembers {
  private static let text = """
    policy example.members
    about unit
    decides by seen
    source LAW "A law" grade official
    facts unit:
      seen : year
    facts part:
      score : integer 0..10
      extra : integer 0..5
    version 1 in force 2013 until open cite LAW
    measure twice : integer 0..20 = 2 * score
    decision enough:
      all of:
        (1) twice >= 10
    measure total : integer 0..100 = sum of twice over part in unit unknowns strict
    measure most : integer 0..15 = score + extra unknowns bounds
    test "rows by their ids" in 2013:
      given part:
        id  | score
        "a" | 4
        "b" | 5
      expect twice("a") 8
      expect twice("b") 10
      expect enough("a") not met
      expect enough("b") met
      expect total 18
      expect most("a") between 4 and 9
    """

  @Test func `a test names the row of a part by its id`() throws {
    try CheckedPolicy.written(Self.text).expectPassing()
  }

  @Test func `bounds lie between two numbers only when both of their ends do`() throws {
    let wrong = Self.text.replacing("between 4 and 9", with: "between 4 and 8")
    let failures = try CheckedPolicy.written(wrong).failures()
    #expect(failures.contains("expected between 4 and 8, found 4 to 9"))
  }

  @Test func `a row that is not there is a fault`() throws {
    let wrong = Self.text.replacing("expect twice(\"a\") 8", with: "expect twice(\"c\") fault F12")
    try CheckedPolicy.written(wrong).expectPassing()
  }
}
