// SPDX-License-Identifier: Apache-2.0
import Decisions
import Testing

@testable import Study

/// The published totals and what the specification computes from them (G1, G2, G3, section 19.1).
enum Published {
  static let rounds = [
    [
      "71.85", "75.20", "73.90", "70.35", "71.90", "73.20", "58.60", "58.05", "75.15", "65.85",
      "78.80", "78.10", "61.60", "79.05", "72.80", "73.90", "77.35",
    ],
    [
      "73.40", "74.65", "73.70", "75.65", "72.35", "74.60", "65.20", "68.65", "77.15", "68.05",
      "79.80", "79.20", "62.40", "78.40", "75.55", "73.60", "78.30",
    ],
  ]

  static let table3 =
    [["panelist", "round-1", "round-2"]]
    + rounds[0].indices.map { ["P\($0 + 1)", rounds[0][$0], rounds[1][$0]] } + [
      ["Average", "71.51", "73.57"], ["Lowest", "58.05", "62.40"], ["Highest", "79.05", "79.80"],
      ["SD", "6.66", "4.94"], ["SEJ", "1.62", "1.20"],
    ]

  static let table4 = [
    ["score", "raw", "scale"], ["Recommended passing score (CSEM)", "74 (4.85)", "162"],
    ["\u{2212}2 CSEMs", "65", "150"], ["\u{2212}1 CSEM", "70", "157"], ["+1 CSEM", "79", "169"],
    ["+2 CSEMs", "84", "175"],
  ]

  static let leaveOneOut = [
    "73.578125", "73.500000", "73.559375", "73.437500", "73.643750", "73.503125", "74.090625",
    "73.875000", "73.343750", "73.912500", "73.178125", "73.215625", "74.265625", "73.265625",
    "73.443750", "73.565625", "73.271875",
  ]

  /// The exact distribution of the cut in round 2, rounded up.
  static let distribution = [
    "70": "0.00193920", "71": "0.01574917", "72": "0.07577989", "73": "0.21161579",
    "74": "0.32801899", "75": "0.26103622", "76": "0.09342918", "77": "0.01193016",
    "78": "0.00035270",
  ]
}

@Suite struct PraxisTests {
  @Test func `SST1 Table 3 is the published one to the cent`() throws {
    #expect(try SampleStudies.praxis().table("table-3") == Published.table3)
  }

