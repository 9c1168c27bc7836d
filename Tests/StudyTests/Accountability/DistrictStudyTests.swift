// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import Foundation
import TestKit
import Testing

@testable import Study

/// The sample districts: sentences, tables, and that every page reads the same run.
@Suite struct DistrictStudyTests {
  private static let run = Result { () throws(StudyError) in
    try StudyRunner(overrides: few).run(SampleStudies.files("missouri-districts"))
  }

  /// Few draws are enough to compare bytes.
  private static let few = ["resamples": "10"]

  private func certificate(_ unit: String) throws -> Certificate {
    try #require(try Self.run.get().certificates.first { $0.unit == unit })
  }

  @Test func `the superintendent's story stands in the certificate`() throws {
    let certificate = try certificate("EX-01 2015")
    #expect(
      certificate.result
        == "95 of 140 = 67.9 %: provisional range, 3 points from the accredited range (98)."
    )
    let flip = try #require(certificate.flips.first)
    #expect(flip.change == "7 students one level up in math, all")
    #expect(
      flip.result
        == "Mathematics 15 to 16: status call 9 to 12 with 363.1 (on track, which begins at 363), of "
        + "which 2 points are lost to the maximum of 16; 4 students where each rises to the highest "
        + "level"
    )
    #expect(
      certificate.notInThis.contains(
        "No combination of the levers reaches 98: together they gain at most 1 point."
      )
    )
    #expect(!certificate.result.contains("accredited."))
  }

  @Test func `the certificate is as printed`() throws {
    let run = try Self.run.get()
    try expectGolden(
      run.file("certificates/EX-01-2015.txt"),
      "missouri-districts-EX-01-2015.txt"
    )
  }

  @Test func `the parts of every scored component add up in the table`() throws {
    let run = try Self.run.get()
    let components = try Self.rows(run.file("tables/components.csv"))
    let parts = try Self.rows(run.file("tables/parts.csv"))
    var checked = 0
    for component in components where component["state"] == "SCORED" {
      let own = parts.filter { part in
        ["unit", "year", "component"].allSatisfy { part[$0] == component[$0] }
          && part["role"] != "alternative"
      }
      let sum = own.compactMap { Double($0["points"] ?? "") }.reduce(0, +)
      #expect(sum == Double(component["points"] ?? ""), "\(component)")
      checked += 1
    }
    #expect(checked == 19)
  }

  @Test func `held harmless and guarded components say so in the table`() throws {
    let components = try Self.rows(try Self.run.get().file("tables/components.csv"))
    func math(_ unit: String) -> [String: String]? {
      components.first {
        $0["unit"] == unit && $0["year"] == "2015" && $0["component"] == "s1_math"
      }
    }
    #expect(math("EX-03")?["points"] == "15")
    #expect(math("EX-03")?["patch"] == "6")
    #expect(math("EX-04")?["points"] == "9")
    #expect(math("EX-04")?["guard_loss"] == "16")
    #expect(math("EX-04")?["patch"] == "9")
  }

  @Test func `NOT_SCORED: with the overlay every page, table and certificate prints UNOFFICIAL`()
    throws
  {
    var files = try SampleStudies.contents("missouri-districts")
    let library = SharedData.package.appendingPathComponent("Policies/accountability")
    let overlay = library.appendingPathComponent("us-mo-msip5-unverified.policy")
    files["policies/us-mo-msip5-unverified.policy"] = Array(try Data(contentsOf: overlay))
    let study = String(decoding: try #require(files["study.yaml"]), as: UTF8.self)
      .replacing("policy: us.mo.msip5", with: "policy: policies/us-mo-msip5-unverified.policy")
      .replacing("parameters:\n", with: "parameters:\n  version: unverified\n")
    files["study.yaml"] = Array(study.utf8)
    let run = try StudyRunner(overrides: ["resamples": "0"]).run(.memory(files))
    #expect(run.headline.contains("UNOFFICIAL"))
    #expect(run.file("report.html").contains("UNOFFICIAL"))
    let scored = try Self.rows(run.file("tables/components.csv")).filter {
      $0["source_status"] == "unverified"
    }
    #expect(!scored.isEmpty)
    let totals = try Self.rows(run.file("tables/totals.csv"))
    #expect(totals.contains { $0["unofficial"] == "yes" })
    for certificate in run.certificates where certificate.notice != nil {
      #expect(certificate.notice?.hasPrefix("UNOFFICIAL") == true, "\(certificate.unit)")
    }
    #expect(run.certificates.contains { $0.notice != nil })
    #expect(run.content.manifest.warnings.first?.code == "unofficial")
    // Without the overlay nothing of it is said, and no unscored component shows a zero.
    let official = try Self.run.get()
    #expect(!official.file("report.html").contains("UNOFFICIAL"))
    let open = try Self.rows(official.file("tables/components.csv")).filter {
      $0["state"] == "NOT_SCORED"
    }
    #expect(open.allSatisfy { $0["points"] == "" && $0["max"] != "0" })
  }

  @Test func `two threads give the bytes of one`() throws {
    let files = SampleStudies.files("missouri-districts")
    let two = try StudyRunner(overrides: Self.few, threads: 2).run(files)
    #expect(try Self.run.get().content.files == two.content.files)
  }

  /// The rows of a table by the heads of its columns; no cell of these tables holds a line break.
  static func rows(_ text: String) throws -> [[String: String]] {
    func cells(_ line: Substring) -> [String] {
      var cells = [""]
      var isQuoted = false
      for character in line {
        switch character {
        case "\"": isQuoted.toggle()
        case "," where !isQuoted: cells.append("")
        default: cells[cells.count - 1].append(character)
        }
      }
      return cells
    }
    let lines = text.split(whereSeparator: \.isNewline)
    let heads = cells(try #require(lines.first))
    return lines.dropFirst().map { line in
      Dictionary(zip(heads, cells(line))) { first, _ in first }
    }
  }
}
