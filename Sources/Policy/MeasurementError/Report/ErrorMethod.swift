// SPDX-License-Identifier: Apache-2.0

/// How probabilities were computed, the most exact way first.
public enum ErrorMethod: String, Sendable, Hashable, CaseIterable, Codable, Comparable {
  /// By intervals of one fact, or of one sum of facts.
  case exact
  /// By the product of parts that share no fact with error.
  case product
  /// By integration over two or three facts that interact.
  case quadrature
  /// By simulation.
  case monteCarlo = "montecarlo"

  /// The more exact one comes first.
  public static func < (left: ErrorMethod, right: ErrorMethod) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
