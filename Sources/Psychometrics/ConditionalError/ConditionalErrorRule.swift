// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// How the standard error of measurement at one raw score (CSEM) is computed.
///
/// For a number-right score x of n items:
/// - `lord`: √(x(n−x)/(n−1)) (Lord 1955);
/// - `binomialN`: √(x(n−x)/n), the plain binomial;
/// - `keats`: lord · √((1−KR20)/(1−KR21)), lord adjusted to a reliability (Keats 1957);
/// - `feldt`: √(Σ_h w_h²·x_h(n_h−x_h)/(n_h−1)) over the strata h of a test blueprint; at a cut the
///   stratum scores are x_h = n_h·x/A, in proportion to x.
///
/// The radicand is exact. Errors from an item response model are deliberately not offered here:
/// they need item parameters.
public enum ConditionalErrorRule: Sendable, Hashable {
  /// Lord's binomial error with n − 1.
  case lord
  /// The binomial error with n.
  case binomialN
  /// Lord's error adjusted by the reliabilities KR-20 and KR-21.
  case keats(kr20: Rational, kr21: Rational)
  /// Lord's error within strata of items, summed.
  case feldt(strata: [ScoreStratum])

  /// The word a study writes.
  public var name: String {
    switch self {
    case .lord: "lord"
    case .binomialN: "binomial-n"
    case .keats: "keats"
    case .feldt: "feldt"
    }
  }

  /// The formula in plain text.
  public var formula: String {
    switch self {
    case .lord: "sqrt(x(n-x)/(n-1))"
    case .binomialN: "sqrt(x(n-x)/n)"
    case .keats: "sqrt(x(n-x)/(n-1)) * sqrt((1-KR20)/(1-KR21))"
    case .feldt: "sqrt(sum over strata of w^2*x(n-x)/(n-1)), stratum scores in proportion"
    }
  }
}

/// A stratum of a test: items of equal weight that are scored right or wrong.
public struct ScoreStratum: Sendable, Hashable {
  /// How many items, 2 or more for an error to exist.
  public let items: Int
  /// The points of one item.
  public let weight: Rational

  /// A stratum.
  ///
  /// - Parameters:
  ///   - items: How many items.
  ///   - weight: The points of one item.
  public init(items: Int, weight: Rational = .one) {
    self.items = items
    self.weight = weight
  }
}

/// What a conditional error needs to know of a test's scoring.
public struct ScoredForm: Sendable, Hashable {
  /// The highest raw score.
  public let maxPoints: Rational
  /// Whether each scored item gives 0 or 1 point and all count alike.
  public let isNumberRight: Bool

  /// A test's scoring.
  ///
  /// - Parameters:
  ///   - maxPoints: The highest raw score.
  ///   - isNumberRight: Whether each scored item gives 0 or 1 point.
  public init(maxPoints: Rational, isNumberRight: Bool) {
    self.maxPoints = maxPoints
    self.isNumberRight = isNumberRight
  }
}
