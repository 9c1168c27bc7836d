// SPDX-License-Identifier: Apache-2.0
/// A subject in one period: its facts, and the subjects it belongs to.
public struct CaseRow: Sendable, Hashable {
  /// A fact or measure with the values of its arguments.
  public struct Call: Sendable, Hashable {
    /// The fact's or measure's name.
    public var name: String
    /// The arguments.
    public var arguments: [Value]

    /// A fact or measure with arguments.
    ///
    /// - Parameters:
    ///   - name: The fact's or measure's name.
    ///   - arguments: The arguments.
    public init(_ name: String, _ arguments: [Value]) {
      self.name = name
      self.arguments = arguments
    }
  }

  /// A measure's value that is given and not computed.
  public enum GivenMeasure: Sendable, Hashable {
    /// The value before adjustments, which still run.
    case base(Answer)
    /// The finished value.
    case final(Answer)
  }

  /// The entity's name.
  public var entity: String
  /// The subject's id.
  public var id: String
  /// The period, when a subject has a row for each.
  public var period: Int?
  /// The ids of the subjects it belongs to, by entity.
  public var links: [String: String]
  /// The facts without arguments.
  public var facts: [String: FactRecord]
  /// The facts with arguments.
  public var calls: [Call: FactRecord]
  /// Measures that are given.
  public var measures: [Call: GivenMeasure]

  /// A subject in one period.
  ///
  /// - Parameters:
  ///   - entity: The entity's name.
  ///   - id: The subject's id.
  ///   - period: The period.
  ///   - links: The ids of the subjects it belongs to, by entity.
  ///   - facts: The facts without arguments.
  public init(
    _ entity: String,
    id: String,
    period: Int? = nil,
    links: [String: String] = [:],
    facts: [String: FactRecord] = [:]
  ) {
    self.entity = entity
    self.id = id
    self.period = period
    self.links = links
    self.facts = facts
    calls = [:]
    measures = [:]
  }

  /// What is on file for a fact without arguments, as stated.
  ///
  /// - Parameter name: The fact's name.
  public subscript(name: String) -> Answer? {
    get { facts[name]?.stated }
    set { facts[name] = newValue.map { FactRecord($0) } }
  }

  /// What is on file for a fact.
  ///
  /// - Parameters:
  ///   - name: The fact's name.
  ///   - arguments: Its arguments.
  /// - Returns: The record; `nil` when nothing is.
  public func record(_ name: String, _ arguments: [Value] = []) -> FactRecord? {
    arguments.isEmpty ? facts[name] : calls[Call(name, arguments)]
  }
}
