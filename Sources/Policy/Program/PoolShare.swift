// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// A row's part of a pool that is divided by weights, to a step, the rest by largest fraction.
public struct PoolShare: Sendable, Hashable {
  /// What is divided; evaluated at the row.
  public var pool: Term
  /// The entity whose rows get a part.
  public var entity: Int
  /// The ancestor within which the pool is divided; `nil` for all rows.
  public var parent: Int?
  /// Each member's weight; evaluated at the member.
  public var weight: Term
  /// The step of the parts, in base units.
  public var step: Rational
  /// Who comes first at equal fractions: the higher value, then the next; then the lower id.
  public var ties: [Term]

  /// A row's part of a pool.
  ///
  /// - Parameters:
  ///   - pool: What is divided.
  ///   - entity: The entity whose rows get a part.
  ///   - parent: The ancestor within which the pool is divided.
  ///   - weight: Each member's weight.
  ///   - step: The step of the parts.
  ///   - ties: Who comes first at equal fractions.
  public init(
    pool: Term,
    entity: Int,
    parent: Int?,
    weight: Term,
    step: Rational,
    ties: [Term]
  ) {
    self.pool = pool
    self.entity = entity
    self.parent = parent
    self.weight = weight
    self.step = step
    self.ties = ties
  }
}
