// SPDX-License-Identifier: Apache-2.0

/// One thing that is wrong, doubtful or worth a note in a panel's data.
///
/// A finding names its place by panelist key, round and item, the value as read, the rule and the
/// remedy. It is collected in lists; where an operation cannot go on, it is thrown.
public struct PanelFinding: Error, Sendable, Hashable {
  /// How grave a finding is.
  public enum Severity: String, Sendable, Hashable, CaseIterable {
    /// The data cannot be used as they are.
    case error
    /// The data are used; someone should look.
    case warning
    /// The data are used; a reader should know.
    case note
  }

  /// Where in a panel's data a finding stands.
  public struct Place: Sendable, Hashable {
    /// The round, counted from 1.
    public let round: Int?
    /// The panelist's key.
    public let panelist: String?
    /// The item's key.
    public let item: String?
    /// Another place, such as `conversion, raw 74`.
    public let other: String?

    /// A place.
    ///
    /// - Parameters:
    ///   - round: The round.
    ///   - panelist: The panelist's key.
    ///   - item: The item's key.
    ///   - other: Another place in words.
    public init(
      round: Int? = nil,
      panelist: String? = nil,
      item: String? = nil,
      other: String? = nil
    ) {
      self.round = round
      self.panelist = panelist
      self.item = item
      self.other = other
    }

    /// The place in words: `round 1, panelist P3, item 17`.
    public var words: String {
      [
        round.map { "round \($0)" }, panelist.map { "panelist \($0)" }, item.map { "item \($0)" },
        other,
      ].compactMap { $0 }.joined(separator: ", ")
    }
  }

  /// How grave the finding is.
  public let severity: Severity
  /// A stable code for programs, such as `off-scale`.
  public let code: String
  /// Where it stands.
  public let place: Place
  /// The value as read; empty when a value is missing.
  public let value: String
  /// What is wrong, as a rule.
  public let rule: String
  /// What to do.
  public let remedy: String

  /// A finding.
  ///
  /// - Parameters:
  ///   - severity: How grave it is.
  ///   - code: A stable code.
  ///   - place: Where it stands.
  ///   - value: The value as read.
  ///   - rule: What is wrong.
  ///   - remedy: What to do.
  public init(
    _ severity: Severity,
    code: String,
    place: Place,
    value: String = "",
    rule: String,
    remedy: String
  ) {
    self.severity = severity
    self.code = code
    self.place = place
    self.value = value
    self.rule = rule
    self.remedy = remedy
  }

  /// The finding in one sentence: place, value in quotes, rule; remedy.
  public var sentence: String {
    let start = place.words
    let quoted = value.isEmpty ? "" : "\"\(value)\""
    let head = [start, quoted].filter { !$0.isEmpty }.joined(separator: ", ")
    return (head.isEmpty ? rule : "\(head): \(rule)") + "; " + remedy
  }
}
