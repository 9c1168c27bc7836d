// SPDX-License-Identifier: Apache-2.0

/// A number of a chart: where it stands, and how it is printed.
///
/// The chart never formats a value. The caller prints the exact number (a rational, a rounded
/// score, "not published") and gives its place on the axis as a `Double`; so the same digits stand
/// in the picture, in its table twin and in the report.
///
/// A value that is not finite has no place: its mark is left out of the picture, a line under the
/// chart says how many were left out, and the table keeps the printed text.
public struct ChartNumber: Sendable, Hashable {
  /// The place on the axis, in the axis's unit.
  public let value: Double
  /// The number as printed, such as `73.57`, `33 %` or `.80`.
  public let text: String

  /// A number with its place and its printed form.
  ///
  /// - Parameters:
  ///   - value: The place on the axis.
  ///   - text: The number as printed.
  public init(_ value: Double, _ text: String) {
    self.value = value
    self.text = text
  }

  var isFinite: Bool { value.isFinite && abs(value) < 1e12 }
}

/// A point of a curve with both numbers as printed.
public struct ChartPoint: Sendable, Hashable {
  /// The number on the horizontal axis.
  public let x: ChartNumber
  /// The number on the vertical axis.
  public let y: ChartNumber

  /// A point from its two numbers.
  ///
  /// - Parameters:
  ///   - x: The number on the horizontal axis.
  ///   - y: The number on the vertical axis.
  public init(x: ChartNumber, y: ChartNumber) {
    self.x = x
    self.y = y
  }

  var isFinite: Bool { x.isFinite && y.isFinite }
}
