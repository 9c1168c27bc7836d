// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Policy
import Testing

@testable import Accountability

/// Which points components can have; the sets are those of the specification, section 4.8.
@Suite struct AttainablePointsTests {
  private func numbers(
    _ component: String,
    _ policy: String,
    version: String? = nil,
    in year: Int
  ) throws -> [String]? {
    let rulebook = try AccountabilityPolicy.rulebook(policy).rulebook
    let evaluator = Evaluator(rulebook, options: EvaluationOptions(version: version))
    let district = ExampleDistrict(years: year...year)
    let row = try #require(district.data.rows["unit"]?.first)
    let place = try #require(
      evaluator.evaluation(of: district.data).version(for: district.subject(year))
    )
    let scorecard = try #require(rulebook.versions[place].program.scorecard)
    let found = try #require(scorecard.components.first { $0.name == component })
    return AttainablePoints(evaluator, version: place, of: row).numbers(of: found)
      .map { $0.sorted().map(\.description) }
  }

  @Test func `the published tables give seven calls of sixteen points`() throws {
    #expect(
      try numbers("s1_math", "us-mo-msip5", in: 2013) == ["0", "3", "6", "9", "12", "15", "16"]
    )
  }

  @Test func `where a table is not published any number could come out`() throws {
    #expect(try numbers("s1_ela", "us-mo-msip5", in: 2013) == nil)
    #expect(try numbers("s4_att", "us-mo-msip5", in: 2013) == nil)
  }

  @Test(arguments: [
    ("s4_att", ["0", "1", "2", "4", "6", "7", "7.5", "8", "8.5", "9.5", "10"]),
    ("s5_grad", ["0", "3", "6", "12", "18", "21", "22.5", "24", "25.5", "28.5", "30"]),
    ("s1_ss", ["0", "1.5", "3", "4.5", "6", "7.5", "8"]),
  ])
  func `the unpublished tables give the sets of the specification`(
    component: String,
    points: [String]
  ) throws {
    let found = try numbers(
      component,
      "us-mo-msip5-unverified",
      version: "unverified",
      in: 2013
    )
    #expect(found == points)
  }

  @Test func `Lint: unattainable and off-grid official values are found with their place`() throws {
    let rulebook = try AccountabilityPolicy.rulebook("us-mo-msip5").rulebook
    var district = ExampleDistrict(years: 2011...2013)
    for year in 2011...2013 { district.index("math", 360, in: year) }
    let subject = district.subject(2013)
    func objections(_ item: OfficialValue.Item, _ text: String, grid: Rational?) -> [String] {
      OfficialObjection.all(
        [OfficialValue(subject, item, text)],
        of: [(district.id, [2013], district.data)],
        by: Evaluator(rulebook),
        grid: grid
      ).map { "\($0.kind.rawValue) \($0.rule)" }
    }
    let half = Rational(1, 2)
    #expect(
      objections(.component("s1_math"), "13", grid: half)
        == ["unattainable s1_math is one of 0, 3, 6, 9, 12, 15, 16"]
    )
    #expect(objections(.component("s1_math"), "15", grid: half).isEmpty)
    #expect(objections(.component("s1_ela"), "13", grid: half).isEmpty)
    #expect(objections(.total, "97.3", grid: half) == ["off-grid points go by steps of 0.5"])
    #expect(objections(.total, "97.5", grid: half).isEmpty)
    #expect(objections(.total, "97.3", grid: nil).isEmpty)
    // 15.5 of 140 was printed 11.1; nothing between 15 and 15.5 of 140 is 10.9.
    #expect(objections(.percent, "11.1", grid: half).isEmpty)
    #expect(
      objections(.percent, "10.9", grid: half)
        == ["off-grid no multiple of 0.5 of the 140 points possible by the evidence is printed so"]
    )
    #expect(objections(.level, "provisional range", grid: half).isEmpty)
  }
}
