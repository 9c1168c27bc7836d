// SPDX-License-Identifier: Apache-2.0

/// Did you mean? The nearest of the names that exist.
public enum Suggestion {
  /// `; did you mean "kind"?`, or nothing when no name is near.
  ///
  /// - Parameters:
  ///   - text: What was written.
  ///   - names: What exists.
  public static func sentence(for text: String, among names: [String]) -> String {
    nearest(to: text, among: names).map { "; did you mean \"\($0)\"?" } ?? ""
  }

  /// The name within a third of its length in edits, the nearest first, then the first by order.
  ///
  /// - Parameters:
  ///   - text: What was written.
  ///   - names: What exists.
  public static func nearest(to text: String, among names: [String]) -> String? {
    let typed = Array(text.lowercased().unicodeScalars.prefix(64))
    let ranked = names.map { name in
      (name: name, distance: distance(typed, Array(name.lowercased().unicodeScalars.prefix(64))))
    }
    guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
    return best.distance <= max(1, best.name.count / 3) ? best.name : nil
  }

  /// Edits (insert, delete, replace, swap of neighbours) from one text to another.
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var before = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        var best = min(current[column] + 1, last[column + 1] + 1)
        best = min(best, last[column] + (letter == other ? 0 : 1))
        if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
          best = min(best, before[column - 1] + 1)
        }
        current.append(best)
      }
      before = last
      last = current
    }
    return last[right.count]
  }
}
