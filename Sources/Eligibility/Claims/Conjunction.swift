// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// Two published shares of the same people: who meets one condition, and who meets both.
///
/// Whoever meets both meets each, so a rule that asks for both lets in at most as many as the
/// stricter condition alone; the ratio says how much stricter it was among these people.
public struct Conjunction: Sendable, Hashable {
  /// The share that meets the one condition.
  public let one: Claim
  /// The share that meets both.
  public let both: Claim
  /// How many meet the one condition for each that meets both, exactly as printed.
  public let ratio: Rational
  /// The least and the greatest ratio that the printed digits allow, by half a unit of the last.
  public let bounds: (low: Rational, high: Rational)

  /// Two shares of the same people.
  ///
  /// - Parameters:
  ///   - one: The share that meets the one condition, in per cent.
  ///   - both: The share that meets both, in per cent.
  /// - Throws: `ConjunctionError` when the two cannot stand in such an example.
  public init(one: Claim, both: Claim) throws(ConjunctionError) {
    guard case .percent(let first) = one.value.reading else { throw .noShare(one.name) }
    guard case .percent(let second) = both.value.reading, second > .zero else {
      throw .noShare(both.name)
    }
    guard let people = one.population, let others = both.population,
      ClaimText.folded(people) == ClaimText.folded(others)
    else { throw .otherPeople(one.name, both.name) }
    guard second <= first else { throw .moreMeetBoth(one.name, both.name) }
    let firstHalf = Self.halfUnit(one.value)
    let secondHalf = Self.halfUnit(both.value)
    // With 0.4 % printed as 0 % the share could be any small one, and the ratio has no limit.
    guard second > secondHalf else { throw .tooCoarse(both.name) }
    self.one = one
    self.both = both
    ratio = first / second
    bounds = (
      low: (first - firstHalf) / (second + secondHalf),
      high: (first + firstHalf) / (second - secondHalf)
    )
  }

  /// Half a unit of the last printed digit.
  private static func halfUnit(_ value: ClaimValue) -> Rational {
    (0..<value.places).reduce(Rational.half) { unit, _ in unit / Rational(10) }
  }

  /// Equal when they are of the same two claims.
  public static func == (left: Self, right: Self) -> Bool {
    left.one == right.one && left.both == right.both
  }

  /// Hashes the two claims.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(one)
    hasher.combine(both)
  }
}
