// SPDX-License-Identifier: Apache-2.0

/// Where a term is translated: on whose rows, and what its variables stand for.
struct SQLContext {
  /// The rows.
  var scope: RowScope
  /// The entity whose rows these are, or that has the list whose elements they are.
  var entity: Int
  /// What parameters and list elements stand for, with the rows that know it.
  var variables: [Int: (value: Carried, scope: RowScope)] = [:]
  /// The periods that variables of windows stand for.
  var periods: [Int: PeriodFrame] = [:]
  /// The stage before an adjustment.
  var previous: (value: Carried, scope: RowScope)?

  /// The rows of an entity, without variables.
  init(_ scope: RowScope, entity: Int) {
    self.scope = scope
    self.entity = entity
  }

  /// The arithmetic of these rows.
  var arithmetic: ScaledArithmetic { ScaledArithmetic(scope: scope) }
}
