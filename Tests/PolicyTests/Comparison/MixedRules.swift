// SPDX-License-Identifier: Apache-2.0
import Policy
import TestKit
import Testing

/// Two versions of a random decision, and every mixture of them, as text.
struct MixedRules {
  /// A clause in both versions; `nil` where a version has none.
  private struct Clause {
    let name: String
    let old: String?
    let new: String?
  }

  private let quorum: String
  private let inner: String
  private var clauses: [Clause] = []

  init(_ generator: inout SplitMix64) {
    let quorums = ["all of", "any of", "at least 2 of"]
    quorum = quorums.randomElement(using: &generator) ?? "all of"
    inner = ["all of", "any of"].randomElement(using: &generator) ?? "any of"
    // The first of each group is in both versions, so that no group is ever empty.
    for label in ["(1)", "(2)", "(3)", "(4)", "(5)(A)", "(5)(B)"] {
      let isFirst = ["(1)", "(2)", "(5)(A)"].contains(label)
      let old = Self.condition(&generator)
      let kind = Int.random(in: 0..<(isFirst ? 4 : 6), using: &generator)
      let new = kind == 0 || kind == 1 ? Self.condition(&generator) : old
      clauses.append(
        Clause(
          name: "decision d \(label)",
          old: kind == 4 ? nil : old,
          new: kind == 5 ? nil : new
        )
      )
    }
    let isMeasureChanged = Int.random(in: 0..<3, using: &generator) == 0
    clauses.append(
      Clause(name: "measure total", old: "n1 + n2", new: isMeasureChanged ? "n1 + 3" : "n1 + n2")
    )
    let rows = (0..<2).map { _ in Int.random(in: 1...8, using: &generator) }
    let isRowChanged = Int.random(in: 0..<3, using: &generator) == 0
    clauses.append(
      Clause(
        name: "table points row >= 5",
        old: "\(rows[0])",
        new: "\(isRowChanged ? rows[1] : rows[0])"
      )
    )
  }

  private static func condition(_ generator: inout SplitMix64) -> String {
    let number = Int.random(in: 1...9, using: &generator)
    let conditions = [
      "f1", "f2", "f3 or f1", "not f2", "n1 >= \(number)", "n2 < \(number)",
      "total >= \(number + 3)", "points.value > \(number)",
    ]
    return conditions.randomElement(using: &generator) ?? "f1"
  }

  /// The clauses that differ.
  var changed: [String] { clauses.filter { $0.old != $0.new }.map(\.name) }

  /// The rules with some of the differing clauses as the later version has them.
  func text(_ chosen: Set<String>) -> String {
    func words(_ name: String) -> String? {
      let clause = clauses.first { $0.name == name }
      return chosen.contains(name) ? clause?.new : clause?.old
    }
    func lines(_ prefix: String, _ labels: [String], _ indent: String) -> String {
      labels.compactMap { label in
        words("decision d \(prefix)\(label)").map { "\(indent)\(label) \($0)\n" }
      }.joined()
    }
    return """
      policy t.mixed
      about person
      source S "law" grade official
      facts person:
        f1 : yes/no
        f2 : yes/no
        f3 : yes/no
        n1 : integer 0..9
        n2 : integer 0..9
      measure total : integer = \(words("measure total") ?? "")
      table points by n1 -> value : integer cite S:
        n1 | value
        < 5 | 4
        >= 5 | \(words("table points row >= 5") ?? "")
      decision d:
        \(quorum) cite S:
      \(lines("", ["(1)", "(2)", "(3)", "(4)"], "    "))    (5) \(inner):
      \(lines("(5)", ["(A)", "(B)"], "      "))
      """
  }

  /// The rules as parsed.
  func document(_ chosen: Set<String>) throws -> PolicyDocument {
    let text = text(chosen)
    let (document, findings) = PolicyParser.parse(text)
    #expect(findings.isEmpty, "\(findings) \(text)")
    return try #require(document)
  }
}
