// SPDX-License-Identifier: Apache-2.0
import Evidence
import Foundation
import Matching

/// Generated markets from their files to a verified matching.
///
/// The time is that of the whole way: reading, preparing, solving and verifying. What each part took
/// stands among the answers of our own cases.
enum MatchKernel: Kernel {
  static let name = "match"

  static func run(variant: String, data: URL) throws -> Measurement {
    let words = variant.split(separator: "-").map(String.init)
    let isOwn = ["singles", "couples", "full", "verify"].contains(words[0])
    let folder = ["couples", "full"].contains(words[0]) ? variant : "singles-\(words[1])"
    if words[0] == "whatif" || words[0] == "stress" {
      let season = try read(data.appendingPathComponent("singles-\(words[1])"))
      return words[0] == "whatif" ? whatIf(season.market) : stress(season.market)
    }
    var parts: [(String, Double)] = []
    func timed<Result>(_ part: String, _ body: () throws -> Result) rethrows -> Result {
      let (measurement, result) = try Measurement.timing(body)
      parts.append((part, measurement.seconds))
      return result
    }
    var (measurement, outcome) = try Measurement.timing { () -> (Season, MatchOutcome) in
      let season = try timed("read") { try read(data.appendingPathComponent(folder)) }
      let outcome = timed("solve") { MatchSolver(season.market).solve() }
      let again = timed("verify") { Stability(of: outcome.assignment, in: season.market) }
      precondition(again.blocks.isEmpty == (outcome.status == .stable), "the verifier agrees")
      return (season, outcome)
    }
    let (season, found) = outcome
    if words[0] == "verify", let verify = parts.last {
      measurement.seconds = verify.1
      measurement.processorSeconds = verify.1
    }
    let seats = season.market.applicants.indices.compactMap { one -> String? in
      found.assignment.seats[one].map {
        "\(season.market.applicants[one].id),\(season.market.programs[$0].id)\n"
      }
    }
    measurement.answers = [
      "matched": "\(seats.count)",
      "seats": String(ContentHash.sha256(Array(seats.sorted().joined().utf8)).prefix(16)),
    ]
    guard isOwn else { return measurement }
    measurement.answers["status"] = found.status.word
    measurement.answers["rung"] = "\(found.rung)"
    measurement.answers["work"] =
      "\(found.proposals) proposals, \(found.bumps) bumps, \(found.restarts) restarts"
    let seated = season.market.couples.count {
      found.assignment.seats[$0.first] != nil || found.assignment.seats[$0.second] != nil
    }
    if !season.market.couples.isEmpty { measurement.answers["couples seated"] = "\(seated)" }
    for (part, seconds) in parts {
      measurement.answers["seconds to \(part)"] = String(format: "%.4f", seconds)
    }
    return measurement
  }

  /// One seat more at the first program that is full: the whole match again.
  private static func whatIf(_ market: Market) -> Measurement {
    let outcome = MatchSolver(market).solve()
    let members = outcome.assignment.members(of: market)
    let full = market.programs.indices.first { members[$0].count == market.programs[$0].quota }
    var (measurement, other) = Measurement.timing {
      Counterfactual(
        [.seats(program: full ?? 0, by: 1)],
        in: market,
        outcome.assignment,
        MatchRules()
      )
    }
    measurement.answers = [
      "moved": "\(other.moved.count)", "status": other.outcome.status.word,
      "matched": "\(other.outcome.assignment.seats.count { $0 != nil })",
    ]
    return measurement
  }

  /// A thousand repetitions with programs' lists drawn anew, on two threads.
  private static func stress(_ market: Market) -> Measurement {
    let truth = MatchSolver(market).solve().assignment
    var noise = StressTest.Noise()
    noise.ranks = 2
    var (measurement, test) = Measurement.timing {
      StressTest(1_000, of: market, truth, MatchRules(), noise, threads: 2)
    }
    measurement.answers = [
      "matched in all": "\(test.figures.reduce(0) { $0 + $1.matched })",
      "stable": "\(test.figures.count { $0.blocks == 0 })",
    ]
    return measurement
  }

  private static func read(_ folder: URL) throws -> Season {
    var tables: [SeasonFile: Table] = [:]
    for file in SeasonFile.allCases {
      let url = folder.appendingPathComponent("\(file.rawValue).csv")
      guard FileManager.default.fileExists(atPath: url.path) else { continue }
      tables[file] =
        CSVReader(specification: file.specification)
        .read(try EvidenceFile.read(url), fileName: url.lastPathComponent, threads: 2).table
    }
    let reading = SeasonReading(tables, threads: 2)
    guard let season = reading.season else {
      throw EvidenceFault(sentence: reading.findings.first?.sentence ?? "no season")
    }
    return season
  }

  struct EvidenceFault: Error { let sentence: String }
}
