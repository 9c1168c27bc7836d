// SPDX-License-Identifier: Apache-2.0
import Policy
import Testing

/// How expressions are read where more than one way could be thought of: the text on the left and
/// the same with all parentheses give one tree, and print as the shorter one.
@Suite struct PrecedenceTests {
  static let pairs: [(short: String, full: String)] = [
    ("a + b * c - d", "(a + (b * c)) - d"),
    ("a as percent of b + c", "(a as percent of b) + c"),
    ("-a.b at 2014 * c", "(-((a.b) at 2014)) * c"),
    ("a + b >= c and d", "((a + b) >= c) and d"),
    ("not a = b and c", "(not (a = b)) and c"),
    ("a between 1 and 2 and b", "(a between 1 and 2) and b"),
    ("a - b between 1 + 2 and c", "(a - b) between (1 + 2) and c"),
    (
      "best score in results where test in codes >= 158",
      "(best score in results where (test in codes)) >= 158"
    ),
    (
      "time in l where c <> \"US\" within last 5 years before d >= 3 years by anniversary",
      "((time in l where (c <> \"US\") within last 5 years before d) >= 3 years by anniversary)"
    ),
    ("best s in l where (a) >= b and c", "best s in l where ((a >= b) and c)"),
    ("(best s in l where a) >= b", "(best s in l where a) >= b"),
    (
      "100 * mean of a over b in c where d = e and f <> g unknowns strict",
      "100 * (mean of a over b in c where ((d = e) and (f <> g)) unknowns strict)"
    ),
    (
      "mean of m at y for y in p - 2 .. p >= 360",
      "(mean of (m at y) for y in (p - 2) .. p) >= 360"
    ),
    ("m at p - 1", "(m at p) - 1"),
    ("every x in l satisfies x.a >= 3 and b", "(every x in l satisfies ((x.a) >= 3)) and b"),
    ("if a then b else c + 1", "if a then b else (c + 1)"),
    ("(if a then b else c) + 1", "(if a then b else c) + 1"),
    ("offer is given and offer.a", "(offer is given) and (offer.a)"),
    ("a not in {x, y} or b in c.d", "(a not in {x, y}) or (b in (c.d))"),
    ("i excludes 0 and j excludes -1", "(i excludes 0) and (j excludes -1)"),
    (
      "sum of (a + b) * c over e unknowns bounds <= p",
      "(sum of ((a + b) * c) over e unknowns bounds) <= p"
    ),
    ("mean of (a, b) - c", "(mean of (a, b)) - c"),
    ("-5 - -(-5)", "(-5) - (-(-5))"),
    ("20 hours/week >= a / b", "(20 hours/week) >= (a / b)"),
    ("subject = reading and x", "(subject = reading) and x"),
  ]

  @Test(arguments: pairs) func `operators bind as the language says`(
    pair: (short: String, full: String)
  ) throws {
    let short = try #require(Self.condition(pair.short))
    let full = try #require(Self.condition(pair.full))
    #expect(short == full)
    let document = PolicyParser.parse("policy a\ncheck \(pair.full)\n").document
    let canonical = try #require(document.map(PolicyPrinter.print))
    #expect(Self.condition(canonical: canonical) == short)
    #expect(canonical.count <= "policy a\ncheck \(pair.short)\n".count)
  }

  @Test func `an adjustment's condition ends at the second equals sign`() throws {
    for text in [
      "adjust m when a = 3 = b", "adjust m when (a) = b", "adjust m when (not a) = b",
      "adjust m when ((a or b) = c) = d", "adjust m when a in {2015} and b = c = d",
    ] {
      let (document, findings) = PolicyParser.parse("policy a\n\(text)\n")
      #expect(findings == "")
      #expect(try PolicyPrinter.print(#require(document)) == "policy a\n\(text)\n")
    }
  }

  @Test func `unknowns belong to the aggregate unless parentheses say otherwise`() throws {
    let (document, _) = PolicyParser.parse(
      "policy a\nmeasure m = sum of x over y unknowns strict\n"
        + "measure n = (sum of x over y) unknowns strict\n"
    )
    let policies = document?.blocks.map { block -> UnknownPolicy? in
      guard case .measure(let measure) = block.kind else { return nil }
      return measure.finish.unknowns
    }
    #expect(policies == [nil, .strict])
  }

  static func condition(_ text: String) -> Expression? {
    condition(canonical: "policy a\ncheck \(text)\n")
  }

  static func condition(canonical text: String) -> Expression? {
    let (document, findings) = PolicyParser.parse(text)
    #expect(findings == "")
    guard case .check(let check)? = document?.blocks.first?.kind else { return nil }
    return check.condition
  }
}
