// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import Testing

@testable import Policy

/// Numbers that are known by their bounds only: columns against single cases, for every small case.
@Suite struct BoundsOnColumnsTests {
  private static let text = """
    policy example.bounds
    about person
    facts person:
      a : integer -2..2
      b : integer -1..2
      c : integer 1..3
    measure sum_of_two : decimal(0.000001) = a + b - c unknowns bounds
    measure product : decimal(0.000001) = a * b unknowns bounds
    measure quotient : decimal(0.000001) = a / b unknowns bounds
    measure share : decimal(0.000001) = a / c unknowns bounds
    measure inner : decimal(0.000001) = (a * b) / (b + c) unknowns bounds
    measure greatest : decimal(0.000001) = greater of (a, b, c - 1) unknowns bounds
    measure least : decimal(0.000001) = lesser of (a * b, 2 - c) floored at -1 unknowns bounds
    measure chosen : decimal(0.000001) = if a > 0 then b * c else -b unknowns bounds
    """

  @Test func `value and both ends are those of a single case`() throws {
    let rulebook = try #require(CheckedPolicy(SourceText(name: "t", text: Self.text)).rulebook)
    let evaluator = Evaluator(rulebook)
    let program = rulebook.versions[0].program
    var data = CaseData()
    for a in [nil, -2, -1, 0, 1, 2] as [Int?] {
      for b in [nil, -1, 0, 1, 2] as [Int?] {
        for c in [nil, 1, 2, 3] as [Int?] {
          var row = CaseRow("person", id: "P\(data.rows["person"]?.count ?? 0)")
          for (name, value) in [("a", a), ("b", b), ("c", c)] {
            if let value { row[name] = .value(.number(Rational(value))) }
          }
          data.add(row)
        }
      }
    }
    let form = Form.of(program, answers: evaluator.answers)
    #expect(form.refusals.map(\.finding.message) == [])
    let columns = try ColumnSet(data, evaluator, version: rulebook.versions[0].name)
    let evaluation = evaluator.evaluation(of: data)
    for place in program.measures.indices {
      let measure = try #require(form.measures[place])
      let range = form.ranges[place] ?? FormRange(measure)
      func cells(_ slot: Slot) throws -> MeasureColumn {
        var own = form
        own.measures = [place: slot]
        let run = ColumnRunner(own, columns).run(.init(decisions: [], measures: [place]))
        return try #require(run.measures[place])
      }
      let (value, lower, upper) = try (cells(range.value), cells(range.lower), cells(range.upper))
      for row in 0..<value.rowCount {
        let figure = ScorecardColumns.Figure(value: value, lower: lower, upper: upper)
        let answer = evaluation.standing(version: 0, entity: 0, row: row) {
          evaluation.measure(place, arguments: [], period: nil).answer
        }
        let single = ScorecardCell(answer)
        #expect(
          figure[row] == single,
          "\(program.measures[place].name) of \(data["person", row].facts)"
        )
      }
    }
  }
}
