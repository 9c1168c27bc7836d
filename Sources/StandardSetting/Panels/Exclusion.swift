// SPDX-License-Identifier: Apache-2.0

/// A record that takes a panelist, an item or a round out of computation, or back in.
///
/// Nothing is deleted: from the first exclusion on, every output that shows the cut shows it with
/// and without. Taking back in is a new record.
public struct Exclusion: Sendable, Hashable {
  /// What is excluded.
  public enum Target: Sendable, Hashable {
    /// A panelist, by key.
    case panelist(String)
    /// An item, by key.
    case item(String)
    /// A round, by number.
    case round(Int)

    /// The target in words.
    public var words: String {
      switch self {
      case .panelist(let key): "panelist \(key)"
      case .item(let key): "item \(key)"
      case .round(let number): "round \(number)"
      }
    }
  }

  /// What is excluded or taken back in.
  public let target: Target
  /// Whether the record takes the target back in.
  public let isReinclusion: Bool
  /// Why, in at least ten characters.
  public let reason: String
  /// Who decided, as a role or key.
  public let actor: String
  /// When, as an ISO 8601 time in UTC.
  public let time: String
  /// Whether the actor had been shown totals of a round before.
  public private(set) var isAfterLook: Bool

  /// A record.
  ///
  /// - Parameters:
  ///   - target: What is excluded or taken back in.
  ///   - isReinclusion: Whether it is taken back in.
  ///   - reason: Why, in at least ten characters.
  ///   - actor: Who decided.
  ///   - time: When.
  ///   - isAfterLook: Whether the actor had been shown totals of a round before.
  /// - Throws: A finding when the reason is too short, or actor or time is blank.
  public init(
    _ target: Target,
    isReinclusion: Bool = false,
    reason: String,
    actor: String,
    time: String,
    isAfterLook: Bool = false
  ) throws(PanelFinding) {
    func refusal(_ value: String, _ rule: String, _ remedy: String) -> PanelFinding {
      PanelFinding(
        .error,
        code: "exclusion",
        place: .init(other: "exclusion of \(target.words)"),
        value: value,
        rule: rule,
        remedy: remedy
      )
    }
    guard reason.visibleCount >= 10 else {
      throw refusal(reason, "a reason has at least 10 characters", "give the reason in words")
    }
    guard actor.visibleCount > 0, time.visibleCount > 0 else {
      throw refusal("", "an exclusion names its actor and time", "add the actor and the time")
    }
    self.target = target
    self.isReinclusion = isReinclusion
    self.reason = reason
    self.actor = actor
    self.time = time
    self.isAfterLook = isAfterLook
  }
}

/// A moment at which somebody was shown the totals of a round.
public struct TotalsShown: Sendable, Hashable {
  /// Who was shown them, as a role or key.
  public let actor: String
  /// When, as an ISO 8601 time in UTC.
  public let time: String

  /// A moment.
  ///
  /// - Parameters:
  ///   - actor: Who was shown the totals.
  ///   - time: When.
  public init(actor: String, time: String) {
    self.actor = actor
    self.time = time
  }
}

extension Exclusion {
  /// The record, flagged when its actor had seen totals by then.
  ///
  /// - Parameter showings: What was shown to whom; times in the form of the record's.
  /// - Returns: The record with its flag.
  public func flagged(after showings: [TotalsShown]) -> Exclusion {
    var result = self
    if showings.contains(where: { $0.actor == actor && $0.time <= time }) {
      result.isAfterLook = true
    }
    return result
  }
}

/// All records of exclusion in their order, and what they leave out.
public struct ExclusionLedger: Sendable, Hashable {
  /// The records, oldest first.
  public let records: [Exclusion]
  /// What is done with the cut when items are excluded.
  public let itemRule: ExcludedItemRule

  /// A ledger.
  ///
  /// - Parameters:
  ///   - records: The records, oldest first.
  ///   - itemRule: What is done with the cut when items are excluded.
  public init(_ records: [Exclusion] = [], itemRule: ExcludedItemRule = .shortenTest) {
    self.records = records
    self.itemRule = itemRule
  }

  /// What is excluded after the last record.
  public var current: Set<Exclusion.Target> {
    var result: Set<Exclusion.Target> = []
    for record in records {
      if record.isReinclusion {
        result.remove(record.target)
      } else {
        result.insert(record.target)
      }
    }
    return result
  }

  /// The keys of excluded panelists.
  public var panelists: Set<String> {
    Set(
      current.compactMap {
        guard case .panelist(let key) = $0 else { return nil }
        return key
      }
    )
  }

  /// The keys of excluded items.
  public var items: Set<String> {
    Set(
      current.compactMap {
        guard case .item(let key) = $0 else { return nil }
        return key
      }
    )
  }

  /// The numbers of excluded rounds.
  public var rounds: Set<Int> {
    Set(
      current.compactMap {
        guard case .round(let number) = $0 else { return nil }
        return number
      }
    )
  }
}

/// What excluding an item does to the cut.
public enum ExcludedItemRule: String, Sendable, Hashable, CaseIterable {
  /// The item's points leave the test: the cut is on the shorter test.
  case shortenTest = "shorten-test"
  /// The cut is rescaled to the whole test: c · (points of the test / points judged).
  case keepScale = "keep-scale"

  /// The rule in words, as printed beside the cut.
  public var sentence: String {
    switch self {
    case .shortenTest: "the points of excluded items leave the test"
    case .keepScale: "cuts are rescaled by the test's points over the points judged"
    }
  }
}

/// A result with every record in force and as if nothing were excluded.
public struct BothWays<Result: Sendable & Hashable>: Sendable, Hashable {
  /// The result with the exclusions in force.
  public let withExclusions: Result
  /// The result as if nothing were excluded.
  public let withoutExclusions: Result

  /// Both results of one computation.
  ///
  /// - Parameters:
  ///   - ledger: The exclusions.
  ///   - compute: The computation, called with the ledger and with an empty one.
  public init(_ ledger: ExclusionLedger, _ compute: (ExclusionLedger) -> Result) {
    withExclusions = compute(ledger)
    withoutExclusions = compute(ExclusionLedger(itemRule: ledger.itemRule))
  }
}
