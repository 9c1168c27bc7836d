// SPDX-License-Identifier: Apache-2.0
public import Evidence

/// Whether a claim may stand behind a rule.
public enum RuleBacking: Sendable, Hashable {
  /// A program of record declares it, by its author at a date.
  case mayBack(author: String, date: CalendarDate)
  /// It stays a claim, for every reason given.
  case staysClaim([String])

  /// Whether the claim may stand behind a rule.
  public var isAllowed: Bool {
    if case .mayBack = self { true } else { false }
  }

  /// The answer in words: who declares it and when, or why it stays a claim.
  public var words: String {
    switch self {
    case .mayBack(let author, let date): "declared by \(author) on \(date)"
    case .staysClaim(let reasons): "no: \(reasons.joined(separator: "; "))"
    }
  }
}

extension ClaimsLedger {
  /// Whether a claim may stand behind a rule.
  ///
  /// Only a declaration with author and date makes a claim a rule. What describes people, such as
  /// the mean of those who matched, is never a threshold, whoever declares it; what does not say of
  /// what it is has no content to declare.
  ///
  /// - Parameter index: The claim's place in `claims`.
  /// - Returns: Who declares it and when, or every reason why it stays a claim.
  public func backing(_ index: Int) -> RuleBacking {
    let claim = claims[index]
    var reasons: [String] = []
    if claim.declaration?.author == nil { reasons.append("no program of record declares it") }
    if let declaration = claim.declaration, declaration.date == nil {
      reasons.append("its declaration has no date")
    }
    if claim.relation.isDescriptive {
      reasons.append("\"\(claim.relation)\" describes what was found and is never a threshold")
    }
    if standings[index].statuses.contains(.unlabelled) {
      reasons.append("it does not say of what")
    }
    guard reasons.isEmpty, let author = claim.declaration?.author,
      let date = claim.declaration?.date
    else { return .staysClaim(reasons) }
    return .mayBack(author: author, date: date)
  }

  /// The claims that a program of record has declared to be rules, in the order of the list.
  public var declared: [Claim] {
    claims.indices.filter { backing($0).isAllowed }.map { claims[$0] }
  }
}
