// SPDX-License-Identifier: Apache-2.0

/// Why two claims are no example of a double condition.
public enum ConjunctionError: Error, Sendable, Hashable {
  /// A claim is no share in per cent above 0.
  case noShare(String)
  /// The two do not speak of the same stated people.
  case otherPeople(String, String)
  /// More are said to meet both conditions than one of them.
  case moreMeetBoth(String, String)
  /// The printed digits of the smaller share do not keep it above 0.
  case tooCoarse(String)

  /// The reason in a clause with the claims' names.
  public var words: String {
    switch self {
    case .noShare(let name): "\"\(name)\" is no share in per cent above 0"
    case .otherPeople(let one, let both):
      "\"\(one)\" and \"\(both)\" do not speak of the same stated people"
    case .moreMeetBoth(let one, let both):
      "\"\(both)\" is larger than \"\(one)\", but whoever meets both conditions meets each"
    case .tooCoarse(let name): "\"\(name)\" is printed too coarsely for a ratio"
    }
  }
}
