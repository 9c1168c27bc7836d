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
