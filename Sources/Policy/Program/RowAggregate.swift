// SPDX-License-Identifier: Apache-2.0

/// A number over the rows of an entity: all of them, or the members of one ancestor.
public struct RowAggregate: Sendable, Hashable {
  /// What is computed.
  public var operation: Aggregate.Operation
  /// Each member's value, a condition for `share`.
  ///
  /// `nil` for `count`. Evaluated at the member.
  public var value: Term?
  /// The entity whose rows count, a place in `entities`.
  public var entity: Int
  /// The ancestor whose members count, a place in `entities`; `nil` for all rows.
  public var parent: Int?
  /// Which members count; evaluated at the member.
  public var filter: Term?
  /// How much each member counts; evaluated at the member.
  public var weight: Term?
  /// What unknown members do.
  public var unknowns: UnknownPolicy

  /// A number over the rows of an entity.
  ///
  /// - Parameters:
  ///   - operation: What is computed.
  ///   - value: Each member's value.
  ///   - entity: The entity whose rows count.
  ///   - parent: The ancestor whose members count.
  ///   - filter: Which members count.
  ///   - weight: How much each member counts.
  ///   - unknowns: What unknown members do.
  public init(
    _ operation: Aggregate.Operation,
    value: Term?,
    entity: Int,
    parent: Int?,
    filter: Term?,
    weight: Term?,
    unknowns: UnknownPolicy
  ) {
    self.operation = operation
    self.value = value
    self.entity = entity
    self.parent = parent
    self.filter = filter
    self.weight = weight
    self.unknowns = unknowns
  }
}
