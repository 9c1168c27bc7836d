// SPDX-License-Identifier: Apache-2.0
import Decisions
import Testing

@testable import Study

/// Who is near a screen, checked by hand on a file of twenty applicants.
@Suite struct NearMissTests {
  private let screen = SmallScreen()

  @Test func `near misses are those whom one filter drops, within one or two standard errors`()
    throws
  {
    let rows = try screen.table("near-misses").map { [$0[0], $0[1], $0[2], $0[5]] }
    #expect(
      rows == [
        ["03", "(1)", "step1", "1 standard error"], ["04", "(1)", "step1", "1 standard error"],
        ["05", "(1)", "step1", "2 standard errors"], ["06", "(1)", "step1", "2 standard errors"],
        ["10", "(1)", "step1", "1 standard error"], ["11", "(1)", "step1", "1 standard error"],
        ["15", "(4)", "quarter", "one category step"],
        ["18", "(1)", "step1", "1 standard error"], ["19", "(1)", "step1", "1 standard error"],
      ]
    )
  }

  /// The flat column of the specification's section 5.4: 209 against 215 is .1587.
  @Test func `their probabilities are those of the formula`() throws {
    let rows = try screen.table("near-misses")
    let probabilities = Dictionary(rows.map { ($0[0], $0[6]) }) { first, _ in first }
    #expect(probabilities["04"] == "0.1587")
    #expect(probabilities["18"] == "0.1587")
    #expect(probabilities["15"]?.isEmpty == true)
    let group = screen.parameters.replacing("sem: 6,", with: "sem: 6, mean: 229, sd: 20,")
    var shrunk = screen
    shrunk.parameters = group
    let others = Dictionary(try shrunk.table("near-misses").map { ($0[0], $0[6]) }) { $1 }
    #expect(others["04"] == "0.2315")
  }

  @Test func `the waterfall of the file, by hand`() throws {
    let rows = try screen.table("waterfall").map { row in row.dropFirst(2).compactMap { Int($0) } }
    #expect(
      rows == [
        [20, 13, 1, 6, 8, 13], [7, 1, 0, 6, 1, 2], [6, 1, 0, 5, 1, 2], [5, 2, 0, 3, 2, 3],
      ]
    )
    #expect(try counts(screen) == [2, 1, 17])
  }

  private func counts(_ screen: SmallScreen) throws -> [Int] {
    let words = try screen.words()
    return ["passes the screen", "referred to a person", "not shown to meet the screen"].map {
      word in words.count { $0 == word }
    }
  }

  @Test func `near misses can go to a person`() throws {
    let one = screen.with("nearMiss: { option: refer, width: 1 }")
    #expect(try counts(one) == [2, 8, 10])
    let two = screen.with("nearMiss: { option: refer, width: 2 }")
    #expect(try counts(two) == [2, 10, 8])
  }

  @Test func `near misses can pass where the true score is likely enough above the cut`() throws {
    // 214 has .4338; two of the three with it have something open beside.
    let pass = screen.with("nearMiss: { option: pass, level: 0.4 }")
    #expect(try counts(pass) == [3, 3, 14])
    #expect(try counts(screen.with("nearMiss: { option: pass, level: 0.44 }")) == [2, 1, 17])
  }

  @Test func `a conditional rule gives two applicants two cuts`() throws {
    let rows = """
      id,step1,step2_ck
      a,212,250
      b,212,230
      c,222,230
      d,222,242
      e,230,
      f,218,245

      """
    var conditional = screen.with(rows: rows)
    conditional.parameters = """
      decision: conditional
      scores:
        - { fact: step1, sem: 6, source: an example input }
        - { fact: step2_ck, sem: 6, source: an example input }
      """
    #expect(
      try conditional.table("near-misses").map { [$0[0], $0[2], $0[4], $0[5]] } == [
        ["a", "step1", "215", "1 standard error"],
        ["c", "step1", "225", "1 standard error"],
        ["d", "step1", "225", "1 standard error"], ["d", "step2_ck", "245", "1 standard error"],
      ]
    )
    let words = try conditional.words()
    #expect(words[4] == "passes the screen")
    #expect(words[5] == "passes the screen")
  }

  @Test func `a weighted sum has the cut that the other score leaves`() throws {
    var sum = screen.with(rows: "id,step1,step2_ck\na,219,249\nb,219,250\nc,215,240\n")
    sum.policy = sum.policy.replacing(
      "decision conditional:",
      with: """
        measure composite = 0.4 * ((step1 - 229) / 20) + 0.6 * ((step2_ck - 245) / 15)
        decision conditional:
        """
    ).replacing(
      """
          (1) any of:
            (A) step1 >= 225
            (B) step1 >= 215 and step2_ck >= 245
      """,
      with: "    (1) composite >= 0"
    )
    sum.parameters = """
      decision: conditional
      scores:
        - { fact: step1, sem: 6, source: an example input }
        - { fact: step2_ck, sem: 6, source: an example input }
      """
    // 0.4 (x - 229)/20 + 0.6 · 4/15 = 0 at x = 221; 0.4 (-10)/20 + 0.6 (y - 245)/15 = 0 at y = 250.
    // Of c, x = 239 is 24 away, and y = 252 twelve: two standard errors.
    #expect(
      try sum.table("near-misses").map { [$0[0], $0[2], $0[4], $0[5]] } == [
        ["a", "step1", "221", "1 standard error"], ["a", "step2_ck", "250", "1 standard error"],
        ["c", "step2_ck", "252", "2 standard errors"],
      ]
    )
    #expect(try sum.words()[1] == "passes the screen")
  }
}
