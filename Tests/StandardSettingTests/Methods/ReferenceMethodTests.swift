// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import TestKit
import Testing

@testable import StandardSetting

/// Compares with `tools/reference/methods.py`: other algorithms, 50 digits.
@Suite struct ReferenceMethodTests {
  /// A row of a reference file that names itself.
  struct Row: Sendable, CustomTestStringConvertible {
    let file: String
    let line: Int
    let cells: [String: String]

    var testDescription: String { "\(file) row \(line)" }

    func numbers(_ column: String) -> [Rational] { MethodFixtures.numbers(cells[column] ?? "") }

    func exact(_ column: String) throws -> Rational {
      try #require(Rational(text: cells[column] ?? ""))
    }

    func double(_ column: String) throws -> Double { try #require(Double(cells[column] ?? "")) }

    static func all(_ file: String) -> [Row] {
      let rows = (try? MethodFixtures.reference(file)) ?? []
      return rows.enumerated().map { Row(file: file, line: $0 + 1, cells: $1) }
    }
  }

  @Test(arguments: [
    ("methods-logistic.csv", 60), ("methods-regression.csv", 40), ("methods-normal.csv", 60),
    ("methods-hofstee.csv", 60), ("methods-beuk.csv", 60), ("methods-de-gruijter.csv", 40),
    ("methods-classification.csv", 60), ("methods-wilson.csv", 40),
    ("methods-ordered.csv", 20),
  ])
  func `the reference file is complete`(file: String, rows: Int) {
    #expect(Row.all(file).count == rows)
  }

  @Test(arguments: Row.all("methods-logistic.csv"))
  func `logistic fits agree with 50 digits`(row: Row) throws {
    let outcome = LogisticRegression.fit(
      scores: row.numbers("scores").map(\.double),
      isOne: row.numbers("classes").map { $0 == .one },
      weights: row.numbers("weights").map(\.double)
    )
    guard case .fitted(let fit) = outcome else {
      Issue.record("no finite fit")
      return
    }
    #expect(fit.convergence.isConverged)
    let pairs = [
      (fit.intercept, "b0"), (fit.slope, "b1"), (fit.interceptVariance, "v00"),
      (fit.covariance, "v01"), (fit.slopeVariance, "v11"), (fit.logLikelihood, "log_likelihood"),
      (fit.score(atLogOdds: 0), "cut"), (fit.standardError(at: fit.score(atLogOdds: 0)), "se"),
    ]
    for (actual, column) in pairs {
      let expected = try row.double(column)
      #expect(MethodFixtures.near(actual, expected, 1e-8), "\(column) \(actual) \(expected)")
    }
    let (lower, upper) = (try row.double("lower"), try row.double("upper"))
    switch FiellerInterval(fit) {
    case .bounded(let low, let high):
      #expect(row.cells["fieller"] == "bounded")
      #expect(MethodFixtures.near(low, lower, 1e-7) && MethodFixtures.near(high, upper, 1e-7))
    case .unbounded(let low, let high):
      #expect(row.cells["fieller"] == "unbounded")
      #expect(MethodFixtures.near(low, lower, 1e-7) && MethodFixtures.near(high, upper, 1e-7))
    case .everywhere: #expect(row.cells["fieller"] == "everywhere")
    }
  }

  @Test(arguments: Row.all("methods-regression.csv"))
  func `station lines agree with 50 digits`(row: Row) throws {
    let line = try StationLine(
      station: "S",
      scores: row.numbers("scores"),
      ratings: row.numbers("ratings"),
      at: row.exact("borderline")
    )
    let pairs = [
      (line.intercept.double, "b0"), (line.slope.double, "b1"), (line.cut.double, "cut"),
      (line.standardError, "se"), (line.determination.double, "r2"),
    ]
    for (actual, column) in pairs {
      #expect(MethodFixtures.near(actual, try row.double(column), 1e-12), "\(column)")
    }
  }

  @Test(arguments: Row.all("methods-normal.csv"))
  func `normal intersections agree with bisection`(row: Row) throws {
    func group(_ index: Int) throws -> NormalIntersection.Group {
      NormalIntersection.Group(
        mean: try row.double("m\(index)"),
        standardDeviation: try row.double("s\(index)"),
        weight: try row.double("w\(index)")
      )
    }
    let (lower, upper) = (try group(0), try group(1))
    if row.cells["cut"] == "none" {
      let refusal = MethodFixtures.refusal {
        _ = try NormalIntersection(notQualified: lower, qualified: upper)
      }
      #expect(refusal?.finding == "no root between the means")
    } else {
      let crossing = try NormalIntersection(notQualified: lower, qualified: upper)
      #expect(MethodFixtures.near(crossing.cut, try row.double("cut"), 1e-11))
    }
  }

