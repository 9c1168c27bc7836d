// SPDX-License-Identifier: Apache-2.0

/// What the thresholds of years say of a unit: where its numbers lie, and the year in which it drops.
struct ThresholdWords {
  /// What is measured.
  let title: String
  /// The years with the unit's number and its band, where it has one.
  let columns: [(year: Int, number: String?, band: String)]
  /// The number that is kept from its first year on.
  let held: String
  /// The band of the number that is kept, year by year; empty where it is not known.
  let bands: [String]
  /// The place of the year of the number that is kept.
  let start: Int
  /// The place of the first year in which it lies in a lower band.
  let drop: Int?
  /// The order of the bands.
  let ranks: [String: Int]

  var sentence: String {
    let own = columns.filter { $0.number != nil && !$0.band.isEmpty }
    let numbers = own.map { "\($0.number ?? "") is \($0.band) in \($0.year)" }
    var clauses = ["\(title): \(numbers.joined(separator: ", "))"]
    for (before, after) in zip(own, own.dropFirst()) {
      guard let high = ranks[before.band], let low = ranks[after.band], low < high else { continue }
      // Without a report of the year between, it is only known by when.
      let when = after.year == before.year + 1 ? "in" : "by"
      clauses.append("it drops \(when) \(after.year)")
    }
    if let kept { clauses.append(kept) }
    return clauses.joined(separator: "; ") + "."
  }

  /// What the number of the first year would be later if it stayed the same.
  private var kept: String? {
    let later = bands.indices.filter { $0 > start && !bands[$0].isEmpty }
    guard let first = later.first, let last = later.last else { return nil }
    guard let drop else {
      let isSame = later.allSatisfy { bands[$0] == bands[start] }
      guard isSame else { return "\(held) of \(year(start)) would not drop to \(year(last))" }
      return "\(held) of \(year(start)) would stay \(bands[start]) to \(year(last))"
    }
    let rest = later.filter { $0 >= drop }
    let isEvery = rest.allSatisfy { bands[$0] == bands[drop] }
    let span =
      rest.count == 1
      ? "in \(year(drop))"
      : !isEvery
        ? "in \(year(drop))"
        : drop == first ? "in every year after" : "from \(year(drop)) on"
    return
      "if \(held) of \(year(start)) stayed the same it would be \(bands[drop]) \(span): the year it "
      + "drops is \(year(drop))"
  }

  private func year(_ place: Int) -> Int { columns[place].year }
}
