// SPDX-License-Identifier: Apache-2.0
public import Policy

/// One requirement of a checklist: what the law asks, what is on file, what it comes to, who owes what
/// is open.
///
/// Page, letter, certificate and file print the same items in the same order and the same words.
public struct ChecklistItem: Sendable, Hashable {
  /// The decision that the requirement belongs to; empty where no version decides.
  public var decision: String
  /// The labels from the outside in, such as `(5)(B)`; empty where no version decides.
  public var label: String
  /// The law's own words, those round it included; the condition where the policy quotes none.
  public var wording: String
  /// The condition as the policy writes it.
  public var condition: String
  /// What the evidence shows.
  public var status: ChecklistStatus
  /// What is on file, such as `2.5 years`.
  public var onFile: String
  /// What is asked, such as `at least 3 years`.
  public var asked: String
  /// By how much what is on file falls short; `nil` where that is no number.
  public var lacking: String?
  /// The policy's remarks on it.
  public var remarks: [String]
  /// The facts that it asks for.
  public var facts: [String]
  /// The facts that keep it open.
  public var openFacts: [String]
  /// Why it is open, in words; empty unless it is.
  public var why: String
  /// Who owes what is open; `nil` unless it is open.
  public var debt: Debt?
  /// Where the requirement stands, with the evidence mark of each source.
  public var sources: [CitedSource]
  /// How strongly it binds; `nil` when the policy does not say.
  public var strength: ClauseAttributes.Strength?
  /// Whom it binds; `nil` when the policy does not say.
  public var addressee: String?
  /// How it compares with model texts.
  public var comparisons: [ClauseAttributes.Comparison]
  /// The evidence that it was decided on, each in one line.
  public var evidence: [String]

  /// Whether it keeps the case from being decided, or shows that it is not met.
  public var isDeficient: Bool {
    switch status {
    case .meets, .exempt: false
    case .notShown, .notYetKnown, .discretion, .noLaw, .broken: true
    }
  }

  /// The requirement in one sentence: `(5)(B) not shown to meet: 2.5 years on file, at least 3 years
  /// required`.
  public var sentence: String {
    let head = label.isEmpty ? status.words : "\(label) \(status.words)"
    switch status {
    case .meets, .exempt, .discretion: return head
    case .notShown: return "\(head): \(onFile.spelledOut) on file, \(asked.spelledOut) required"
    case .notYetKnown:
      let open = openFacts.isEmpty ? remarks.first ?? asked : openFacts.joined(separator: ", ")
      return "\(head): \(open.spelledOut); \(why)" + (debt.map { "; \($0.words)" } ?? "")
    case .noLaw(let sentence), .broken(let sentence): return "\(head): \(sentence)"
    }
  }
}

/// A source that a requirement stands in.
public struct CitedSource: Sendable, Hashable {
  /// The source's id in the policy, such as `PC211`.
  public var id: String
  /// The place in it; `nil` when none is given.
  public var pin: String?
  /// The source's title; empty when the policy does not declare it.
  public var title: String
  /// How far it was checked; `nil` when the policy does not say.
  public var grade: SourceDeclaration.Grade?

  /// The source with its place and evidence mark: `PC211, (g)(2) [secondary]`.
  public var words: String {
    [id, pin].compactMap(\.self).joined(separator: ", ") + " [\(grade?.rawValue ?? "no mark")]"
  }
}
