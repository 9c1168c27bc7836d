// SPDX-License-Identifier: Apache-2.0
public import Policy

/// Where a case stands at the stage that is asked: how many requirements are met, not shown, open.
public struct Standing: Sendable, Hashable {
  /// Requirements that are met.
  public private(set) var met = 0
  /// Requirements that are not shown to be met.
  public private(set) var notShown = 0
  /// Requirements of which something is not known yet.
  public private(set) var unknown = 0
  /// Requirements that only a named person can judge.
  public private(set) var discretion = 0
  /// Whether no law is known to be in force on the day of the case.
  public private(set) var lacksLaw = false
  /// Requirements that cannot be decided: the rule or the data is broken.
  public private(set) var broken = 0

  /// Counts the requirements of a checklist; what does not apply is not counted.
  ///
  /// - Parameter items: The requirements.
  public init(_ items: [ChecklistItem]) {
    for item in items {
      switch item.status {
      case .meets: met += 1
      case .notShown: notShown += 1
      case .notYetKnown: unknown += 1
      case .discretion: discretion += 1
      case .noLaw: lacksLaw = true
      case .broken: broken += 1
      case .exempt: continue
      }
    }
  }

  /// Whether the evidence shows every requirement.
  public var isComplete: Bool {
    notShown + unknown + discretion + broken == 0 && met > 0 && !lacksLaw
  }

  /// The standing in words: `not decided: 1 not met, 2 unknown`.
  ///
  /// What the evidence shows decides nothing: that takes a person.
  public var words: String { "not decided: \(evidence)" }

  /// What the evidence shows, in words: `1 not met, 2 unknown`.
  public var evidence: String {
    if isComplete { return "every requirement is met, a named person decides" }
    if lacksLaw { return "no law known to be in force on the day of the case" }
    let counts = [
      (notShown, "not met"), (unknown, "unknown"), (discretion, "open to discretion"),
      (broken, "broken"),
    ]
    let told = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return told.isEmpty ? "nothing is asked at this stage" : told.joined(separator: ", ")
  }
}

extension PathwayReview {
  /// Where the case stands at the stage that is asked.
  public var standing: Standing { Standing(items) }

  /// The requirements that keep the case open or are not shown, in the order of the law.
  public var deficiencies: [ChecklistItem] { items.filter(\.isDeficient) }

  /// The weakest grade among the sources of the requirements; `nil` when no source says.
  public var weakestGrade: SourceDeclaration.Grade? {
    parts.flatMap(\.items).flatMap(\.sources).compactMap(\.grade).max { $0.strength > $1.strength }
  }
}

extension SourceDeclaration.Grade {
  /// A greater number for a source that was checked better.
  fileprivate var strength: Int {
    switch self {
    case .official: 2
    case .secondary: 1
    case .unverified: 0
    }
  }
}
