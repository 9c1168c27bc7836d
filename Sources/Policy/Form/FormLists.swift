// SPDX-License-Identifier: Apache-2.0

/// A list of a row, and when nothing can be missing from it.
public struct FormList: Sendable, Hashable {
  /// The list's place among the facts.
  public var fact: Int
  /// The references that lead to the row that has it; empty where the row itself has it.
  public var through: [FactPart]
  /// On whose rows it is asked for.
  public var owner: Int
  /// The home of its items.
  public var items: Int
  /// The condition under which the list is complete, at the rows that ask for it; `nil` where the rule
  /// names none.
  public var complete: Slot?
}

/// The days that the periods of a list cover.
public struct FormCovered: Sendable, Hashable {
  /// The list.
  public var list: FormList
  /// Which items count, at the items; `nil` for all.
  public var filter: Slot?
  /// How many months the window is long.
  public var months: Int
  /// How many days the window is long.
  public var days: Int
  /// Where the window ends; `nil` without a window.
  public var end: Slot?
  /// Where a period ends that is ongoing; `nil` where nothing says it.
  public var today: Slot?

  /// The operands at the owner's row.
  var outer: [Slot] { [list.complete, end, today].compactMap { $0 } }
}

/// The highest value of a field among the items of a list.
public struct FormBest: Sendable, Hashable {
  /// The list.
  public var list: FormList
  /// The field's value at each item.
  public var value: Slot
  /// Which items count, at the items; `nil` for all.
  public var filter: Slot?
}
