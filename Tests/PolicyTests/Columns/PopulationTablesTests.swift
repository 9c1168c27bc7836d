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

/// One set of tables, as columns and by the detour through cases.
struct TwoWays {
  private let found: PopulationTables.Columns
  private let detour: ColumnSet
  private let findings: [Finding]
  private let form: Form
  private let request: ColumnRequest

  init(_ evaluator: Evaluator, _ files: PopulationTables, threads: Int) throws {
    let rulebook = evaluator.rulebook
    let version = try #require(evaluator.options.version)
    found = try files.columns(for: evaluator, version: version, threads: threads)
    var data = CaseData()
    var findings: [Finding] = []
    let program = try #require(rulebook.versions.first { $0.name == version }).program
    for entity in program.entities {
      guard let table = files.tables[entity.name] else { continue }
      let read = CaseLayout(of: entity.name, in: rulebook).read(table)
      for row in read.rows { data.add(row.subject) }
      findings += read.findings
    }
    for fact in program.facts {
      guard let table = files.lists[fact.name], let layout = ListLayout(fact.name, in: rulebook)
      else { continue }
      let read = layout.read(table)
      _ = data.add(read.items, of: layout)
      findings += read.findings
    }
    self.findings = findings
    detour = try ColumnSet(data, evaluator, version: version)
    form = Form.of(program, answers: evaluator.answers)
    request = ColumnRequest(
      decisions: Array(program.decisions.indices),
      measures: Array(program.measures.indices),
      threads: threads
    )
  }

  private func cells(_ columns: ColumnSet) -> [String] {
    let run = ColumnRunner(form, columns).run(request)
    var lines = run.refusals.map(\.finding.message).sorted()
    for (place, decided) in run.decisions.sorted(by: { $0.key < $1.key }) {
      lines += (0..<decided.rowCount).map { "\(place) \(DecidedRow(decided, $0))" }
    }
    for (place, column) in run.measures.sorted(by: { $0.key < $1.key }) {
      lines += (0..<column.rowCount).map { "\(place) \(column[$0])" }
    }
    return lines
  }

  var isCarried: Bool { ColumnRunner(form, found.columns).run(request).refusals.isEmpty }

  /// The hashes of all cells.
  func digest() -> [Int] { cells(found.columns).map(\.hashValue) }

  func check(_ location: SourceLocation = #_sourceLocation) {
    let (ours, theirs) = (cells(found.columns), cells(detour))
    #expect(ours.count == theirs.count, sourceLocation: location)
    if let row = zip(ours, theirs).enumerated().first(where: { $1.0 != $1.1 }) {
      Issue.record("\(row.offset): \(row.element)", sourceLocation: location)
    }
    let own = found.findings.filter { $0.code != "loose-item" }.map(\.sentence)
    #expect(own.sorted() == findings.map(\.sentence).sorted(), sourceLocation: location)
  }
}

/// Random files of the policy of this test.
struct TableMaker {
  private var generator: SplitMix64
  /// Whether no cell is wrong, and dates and whole numbers are read as such.
  private let isSound: Bool

  init(_ seed: Seed, isSound: Bool? = nil) {
    generator = seed.generator
    self.isSound = isSound ?? (seed.value % 3 == 0)
  }

  private mutating func roll(_ sides: Int) -> Int { Int.random(in: 0..<sides, using: &generator) }

  private mutating func pick(_ words: [String]) -> String { words[roll(words.count)] }

  mutating func files(of rulebook: Rulebook, applicants: Int) -> PopulationTables {
    let list = roll(8) > 0
    var tables = ["applicant": table("applicant", rulebook, applicantRows(applicants))]
    if roll(8) > 0 { tables["employer"] = table("employer", rulebook, employerRows()) }
    if roll(8) > 0 { tables["site"] = table("site", rulebook, siteRows()) }
    var lists: [String: Evidence.Table] = [:]
    for fact in ["practice", "attempts", "areas"] where list {
      let rows =
        fact == "practice"
        ? practiceRows(applicants) : fact == "areas" ? areaRows() : attemptRows(applicants)
      guard let layout = ListLayout(fact, in: rulebook) else { continue }
      lists[fact] = read(fact, layout.specification, rows)
    }
    return PopulationTables(tables, lists: lists)
  }

  private func table(_ entity: String, _ rulebook: Rulebook, _ rows: [[String]]) -> Evidence.Table {
    read(entity, CaseLayout(of: entity, in: rulebook, isIdentified: false).specification, rows)
  }

