// SPDX-License-Identifier: Apache-2.0

/// A number that may be known by its bounds only.
///
/// Where the value is known both ends are equal to it. Where it is not, an end that is unknown is open
/// to its side. A number without bounds has its value for both ends.
public struct FormRange: Sendable, Hashable {
  /// The value.
  public var value: Slot
  /// The lower end.
  public var lower: Slot
  /// The upper end.
  public var upper: Slot

  /// A value without bounds.
  init(_ value: Slot) { self.init(value, value, value) }

  /// A value between two ends.
  init(_ value: Slot, _ lower: Slot, _ upper: Slot) {
    self.value = value
    self.lower = lower
    self.upper = upper
  }

  /// Whether it has no bounds beyond its value.
  var isPlain: Bool { lower == value && upper == value }

  /// All slots, each once.
  var slots: [Slot] { isPlain ? [value] : [value, lower, upper] }

  /// The same after a change of each slot.
  func mapped(_ change: (Slot) throws(Unsayable) -> Slot) throws(Unsayable) -> FormRange {
    if isPlain { return FormRange(try change(value)) }
    return FormRange(try change(value), try change(lower), try change(upper))
  }
}
