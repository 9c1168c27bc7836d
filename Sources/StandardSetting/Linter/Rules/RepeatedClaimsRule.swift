// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

extension LintRule {
  /// SS18: statements made more than once agree.
  static let repeatedClaims = LintRule(
    .repeatedClaims,
    title: "repeated claims agree",
    checks: "the recommended raw score, its scaled score and the greatest raw score are the same "
      + "wherever they are stated, and the raw score is the panel's average rounded up"
  ) { rule, input in
    let claims = input.facts.claims
    guard !claims.isEmpty else { return [] }
    var findings: [LintFinding] = []
    var agreed: [String] = []
    for kind in ReportFacts.Claim.Kind.allCases {
      let own = claims.filter { $0.kind == kind }
      guard let usual = usual(own) else { continue }
      let others = own.filter { $0.value != usual }
      for other in others {
        findings.append(
          rule.finding(
            .error,
            lines: other.lines,
            asRead: other.value.description,
            "\(kind.rawValue): \(usual) is stated \(times(own.count - others.count))",
            remedy: "compare with the source"
          )
        )
      }
      if others.isEmpty { agreed.append("\(kind.rawValue) \(usual), \(times(own.count))") }
    }
    if let unrounded = usual(claims.filter { $0.kind == .unroundedCut }),
      let cut = usual(claims.filter { $0.kind == .rawCut })
    {
      let lines = claims.first { $0.kind == .unroundedCut }?.lines ?? []
      if unrounded.ceil == cut {
        agreed.append("\(unrounded) gives \(cut) rounded up")
      } else {
        findings.append(
          rule.finding(
            .error,
            lines: lines,
            asRead: "\(unrounded), \(cut)",
            "\(unrounded) rounded up is \(unrounded.ceil), not \(cut)",
            remedy: "state the rounding rule or correct the score"
          )
        )
      }
    }
    guard findings.isEmpty else { return findings }
    return [rule.pass(agreed.joined(separator: "; "))]
  }

  /// The value stated most often, the first of equals.
  private static func usual(_ claims: [ReportFacts.Claim]) -> Rational? {
    var best: (value: Rational, count: Int)?
    for claim in claims {
      let count = claims.count { $0.value == claim.value }
      if count > best?.count ?? 0 { best = (claim.value, count) }
    }
    return best?.value
  }

  private static func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }
}
