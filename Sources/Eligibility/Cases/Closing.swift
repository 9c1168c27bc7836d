// SPDX-License-Identifier: Apache-2.0
public import Evidence
import Policy

/// What a named person decided about a case at a stage, and why.
///
/// An engine never closes a case. Where a license is withheld a second person signs too.
public struct Closing: Sendable, Hashable {
  /// What was decided.
  public enum Action: String, Sendable, Hashable, CaseIterable {
    /// The license of the stage is given.
    case granted
    /// The license of the stage is not given.
    case withheld
    /// The applicant took the application back.
    case withdrawn
    /// The case goes to a committee, and stays open.
    case referred
  }

  /// A person who signs.
  public struct Signature: Sendable, Hashable {
    /// The person's name or initials, as the board keeps them.
    public var name: String
    /// The person's role.
    public var role: String

    /// A person who signs.
    ///
    /// - Parameters:
    ///   - name: The person's name.
    ///   - role: The person's role.
    public init(name: String, role: String) {
      self.name = name
      self.role = role
    }
  }

  /// The policy's id.
  public var pathway: String
  /// The stage that was decided.
  public var stage: String
  /// What was decided.
  public var action: Action
  /// Who signed, the deciding person first.
  public var signatures: [Signature]
  /// The day of the decision.
  public var day: CalendarDate
  /// The written reason.
  public var reason: String

  /// A decision by persons.
  ///
  /// - Parameters:
  ///   - pathway: The policy's id.
  ///   - stage: The stage that was decided.
  ///   - action: What was decided.
  ///   - signatures: Who signed, the deciding person first.
  ///   - day: The day of the decision.
  ///   - reason: The written reason.
  public init(
    pathway: String,
    stage: String,
    action: Action,
    signatures: [Signature],
    day: CalendarDate,
    reason: String
  ) {
    self.pathway = pathway
    self.stage = stage
    self.action = action
    self.signatures = signatures
    self.day = day
    self.reason = reason
  }

  /// What a record lacks to be one; empty for a sound record.
  public var objections: [String] {
    var objections: [String] = []
    if signatures.first.map(\.isComplete) != true {
      objections.append("names the person who decides and the role")
    }
    if reason.isEmpty { objections.append("gives the reason in writing") }
    if action == .withheld {
      let names = Set(signatures.filter(\.isComplete).map(\.name.folded))
      if names.count < 2 {
        objections.append("is signed by a second person where a license is withheld")
      }
    }
    return objections
  }
}

extension String {
  /// A name without the case of its letters and its spaces: one person has one name.
  fileprivate var folded: String { lowercased().filter { !$0.isWhitespace } }
}

extension Closing.Signature {
  fileprivate var isComplete: Bool { !name.isEmpty && !role.isEmpty }
}

extension Closing {
  /// The decision in words: what, by whom in which role, when, why.
  public var words: String {
    let signed = signatures.map { "\($0.name), \($0.role)" }.joined(separator: " and ")
    return "\(action.rawValue) by \(signed) on \(day), reason: \(reason)"
  }
}

extension CaseFile {
  /// The last decision about a stage, whether or not the case is open again.
  ///
  /// - Parameters:
  ///   - pathway: The policy's id.
  ///   - stage: The stage.
  /// - Returns: The decision; `nil` when there is none.
  public func lastClosing(of pathway: String, stage: String?) -> Closing? {
    closings.filter { $0.pathway == pathway && (stage == nil || $0.stage == stage) }
      .max { $0.day < $1.day }
  }

  /// Whether evidence came in after a day for any of some facts.
  ///
  /// - Parameters:
  ///   - day: The day.
  ///   - facts: The facts that a decision rested on.
  ///   - limit: The day of the snapshot; `nil` counts all evidence.
  /// - Returns: Whether any did.
  public func hasEvidence(after day: CalendarDate, for facts: [String], until limit: CalendarDate?)
    -> Bool
  {
    data.rows.values.joined().contains { row in
      facts.contains { name in
        row.facts[name]?.evidence.contains { item in
          guard let received = item.received else { return false }
          return received > day && limit.map { received <= $0 } ?? true
        } ?? false
      }
    }
  }
}
