// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import Foundation
import TestKit
import Testing

@testable import Policy

/// Columns made of tables say what the same cells say as cases.
@Suite struct PopulationTablesTests {
  static let text = """
    policy example.tables
    about applicant
    decides by applied_on
    facts applicant:
      applied_on : date
      passed : yes/no
      status : one of {active, retired}
      code : code("[A-Z]{2}")
      rank : integer 0..9
      share : percent
      years : duration in years
      level : integer 0..5 or none
      judged_fit : yes/no judged by "Board"
      letter_on : date
      languages : list of code("[A-Z]{2}")
      practice : list of {start: date, finish: date or ongoing, country: code("[A-Z]{2}")}
          complete when letter_on <= applied_on
      attempts : list of {score: integer 0..300, passed: yes/no}
      offer : {employer: ref employer, full_time: yes/no, hours: integer 0..80} or none
      mentor : ref employer or none
    facts employer:
      accredited : yes/no
      beds : integer 0..999
      site : ref site
    facts site:
      listed : yes/no
      areas : list of {start: date, finish: date or ongoing} complete when listed
    version v in force 2020-01-01 until open:
      measure best_score : integer = best score in attempts

    """
    + criteria.enumerated().map {
      "  decision d\($0.offset):\n    all of:\n      (1) \($0.element)\n"
    }.joined()

  private static let criteria = [
    #"passed"#,
    #"status = active or code = "US""#,
    #"rank >= 3"#,
    #"share >= 25%"#,
    #"years >= 2 years"#,
    #"level is given"#,
    #"judged_fit"#,
    #""FR" in languages"#,
    #"time in practice where country <> "US" within last 5 years before applied_on >= 3 years by anniversary"#,
    #"some attempt in attempts satisfies (attempt.passed = yes and attempt.score >= 180)"#,
    #"every attempt in attempts satisfies attempt.score >= 100"#,
    #"best score in attempts where score < 290 >= 200"#,
    #"offer is given and offer.employer.accredited"#,
    #"offer is given and offer.full_time and offer.hours >= 30"#,
    #"mentor is given and mentor.accredited"#,
    #"offer is given and offer.employer.site.listed"#,
    #"offer is given and some area in offer.employer.site.areas satisfies (area.start <= applied_on and (area.finish = ongoing or area.finish > applied_on))"#,
    #"applied_on >= letter_on + 1 years"#,
  ]

  /// A policy whose decision reads every kind of cell, by its only version.
  static func evaluator() throws -> Evaluator {
    let policy = CheckedPolicy(SourceText(name: "t.policy", text: text))
    let rulebook = try #require(policy.rulebook)
    return Evaluator(rulebook, options: EvaluationOptions(version: "v"))
  }

  @Test(arguments: Shares.seeds(30, of: 600))
  func `random tables`(seed: Seed) throws {
    var maker = TableMaker(seed)
    let evaluator = try Self.evaluator()
    let files = maker.files(of: evaluator.rulebook, applicants: 40)
    try TwoWays(evaluator, files, threads: 1 + Int(seed.value % 3)).check()
  }

  @Test func `a large table is the same on one, two and eight threads`() throws {
    var maker = TableMaker(Seed(4))
    let evaluator = try Self.evaluator()
    let files = maker.files(of: evaluator.rulebook, applicants: 9_000)
    var found: [[Int]] = []
    for threads in [1, 2, 8] {
      let ways = try TwoWays(evaluator, files, threads: threads)
      #expect(ways.isCarried)
      found.append(ways.digest())
    }
    #expect(found[0] == found[1])
    #expect(found[0] == found[2])
  }

  @Test func `the sample of Tennessee`() throws {
    let folder = SharedData.package.appendingPathComponent("Studies/tennessee-itp")
    let policy = try PolicyLibrary.checked("licensure/us-tn-itp-provisional.policy")
    let rulebook = try #require(policy.rulebook)
    func table(_ name: String, _ specification: TableSpecification) throws -> Evidence.Table {
      let bytes = Array(try Data(contentsOf: folder.appending(path: name)))
      return CSVReader(specification: specification).read(bytes, fileName: name).table
    }
    let practice = try #require(ListLayout("practice", in: rulebook))
    let tables = PopulationTables(
      [
        "applicant": try table(
          "applicants.csv",
          CaseLayout(of: "applicant", in: rulebook).specification
        ),
        "employer": try table(
          "employers.csv",
          CaseLayout(of: "employer", in: rulebook).specification
        ),
      ],
      lists: ["practice": try table("practice.csv", practice.specification)]
    )
    for version in ["2023", "2026"] {
      let evaluator = Evaluator(rulebook, options: EvaluationOptions(version: version))
      let ways = try TwoWays(evaluator, tables, threads: 2)
      ways.check()
      #expect(ways.isCarried, "version \(version)")
    }
    let document = try #require(policy.document)
    let ends = ((document, "2023"), (document, "2026"))
    let found = [
      PopulationComparison.compare("eligible", from: ends.0, to: ends.1, over: tables, threads: 2),
      PopulationComparison.compare(
        "eligible",
        from: ends.0,
        to: ends.1,
        over: tables.cases(of: rulebook)
      ),
    ]
    #expect(found[0]?.flips == found[1]?.flips)
    #expect(found[0]?.transitions == found[1]?.transitions)
    #expect(found[0]?.flips.isEmpty == false)
  }

  @Test func `a column that two policies read by one type is encoded once`() throws {
    var maker = TableMaker(Seed(1), isSound: true)
    let evaluator = try Self.evaluator()
    let files = maker.files(of: evaluator.rulebook, applicants: 50)
    let first = try files.columns(for: evaluator, version: "v", threads: 1).columns
    let second = try files.columns(for: evaluator, version: "v", threads: 1).columns
    let parts = first.columns.keys.filter { $0.path != [] || first.lists[$0.fact] == nil }
    for part in parts where first.references[part] == nil && (!part.path.isEmpty || part.fact < 8) {
      #expect(first.columns[part]?.codes === second.columns[part]?.codes, "\(part)")
    }
  }
}