  @Test(arguments: Row.all("methods-hofstee.csv"))
  func `Hofstee agrees with bisection and with trying every score`(row: Row) throws {
    let (kmin, kmax) = (row.numbers("kmin"), row.numbers("kmax"))
    let (fmin, fmax) = (row.numbers("fmin"), row.numbers("fmax"))
    let result = try HofsteeMethod(
      judgments: kmin.indices.map {
        .init(panelist: "P\($0)", kmin: kmin[$0], kmax: kmax[$0], fmin: fmin[$0], fmax: fmax[$0])
      },
      curve: FailRateCurve(scores: MethodFixtures.people(row.numbers("scores")))
    ).result()
    #expect(MethodFixtures.near(result.cut.double, try row.double("cut"), 1e-12))
    #expect(result.has(.aboveBox) == (row.cells["position"] == "above"))
    #expect(result.has(.belowBox) == (row.cells["position"] == "below"))
    if row.cells["position"] == "inside" {
      #expect(result.figure("whole-cut") == .exact(try row.exact("whole")))
    }
  }

  @Test(arguments: Row.all("methods-beuk.csv"))
  func `Beuk agrees with bisection`(row: Row) throws {
    let (cuts, rates) = (row.numbers("cuts"), row.numbers("rates"))
    let result = try BeukMethod(
      judgments: cuts.indices.map { .init(panelist: "P\($0)", cut: cuts[$0], passRate: rates[$0]) },
      curve: FailRateCurve(scores: MethodFixtures.people(row.numbers("scores")))
    ).result()
    #expect(MethodFixtures.near(result.cut.double, try row.double("cut"), 1e-12))
    #expect(result.figure("whole-cut") == .exact(try row.exact("cut").ceil))
  }

  @Test(arguments: Row.all("methods-ordered.csv"))
  func `ordered logits agree with 50 digits`(row: Row) throws {
    let levels = row.numbers("levels").compactMap(\.integer)
    let boundaries = try #require(levels.max())
    let scores = row.numbers("scores").map(\.double)
    let fit = try #require(
      OrderedLogit(scores: scores, categories: levels, boundaries: boundaries)
    )
    #expect(MethodFixtures.near(fit.slope, try row.double("slope"), 1e-8))
    #expect(MethodFixtures.near(fit.logLikelihood, try row.double("log_likelihood"), 1e-10))
    for (cut, expected) in zip(fit.cuts, row.numbers("cuts")) {
      #expect(MethodFixtures.near(cut, expected.double, 1e-8))
    }
  }

  @Test(arguments: Row.all("methods-de-gruijter.csv"))
  func `De Gruijter agrees with ternary search and with trying every score`(row: Row) throws {
    let result = try DeGruijterMethod(
      judgments: [.init(panelist: "P1", cut: row.exact("k0"), failRate: row.exact("f0"))],
      uncertainty: .stated(cut: row.exact("sigma_k"), failRate: row.exact("sigma_f")),
      curve: FailRateCurve(scores: MethodFixtures.people(row.numbers("scores")))
    ).result()
    // The search compares distances, so its argument is only good to half the digits of 50.
    #expect(MethodFixtures.near(result.cut.double, try row.double("cut"), 1e-12))
    #expect(result.figure("whole-cut") == row.numbers("whole").first.map { .exact($0) })
  }

  @Test(arguments: Row.all("methods-classification.csv"))
  func `whole-score cuts agree with trying every score`(row: Row) throws {
    let scores = row.numbers("scores")
    let classes = row.numbers("classes")
    let judgments = scores.indices.map {
      GroupJudgment(person: "E\($0)", isQualified: classes[$0] == .one, score: scores[$0])
    }
    let loss = try MisclassificationLoss(
      falsePositive: row.exact("fp"),
      falseNegative: row.exact("fn")
    )
    for tie in [CutTie.lowest, .highest] {
      let misclassified = try ContrastingGroupsMethod(
        judgments: judgments,
        rule: .misclassification(loss, tie: tie)
      ).result()
      let youden = try ContrastingGroupsMethod(judgments: judgments, rule: .youden(tie: tie))
        .result()
      for (result, column) in [(misclassified, "cuts"), (youden, "youden_cuts")] {
        let expected = row.numbers(column)
        #expect(result.cut == (tie == .lowest ? expected.first : expected.last).map { .exact($0) })
        #expect(result.has(.severalMinimisers) == (expected.count > 1))
      }
      #expect(misclassified.figure("loss") == .exact(try row.exact("loss")))
      #expect(youden.figure("youden") == .exact(try row.exact("youden")))
    }
  }

  @Test(arguments: Row.all("methods-wilson.csv"))
  func `Wilson intervals agree with scipy`(row: Row) throws {
    let count = try row.double("count")
    let interval = ImpactShare.wilson(
      share: try row.double("passing") / count,
      size: count,
      level: try row.double("level")
    )
    #expect(abs(interval.lowerBound - (try row.double("lower"))) < 1e-12)
    #expect(abs(interval.upperBound - (try row.double("upper"))) < 1e-12)
  }
}
