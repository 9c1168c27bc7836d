// SPDX-License-Identifier: Apache-2.0
import Policy

/// What became of cases, counted for whoever evaluates a program: no ids, no facts, no small counts.
///
/// Counts of a few people could name them; they are held back, with as many others as it takes that
/// nobody can compute them from the totals.
public struct OutcomeExport: Sendable {
  /// What became of a case at a stage.
  public enum State: String, Sendable, CaseIterable {
    /// No person decided yet, and the evidence shows every requirement.
    case complete = "open, every requirement met"
    /// No person decided yet, and something is open or not shown.
    case open = "open, requirements to show"
    /// The license of the stage was given.
    case granted
    /// The license of the stage was withheld.
    case withheld
    /// The application was taken back.
    case withdrawn
  }

  /// A row of counts.
  public struct Row: Sendable {
    /// The policy's id.
    public var pathway: String
    /// The stage; `nil` where the policy names none.
    public var stage: String?
    /// A count for each state, in the order of `State.allCases`; `nil` for one that is held back.
    public var counts: [Int?]
  }

  /// The rows, by pathway and stage.
  public let rows: [Row]
  /// The smallest count that is shown, beside 0.
  public let smallest: Int

  /// Counts cases.
  ///
  /// - Parameters:
  ///   - reviews: The reviews.
  ///   - smallest: The smallest count that is shown.
  public init(_ reviews: [PathwayReview], smallest: Int) {
    self.smallest = smallest
    struct Group: Hashable {
      let pathway: String
      let stage: String?
    }
    var order: [Group] = []
    var counts: [Group: [Int]] = [:]
    for review in reviews {
      let group = Group(pathway: review.pathway.id, stage: review.stage)
      if counts[group] == nil { order.append(group) }
      let place = State.allCases.firstIndex(of: Self.state(review)) ?? 0
      counts[group, default: Array(repeating: 0, count: State.allCases.count)][place] += 1
    }
    let shown = SmallCells(smallest: smallest).shown(order.map { counts[$0] ?? [] })
    rows = zip(order, shown).map { Row(pathway: $0.pathway, stage: $0.stage, counts: $1) }
  }

  private static func state(_ review: PathwayReview) -> State {
    guard case .closed(let closing) = review.decided else {
      return review.standing.isComplete ? .complete : .open
    }
    switch closing.action {
    case .granted: return .granted
    case .withheld: return .withheld
    case .withdrawn: return .withdrawn
    case .referred: return .open
    }
  }
}
