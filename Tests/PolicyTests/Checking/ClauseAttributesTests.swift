// SPDX-License-Identifier: Apache-2.0
import Evidence
import Policy
import Testing

/// What clauses say of themselves: strength, addressee, stage, comparison with a model text.
@Suite struct ClauseAttributesTests {
  private static let text = """
    policy t.attributes
    about applicant
    decides by applied_on
    source LAW "An act" grade official
    source REC "Recommendations" grade secondary
    facts applicant:
      applied_on : date fixed
      a          : yes/no verified source
      b          : yes/no
    version 1 in force 2024-01-01 until open binds applicant cite LAW compares REC "6" as silent:
      decision entry:
        all of strength required stage provisional:
          (1) a compares REC "3" as same compares REC "4" as stricter
          (2) any of binds board:
            (A) b strength discretion
            (B) a

    """

  private func explanation() throws -> Explanation {
    let policy = try CheckedPolicy.written(Self.text)
    let evaluator = try policy.evaluator()
    let row = CaseRow.stated("applicant", "A", ["applied_on": .date(CalendarDate("2024-06-01")!)])
    let record = evaluator.evaluation(of: CaseData([row]), explains: true)
      .decide("entry", about: Evaluator.Subject("A"))
    return Explanation(record, by: evaluator, in: policy.source)
  }

  @Test func `a clause takes what it does not say from the group and the version round it`() throws
  {
    let root = try #require(try explanation().root)
    let one = try #require(root.children.first)
    #expect(one.attributes.strength == .required)
    #expect(one.attributes.addressee?.text == "applicant")
    #expect(one.attributes.stage?.text == "provisional")
    #expect(one.attributes.comparisons.map(\.citation.pin) == ["3", "4"])
    #expect(one.attributes.comparisons.map(\.relation) == [.same, .stricter])
    let two = try #require(root.children.last)
    #expect(two.attributes.addressee?.text == "board")
    #expect(two.children.map(\.attributes.strength) == [.discretion, .required])
    #expect(two.children.allSatisfy { $0.attributes.comparisons.isEmpty })
    #expect(root.attributes.comparisons.isEmpty)
  }

  @Test func `explanations print them`() throws {
    let json = try explanation().json()
    #expect(json.contains(#""strength":"discretion""#))
    #expect(json.contains(#"{"pin":"4","relation":"stricter","source":"REC"}"#))
  }

  @Test func `the file keeps them when it is printed`() throws {
    let policy = try CheckedPolicy.written(Self.text)
    let document = try #require(policy.document)
    let printed = PolicyPrinter.print(document)
    #expect(printed.contains(#"(1) a compares REC "3" as same compares REC "4" as stricter"#))
    #expect(printed.contains("all of strength required stage provisional:"))
    #expect(printed.contains("yes/no verified source"))
  }

  @Test func `an unknown model text is found, and a clause that stands twice`() {
    let wrong = Self.text.replacing(#"compares REC "3""#, with: #"compares RCE "3""#)
      .replacing("strength discretion", with: "strength discretion strength required")
    let codes = CheckedPolicy(SourceText(name: "t.policy", text: wrong)).diagnostics.entries
      .filter { $0.severity == .error }.map(\.code)
    #expect(codes == [.unknownSource, .duplicate])
  }

  @Test func `RecSixNeverInAllOf: what should be considered is never required`() throws {
    func codes(_ quorum: String, _ other: String) -> [DiagnosticCode] {
      let text = Self.text.replacing("all of strength required stage", with: "\(quorum) stage")
        .replacing("as stricter\n", with: "as stricter strength considered\n")
        .replacing("any of binds board:", with: "any of binds board \(other):")
      return CheckedPolicy(SourceText(name: "t.policy", text: text)).diagnostics.entries.map(\.code)
        .filter { $0 == .consideredAmongRequired }
    }
    #expect(codes("all of", "strength required") == [.consideredAmongRequired])
    #expect(codes("all of", "") == [.consideredAmongRequired])
    #expect(codes("at least 1 of", "") == [.consideredAmongRequired])
    #expect(codes("any of", "") == [])
    #expect(codes("all of", "strength considered") == [])
  }
}
