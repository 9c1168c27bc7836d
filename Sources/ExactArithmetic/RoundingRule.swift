// SPDX-License-Identifier: Apache-2.0

/// How an exact number becomes a whole number (or a multiple of a step).
///
/// The raw value is the word a study or a policy writes. For a number q:
/// - `ceil`: the smallest integer not below q; an exact integer stays as it is;
/// - `floor`: the largest integer not above q;
/// - `nearest-half-up`: sign(q)·⌊|q| + 1/2⌋, so 73.5 gives 74 and −2.5 gives −3;
/// - `nearest-half-down`: sign(q)·⌈|q| − 1/2⌉, so 73.5 gives 73;
/// - `nearest-half-even`: the nearest integer, a tie going to the even one;
/// - `none`: the number is left alone.
public enum RoundingRule: String, Sendable, Hashable, CaseIterable, Codable {
  /// Up to the next whole number.
  case ceil
  /// Down to the next whole number.
  case floor
  /// To the nearest, ties away from zero.
  case nearestHalfUp = "nearest-half-up"
  /// To the nearest, ties towards zero.
  case nearestHalfDown = "nearest-half-down"
  /// To the nearest, ties to the even number.
  case nearestHalfEven = "nearest-half-even"
  /// Not at all.
  case none

  /// The rule in words, for a reader who does not know its name.
  public var sentence: String {
    switch self {
    case .ceil: "rounded up to the next whole number; an exact whole number stays"
    case .floor: "rounded down to the whole number below"
    case .nearestHalfUp: "rounded to the nearest whole number, a half goes up"
    case .nearestHalfDown: "rounded to the nearest whole number, a half goes down"
    case .nearestHalfEven: "rounded to the nearest whole number, a half goes to the even one"
    case .none: "not rounded"
    }
  }
}