  @Test func `SST1 Table 4 is the published one, rows and footnote`() throws {
    let run = try SampleStudies.praxis()
    #expect(run.table("table-4") == Published.table4)
    let record = run.content.manifest.tables.first { $0.path == "tables/table-4.csv" }
    #expect(
      record?.title == "Passing scores within 1 and 2 CSEMs of the recommended passing score"
    )
    let page = run.text("report.html")
    #expect(page.contains("The unrounded CSEM is added to or taken from the rounded cut"))
    #expect(page.contains("the result is rounded up to the next whole number, on both sides"))
  }

  @Test func `SST1 the statistics of both rounds are those of G1 to a millionth`() throws {
    let rows = try SampleStudies.praxis().table("panel-statistics")
    let expected = [
      ["panelists (n)", "17", "17"], ["sum", "1215.65", "1250.65"],
      ["mean", "71.508824", "73.567647"], ["median", "73.20", "74.60"],
      ["median absolute deviation", "2.85", "2.55"],
      ["mean without 1 at each end", "71.903333", "73.896667"],
      ["mean without 2 at each end", "72.396154", "74.157692"],
      ["SD, n - 1", "6.661626", "4.940519"], ["SD, n", "6.462727", "4.793008"],
      ["SEJ", "1.615682", "1.198252"],
    ]
    for row in expected { #expect(rows.contains(row), "\(row[0])") }
  }

  @Test func `the terminal shows the six lines of section 7`() throws {
    let expected = """
      Praxis 5331  modified Angoff, 17 panelists, 108 points, round 2
      mean 73.57  SD 4.94  SEJ 1.20   cut 74 (rule: ceil)   scaled 162
      another such panel: 72 8%  73 21%  74 33%  75 26%  76 9%      median rule would give 75
      moves the cut: without P7 -> 75, without P13 -> 75; no single removal gives 73
      near the line (CSEM 4.85): true score 70 passes 24% of the time, 79 fails 13%
      not in this: item response data (none published), other raw->scaled points (5 of 109 published)
      """
    #expect(try SampleStudies.praxis().summary.joined(separator: "\n") == expected)
  }

  @Test func `the headline names test, cut, points and scale score`() throws {
    #expect(
      try SampleStudies.praxis().headline
        == "Praxis Speech-Language Pathology (5331), passing score: "
        + "The passing score is 74 of 108 (scaled 162)."
    )
  }

  @Test(
    arguments: [
      ("cut", "74", "74"), ("unrounded", "73.57", "25013/340"), ("scaled", "162", nil),
      ("mean", "73.57", "25013/340"), ("median", "74.60", "74.6"), ("sd", "4.94", nil),
      ("sej", "1.20", nil), ("csem", "4.85", nil), ("probability-of-74", "32.8 %", nil),
    ] as [(String, String, String?)]
  )
  func `every figure is given with its text, its exact value and its error`(
    key: String,
    text: String,
    exact: String?
  ) throws {
    let figure = try #require(SampleStudies.praxis().figure(key))
    #expect(figure.text == text)
    #expect(figure.exact == exact)
    #expect(!figure.error.isEmpty && !figure.unit.isEmpty && !figure.label.isEmpty)
  }

  @Test func `the cut without each panelist is that of G2`() throws {
    let rows = try SampleStudies.praxis().table("leave-one-out").dropFirst()
    #expect(rows.map { $0[2] } == Published.leaveOneOut)
    #expect(rows.filter { $0[3] == "75" }.map { $0[0] } == ["P7", "P13"])
    #expect(rows.allSatisfy { ["74", "75"].contains($0[3]) })
    let nearest = rows.filter { $0[5] == "73" }.map { $0[0] }
    #expect(nearest == ["P4", "P9", "P11", "P12", "P14", "P15", "P17"])
    // P2 is exactly 73.5: half up and half even give 74, half down 73.
    #expect(Array(rows)[1][5...7] == ["74", "73", "74"])
  }

  @Test func `the exact distribution of the cut is that of G3`() throws {
    let rows = try SampleStudies.praxis().table("cut-distribution").dropFirst()
    let seen = Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
    for (cut, probability) in Published.distribution { #expect(seen[cut] == probability) }
  }

  @Test(arguments: [
    ("rule.rounding", "nearest-half-up", "74"), ("rule.rounding", "floor", "73"),
    ("rule.rounding", "none", "73.57"), ("rule.statistic", "median", "75"),
    ("rule.statistic", "trimmed-1", "74"), ("rule.statistic", "trimmed-2", "75"),
    ("leaveOut", "P7", "75"), ("leaveOut", "P13", "75"), ("leaveOut", "P2", "74"),
    ("methods.1.round", "1", "72"),
  ])
  func `a rule set on the command line gives the cut of G1 and G2`(
    name: String,
    value: String,
    cut: String
  ) throws {
    let run = try StudyRunner(overrides: [name: value])
      .run(SampleStudies.figuresOnly("praxis-5331"))
    #expect(run.figure("cut")?.text == cut)
  }

  @Test func `a raw score that was not published stays so, with and without the hypothesis`()
    throws
  {
    func scale(_ overrides: [String: String]) throws -> [String?] {
      let run = try StudyRunner(overrides: overrides.merging(["rawScores": "73,74,72"]) { $1 })
        .run(SampleStudies.figuresOnly("praxis-5331"))
      return ["73", "74", "72"].map { run.figure("scale-of-\($0)")?.text }
    }
    #expect(try scale([:]) == ["not published", "162", "not published"])
    let assumed = try scale(["assume": "linear"])
    #expect(assumed[0] == "not published (161 if linear, half-up)")
    #expect(assumed[1] == "162")
    #expect(assumed[2]?.hasPrefix("not published (159") == true)
  }

  @Test func `nothing random is drawn, so no seed belongs to the run`() throws {
    let manifest = try SampleStudies.praxis().content.manifest
    #expect(manifest.seed == nil)
    #expect(manifest.fingerprint.line.hasSuffix("seed none"))
    let again = try StudyRunner().run(.memory(reseeded()))
    let changed = Set(again.content.files.keys).filter {
      again.content.files[$0] != (try? SampleStudies.praxis())?.content.files[$0]
    }
    #expect(changed == ["run.json"])
  }

  private func reseeded() throws -> [String: [UInt8]] {
    var contents = try SampleStudies.contents("praxis-5331")
    contents["study.yaml"]? += Array("seed: 99\n".utf8)
    return contents
  }

  @Test func `the certificate gives result, rule, certainty, flips and what is not counted`()
    throws
  {
    let certificate = try #require(try SampleStudies.praxis().certificates.first)
    #expect(certificate.unit == "5331")
    #expect(certificate.result == "The passing score is 74 of 108 (scaled 162).")
    #expect(certificate.certainty.contains { $0.hasPrefix("33 in 100 panels like this give 74") })
    let flips = certificate.flips.map { "\($0.change) -> \($0.result)" }
    #expect(flips.contains("without panelist P7 -> 75"))
    #expect(flips.contains("without panelist P13 -> 75"))
    #expect(flips.contains { $0.contains("median") && $0.hasSuffix("-> 75") })
    #expect(certificate.notInThis.contains { $0.contains("5 of 109 published") })
  }
}

@Suite struct PraxisItemsTests {
  @Test func `simulated items give the published Table 3 and cut`() throws {
    let run = try SampleStudies.items()
    #expect(run.table("table-3") == Published.table3)
    #expect(run.table("table-4") == Published.table4)
    #expect(run.figure("cut")?.text == "74")
    #expect(run.headline.hasSuffix("[simulated]"))
  }

  @Test func `13 panelists moved up, 4 down`() throws {
    let sentence = "From round 1 to round 2, 13 panelists moved up, 4 down"
    let items = try SampleStudies.items().text("report.html").contains(sentence)
    let totals = try SampleStudies.praxis().text("report.html")
    #expect(items)
    let holds = totals.contains(sentence) && totals.contains("+10.60 points")
    #expect(holds)
  }

  @Test func `every panelist judged 108 scored items, and the edits name what changed`() throws {
    let run = try SampleStudies.items()
    let judgments = run.table("judgments").dropFirst()
    #expect(judgments.count { $0[1] == "1" } == 17 * 108)
    let edits = run.table("edits").dropFirst()
    #expect(!edits.isEmpty && edits.allSatisfy { $0[3] != $0[4] })
    #expect(run.table("convergence").count == 109)
    #expect(!run.table("generalizability").isEmpty && !run.table("agreement").isEmpty)
  }
}

@Suite struct ClinicalTests {
  @Test func `ten methods stand in one table with their errors from one seed`() throws {
    let run = try SampleStudies.clinical()
    #expect(run.content.manifest.seed == 20_260_101)
    #expect(run.content.manifest.fingerprint.line.hasSuffix("seed 20260101"))
    let methods = try #require(
      run.content.manifest.tables.first { $0.columns.first == "method" }
    )
    let stem = methods.path.dropFirst("tables/".count).dropLast(".csv".count)
    #expect(run.table(String(stem)).count == 11)
    #expect(run.headline.hasSuffix("[simulated]"))
  }
}
