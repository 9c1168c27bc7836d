// SPDX-License-Identifier: Apache-2.0
import Policy
import Testing

/// What is wrong with edits, to the column; the other edits are carried out all the same.
@Suite struct AmendmentFindingTests {
  /// The last version of a text, and the findings: the place, the code, the words that are marked,
  /// and the message.
  static func expand(
    _ text: String
  ) throws -> (last: VersionDeclaration?, findings: [String]) {
    let source = SourceText(name: "t", text: text)
    let (document, findings) = PolicyParser.parse(source)
    #expect(DiagnosticPrinter.text(findings, in: source) == "")
    let (versions, faults) = AmendmentExpander.expand(try #require(document))
    let lines = faults.entries.map { fault in
      let (_, line, column) = source.position(fault.span.start)
      let words = source.text(fault.span).split(separator: "\n").first ?? ""
      return "\(line):\(column) \(fault.code.rawValue) \(words) -- \(fault.message)"
    }
    return (versions.last, lines)
  }

  /// What edits of the base of ``AmendEqualsHandWritten`` give; their first line is 35.
  static func amend(_ edits: String) throws -> (version: VersionDeclaration, findings: [String]) {
    let head = AmendEqualsHandWritten.base + "version 2026 proposed:\n  amends 2023\n"
    let (last, findings) = try expand(head + edits)
    return (try #require(last), findings)
  }

  @Test func `P610 says which target is not there`() throws {
    let (version, findings) = try Self.amend(
      """
        drop decision fat (1)
        drop decision fit (7)
        drop decision fit (2)(C)
        replace decision fit (1)(A) with age > 1
        replace measure totl with measure totl = 1
        drop result fit
        drop fact applicant.heigth
        drop fact weight
        set table cup row 1, math column least to 2

      """
    )
    #expect(
      findings == [
        "35:17 P610 fat -- no decision is named `fat`; did you mean \"fit\"?",
        "36:21 P610 (7) -- decision `fit` has no criterion (7)",
        "37:21 P610 (2)(C) -- decision `fit` has no criterion (2)(C)",
        "38:24 P610 (1)(A) -- criterion (1) of decision `fit` is one condition and has no parts",
        "39:19 P610 totl -- no measure is named `totl`; did you mean \"total\"?",
        "40:15 P610 fit -- no result is named `fit`",
        "41:23 P610 heigth -- no fact of `applicant` is named `heigth`",
        "42:13 P610 weight -- no fact is named `weight`",
        "43:13 P610 cup -- no table is named `cup`; did you mean \"cut\"?",
      ]
    )
    try Self.expectUnchanged(version)
  }

  @Test func `P610 says why an edit cannot be carried out`() throws {
    let (version, findings) = try Self.amend(
      """
        add facts school:
          age : integer
        drop fact age
        drop fact school.age
        replace decision fit (2)(B) with age > 2
        drop decision fit (2)(B)
        drop decision fit (2)(A)
        drop measure fee
        drop fact applied
        drop fact a.b.c
        replace measure total with measure other = 1
        replace measure total with table cut by grade -> least : points:
          grade | least
          else  | 0
        replace fact applicant.age with facts school:
          age : integer
        set table cut row 1 column least to 2
        set table cut row 3, math column least to 2
        set table cut row 1, math column lest to 2
        set table cut row 1, math column grade to 2

      """
    )
    #expect(
      findings == [
        "37:13 P610 age -- a fact `age` is declared for more than one entity: "
          + "`applicant`, `school`",
        "41:21 P610 (2)(A) -- without (2)(A) its group in decision `fit` would be empty",
        "42:16 P610 fee -- measure `fee` stands outside the versions, "
          + "and one version cannot drop what all share",
        "43:13 P610 applied -- fact `applicant.applied` stands outside the versions, "
          + "and one version cannot drop what all share",
        "44:13 P610 a.b.c -- a fact is named by its entity and its name",
        "45:38 P610 other -- measure `total` cannot be replaced by measure `other`",
        "46:36 P610 cut -- measure `total` cannot be replaced by table `cut`",
        "49:35 P610 facts school: -- a fact is replaced by a fact of the same entity and name",
        "51:21 P610 1 -- a row of table `cut` is named by 2 keys",
        "52:21 P610 3, math -- table `cut` has no row `3, math`",
        "53:36 P610 lest -- table `cut` has no column `lest`; did you mean \"least\"?",
        "54:36 P610 grade -- `grade` is a key of table `cut`, and a row keeps its key",
      ]
    )
    #expect(!AmendEqualsHandWritten.text(version).contains("(B)"))
  }

