// SPDX-License-Identifier: Apache-2.0

/// When a program takes both members of a couple: the one place in which definitions of stability differ.
public enum SameProgramRule: String, Sendable, Hashable, CaseIterable {
  /// Both are among the best of its members and the couple, as many as it has seats.
  case bis
  /// There are seats for both, or members that it ranks below one or each of them (McDermid and Manlove).
  case mm
}
