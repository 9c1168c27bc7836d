// SPDX-License-Identifier: Apache-2.0

/// Log-odds that are straight in the number of ranks between knots, and bend at the knots.
///
/// The columns are (x − k)⁺ = max(x − k, 0) for each knot k: the first coefficient is the slope from the
/// first knot on, each further one the change of slope at its knot.
struct RankSpline: Hashable, Sendable {
  /// The knots in ascending order.
  var knots: [Int]

  /// The spline with the knots that these numbers of ranks can tell from a constant and from the knots
  /// before them.
  init(knots: [Int], toldApartBy ranks: [Int]) {
    var basis = [ranks.map { _ in 1.0 }]
    self.knots = knots.filter { knot in
      let column = ranks.map { Double(max($0 - knot, 0)) }
      var rest = column
      for other in basis {
        let share = Self.dot(rest, other) / Self.dot(other, other)
        rest = zip(rest, other).map { $0 - share * $1 }
      }
      // Whole numbers of ranks: what is left is either far above rounding or nothing.
      guard Self.dot(rest, rest) > 1e-9 * Self.dot(column, column) else { return false }
      basis.append(rest)
      return true
    }
  }

  private static func dot(_ left: [Double], _ right: [Double]) -> Double {
    zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The columns of a number of ranks.
  func row(_ ranks: Int) -> [Double] { knots.map { Double(max(ranks - $0, 0)) } }
}

/// Numbers of ranks that are shown together: from a knot to just before the next.
public struct RankRange: Sendable, Hashable, CustomStringConvertible {
  /// The lowest number of ranks.
  public let lowest: Int
  /// The highest number of ranks; `nil` when there is no upper end.
  public let highest: Int?

  /// The ranges between knots; what lies below the first knot is with the first range.
  ///
  /// - Parameter knots: The knots in ascending order.
  /// - Returns: One range for each knot.
  static func between(_ knots: [Int]) -> [RankRange] {
    knots.indices.map { place in
      RankRange(
        lowest: place == 0 ? min(1, knots[place]) : knots[place],
        highest: place + 1 < knots.count ? knots[place + 1] - 1 : nil
      )
    }
  }

  /// Whether a number of ranks is in the range.
  func contains(_ ranks: Int) -> Bool { lowest <= ranks && ranks <= highest ?? .max }

  /// The range as printed, such as `5-7`, `4` or `15 or more`.
  public var description: String {
    guard let highest else { return "\(lowest) or more" }
    return highest == lowest ? "\(lowest)" : "\(lowest)-\(highest)"
  }
}