  @Test func `P611 says what is there already`() throws {
    let (version, findings) = try Self.amend(
      """
        add decision fit (2)(B) age > 3
        add measure total = 1
        add measure fee = 1
        add result pass "again" when fit
        add facts applicant:
          age    : integer 0..9
          score  : integer
          height : integer

      """
    )
    #expect(
      findings == [
        "35:20 P611 (2)(B) -- decision `fit` already has a criterion (2)(B)",
        "36:15 P611 total -- measure `total` exists already",
        "37:15 P611 fee -- measure `fee` exists already",
        "38:14 P611 pass -- result `pass` exists already",
        "40:5 P611 age -- fact `applicant.age` exists already",
        "41:5 P611 score -- fact `applicant.score` exists already",
      ]
    )
    #expect(AmendEqualsHandWritten.text(version).contains("    height : integer\n"))
  }

  @Test func `P612 compares trees, and neither places nor comments`() throws {
    let (version, findings) = try Self.amend(
      """
        replace decision fit (3) with   total>fee  -- the same
        replace decision fit (2)(B) with at least 1 of cite S:
          (i) score >= 2
          (ii) score >= 3
        replace measure total with measure total = (score + 1)
        replace fact applicant.age with facts applicant:
          age : integer
        set table cut row 1, math column least to 10.0

      """
    )
    #expect(
      findings == [
        "35:24 P612 (3) -- the edit changes nothing: criterion (3) reads so already",
        "36:24 P612 (2)(B) -- the edit changes nothing: criterion (2)(B) reads so already",
        "39:19 P612 total -- the edit changes nothing: measure `total` reads so already",
        "40:16 P612 applicant.age -- the edit changes nothing: fact `applicant.age` "
          + "reads so already",
        "42:45 P612 10.0 -- the edit changes nothing: the cell holds `10.0` already",
      ]
    )
    try Self.expectUnchanged(version)
  }

  @Test func `another scale or another word of the law is a change`() throws {
    let (_, findings) = try Self.amend(
      """
        set table cut row 1, math column least to 10
        replace decision fit (1) with "the law's word" score >= 1
        replace measure total with measure total = score + 1 cite S

      """
    )
    #expect(findings == [])
  }

  @Test func `a chain of amendments starts somewhere`() throws {
    let (_, findings) = try Self.expand(
      """
      policy t
      about a
      version 1 proposed:
        amends 3
        drop measure m
      version 2 proposed:
        amends 1
        drop measure m
      version 3 proposed:
        amends 2
        drop measure m
      version 4 proposed:
        amends 4
        drop measure m
      version law proposed:
        amends lav
        drop measure m
      version 2026 proposed:
        amends law
        drop measure m

      """
    )
    #expect(
      findings == [
        "7:10 P610 1 -- version `1` amends itself",
        "13:10 P610 4 -- version `4` amends itself",
        "16:10 P610 lav -- no version is named `lav`; did you mean \"law\"?",
      ]
    )
  }

  @Test func `a long chain is written out up to a limit`() throws {
    var text = "policy t\nabout a\nversion v0 undated:\n  measure m0 = 1\n"
    for index in 1...700 {
      text += "version v\(index) undated:\n  amends v\(index - 1)\n  add measure m\(index) = 1\n"
    }
    let (_, findings) = try Self.expand(text)
    #expect(findings.count == 1)
    #expect(findings.first?.contains("P009") == true, "\(findings)")
  }

  private static func expectUnchanged(_ version: VersionDeclaration) throws {
    let base = try AmendEqualsHandWritten.versions(AmendEqualsHandWritten.base)
    guard case .blocks(let blocks)? = base.first?.body else { return }
    let law = blocks.filter { if case .test = $0.kind { false } else { true } }
    #expect((version.body == .blocks(law)) == true)
  }
}
