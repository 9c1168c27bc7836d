// SPDX-License-Identifier: Apache-2.0
import Policy

/// A policy file through lexer, parser and checker: findings with places inside the file, and a tree
/// that prints and comes back.
enum PolicyTarget: FuzzTarget {
  static let name = "policy"

  static let seeds: [[UInt8]] = [
    rules, measures, tables, tests, versions, sound, grouped, dated,
  ].map { Array($0.utf8) }

  private static let rules = """
    policy us.xx.example
    title "A small policy"
    about applicant in year_of
    source LAW "The law" at "law.txt" retrieved 2024-01-31 grade official note "read once"
    facts applicant:
      score_1  : score(praxis 100..200 step 1) error normal reference normal mean 160 sd 12.5
      practice : list of {start: date, finish: date or ongoing} complete when applied_on is given
    decision eligible:
      all of:
        (1) "the words" score_1 >= 158
        (2) any of unless practice is not given:
          (A) every x in practice satisfies x.start between 2020-01-01 and applied_on
          (B) mean of years at y for y in year_of - 2 .. year_of > 3 applies when rate in {1%, 2%}
    """

  private static let measures = """
    policy us.xx.measures
    about applicant
    reading R1 "window" chosen A "five" instead of B "three" because "unclear" by "analyst"
    measure years : decimal(0.1) = reading R1 (A: time in practice where a = b within last 5 years,
          B: 3 years)
        rounded to 0.1 half up capped at 16 unknowns strict cite LAW
    measure m cases:
      (1) = 1 when a and (b or not c)
      (2) = best s in l where greater of (a, b) > round(c, 0.1, half even) despite (1) -- why
    adjust call when year_of in {2015} = if a then call else allocate p over t by w to 0.01 ties by s
    result license "provisional" for 2 years stage provisional when eligible
    check "sum" sum of pay over teacher in district where a <> b unknowns known only at least 95% known <= 3
    """

  private static let tables = """
    policy us.xx.tables
    about lea in year_of
    table t by year_of, band of m as b -> level : text, points : points hit one layout bands domain 0..500 step 0.1:
      year | floor 0 | target 16 | printed uppers
      2013 | 100.0   | 392.8     | 299.9 500  -- one
      else | 3       | >= 4      | unknown(illegible) reading R1
    table c by area as text -> codes : list of text:
      import csv "c.csv" sha256 "a37a"
    """

  private static let tests = """
    policy us.xx.tests
    about lea in year_of
    facts student:
      level : one of {low 1, high 3} or LND
    test "rows" on 2025-03-01 under R1.A known on 2025-04-01:
      given student:
        count | level
        120   | low
      given call 6, call at 2014 12_500, list_1 [{a: "x", b: 5 years}], c unknown(pending)
      expect eligible unknown (judgment, missing) because (3)(A), (4)
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
        (A) interval excludes 2.0
      drop measure m
      add decision d (3) m at 2014 = -5
      set table t row 2013, "x" column points to 4
    """

  /// Policies without errors, so that small changes reach every part of the checker.
  private static let sound = """
    policy us.xx.sound
    about school
    source LAW "The law" grade official
    facts school:
      size  : integer 0..9000
      offer : {hours: integer 0..80, paid: yes/no} or none
    measure bonus : points cases:
      (1) = 2 when size >= 100
      (2) = 1 when size < 100
    decision good:
      all of cite LAW:
        (1) bonus >= 2 unless offer is not given
        (2) offer is given and offer.hours >= 40
    test "one":
      given size 100, offer {hours: 40, paid: yes}
      expect good met
    """

  private static let grouped = """
    policy us.xx.grouped
    about school
    source LAW "The law" grade official
    facts student:
      level : one of {low 1, high 3} or LND
    measure mean_level = mean of level.weight over student in school where level <> LND unknowns strict
        rounded to 0.1 half up cite LAW
    table band by band of mean_level -> points : points layout bands domain 1..3 step 0.1 cite LAW:
      any | floor 0 | target 16 | printed uppers
      any | 1.0     | 2.5       | 2.4 3.0
    decision good:
      all of cite LAW:
        (1) band.points >= 10
    """

  private static let dated = """
    policy us.xx.dated
    about applicant
    decides by applied_on
    source LAW "The law" grade official
    facts applicant:
      applied_on : date
      practice   : list of {start: date, finish: date or ongoing} complete when applied_on >= 2020-01-01
      exam       : score(praxis 100..200 step 1)
    reading R1 "window" chosen A "five" instead of B "three" because "unclear"
    version 1 in force 2020-01-01 until replaced cite LAW:
      decision eligible:
        at least 1 of:
          (1) exam between 150 and 160
          (2) reading R1 (A: time in practice within last 5 years >= 3 years by anniversary, B: exam = 200)
    version 2 in force 2022-01-01 until open cite LAW:
      amends 1
      replace decision eligible (1) with not exam < 170
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
    let policy = CheckedPolicy(SourceText(name: "fuzz.policy", bytes: input))
    try checkFindings(policy)
    guard let document = policy.document else { throw Violation(sentence: "no tree") }
    let text = PolicyPrinter.print(document)
    guard !policy.diagnostics.entries.contains(where: \.isSyntax) else { return }
    let again = PolicyParser.parse(SourceText(name: "printed.policy", text: text))
    guard !again.diagnostics.hasErrors, let read = again.document else {
      throw Violation(sentence: "the printed form cannot be read: \(text)")
    }
    guard read == document else { throw Violation(sentence: "the tree changed: \(text)") }
    guard PolicyPrinter.print(read) == text else {
      throw Violation(sentence: "printing again gives another text: \(text)")
    }
  }

  private static func checkFindings(_ policy: CheckedPolicy) throws(Violation) {
    let diagnostics = policy.diagnostics
    guard diagnostics.entries.count <= DiagnosticList.limit else {
      throw Violation(sentence: "\(diagnostics.entries.count) findings")
    }
    for diagnostic in diagnostics.entries {
      for span in diagnostic.marks.map(\.span)
      where span.start < 0 || span.end > policy.source.bytes.count {
        throw Violation(sentence: "\(diagnostic.code.rawValue) stands outside the file")
      }
      guard !diagnostic.message.isEmpty else { throw Violation(sentence: "a finding says nothing") }
    }
    // Printing takes longer than reading: one input in four is enough to meet every finding.
    if policy.source.bytes.count.isMultiple(of: 4) {
      let text = DiagnosticPrinter.text(diagnostics, in: policy.source)
      guard !diagnostics.hasErrors || !text.isEmpty else {
        throw Violation(sentence: "findings print as nothing")
      }
    }
    guard diagnostics.hasErrors == (policy.rulebook == nil) else {
      throw Violation(sentence: "errors and rules, or neither")
    }
  }
}

extension Diagnostic {
  /// Whether the text itself is at fault, so that its tree may be damaged.
  fileprivate var isSyntax: Bool {
    code.rawValue.hasPrefix("P0") || code.rawValue.hasPrefix("P1")
  }
}
