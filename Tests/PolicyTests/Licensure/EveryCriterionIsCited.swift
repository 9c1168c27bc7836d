// SPDX-License-Identifier: Apache-2.0
import Policy
import Testing

/// What the library's rules about people print of their sources.
@Suite struct EveryCriterionIsCited {
  private static let names = ["licensure", "residency", "certification"]
    .flatMap(PolicyLibrary.names)

  @Test(arguments: names)
  func `every criterion prints its citation and evidence mark`(name: String) throws {
    let policy = try PolicyLibrary.checked(name)
    let rulebook = try #require(policy.rulebook)
    let marks = [
      "official]", "secondary]", "unverified]", "official;", "secondary;", "unverified;",
    ]
    let lines = RulebookText.text(rulebook, in: policy.source).split(separator: "\n")
    var isDecision = false
    var criteria = 0
    for line in lines {
      if line.hasPrefix("  ") && !line.hasPrefix("    ") {
        isDecision = line.hasPrefix("  decision ")
      }
      let words = line.drop { $0 == " " }
      let isGroup = ["all of", "any of", "none of", "at least"].contains { words.contains("\($0)") }
      guard isDecision, words.hasPrefix("("), !isGroup else { continue }
      criteria += 1
      #expect(marks.contains { line.contains($0) }, "\(name): \(line)")
    }
    #expect(criteria > 0)
  }
}
