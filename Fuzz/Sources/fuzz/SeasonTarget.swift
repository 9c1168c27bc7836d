// SPDX-License-Identifier: Apache-2.0
import Evidence
import Matching

/// The files of a season, and markets in one file.
///
/// A season's files stand one after the other in one input, between lines of `=`. What must hold: no trap;
/// a season comes of files without errors alone, and every file with an error is told with a rule and a
/// remedy; every row that was handed in stands in a list, or its list was set aside and told; what the
/// solver calls stable has no block and no seat that may not be.
enum SeasonTarget: FuzzTarget {
  static let name = "season"

  private static let files: [SeasonFile] = [
    .applicants, .programs, .primary, .couples, .joint, .supplemental, .programLists, .reversions,
  ]

  static let pieces = [
    "A1", "A2", "A3", "A4", "A5", "P1", "P2", "P3", "P4", "C1", ",", "\n", "1", "2", "3", "0", "-1",
    "9999", "even", "odd", "withdrawn", "no", "Jan-05", "\u{FEFF}", "\r\n", ";", "\"", "=\n",
    "r 0 1\n",
    "c 3 4 0 1 -1 0\n", "p 0 2 3 4\n", "A", "2O5", "",
  ]

  static let seeds: [[UInt8]] = {
    let season = [
      "applicant,type,score,certified\nA1,us_md,231,yes\nA2,us_do,,yes\nA3,us_img,219,yes\n"
        + "A4,non_us_img,240,yes\nA5,us_md,222,yes\n",
      "program,track,quota,parity\nP1,C,2,\nP2,A,1,\nP3,P,1,\nP4,C,3,even\n",
      "applicant,rank,program\nA1,1,P2\nA1,2,P1\nA2,1,P1\nA2,2,P4\nA5,1,P4\n",
      "couple,first,second\nC1,A3,A4\n",
      "couple,rank,first_program,second_program\nC1,1,P1,P1\nC1,2,P4,P4\nC1,3,P4,\n",
      "applicant,for_program,rank,program\nA1,P2,1,P3\n",
      "program,rank,applicant\nP1,1,A1\nP1,2,A2\nP1,3,A3\nP1,4,A4\nP2,1,A1\nP3,1,A1\nP4,1,A3\n"
        + "P4,2,A4\nP4,3,A2\nP4,4,A5\n",
      "donor,receiver,max_seats\nP2,P1,1\n",
    ].joined(separator: "=\n")
    let market = "# a market\nr 0 0 1\nr 1 1 0\nc 2 3 0 1 -1 0 1 1\np 0 2 0 1 2 3\np 1 1 3 1 0 2\n"
    return [Array(season.utf8), Array(market.utf8)]
  }()

  static func check(_ input: [UInt8], using generator: inout SplitMix64) throws(Violation) {
    let file = SMCFile(text: String(decoding: input, as: UTF8.self), fileName: "f.smc")
    guard (file.market == nil) == !file.findings.isEmpty else {
      throw Violation(sentence: "a market in one file is neither read nor refused")
    }
    if let market = file.market { try checkMatch(market) }
    try checkSeason(input, aside: generator.below(2) == 0, gaps: generator.below(4) == 0)
  }

  private static func checkSeason(
    _ input: [UInt8],
    aside: Bool,
    gaps: Bool
  ) throws(Violation) {
    var tables: [SeasonFile: Table] = [:]
    var parts: [[UInt8]] = [[]]
    for line in input.split(separator: 10, omittingEmptySubsequences: false) {
      if line.elementsEqual([61]) {
        parts.append([])
      } else {
        parts[parts.count - 1] += line + [10]
      }
    }
    for (file, bytes) in zip(files, parts) where bytes.count > 1 {
      let result = CSVReader(specification: file.specification).read(bytes, fileName: file.rawValue)
      // A study refuses files with errors; those that a reader lets through go on.
      if result.report.hasErrors { return }
      tables[file] = result.table
    }
    guard [.applicants, .programs, .programLists].allSatisfy({ tables[$0] != nil }) else { return }
    let reading = SeasonReading(tables, closesGaps: gaps, setsListsAside: aside)
    let errors = reading.findings.filter { $0.severity == .error }
    guard (reading.season == nil) == !errors.isEmpty else {
      throw Violation(sentence: "a season with errors was read, or one without them refused")
    }
    for finding in reading.findings where finding.rule.isEmpty || finding.remedy.isEmpty {
      throw Violation(sentence: "a finding says nothing: \(finding.sentence)")
    }
    guard let season = reading.season else { return }
    try checkRows(season, tables, reading)
    try checkMatch(season.market)
  }

  /// Every row is in a list, or belongs to one that is out and told.
  private static func checkRows(
    _ season: Season,
    _ tables: [SeasonFile: Table],
    _ reading: SeasonReading
  ) throws(Violation) {
    let isWhole =
      reading.setAside.isEmpty && season.people.allSatisfy { $0.absence == nil }
      && season.tracks.allSatisfy { $0.absence == nil } && reading.findings.isEmpty
    guard isWhole else { return }
    let market = season.market
    let counts = [
      (SeasonFile.primary, market.applicants.reduce(0) { $0 + $1.list.count }),
      (.joint, market.couples.reduce(0) { $0 + $1.list.count }),
      (
        .supplemental,
        market.applicants.reduce(0) { $0 + $1.supplemental.values.reduce(0) { $0 + $1.count } }
      ), (.programLists, market.programs.reduce(0) { $0 + $1.ranking.count }),
      (.reversions, market.reversions.count), (.couples, market.couples.count),
    ]
    for (file, count) in counts where (tables[file]?.rowCount ?? 0) != count {
      throw Violation(sentence: "\(file.rawValue): \(count) of its rows were read")
    }
  }

  private static func checkMatch(_ market: Market) throws(Violation) {
    guard market.applicants.count < 100, market.programs.allSatisfy({ $0.quota < 10_000 }) else {
      return
    }
    let outcome = MatchSolver(market).solve()
    let stability = Stability(of: outcome.assignment, in: market)
    guard stability.violations.isEmpty else {
      throw Violation(sentence: "a seat that may not be: \(stability.violations)")
    }
    guard (outcome.status == .stable) == stability.blocks.isEmpty else {
      throw Violation(sentence: "\(outcome.status.word) with \(stability.blocks.count) blocks")
    }
  }
}
