// SPDX-License-Identifier: Apache-2.0
import Evidence
import Policy
import Testing

@Suite struct PopulationFileTests {
  @Test func `a subject that stands twice is a finding, not a merger`() throws {
    let text = """
      policy t.population
      about student
      facts student:
        gpa : decimal(0.1) 0..4
      decision awarded:
        all of:
          (1) gpa >= 3.2
      """
    let policy = CheckedPolicy(SourceText(name: "t.policy", text: text))
    let rulebook = try #require(policy.rulebook)
    let csv = "id,gpa\np1,3.5\np2,3.0\np1,3.1\n"
    let file = PopulationFile(
      Array(csv.utf8),
      name: "people.csv",
      as: .subjects,
      for: rulebook
    )
    #expect(
      file.findings.map(\.sentence) == [
        "people.csv row 4: the subject stands in row 2 already; "
          + "keep one row for each subject and period"
      ]
    )
    #expect(file.table.rowCount == 3)
  }

  @Test func `five thousand conditions in a line are a finding at once`() {
    let chain = Array(repeating: "a", count: 5_000).joined(separator: " and ")
    let text = """
      policy t.chain
      about student
      facts student:
        a : yes/no
      decision awarded:
        all of:
          (1) \(chain)
      """
    let policy = CheckedPolicy(SourceText(name: "t.policy", text: text))
    #expect(policy.diagnostics.entries.map(\.code).contains(.limit))
  }
}
