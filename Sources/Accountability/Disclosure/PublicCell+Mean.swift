// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

extension PublicCell {
  /// The mean of printed cells, such as the values of several years.
  ///
  /// It is made of the printed numbers, never of the unrounded ones, so that it tells nothing that
  /// they do not tell; where one of them is masked, so is the mean: two means that overlap give the
  /// difference of the years that they do not share (x_Y − x_{Y−k} = k (A_Y − A_{Y−1})).
  ///
  /// - Parameters:
  ///   - cells: The printed cells.
  ///   - places: The places to which the mean is rounded, half up.
  /// - Returns: The mean; suppressed where a cell is, a word where one has no number.
  public static func mean(of cells: [PublicCell], places: Int) -> PublicCell {
    if cells.contains(where: \.isSuppressed) { return .suppressed(.derived) }
    let numbers = cells.compactMap(\.number)
    guard numbers.count == cells.count, let mean = numbers.mean() else {
      return .text("not available")
    }
    let step = (0..<places).reduce(Rational.one) { step, _ in step / 10 }
    return .value(mean.rounded(.nearestHalfUp, step: step), places: places)
  }
}
