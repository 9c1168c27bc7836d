// SPDX-License-Identifier: Apache-2.0

/// The interval of a share by Wilson's score test.
///
/// `centre = (p + z²/2n) / (1 + z²/n)`, `half = z/(1 + z²/n) · √(p(1−p)/n + z²/4n²)` (Wilson 1927). It
/// stays within 0 and 1, and is no point where the share is 0 or 1.
public struct WilsonInterval: Sendable, Hashable {
  /// The lower end, a share.
  public let lower: Double
  /// The upper end, a share.
  public let upper: Double

  /// The interval of a share.
  ///
  /// - Parameters:
  ///   - share: The share, 0 to 1.
  ///   - count: Of how many; 0 or less gives `nil`.
  ///   - quantile: The quantile of the normal distribution, which a rule book gives.
  public init?(share: Double, of count: Int, quantile: Double) {
    guard count > 0, (0...1).contains(share) else { return nil }
    let (n, square) = (Double(count), quantile * quantile)
    let shrink = 1 + square / n
    let centre = (share + square / (2 * n)) / shrink
    let spread = share * (1 - share) / n + square / (4 * n * n)
    let half = quantile / shrink * spread.squareRoot()
    // The formula gives the ends 0 and 1 exactly; rounding does not.
    lower = share == 0 ? 0 : max(0, centre - half)
    upper = share == 1 ? 1 : min(1, centre + half)
  }
}
