// SPDX-License-Identifier: Apache-2.0
import Policy
import Testing

@Suite struct GroupedCountsTests {
  @Test func `each group of one value is counted once, at the ends of a range too`() throws {
    let text = """
      policy t.counts
      about school
      facts school:
        rating : index(0.1) 100..500
        open : yes/no
      table level by band of rating -> word : text layout bands domain 100.0..500.0 step 0.1:
        any | low   | high
        any | 100.0 | 300.0
      measure band : text = level.word
      decision good:
        all of:
          (1) open
      """
    let policy = CheckedPolicy(SourceText(name: "t.policy", text: text))
    let program = try #require(policy.rulebook).versions[0].program
    let rows: [(rating: Int32, open: Int32)] = [
      (1000, 1), (2999, 1), (3000, 1), (4000, 1), (5000, 1), (5000, 0), (5000, 1),
    ]
    var columns = ColumnSet(rowCounts: [rows.count])
    for (place, fact) in program.facts.enumerated() {
      let counts = rows.map { fact.name == "rating" ? $0.rating : $0.open }
      try columns.set(try FactColumn(fact.type, counts: counts), fact: place, of: 0)
    }
    let request = ColumnRequest(
      decisions: [0],
      measures: [0],
      counts: [ColumnRequest.Count(0, band: 0)]
    )
    let run = ColumnRunner(Form.of(program), columns).run(request)
    var found: [String: Int] = [:]
    for count in run.counts[0] {
      let key = "\(count.band) \(count.outcome.rawValue)"
      #expect(found.updateValue(count.count, forKey: key) == nil, "\(key) stands twice")
    }
    #expect(found.values.sorted() == [1, 2, 4])
  }
}
