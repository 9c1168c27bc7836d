// SPDX-License-Identifier: Apache-2.0

/// Fisher's exact test of two selection rates, two-sided.
///
/// Given the margins of the two-by-two table, the count of the first group is hypergeometric; the test
/// adds up the chances of all tables that are not more likely than the observed one, with a relative
/// tolerance of 1e-9 that keeps ties together (Fisher 1935; the convention of R and SciPy).
public enum FisherExactTest {
  /// How far above the observed chance another one still counts as equal, relative.
  static let tolerance = 1e-9

  /// The two-sided p value.
  ///
  /// - Parameters:
  ///   - first: One group.
  ///   - second: The other group.
  /// - Returns: The chance of a table at most as likely as the observed one, 0 to 1; 1 where a margin is
  ///   0. Relative error below 1e-9 for totals up to a million.
  /// - Complexity: O(the smallest margin).
  public static func twoSided(_ first: SelectionCount, _ second: SelectionCount) -> Double {
    let selected = first.selected + second.selected
    let lowest = max(0, selected - second.total)
    let highest = min(selected, first.total)
    guard lowest < highest else { return 1 }
    // Weights relative to the mode, step by step: factorials never appear, and nothing overflows.
    let mode = Self.mode(first.total, second.total, selected)
    var weights = Array(repeating: 0.0, count: highest - lowest + 1)
    weights[mode - lowest] = 1
    for count in stride(from: mode, to: highest, by: 1) {
      let step = Self.step(count, first.total, second.total, selected)
      weights[count + 1 - lowest] = weights[count - lowest] * step
    }
    for count in stride(from: mode, to: lowest, by: -1) {
      let step = Self.step(count - 1, first.total, second.total, selected)
      weights[count - 1 - lowest] = weights[count - lowest] / step
    }
    let limit = weights[first.selected - lowest] * (1 + tolerance)
    // Small terms first, so that the sum loses nothing.
    let sorted = weights.sorted()
    let all = sorted.reduce(0, +)
    return min(1, sorted.prefix { $0 <= limit }.reduce(0, +) / all)
  }

  /// The most likely count of the first group.
  private static func mode(_ first: Int, _ second: Int, _ selected: Int) -> Int {
    let lowest = max(0, selected - second)
    let highest = min(selected, first)
    let mode = Int(
      (Double(selected + 1) * Double(first + 1) / Double(first + second + 2)).rounded(.down)
    )
    return min(max(mode, lowest), highest)
  }

  /// The chance of `count + 1` divided by that of `count`.
  private static func step(_ count: Int, _ first: Int, _ second: Int, _ selected: Int) -> Double {
    let up = Double(first - count) * Double(selected - count)
    let down = Double(count + 1) * Double(second - selected + count + 1)
    return up / down
  }
}
