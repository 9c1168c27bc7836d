// SPDX-License-Identifier: Apache-2.0

/// A smallest change of evidence or of a parameter that alters the decision.
public struct Flip: Sendable, Hashable, Codable {
  /// What kind of change it is; changes of a kind stand together under its words.
  public enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
    /// Another choice or other evidence, of which nothing more is said.
    case plain
    /// What the person or body judged can bring about.
    case changeable
    /// What would have to be otherwise, whoever could bring it about.
    case different
    /// Evidence that would decide an open case as met.
    case showsMet = "shows-met"
    /// Evidence that would decide an open case as not met.
    case showsNotMet = "shows-not-met"

    /// The words above changes of this kind; `nil` where there are none.
    public var heading: String? {
      switch self {
      case .plain: nil
      case .changeable: "What the one judged can change:"
      case .different: "It would be different if:"
      case .showsMet: "What evidence would show that it is met:"
      case .showsNotMet: "What evidence would show that it is not met:"
      }
    }
  }

  /// What would change, in words: `without panelist P7`.
  public let change: String
  /// What the decision would then be: `75`.
  public let result: String
  /// What kind of change it is.
  public let kind: Kind

  /// A change and its result.
  ///
  /// - Parameters:
  ///   - change: What would change.
  ///   - result: What the decision would then be.
  ///   - kind: What kind of change it is.
  public init(change: String, result: String, kind: Kind = .plain) {
    self.change = change
    self.result = result
    self.kind = kind
  }
}
