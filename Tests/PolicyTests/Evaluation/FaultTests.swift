// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import Policy
import Testing

/// A policy in which one number can be broken.
private let rules = """
  policy t.faults
  about person
  decides by day
  source S "law" grade official
  facts person:
    day : date
    score : integer 0..10
    paid : yes/no
    waived : yes/no
    cases_filed : integer
  measure ratio : decimal(0.01) = 1 / cases_filed
  version one in force 2020-01-01 until open cite S:
    decision all_live:
      all of:
        (1) score >= 5
        (2) paid
    decision any_live:
      any of:
        (1) score >= 5
        (2) paid
    decision guarded:
      all of:
        (1) score >= 5 unless waived
        (2) paid
    decision branched:
      all of:
        (1) if paid then score >= 5 else waived
    decision together:
      all of:
        (1) paid or score >= 5
    decision divided:
      all of:
        (1) ratio > 0
  """

private func decide(_ decision: String, _ facts: KeyValuePairs<String, Value>) throws
  -> DecisionRecord
{
  var row = CaseRow.stated("person", "A", facts)
  row["day"] = .value(.date(try #require(.init("2024-01-01"))))
  return try CheckedPolicy.written(rules).evaluator().decide(decision, in: CaseData([row]))
}

@Suite struct FaultIsNotUnknown {
  @Test func `a value off its range is F02 and no denial`() throws {
    let record = try decide("all_live", ["score": .number(11), "paid": .yes])
    #expect(record.outcome == .fault)
    #expect(record.verdict.faults.map(\.code) == [.value])
    #expect(record.outcomeIfFaultsUnknown == .unknown)
    #expect(record.verdict.faults.map(\.sentence) == ["`score` lies outside 0 to 10"])
  }

  @Test func `a missing value is unknown and no fault`() throws {
    let record = try decide("all_live", ["paid": .yes])
    #expect(record.outcome == .unknown)
    #expect(record.verdict.unknowns.kinds == [.missing])
    #expect(record.verdict.faults.isEmpty)
  }

  @Test func `a value of another type is never coerced`() throws {
    #expect(try decide("all_live", ["score": .text("7"), "paid": .yes]).outcome == .fault)
  }

  @Test func `a division by zero is F01, by an unknown unknown`() throws {
    #expect(
      try decide("divided", ["cases_filed": .number(0)]).verdict.faults.map(\.code) == [.division]
    )
    #expect(try decide("divided", [:]).outcome == .unknown)
    #expect(try decide("divided", ["cases_filed": .number(2)]).outcome == .met)
  }
}

@Suite struct FaultDominatesLivePositionsOnly {
  @Test func `a fault beside a definite member dominates, and the rest is still told`() throws {
    let denied = try decide("all_live", ["score": .number(11), "paid": .no])
    #expect(denied.outcome == .fault)
    #expect(denied.outcomeIfFaultsUnknown == .notMet)
    let granted = try decide("any_live", ["score": .number(11), "paid": .yes])
    #expect(granted.outcome == .fault)
    #expect(granted.outcomeIfFaultsUnknown == .met)
  }

  @Test func `every operand of or is live`() throws {
    let record = try decide("together", ["score": .number(11), "paid": .yes])
    #expect(record.outcome == .fault)
    #expect(record.outcomeIfFaultsUnknown == .met)
  }

  @Test func `a criterion that its guard removes is not live`() throws {
    let facts: KeyValuePairs<String, Value> = [
      "score": .number(11), "paid": .yes, "waived": .yes,
    ]
    #expect(try decide("guarded", facts).outcome == .met)
    let open = try decide("guarded", ["score": .number(11), "paid": .yes])
    #expect(open.outcome == .fault)
  }

  @Test func `the branch that is not chosen is not live`() throws {
    let other = try decide("branched", ["score": .number(11), "paid": .no, "waived": .yes])
    #expect(other.outcome == .met)
    #expect(try decide("branched", ["score": .number(11), "paid": .yes]).outcome == .fault)
    #expect(try decide("branched", ["score": .number(11)]).outcome == .unknown)
  }
}
