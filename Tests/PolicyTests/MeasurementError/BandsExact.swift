// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Testing

@testable import Policy

@Suite struct BandsExact {
  private let rules = """
    facts candidate:
      index_value : index(0.1) 300..500 error normal
    table status by band of index_value -> level : text layout bands domain 300..500 step 0.1:
      any | low | middle | high
      any | 300 | 358.2  | 392.8
    measure level : text = status.level
    measure whole : integer = round(index_value, 1, half up)
    decision passes:
      all of:
        (1) whole >= 358
    """

  @Test func `a band has the probability between its bounds`() throws {
    let reference = try ErrorReference()
    let subject = try ErrorCase(rules)
    for name in ["low", "middle", "high"] {
      for (index, value) in try reference.rows("band \(name)") {
        let data = subject.with(["index_value": (index, 4)]).data
        let report = try #require(subject.evaluator.bandReport(ofMeasure: "level", in: data))
        // Below 300 there is no row; that is 10⁻⁵⁰ away.
        #expect(isNear(report[.value(.text(name))], value), "\(name) at \(index)")
        #expect(report.basis.method == .exact)
        #expect(report.basis.factsWithError == ["index_value"])
      }
    }
  }

  @Test func `outside the table's domain there is no row`() throws {
    let subject = try ErrorCase(rules).with(["index_value": (302, 4)])
    let report = try #require(
      subject.evaluator.bandReport(ofMeasure: "level", in: subject.data)
    )
    let faults = report.bands.filter { !$0.value.faults.isEmpty }.reduce(0) { $0 + $1.probability }
    #expect(isNear(faults, try ErrorReference().value("no row")))
    #expect(isNear(report.differs, faults, within: 1e-13))
  }

  @Test func `the edges of a rounding are edges`() throws {
    for (index, value) in try ErrorReference().rows("rounded band") {
      let report = try ErrorCase(rules).with(["index_value": (index, 4)]).report()
      #expect(isNear(report.probabilities.met, value, within: 1e-13), "\(index)")
    }
  }

  @Test func `a value that moves has no bands`() throws {
    let subject = try ErrorCase(rules.replacing("round(index_value, 1, half up)", with: "74"))
    let moving = try ErrorCase(
      rules.replacing(
        "measure whole : integer = round(index_value, 1, half up)",
        with: "measure whole : decimal(0.1) = index_value"
      )
    ).with(["index_value": (360, 4)])
    #expect(moving.evaluator.bandReport(ofMeasure: "whole", in: moving.data) == nil)
    #expect(subject.evaluator.bandReport(ofMeasure: "nothing", in: moving.data) == nil)
  }

  @Test func `a mean of three years has the error of three`() throws {
    let subject = try ErrorCase(
      """
      facts candidate:
        first : index(0.1) 100..500 error normal
        second : index(0.1) 100..500 error normal
        third : index(0.1) 100..500 error normal
      decision passes:
        all of:
          (1) mean of (first, second, third) >= 358.2
      """
    ).with(["first": (360, 4), "second": (360, 4), "third": (360, 4)])
    let report = subject.report()
    #expect(isNear(report.probabilities.met, try ErrorReference().value("mean of three")))
    #expect(report.basis.method == .exact)
    #expect(report.basis.factsWithError == ["first", "second", "third"])
  }
}
