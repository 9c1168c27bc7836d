// SPDX-License-Identifier: Apache-2.0
import Policy

/// A policy file: findings with places inside the file, or a tree that prints and comes back.
enum PolicyTarget: FuzzTarget {
  static let name = "policy"

  static let seeds: [[UInt8]] = [rules, tables, versions].map { Array($0.utf8) }

  private static let rules = """
    policy us.xx.example
    title "A small policy"
    about applicant in year_of
    decides by applied_on
    source LAW "The law" at "law.txt" retrieved 2024-01-31 grade official note "read once"
    type testcode = code("[0-9]{4}")
    unit patient
    facts applicant:
      applied_on : date fixed
      score_1    : score(praxis 100..200 step 1) error normal reference normal mean 160 sd 12.5
      practice   : list of {start: date, finish: date or ongoing} complete when applied_on is given
      rate       : percent presume 5% cite LAW "3"
    reading R1 "window" chosen A "five" instead of B "three" because "unclear" by "analyst"
    measure years : decimal(0.1) = reading R1 (A: time in practice where a = b within last 5 years,
          B: 3 years)
        rounded to 0.1 half up capped at 16 unknowns strict cite LAW
    measure m cases:
      (1) = 1 when a and (b or not c)
      (2) = 2 despite (1) -- why
    decision eligible:
      all of:
        (1) "the words" score_1 >= 158
        (2) any of unless practice is not given:
          (A) every x in practice satisfies x.start between 2020-01-01 and applied_on
          (B) mean of years at y for y in year_of - 2 .. year_of > 3 applies when rate in {1%, 2%}
    result license "provisional" for 2 years stage provisional when eligible
    check "sum" sum of pay over teacher in district where a <> b unknowns known only at least 95% known <= 3
    """

  private static let tables = """
    policy us.xx.tables
    about lea in year_of
    table t by year_of, band of m as b -> level : text, points : points hit one layout bands domain 0..500 step 0.1:
      year | floor 0 | target 16 | printed uppers
      2013 | 100.0   | 392.8     | 299.9 500  -- one
      else | from 3  | >= 4      | unknown(illegible) reading R1
    table c by area as text -> codes : list of text:
      import csv "c.csv" sha256 "a37a"
    test "rows" on 2025-03-01 under R1.A known on 2025-04-01:
      given student:
        count | level
        120   | basic
      given call 6, call at 2014 12_500, list_1 [{a: "x", b: 5 years}], c unknown(pending)
      expect eligible unknown (judgment, missing) because (3)(A), (4)
      expect call between -1 and 2
      expect passes("T1") probability met = 0.5 within 0.001
      needs minimal {a, b} to meet
    """

  private static let versions = """
    policy us.xx.versions
    about applicant
    version 2023 in force 2024-07-01 until replaced cite LAW:
      decision d:
        at least 2 of:
          (1) a
          (2) b as percent of c >= 50%
    version "2024 b" proposed applies to route = alternate:
      amends 2023
      replace decision d (1) with any of:
        (A) greater of (a, b) > round(c, 0.1, half even)
      drop measure m
      add decision d (3) unadjusted m at 2014 = -5
      set table t row 2013, "x" column points to 4
    adjust call when year_of in {2015} = if a then call else allocate p over t by w to 0.01 ties by s
    """

  static let pieces = [
    ":", "\n", "  ", "    ", "(", ")", "{", "}", "[", "]", "|", "\"", "\\u{", "--", "\t", "..",
    "->",
    " and ", " or ", "not ", "if ", " then ", "else ", "where ", "unknowns bounds", "0134", "12_",
    "2014-13-01", "9999999999999999999999", "5%", "\u{202E}", "\u{FEFF}", "é", "≥", "\r\n", "\u{0}",
    "(1) ", "(((((((((((((((((((((((((((((((((((((", "all of:\n", "reading R1 (A: ", "version 1 ",
    "best s in l where ", "sum of ", "time in l ", "every x in l satisfies ", "cite LAW ",
    "at 2014",
  ]

  static func check(_ input: [UInt8], using generator: inout SplitMix64) throws(Violation) {
    let source = SourceText(name: "fuzz.policy", bytes: input)
    let (document, diagnostics) = PolicyParser.parse(source)
    guard diagnostics.entries.count <= DiagnosticList.limit else {
      throw Violation(sentence: "\(diagnostics.entries.count) findings")
    }
    for diagnostic in diagnostics.entries {
      for span in diagnostic.marks.map(\.span) where span.start < 0 || span.end > input.count {
        throw Violation(sentence: "\(diagnostic.code.rawValue) stands outside the file")
      }
      guard !diagnostic.message.isEmpty else { throw Violation(sentence: "a finding says nothing") }
    }
    guard diagnostics.hasErrors == false || !DiagnosticPrinter.text(diagnostics, in: source).isEmpty
    else { throw Violation(sentence: "findings print as nothing") }
    guard let document else { throw Violation(sentence: "no tree") }
    let text = PolicyPrinter.print(document)
    guard !diagnostics.hasErrors else { return }
    let again = PolicyParser.parse(SourceText(name: "printed.policy", text: text))
    guard !again.diagnostics.hasErrors, let read = again.document else {
      throw Violation(sentence: "the printed form cannot be read: \(text)")
    }
    guard read == document else { throw Violation(sentence: "the tree changed: \(text)") }
    guard PolicyPrinter.print(read) == text else {
      throw Violation(sentence: "printing again gives another text: \(text)")
    }
  }
}
