// SPDX-License-Identifier: Apache-2.0

/// One line of a public release: a unit's students of a group, as far as they may be told.
public struct PublicRow: Sendable, Hashable {
  /// The unit's id.
  public let unit: String
  /// Year and subject.
  public let cohort: String
  /// The group's name.
  public let group: String
  /// How many students take part in index and share.
  public let students: PublicCell
  /// How many have no level.
  public let undetermined: PublicCell
  /// The percent at a proficient level, to 0.1.
  public let proficient: PublicCell
  /// The index of levels, to 0.1.
  public let index: PublicCell
  /// What follows from the index: points, level, distance, goal, mean of years, trace, by name.
  public let derived: [String: PublicCell]
}

/// What a mask covers.
enum RowMask: Sendable, Hashable {
  /// Everything is told.
  case open
  /// Share, index and what follows are masked; the number of students is told.
  case rates(Suppression)
  /// Everything is masked.
  case whole(Suppression)

  /// Why the number of students is masked.
  var studentsReason: Suppression.Reason? {
    if case .whole(let suppression) = self { suppression.reason } else { nil }
  }

  /// Why share and index are masked.
  var ratesReason: Suppression.Reason? {
    switch self {
    case .open: nil
    case .rates(let suppression), .whole(let suppression): suppression.reason
    }
  }
}
