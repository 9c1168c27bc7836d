// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import Foundation
import Policy
import TestKit
import Testing

private let praxis = "certification/us-ms-praxis-passing.policy"

/// The passing scores as the policy has read them.
private struct PassingScores {
  struct Row {
    let area: String?
    let codes: [String]
    let score: Int?
    let limit: String?
    let also: String?
    let line: Int?
    let kinds: Set<UnknownKind>
  }

  let rows: [Row]

  init() throws {
    let rulebook = try #require(try PolicyLibrary.checked(praxis).rulebook)
    let table = try #require(rulebook.versions[0].program.tables.first { $0.name == "passing" })
    rows = table.rows.map { row in
      let outputs = Dictionary(
        uniqueKeysWithValues: zip(table.outputs.map(\.name), row.outputs)
      )
      func text(_ name: String) -> String? {
        if case .value(.text(let text))? = outputs[name] { text } else { nil }
      }
      var codes: [String] = []
      if case .value(.list(let values, _))? = outputs["codes"] {
        for case .value(.text(let code)) in values { codes.append(code) }
      }
      var score: Int?
      if case .value(.number(let number))? = outputs["score"] { score = number.integer }
      var area: String?
      if case .values(let keys)? = row.matches.first, case .text(let text)? = keys.first {
        area = text
      }
      let kinds = row.outputs.compactMap { $0.unknownKinds }
      return Row(
        area: area,
        codes: codes,
        score: score,
        limit: text("limit"),
        also: text("also"),
        line: row.line,
        kinds: Set(kinds.joined())
      )
    }
  }

  func row(_ code: String) throws -> Row {
    let rows = rows.filter { $0.codes.contains(code) }
    try #require(rows.count == 1)
    return rows[0]
  }
}

extension Answer {
  fileprivate var unknownKinds: [UnknownKind]? {
    if case .unknown(let unknowns) = self { unknowns.causes.map(\.kind) } else { nil }
  }
}

@Suite struct PraxisFortyOneOfFortyTwo {
  @Test func `forty-one rows are read, one is kept apart`() throws {
    let scores = try PassingScores()
    #expect(scores.rows.count == 42)
    let read = scores.rows.filter { $0.kinds.isEmpty }
    #expect(read.count == 41)
    let figures = read.compactMap(\.score)
    #expect(figures.count == 41)
    #expect(figures.min() == 139 && figures.max() == 170)
    #expect(figures.reduce(0, +) == 6_350)
    #expect(read.first { $0.score == 139 }?.area == "Physics")
    #expect(read.first { $0.score == 170 }?.area == "Audiology")
  }

  @Test func `sixty-one codes, each in one row, twenty rows with two`() throws {
    let codes = try PassingScores().rows.map(\.codes)
    #expect(codes.joined().count == 61)
    #expect(Set(codes.joined()).count == 61)
    #expect(codes.filter { $0.count == 2 }.count == 20)
    #expect(codes.joined().allSatisfy { $0.count == 4 && $0.allSatisfy(\.isNumber) })
  }

  @Test func `the damaged row keeps its line and its text, and gives nothing`() throws {
    let damaged = try #require(try PassingScores().rows.first { !$0.kinds.isEmpty })
    #expect(damaged.kinds == [.illegible])
    #expect(damaged.codes.isEmpty && damaged.score == nil)
    let file = SharedData.package
      .appendingPathComponent("Policies/certification/mississippi-praxis.csv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    let line = try #require(damaged.line)
    #expect(lines[line - 1].hasPrefix("62,,,,"))
    #expect(lines[line - 1].contains("400"))
  }
}

@Suite struct LeadingZeroCodes {
  private static let codes = ["0134", "0631", "0282", "0091"]
  private static let text = """
    policy t.codes
    about candidate
    source LAW "A list" grade official
    facts candidate:
      test : code("[0-9]{4}")
    decision listed:
      all of cite LAW:
        (1) test in {"0134", "0631", "0282", "0091"}

    """

