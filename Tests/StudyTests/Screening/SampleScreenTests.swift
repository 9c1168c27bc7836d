// SPDX-License-Identifier: Apache-2.0
import Decisions
import ExactArithmetic
import TestKit
import Testing

@testable import Study

/// The sample studies of screens, figure by figure.
@Suite struct SampleScreenTests {
  private static let season = Result { () throws(StudyError) in
    try StudyRunner().run(SampleStudies.files("residency-screen"))
  }
  private static let class259 = Result { () throws(StudyError) in
    try StudyRunner().run(SampleStudies.files("example-two-cuts"))
  }

  private func rows(_ run: StudyRun, _ name: String) throws -> [[String]] {
    let bytes = try #require(run.content.files["tables/\(name).csv"])
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// Of first-year residents 10.5 % above 259 in Step 2 CK and 1.9 % in both: a second cut divides the
  /// share by 5.5.
  @Test func `10_5 percent against 1_9 percent`() throws {
    let run = try Self.class259.get()
    let everybody = try #require(try rows(run, "screens").first)
    #expect(everybody[3] == "1000")
    #expect(everybody[4] == "19")
    #expect(everybody[6] == "105")
    let (both, one) = (try #require(Double(everybody[4])), try #require(Double(everybody[6])))
    #expect((one / both).text(places: 2) == "5.53")
    #expect(try rows(run, "waterfall").map { $0[6] } == ["86", "0"])
  }

  @Test func `the season's counts add up, and its policy holds its own tests`() throws {
    let run = try Self.season.get()
    #expect(
      run.headline
        == "A screen of applicants to an invented residency program: 240 applicants: 90 pass, "
        + "67 are referred, 83 are not shown to meet the screen [example]"
    )
    #expect(run.certificates.count == 240)
    #expect(!run.content.manifest.warnings.contains { $0.code == "policy-test" })
    let counts = run.content.manifest.counts.outcomes
    #expect(counts == ["met": 90, "not-met": 83, "unknown": 67])
  }

  @Test func `the season's published normals are those of the specification`() throws {
    let ratios = try rows(try Self.season.get(), "normals").map { $0[3] }
    #expect(
      ratios == ["0.8731", "0.8288", "0.7783", "0.7228", "0.6641", "0.6037", "0.5432"]
    )
  }

  @Test func `every group table says that it does not say whether the rule is fair`() throws {
    let run = try Self.season.get()
    let report = String(decoding: try #require(run.content.files["report.html"]), as: UTF8.self)
    #expect(report.contains("This does not say whether the rule is fair."))
    for name in ["groups-1", "groups-2", "groups-3", "curve", "normals"] {
      let chart = String(
        decoding: try #require(run.content.files["charts/\(name).svg"]),
        as: UTF8.self
      )
      // Notes break between lines, so that their words stand in several elements.
      #expect(chart.contains("whether the rule is fair") || chart.contains("This does not say"))
    }
  }

  @Test(arguments: [1, 8])
  func `the same bytes for any number of threads`(threads: Int) throws {
    let run = try StudyRunner(threads: threads).run(SampleStudies.files("residency-screen"))
    #expect(run.content.manifest.identity == (try Self.season.get()).content.manifest.identity)
  }
}
