// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Policy
import Testing

private let mathematics = "accountability/us-mo-msip5-mathematics.policy"

@Suite struct Gap358 {
  @Test func `358.15 between two printed bands goes by the reading`() throws {
    let policy = try PolicyLibrary.policy(
      mathematics,
      tests: """
        test "rounded half up" in 2013 under R1.A:
          given mpi3 358.15
          expect banded 358.2
          expect math_status on_track 12
        test "truncated" in 2013 under R1.B:
          given mpi3 358.15
          expect banded 358.1
          expect math_status approaching 9
        test "compared unrounded" in 2013 under R1.C:
          given mpi3 358.15
          expect banded 358.15
          expect math_status approaching 9
        test "the chosen reading" in 2013:
          given mpi3 358.15
          expect math_status on_track 12
        """
    )
    try policy.expectPassing()
  }

  @Test(arguments: ["A", "B", "C"])
  func `no index between the printed bounds is without a row`(letter: String) throws {
    let tests = (0...10).map { tenth in
      let index = "358.1\(tenth == 10 ? "99" : "\(tenth)5")"
      return """
        test "\(index)" in 2013 under R1.\(letter):
          given mpi3 \(index)
          expect math_status.points between 9 and 12

        """
    }
    try PolicyLibrary.policy(mathematics, tests: tests.joined()).expectPassing()
  }

  @Test func `on the printed bounds all readings agree`() throws {
    let tests = ["A", "B", "C"].map { letter in
      """
      test "below \(letter)" in 2013 under R1.\(letter):
        given mpi3 358.1
        expect math_status approaching 9
      test "above \(letter)" in 2013 under R1.\(letter):
        given mpi3 358.2
        expect math_status on_track 12

      """
    }
    try PolicyLibrary.policy(mathematics, tests: tests.joined()).expectPassing()
  }
}

@Suite struct SameIndexOtherYear {
  @Test func `an index of 360 earns 12 in 2013, 9 in 2014 and 9 in 2015`() throws {
    let policy = try PolicyLibrary.policy(
      mathematics,
      tests: """
        test "2013" in 2013:
          given mpi3 360.0
          expect math_status on_track 12
        test "2014" in 2014:
          given mpi3 360.0
          expect math_status approaching 9
        test "2015" in 2015:
          given mpi3 360.0
          expect math_status approaching 9
        """
    )
    try policy.expectPassing()
  }
}

@Suite struct HoldHarmless2015 {
  @Test func `the better of 2014 and 2015 counts in 2015, and nothing else changes`() throws {
    let policy = try PolicyLibrary.policy(
      mathematics,
      tests: """
        test "better year kept" in 2015:
          given call 6, call at 2014 12
          expect call 12
        test "own year better" in 2015:
          given call 14, call at 2014 12
          expect call 14
        test "not in 2014" in 2014:
          given call 6, call at 2013 12
          expect call 6
        test "earlier year unknown" in 2015:
          given call 6
          expect call unknown (missing)
        """
    )
    // A call of 2014 of which nothing is known still lies between 0 and 16.
    let failures = try policy.failures()
    #expect(!failures.contains("better") && !failures.contains("not in"), "\(failures)")
  }

  @Test func `bounds hold 6 to 16 while the earlier year is open`() throws {
    let policy = try PolicyLibrary.policy(
      mathematics,
      tests: "test \"t\" in 2015:\n  given call 6\n  expect call 12\n"
    )
    let rulebook = try #require(policy.rulebook)
    let testCase = TestCase(rulebook.tests[0].declaration, of: rulebook)
    let answer = try policy.evaluator().evaluation(of: testCase.data).measure("call")
    guard case .between(let interval, _) = answer else {
      Issue.record("\(answer)")
      return
    }
    #expect(interval == NumberInterval(6, 16))
  }
}

@Suite struct HoldHarmless2016TwoReadings {
  @Test func `2016 differs by the reading when 2015 is above 2014`() throws {
    let policy = try PolicyLibrary.policy(
      mathematics,
      tests: """
        test "2014 is the base" in 2016 under R2.A:
          given call 3, call at 2014 6, call at 2015 12
          expect call 6
        test "2015 is the base" in 2016 under R2.B:
          given call 3, call at 2014 6, call at 2015 12
          expect call 12
        test "the same where 2015 is not above" in 2016 under R2.B:
          given call 3, call at 2014 6, call at 2015 6
          expect call 6
        """
    )
    try policy.expectPassing()
  }
}

@Suite struct CapDecidesUnderBoundsOnly {
  private static let test = """
    test "cap decides" in 2013:
      given mpi3 400.0
      expect call 16
    """

  @Test func `the cap decides while progress and growth are open`() throws {
    try PolicyLibrary.policy(mathematics, tests: Self.test).expectPassing()
  }

  @Test func `the same measure without bounds is unknown`() throws {
    let shipped = try PolicyLibrary.policy(mathematics, tests: Self.test)
    let text = String(decoding: shipped.source.bytes, as: UTF8.self)
      .replacing("    unknowns bounds\n", with: "")
      .replacing("expect call 16", with: "expect call unknown (missing)")
    try CheckedPolicy.written(text).expectPassing()
  }
}

@Suite struct LndExcludedUnknownNot {
  private func mean(_ last: String) throws -> String {
    let policy = try PolicyLibrary.policy(
      mathematics,
      tests: """
        test "pupils" in 2013:
          given student:
            level      | subject | tested
            proficient | math    | 2013
            basic      | math    | 2013
            \(last)
          expect mpi 350.0
        """
    )
    return try policy.failures()
  }

  @Test func `a pupil whose level was not determined is out of the mean`() throws {
    #expect(try mean("LND | math | 2013") == "")
  }

  @Test func `a pupil of another subject is out of the mean, even with an unknown level`() throws {
    #expect(try mean("unknown(missing) | ela | 2013") == "")
  }

  @Test func `a pupil with an unknown level makes a strict mean unknown`() throws {
    #expect(try mean("unknown(missing) | math | 2013").contains("unknown (missing)"))
  }
}

@Suite struct EmptyGroupMeanIsUnknown {
  @Test func `a school without a pupil has no mean, and not 0`() throws {
    let policy = try PolicyLibrary.policy(
      mathematics,
      tests: "test \"none\" in 2013:\n  expect mpi unknown (missing)\n"
    )
    try policy.expectPassing()
  }
}
