// SPDX-License-Identifier: Apache-2.0
/// Which criteria the tests of a policy have seen met and not met.
public struct TestCoverage: Sendable {
  /// A criterion that no test has seen in some truth.
  public struct Gap: Sendable, Hashable {
    /// The version's name.
    public var version: String
    /// The decision's name.
    public var decision: String
    /// The criterion's labels, such as `(4)(B)`.
    public var path: String
    /// Whether no test makes it met.
    public var isNeverMet: Bool
    /// Whether no test makes it not met.
    public var isNeverNotMet: Bool
    /// Where the criterion stands.
    public var site: Site
  }

  private struct Criterion: Hashable {
    let version: String
    let decision: String
    let path: String
  }

  /// The criteria with a gap, in the order of the policy.
  public let gaps: [Gap]

  /// The coverage of a policy by its tests.
  ///
  /// A version that amends another shares most criteria with it; each counts on its own.
  ///
  /// - Parameters:
  ///   - results: What became of the tests.
  ///   - rulebook: The policy.
  public init(_ results: [TestResult], of rulebook: Rulebook) {
    var seen: [Criterion: Set<Truth>] = [:]
    for record in results.flatMap(\.records) {
      guard let version = record.version, let root = record.root else { continue }
      Self.visit(root) { node in
        guard let own = node.own, own.faults.isEmpty else { return }
        let key = Criterion(version: version, decision: record.decision, path: node.path)
        seen[key, default: []].insert(own.truth)
      }
    }
    var gaps: [Gap] = []
    for version in rulebook.versions {
      for decision in version.program.decisions {
        Self.visit(decision.root, path: "") { node, path in
          let key = Criterion(version: version.name, decision: decision.name, path: path)
          let truths = seen[key] ?? []
          let gap = Gap(
            version: version.name,
            decision: decision.name,
            path: path,
            isNeverMet: !truths.contains(.met),
            isNeverNotMet: !truths.contains(.notMet),
            site: node.site
          )
          if gap.isNeverMet || gap.isNeverNotMet { gaps.append(gap) }
        }
      }
    }
    self.gaps = gaps
  }

  private static func visit(_ record: CriterionRecord, _ body: (CriterionRecord) -> Void) {
    for member in record.members {
      body(member)
      visit(member, body)
    }
  }

  private static func visit(
    _ node: DecisionNode,
    path: String,
    _ body: (DecisionNode, String) -> Void
  ) {
    for member in node.members {
      let inner = "\(path)(\(member.label))"
      body(member, inner)
      visit(member, path: inner, body)
    }
  }
}
