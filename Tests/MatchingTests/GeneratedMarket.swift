// SPDX-License-Identifier: Apache-2.0
import Evidence
import Foundation
import TestKit
import Testing

@testable import Matching

/// Markets of the shared generator, read from their files.
enum GeneratedMarket {
  static let isThere = SharedData.file("tools/make_market.py") != nil

  /// The season of some parameters.
  static func season(
    applicants: Int,
    programs: Int,
    couples: Int = 0,
    advanced: Double = 0,
    reversions: Double = 0,
    parities: Double = 0,
    seed: Int = 1
  ) throws -> Season {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("market-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", try #require(SharedData.file("tools/make_market.py")).path, "--applicants",
      "\(applicants)", "--programs", "\(programs)", "--couples", "\(couples)", "--advanced-share",
      "\(advanced)", "--reversion-share", "\(reversions)", "--parity-share", "\(parities)",
      "--seed", "\(seed)", "--out", folder.path,
    ]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    var tables: [SeasonFile: Table] = [:]
    for file in SeasonFile.allCases {
      let url = folder.appendingPathComponent("\(file.rawValue).csv")
      let result = CSVReader(specification: file.specification)
        .read(try EvidenceFile.read(url), fileName: url.lastPathComponent)
      #expect(!result.report.hasErrors, "\(result.report.summary)")
      tables[file] = result.table
    }
    let reading = SeasonReading(tables)
    return try #require(reading.season, "\(reading.findings.map(\.sentence))")
  }
}
