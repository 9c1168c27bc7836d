// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

extension LevelScheme {
  /// One way in which students can have reached the levels, where only their number and index are
  /// known: of all ways the one whose share of proficient students lies nearest to a half.
  ///
  /// Where even that one lies near 0 or 1, the index says so of every way.
  ///
  /// - Parameters:
  ///   - students: How many students have a level with a weight.
  ///   - index: Their index, rounded half up to 0.1.
  ///   - undetermined: How many have a level without a weight.
  /// - Returns: How many reached each level; `nil` where no way has that index.
  /// - Complexity: O(students · levels³ · span of weights).
  public func split(_ students: Int, index: Rational, undetermined: Int) -> [Int]? {
    guard let tenths = (index * 10).integer else { return nil }
    let weighted = weights.indices.filter { weights[$0] != nil }
    // An index between two that so many students can have is none.
    let range = RowRange.sums(tenths: tenths, over: students, times: 10 * factor).filter { sum in
      students > 0
        && Rational(10 * factor * sum, students).rounded(.nearestHalfUp).integer == tenths
    }
    let span = (weights.compactMap(\.self).max() ?? 0) - (weights.compactMap(\.self).min() ?? 0)
    var best: (counts: [Int], distance: Int)?
    func take(_ counts: [Int]) {
      let passed = zip(counts, proficient).reduce(0) { $1.1 ? $0 + $1.0 : $0 }
      let distance = abs(2 * passed - students)
      if distance < best?.distance ?? .max { best = (counts, distance) }
    }
    // Two levels and a few students at a third one: their weights reach every sum that any way does.
    for low in weighted {
      for high in weighted {
        for third in weighted {
          for few in 0...min(students, span) {
            let (a, b) = (weights[low] ?? 0, weights[high] ?? 0)
            let rest = students - few
            for sum in range {
              let missing = sum - few * (weights[third] ?? 0) - a * rest
              guard a == b ? missing == 0 : missing % (b - a) == 0 else { continue }
              let above = a == b ? 0 : missing / (b - a)
              guard (0...rest).contains(above) else { continue }
              var counts = [Int](repeating: 0, count: weights.count)
              counts[third] += few
              counts[low] += rest - above
              counts[high] += above
              take(counts)
            }
          }
        }
      }
    }
    guard var counts = best?.counts else { return nil }
    if let place = weights.firstIndex(where: { $0 == nil }) { counts[place] = undetermined }
    return counts
  }
}