  private func read(
    _ name: String,
    _ specification: TableSpecification,
    _ rows: [[String]]
  ) -> Evidence.Table {
    var specification = specification
    if isSound {
      for place in specification.columns.indices {
        switch specification.columns[place].name {
        case "applied_on", "letter_on", "start": specification.columns[place].kind = .date
        case "rank", "offer.hours", "score", "beds": specification.columns[place].kind = .integer
        case "passed": specification.columns[place].kind = .category(["yes", "no"])
        default: break
        }
      }
    }
    let text = rows.map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n"
    let result = CSVReader(specification: specification).read(text, fileName: "\(name).csv")
    return result.table
  }

  // MARK: - Cells

  private mutating func cell(_ value: String, isTyped: Bool = false) -> String {
    switch roll(24) {
    case 0, 1: return ""
    case 2 where !(isSound && isTyped): return pick(["unknown", "unknown(pending)"])
    case 3 where !isSound && roll(12) == 0: return pick(["???", "unknown(what)", "2020-13-01"])
    default: return value
    }
  }

  private mutating func date(_ first: Int, _ days: Int) -> String {
    CalendarDate(dayNumber: first + roll(days)).description
  }

  private mutating func applicantRows(_ count: Int) -> [[String]] {
    let hasOffer = roll(2) == 0
    var rows = [
      [
        "id", "applied_on", "passed", "status", "code", "rank", "share", "years", "level",
        "judged_fit", "letter_on", "languages", "mentor", "offer.employer", "offer.full_time",
        "offer.hours",
        "rank_se",
      ] + (hasOffer ? ["offer"] : [])
    ]
    for number in 0..<count {
      let isNone = hasOffer && roll(4) == 0
      func filled(_ cell: String) -> String { isNone ? "" : cell }
      let full = (
        cell(pick(["E1", "E2", "E9"])), cell(pick(["yes", "no"])),
        cell("\(roll(90))", isTyped: true)
      )
      let both = roll(60) == 0 && !isSound
      var row = [
        "A\(number)", cell(date(19_000, 700), isTyped: true),
        cell(pick(["yes", "no"]), isTyped: true), cell(pick(["active", "retired"])),
        cell(pick(["US", "FR", isSound ? "DE" : "x"])),
        cell("\(roll(isSound ? 10 : 12))", isTyped: true),
        cell(pick(["25%", "24.9%", "0", "100%"])), cell(pick(["1", "2", "2.5", "3"])),
        cell(pick(["none", "1", "5", "6"])), cell(pick(["yes", "no", "true"])),
        cell(date(19_000, 700), isTyped: true), cell(pick(["FR", "FR;US", "DE", "US;DE"])),
        cell(pick(["none", "E1", "E2", "E7"])),
        both ? "E1" : filled(full.0), filled(full.1), filled(full.2),
        pick(["", "", "1", isSound ? "2" : "-1"]),
      ]
      if hasOffer { row.append(both || isNone ? pick(["none", "unknown(pending)"]) : "") }
      rows.append(row)
    }
    return rows
  }

  private mutating func employerRows() -> [[String]] {
    [["id", "accredited", "beds", "site"]]
      + ["E1", "E2", "E3"].map {
        [
          $0, cell(pick(["yes", "no"])), cell("\(roll(999))", isTyped: true),
          cell(pick(["S1", "S2", "S7"])),
        ]
      }
  }

  private mutating func siteRows() -> [[String]] {
    [["id", "listed"]] + ["S1", "S2"].map { [$0, cell(pick(["yes", "yes", "no"]))] }
  }

  private mutating func areaRows() -> [[String]] {
    [["site", "start", "finish"]]
      + (0..<5).map { _ in
        [
          pick(["S1", "S2"]), cell(date(18_500, 900), isTyped: true),
          cell(pick(["ongoing", date(19_300, 600)])),
        ]
      }
  }

  /// The applicants of items: in their order, or in any, some of them unknown to the file.
  private mutating func owners(_ applicants: Int) -> [Int] {
    let numbers = (0..<applicants * 2).map { _ in roll(applicants + (isSound ? 0 : 1)) }
    return roll(2) == 0 ? numbers.sorted() : numbers
  }

  private mutating func practiceRows(_ applicants: Int) -> [[String]] {
    [["applicant", "start", "finish", "country"]]
      + owners(applicants).map { owner in
        let start = 17_000 + roll(2_000)
        let finish = roll(4) == 0 ? "ongoing" : date(start - 10, 900)
        return [
          "A\(owner)", cell(CalendarDate(dayNumber: start).description, isTyped: true),
          cell(finish), cell(pick(["US", "IN", "GB"])),
        ]
      }
  }

  private mutating func attemptRows(_ applicants: Int) -> [[String]] {
    [["applicant", "score", "passed"]]
      + owners(applicants).map { owner in
        [
          "A\(owner)", cell("\(80 + roll(230))", isTyped: true),
          cell(pick(["yes", "no"]), isTyped: true),
        ]
      }
  }
}
