// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

/// The judges' figures of a compromise method, one row for each panelist, in raw points and shares.
///
/// The mean and the variance (n − 1) of a column are exact for the cut and binary for resamples.
struct CompromiseJudgments: Sendable {
  let panelists: [String]
  /// Rows parallel to `panelists`.
  let rows: [[Rational]]
  private let binaryRows: [[Double]]

  init(panelists: [String], rows: [[Rational]], method: String) throws(MethodError) {
    guard !panelists.isEmpty else {
      throw MethodError(
        .empty,
        at: method,
        "no judgments",
        rule: "a compromise needs at least one judge",
        remedy: "add the judgments, or leave the method out"
      )
    }
    var seen: Set<String> = []
    for panelist in panelists where !seen.insert(panelist).inserted {
      throw MethodError(
        .duplicate,
        at: "\(method), panelist `\(panelist)`",
        "judged twice",
        rule: "each panelist gives one compromise judgment",
        remedy: "keep one row for the panelist"
      )
    }
    self.panelists = panelists
    self.rows = rows
    binaryRows = rows.map { $0.map(\.double) }
  }

  /// The exact mean of a column.
  func mean(_ column: Int) -> Rational {
    rows.map { $0[column] }.sum() / Rational(rows.count)
  }

  /// The exact variance (n − 1) of a column; zero for a single judge.
  func variance(_ column: Int) -> Rational {
    guard rows.count > 1 else { return .zero }
    let centre = mean(column)
    let squares = rows.map { ($0[column] - centre) * ($0[column] - centre) }.sum()
    return squares / Rational(rows.count - 1)
  }

  /// The mean of a column when judges count as often as they were drawn; `nil` when none was.
  func mean(_ column: Int, counts: [Int]) -> Double? {
    let total = counts.reduce(0, +)
    guard total > 0 else { return nil }
    var sum = 0.0
    for (row, count) in zip(binaryRows, counts) { sum += Double(count) * row[column] }
    return sum / Double(total)
  }

  /// The variance (n − 1) of a column in a resample; zero when all drawn values are equal.
  func variance(_ column: Int, counts: [Int]) -> Double {
    let total = counts.reduce(0, +)
    guard total > 1, let centre = mean(column, counts: counts) else { return 0 }
    let drawn = zip(binaryRows, counts).filter { $0.1 > 0 }.map { $0.0[column] }
    // Equal values have a mean that may differ from them in the last bit.
    guard drawn.contains(where: { $0 != drawn[0] }) else { return 0 }
    var squares = 0.0
    for (row, count) in zip(binaryRows, counts) {
      squares += Double(count) * (row[column] - centre) * (row[column] - centre)
    }
    return squares / Double(total - 1)
  }
}
