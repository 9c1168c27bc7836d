// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestKit
import Testing

@testable import Matching

/// The fitted probability of matching against `tools/reference/logistic.py`.
@Suite struct MatchProbabilityTests {
  private static let reference = Result { try lines() }

  private static func lines() throws -> [String: [[Double]]] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Reference/probability.csv")
    var found: [String: [[Double]]] = [:]
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    where !line.hasPrefix("#") {
      let cells = line.split(separator: ",")
      found[String(cells[0]), default: []].append(cells.dropFirst().compactMap { Double($0) })
    }
    return found
  }

  private static func records(withScores: Bool) throws -> [MatchRecord] {
    try #require(reference.get()["applicant"]).map { cells in
      MatchRecord(
        contiguousRanks: Int(cells[0]),
        score: withScores ? cells[1] : nil,
        specialty: "internal medicine",
        type: "senior",
        isMatched: cells[2] == 1
      )
    }
  }

  private static let method = MatchProbability(replicates: 60, seed: 7)

  private static let withScores = Result {
    method.groups(of: try records(withScores: true), threads: 2)[0]
  }

  private static func curve() throws -> MatchCurve {
    try #require(try withScores.get().curve.value)
  }

  /// Both stop within 10⁻⁸ of a standard error of the maximum.
  @Test(arguments: [true, false])
  func `coefficients and curve are those of statsmodels`(withScores: Bool) throws {
    let name = withScores ? "score" : "ranks"
    let reference = try Self.reference.get()
    let group = MatchProbability(replicates: 0, seed: 1).groups(
      of: try Self.records(withScores: withScores)
    )[0]
    let curve = try #require(group.curve.value)
    let coefficients = try #require(reference["b-\(name)"]?.first)
    let errors = try #require(reference["se-\(name)"]?.first)
    #expect(curve.coefficients.count == coefficients.count)
    for (place, found) in curve.coefficients.enumerated() {
      #expect(abs(found.value - coefficients[place]) < 1e-7 * errors[place], "\(found.name)")
      #expect(abs(found.standardError / errors[place] - 1) < 1e-7, "\(found.name)")
    }
    let points = try #require(reference["point-\(name)"])
    // Nine applicants have one or two ranks, too few to be told of: the curve begins at 3.
    #expect(curve.points.map(\.ranks) == Array(3...21))
    for point in points where point[0] >= 3 {
      let found = try #require(curve.point(at: Int(point[0])))
      #expect(abs(found.probability - point[1]) < 1e-8)
      #expect(found.band == nil)
    }
    #expect(curve.droppedKnots.isEmpty && curve.count == 600 && curve.withoutScore == 0)
    #expect((curve.score != nil) == withScores)
  }

  @Test func `bins carry counts and Wilson's interval`() throws {
    let bins = try Self.withScores.get().bins
    let expected = try #require(try Self.reference.get()["bin"])
    #expect(
      bins.map(\.range.description) == ["1-2", "3-4", "5-7", "8-11", "12-14", "15 or more"]
    )
    #expect(expected.count == bins.count)
    for (bin, cells) in zip(bins, expected) {
      guard Int(cells[1]) >= 10 else {
        #expect(bin.content == .suppressed(below: 10))
        continue
      }
      let share = try #require(bin.share)
      #expect(share.count == Int(cells[1]) && share.matched == Int(cells[2]))
      #expect(abs(share.lower - cells[3]) < 1e-12 && abs(share.upper - cells[4]) < 1e-12)
    }
  }

  @Test func `the band holds the curve, for any number of threads and any order of rows`() throws {
    let curve = try Self.curve()
    for point in curve.points {
      let band = try #require(point.band)
      #expect(band.contains(point.probability) && band.lowerBound < band.upperBound)
    }
    let records = try Self.records(withScores: true)
    let alone = Self.method.groups(of: records.reversed(), threads: 1)[0]
    #expect(alone == (try Self.withScores.get()))
    // Another group beside it moves nothing.
    let further = MatchRecord(
      contiguousRanks: 3,
      score: 200,
      specialty: "dermatology",
      type: "senior",
      isMatched: false
    )
    let both = Self.method.groups(of: [further] + records, threads: 2)
    #expect(both.map(\.specialty) == ["dermatology", "internal medicine"])
    #expect(both[1] == alone)
    let other = MatchProbability(replicates: 60, seed: 8).groups(of: records)[0]
    #expect(other.bins == alone.bins && other != alone)
  }

  @Test func `nothing is said beyond the data`() throws {
    let curve = try Self.curve()
    let ranks = try Self.records(withScores: true).map(\.contiguousRanks)
    #expect(ranks.max() == 21 && curve.point(at: 21) != nil)
    #expect(curve.point(at: 22) == nil && curve.point(at: 0) == nil && curve.point(at: 2) == nil)
  }

  private func record(_ ranks: Int, _ isMatched: Bool, score: Double? = nil) -> MatchRecord {
    MatchRecord(
      contiguousRanks: ranks,
      score: score,
      specialty: "s",
      type: "t",
      isMatched: isMatched
    )
  }

  @Test func `a bin of few is neither told nor reached by the curve`() throws {
    let records =
      (0..<40).map { record(1 + $0 % 7, $0 % 3 != 0) } + [record(20, true), record(21, true)]
    let group = MatchProbability(replicates: 0, seed: 1).groups(of: records)[0]
    #expect(group.bins[5].content == .suppressed(below: 10))
    #expect(group.bins[3].content == .empty)
    let curve = try #require(group.curve.value)
    #expect(curve.points.map(\.ranks) == Array(1...7))
  }

  @Test func `knots that the data cannot tell apart are left out and named`() throws {
    let records = (0..<60).map { record(4 + $0 % 3, $0 % 4 != 0) }
    let curve = try #require(
      MatchProbability(replicates: 0, seed: 1).groups(of: records)[0].curve.value
    )
    #expect(curve.droppedKnots.map(\.knot) == [3, 8, 12, 15])
    #expect(curve.droppedKnots.allSatisfy { $0.reason == .notToldApart })
    #expect(curve.coefficients.map(\.name) == ["intercept", "knot 1", "knot 5"])
  }

  @Test func `a slope without a finite value is left out and named, and the bins stay`() throws {
    // All twelve with more than eight ranks matched: beyond 8 the log-odds would rise without end.
    let records =
      (0..<70).map { record(1 + $0 % 7, $0 % 3 != 0) } + (0..<12).map { record(9 + $0 % 3, true) }
    let group = MatchProbability(replicates: 40, seed: 1).groups(of: records)[0]
    let curve = try #require(group.curve.value)
    #expect(
      curve.droppedKnots == [
        .init(knot: 8, reason: .noFiniteSlope), .init(knot: 12, reason: .notToldApart),
        .init(knot: 15, reason: .notToldApart),
      ]
    )
    #expect(group.bins[3].share?.matched == 12 && group.bins[3].share?.upper == 1)
    #expect(curve.points.last?.ranks == 11 && curve.resamplesWithoutFit == 0)
  }

  @Test func `where no curve fits, the words say why`() {
    func words(_ records: [MatchRecord]) -> String? {
      let group = MatchProbability(replicates: 0, seed: 1).groups(of: records)[0]
      guard case .notFitted(let words) = group.curve else { return nil }
      return words
    }
    #expect(
      words((0..<30).map { record(1 + $0 % 5, true) }) == "all matched: no finite curve fits"
    )
    #expect(
      words((0..<30).map { record(1 + $0 % 5, false) }) == "none matched: no finite curve fits"
    )
    #expect(
      words((0..<30).map { record(1 + $0 % 5, $0 % 5 > 2) })
        == "ranks set those who matched apart from those who did not: no finite curve fits"
    )
    #expect(words([record(1, true), record(2, false)]) == "fewer than 10 applicants")
    #expect(
      words((0..<30).map { record(1 + $0 % 5, $0 % 2 == 0, score: $0 < 5 ? Double($0) : nil) })
        == "fewer than 10 applicants with a score"
    )
    #expect(
      words((0..<18).map { record([2, 3, 6][$0 % 3], $0 % 2 == 0) })
        == "no range of ranks has 10 applicants"
    )
  }

  @Test func `too many resamples without a fit give no band, and their number is told`() throws {
    // One at each number of ranks did not match: many resamples miss one of the two.
    let records = (0..<30).map { record(1 + $0 % 2, $0 > 1) }
    let group = MatchProbability(replicates: 200, seed: 3).groups(of: records, threads: 2)[0]
    let curve = try #require(group.curve.value)
    #expect(curve.resamplesWithoutFit > 40)
    #expect(curve.points.allSatisfy { $0.band == nil })
  }

  @Test func `who has no score is left out of a fit with scores, and counted`() throws {
    var records = try Self.records(withScores: true)
    records += (0..<5).map { _ in
      MatchRecord(
        contiguousRanks: 4,
        score: nil,
        specialty: "internal medicine",
        type: "senior",
        isMatched: true
      )
    }
    let group = MatchProbability(replicates: 0, seed: 1).groups(of: records)[0]
    let curve = try #require(group.curve.value)
    #expect(curve.withoutScore == 5 && curve.count == 600 && group.count == 605)
    #expect(curve.coefficients.map(\.value) == (try Self.curve().coefficients.map(\.value)))
  }
}
