// SPDX-License-Identifier: Apache-2.0
import Policy
import Testing

/// An amended version is the version that someone would have written by hand.
@Suite struct AmendEqualsHandWritten {
  /// An amendment, and what someone would write in the amended version instead.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let edits: String
    /// Words of the base, each with what stands there in the version written by hand.
    let changes: KeyValuePairs<String, String>
    var testDescription: String { name }
  }

  /// What all versions share, and the version that is amended.
  static let base = """
    policy t.a
    about applicant
    facts applicant:
      applied : date
      score : points 0..100
    facts school:
      size : integer
    measure fee = 10
    version 2023 in force 2024-07-01 until replaced:
      facts applicant:
        age : integer
      measure total = score + 1
      table cut by grade, subject -> least : points, name : text:
        grade | subject | least | name
        1     | math    | 10.0  | "low"
        2     | math    | 20.0  | "high"
        else  | any     | 0     | "none"
      table band by band of total -> level : text layout bands domain 0..101 step 1:
        any | floor 0  | target 2
        any | 0.0     | 50.0
      decision fit:
        all of:
          (1) "the law's words" score >= 1
          (2) any of:
            (A) age >= 18
            (B) at least 1 of cite S:
              (i) score >= 2
              (ii) score >= 3
          (3) total > fee
      result pass "passed" when fit
      test "inside" on 2024-08-01:
        expect fit met

    """

  static let cases = [
    Case(
      name: "a criterion is replaced",
      edits: """
          replace decision fit (1) with "other words" score >= 2 unless age > 70 cite S "4"

        """,
      changes: [
        "\"the law's words\" score >= 1": "\"other words\" score >= 2 unless age > 70 cite S \"4\""
      ]
    ),
    Case(
      name: "a criterion becomes a group",
      edits: """
          replace decision fit (2)(B)(ii) with any of:
            (A) age > 3
            (B) age < 2

        """,
      changes: [
        "          (ii) score >= 3\n": """
                  (ii) any of:
                    (A) age > 3
                    (B) age < 2

        """
      ]
    ),
    Case(
      name: "criteria are dropped, and labels stay",
      edits: """
          drop decision fit (2)(A)
          drop decision fit (1)

        """,
      changes: [
        "      (1) \"the law's words\" score >= 1\n": "",
        "        (A) age >= 18\n": "",
      ]
    ),
    Case(
      name: "criteria are added at the end of their group",
      edits: """
          add decision fit (0) score > 0
          add decision fit (2)(C) age > 1

        """,
      changes: [
        "      (3) total > fee\n": """
                (C) age > 1
              (3) total > fee
              (0) score > 0

        """
      ]
    ),
    Case(
      name: "later edits see earlier ones",
      edits: """
          drop decision fit (3)
          add decision fit (3) any of:
            (A) score > 9
          add decision fit (3)(B) score > 8
          replace decision fit (3)(A) with score > 7

        """,
      changes: [
        "(3) total > fee\n": """
        (3) any of:
                (A) score > 7
                (B) score > 8

        """
      ]
    ),
    Case(
      name: "blocks are replaced, dropped and added",
      edits: """
          replace measure total with measure total = score * 2 rounded to 1 half up
          drop result pass
          drop table band
          add result license "licensed" when fit
          add adjust total when score > 5 = total + 1
          add adjust total = total - 1
          add check "small" total < 100

        """,
      changes: [
        "total = score + 1": "total = score * 2 rounded to 1 half up",
        """
          table band by band of total -> level : text layout bands domain 0..101 step 1:
            any | floor 0  | target 2
            any | 0.0     | 50.0

        """: "",
        "  result pass \"passed\" when fit\n": """
          result license "licensed" when fit
          adjust total when score > 5 = total + 1
          adjust total = total - 1
          check "small" total < 100

        """,
      ]
    ),
    Case(
      name: "facts are replaced, added and dropped",
      edits: """
          replace fact applicant.age with facts applicant:
            age : integer 0..150
          add facts applicant:
            height : integer
          add facts board:
            seat : integer
          drop fact height

        """,
      changes: [
        "age : integer\n": "age : integer 0..150\n",
        "  result pass \"passed\" when fit\n": """
          result pass "passed" when fit
          facts board:
            seat : integer

        """,
      ]
    ),
    Case(
      name: "cells are set",
      edits: """
          set table cut row 2, math column least to 22.5
          set table cut row 1.0, math column name to "lower"
          set table cut row else, any column least to 1
          set table band row any column floor to 0.5
          set table band row any column target to 51

        """,
      changes: [
        "20.0": "22.5", "\"low\"": "\"lower\"", "| 0     |": "| 1     |",
        "| 0.0     |": "| 0.5     |", "50.0": "51",
      ]
    ),
    Case(
      name: "what all versions share is copied before it changes",
      edits: """
          replace measure fee with measure fee = 12
          replace fact score with facts applicant:
            score : points 0..200
          replace fact school.size with facts school:
            size : integer 0..9

        """,
      changes: [
        "    age : integer\n": "    age : integer\n    score : points 0..200\n",
        "  result pass \"passed\" when fit\n": """
          result pass "passed" when fit
          measure fee = 12
          facts school:
            size : integer 0..9

        """,
      ]
    ),
  ]

  /// The versions of a text that must be in order.
  static func versions(_ text: String) throws -> [VersionDeclaration] {
    let source = SourceText(name: "t.policy", text: text)
    let (document, findings) = PolicyParser.parse(source)
    #expect(DiagnosticPrinter.text(findings, in: source) == "", "\(text)")
    let (versions, faults) = AmendmentExpander.expand(try #require(document))
    #expect(DiagnosticPrinter.text(faults, in: source) == "")
    return versions
  }

  /// A version as text.
  static func text(_ version: VersionDeclaration) -> String {
    let site = Site(Span(0, 0))
    let block = Block(.version(version), site, Margin())
    return PolicyPrinter.print(PolicyDocument(id: Name("t", site), header: [], blocks: [block]))
  }

  @Test(arguments: cases) func `the amended version is the hand-written one`(
    amendment: Case
  ) throws {
    let amended = Self.base + "version 2026 proposed:\n  amends 2023\n" + amendment.edits
    // A test says what its own version gives.
    var text = Self.base.replacing(
      "  test \"inside\" on 2024-08-01:\n    expect fit met\n",
      with: ""
    )
    .replacing("version 2023 in force 2024-07-01 until replaced", with: "version 2026 proposed")
    for (words, others) in amendment.changes {
      #expect(text.contains(words), "\(words)")
      text = text.replacing(words, with: others)
    }
    let versions = try Self.versions(amended)
    let written = try #require(try Self.versions(text).last)
    let last = try #require(versions.last)
    #expect(Self.text(last) == Self.text(written))
    #expect((last == written) == true)
    #expect((try Self.versions(Self.base) == Array(versions.dropLast())) == true)
  }

  @Test func `a chain of amendments is written out from its start, in any order of the file`()
    throws
  {
    let versions = try Self.versions(
      """
      policy t.a
      about applicant
      version 2026 proposed cite S:
        amends 2025
        add decision fit (3) z
      version 2025 in force 2025-01-01 until replaced:
        amends 2023
        replace decision fit (1) with y
        add decision fit (2) x
      version 2023 in force 2023-01-01 until replaced:
        decision fit:
          all of:
            (1) a
      version bare undated

      """
    )
    let written = try Self.versions(
      """
      policy t.a
      about applicant
      version 2026 proposed cite S:
        decision fit:
          all of:
            (1) y
            (2) x
            (3) z
      version 2025 in force 2025-01-01 until replaced:
        decision fit:
          all of:
            (1) y
            (2) x
      version 2023 in force 2023-01-01 until replaced:
        decision fit:
          all of:
            (1) a
      version bare undated

      """
    )
    #expect(versions.map(Self.text) == written.map(Self.text))
    #expect((versions == written) == true)
  }

  @Test func `the shipped amendment of the Tennessee act`() throws {
    let source = try PolicyLibrary.source("licensure/us-tn-itp-provisional.policy")
    let versions = try Self.versions(source.text(Span(0, source.bytes.count)))
    let written = try Self.versions(
      """
      policy us.tn.itp-provisional
      about applicant
      version 2026 proposed cite PC900 note "enacted text and effective date not seen: never picked silently; (5) is carried over: the summary speaks of an offer, and of what employer is not in evidence"
          strength required binds applicant:
        decision eligible:
          all of cite PC211 stage provisional:
            (1) exams_passed
            (2) ecfmg_certificate = permanent compares REC "3" as other
            (4) any of compares REC "4" as looser:
              (A) training_abroad >= 3 years
              (B) us_training >= 1 years cite PC900 note "nothing of practice is asked" compares REC "5" as looser
            (5) offer is given and offer.employer.accredited_program compares REC "2a" as stricter
            (6) pending_discipline = no cite PC900
            (7) good_standing_for >= 5 years cite PC900
            (8) federal_status in {citizen, lawful, applied} cite PC900
                note "a citizen, lawfully present, or has applied"
        decision ready_for_full:
          all of cite PC211 stage full:
            (1) license_held = provisional
            (2) applied_on >= stage_started_on + 2 years
            (3) standing_under_license compares REC "7" as other
            (4) full_license_tn
                note "the clock moves nobody on: a person decides; the law's standard is not in evidence"
                strength discretion
                binds board
        result license "provisional" for 2 years stage provisional when eligible cite PC900
          note "one extension; a fee of 300 dollars"
        result full "full license" stage full when ready_for_full cite PC211

      """
    )
    #expect(versions.last.map(Self.text) == written.last.map(Self.text))
    #expect((versions.last == written.last) == true)
  }
}