  @Test func `they come in as they stand in the list`() throws {
    let scores = try PassingScores()
    for code in Self.codes { #expect(try scores.row(code).codes.contains(code)) }
    for code in ["134", "631", "282", "91"] {
      #expect(!scores.rows.contains { $0.codes.contains(code) })
    }
  }

  @Test func `they go out and come back as they are`() throws {
    let document = try #require(PolicyParser.parse(Self.text).document)
    let json = PolicyJSON.encode(document)
    let written = String(decoding: json, as: UTF8.self)
    for code in Self.codes { #expect(written.contains("\"\(code)\"")) }
    #expect(try PolicyJSON.decode(json) == document)
    #expect(PolicyPrinter.print(document) == Self.text)
  }

  @Test func `they stay texts in SQL`() throws {
    let rulebook = try #require(try CheckedPolicy.written(Self.text).rulebook)
    let compiler = SQLCompiler(version: 0, of: rulebook, hash: "0", engine: "meteyard 0")
    for dialect in SQLDialect.allCases {
      let text = try #require(compiler.compile(dialect).script).text
      for code in Self.codes { #expect(text.contains("'\(code)'"), "\(dialect)") }
    }
    let ways = try ThreeWays(rulebook, version: 0)
    let data = CaseData(
      (Self.codes + ["0135", "1340"]).map {
        CaseRow.stated("candidate", $0, ["test": .text($0)])
      }
    )
    let agreement = try ways.compare(data)
    #expect(agreement.differences.isEmpty)
    #expect(agreement.byAll == 1)
    let evaluator = Evaluator(rulebook)
    for code in Self.codes {
      let record = evaluator.decide("listed", about: Evaluator.Subject(code), in: data)
      #expect(record.outcome == .met)
    }
  }
}

/// What the list asks of two tests, row by row; that decisions follow it is tested beside them.
@Suite struct PairBothWays {
  @Test func `each of the two asks for the other, and no other row asks for any`() throws {
    let scores = try PassingScores()
    let (braille, impaired) = (try scores.row("0631"), try scores.row("0282"))
    #expect(braille.score == 158 && braille.also == "0282")
    #expect(impaired.score == 163 && impaired.also == "0631")
    #expect(scores.rows.filter { $0.also != nil }.count == 2)
  }

  @Test func `one score short on either side is short on both`() throws {
    let policy = try PolicyLibrary.policy(
      praxis,
      tests: """
        test "the second at 162" on 2013-05-01:
          given all_reported yes
          given results [{test: "0631", score: 158, taken: 2013-05-01},
            {test: "0282", score: 162, taken: 2013-05-01}]
          expect passes("Braille Proficiency") not met because (4)
          expect passes("Visually Impaired") not met because (1), (4)
        test "both exactly" on 2013-05-01:
          given results [{test: "0631", score: 158, taken: 2013-05-01},
            {test: "0282", score: 163, taken: 2013-05-01}]
          expect passes("Braille Proficiency") met
          expect passes("Visually Impaired") met
        """
    )
    try policy.expectPassing()
  }
}

/// Rows that hold for one purpose or one route only.
private func limited(_ limit: String) throws -> Set<String> {
  Set(try PassingScores().rows.filter { $0.limit == limit }.flatMap(\.codes))
}

@Suite struct SupplementalOnly {
  @Test func `five codes in four rows`() throws {
    #expect(try limited("purpose=supplemental") == ["5169", "5047", "0089", "5089", "0439"])
  }

  @Test func `a passing score for a first license is not shown to meet`() throws {
    let policy = try PolicyLibrary.policy(
      praxis,
      tests: ["supplemental", "initial", "unknown"].map { purpose in
        let outcome =
          ["supplemental": "met", "initial": "not met because (3)"][purpose] ?? "unknown (missing)"
        return """
          test "\(purpose)" on 2013-05-01:
            given purpose \(purpose), results [{test: "5169", score: 165, taken: 2013-05-01}]
            expect passes("Middle Grade Math") \(outcome)

          """
      }.joined()
    )
    try policy.expectPassing()
  }
}

@Suite struct AlternateOnly {
  @Test func `two codes in one row`() throws {
    #expect(try limited("route=alternate") == ["0014", "5014"])
  }

  @Test func `a passing score on the traditional route is not shown to meet`() throws {
    let policy = try PolicyLibrary.policy(
      praxis,
      tests: ["0014", "5014"].map { code in
        """
        test "alternate \(code)" on 2013-05-01:
          given route alternate, results [{test: "\(code)", score: 153, taken: 2013-05-01}]
          expect passes("Elementary Education (4-6)") met
        test "traditional \(code)" on 2013-05-01:
          given route traditional, results [{test: "\(code)", score: 170, taken: 2013-05-01}]
          expect passes("Elementary Education (4-6)") not met because (2)

        """
      }.joined()
    )
    try policy.expectPassing()
  }
}
