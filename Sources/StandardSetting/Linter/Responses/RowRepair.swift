// SPDX-License-Identifier: Apache-2.0

/// Recovers the counts of a damaged row from its percents and its sum.
///
/// The printed percent is half-up(100·count/n), so a legible percent gives the count, and the
/// counts of a row sum to n. Evidence is used from the strongest to the weakest:
/// 1. count and percent agree: taken as printed;
/// 2. the percent is legible: the count that prints so;
/// 3. the count alone is legible: the count;
/// 4. a stray mark stands for a count: the count the same mark stands for elsewhere in the row,
///    where its percent is legible;
/// 5. one count is left: what the row's sum leaves, the row then being *inferred*.
///
/// If the sum does not fit, one count of kind 3 is given up for what the sum leaves, provided the
/// digits printed are still found in it (a lost digit). Where several completions remain, nothing
/// is filled in.
struct RowRepair {
  let pairs: [PrintedPair]
  let respondents: Int

  /// What is known of one pair.
  private struct Reading {
    var count: Int?
    var status: CellStatus
    var reason: String
    /// Whether the count rests on its own digits alone.
    var isWeak = false
  }

  /// The cells of the row, in order, without their options' names.
  func cells() -> [ResponseCell] {
    var readings = pairs.map(read)
    useMarks(&readings)
    close(&readings)
    return zip(pairs, readings).map { pair, reading in
      ResponseCell(
        option: "",
        count: reading.count,
        status: reading.status,
        asPrinted: pair.text,
        reason: reading.reason
      )
    }
  }

  private func read(_ pair: PrintedPair) -> Reading {
    let counts = pair.legiblePercent.map {
      ResponsePercent.counts(printing: $0, of: respondents)
    }
    if let count = pair.legibleCount, count <= respondents {
      if counts?.contains(count) == true {
        let isClean = pair.stray.isEmpty
        return Reading(
          count: count,
          status: isClean ? .printed : .repaired,
          reason: isClean ? "" : "a stray mark stands before the count"
        )
      }
      if counts == nil {
        let percent = ResponsePercent.of(count, respondents) ?? 0
        return Reading(
          count: count,
          status: .repaired,
          reason: "\(count) of \(respondents) is \(percent) %",
          isWeak: true
        )
      }
    }
    if let counts, counts.count == 1, let percent = pair.legiblePercent {
      let reason = "\(percent) % of \(respondents) is \(counts[0])"
      return Reading(count: counts[0], status: .repaired, reason: reason)
    }
    return Reading(count: nil, status: .unreadable, reason: "neither figure is legible")
  }

  /// Step 4: what a mark stands for where its percent is legible.
  private func useMarks(_ readings: inout [Reading]) {
    for index in readings.indices where readings[index].count == nil {
      let mark = pairs[index].count
      guard !mark.contains(where: \.isNumber) else { continue }
      let known = Set(
        pairs.indices.compactMap { other in
          pairs[other].count == mark && pairs[other].legiblePercent != nil
            ? readings[other].count : nil
        }
      )
      guard known.count == 1, let count = known.first else { continue }
      readings[index] = Reading(
        count: count,
        status: .inferred,
        reason: "the same mark stands for \(count) where its percent is legible"
      )
    }
  }

  /// Step 5, and the loss of a digit.
  private func close(_ readings: inout [Reading]) {
    let open = readings.indices.filter { readings[$0].count == nil }
    let sum = readings.compactMap(\.count).reduce(0, +)
    if open.count == 1, let index = open.first, (0...respondents).contains(respondents - sum) {
      fill(&readings, index, respondents - sum)
    } else if open.isEmpty, sum != respondents {
      let weak = readings.indices.filter { readings[$0].isWeak }
      let fitting = weak.compactMap { index -> (index: Int, count: Int)? in
        guard let printed = readings[index].count else { return nil }
        let count = respondents - (sum - printed)
        guard (0...respondents).contains(count) else { return nil }
        return digits(printed, areFoundIn: count) ? (index, count) : nil
      }
      if fitting.count == 1 { fill(&readings, fitting[0].index, fitting[0].count) }
    }
    guard readings.contains(where: { $0.status == .inferred }) else { return }
    for index in readings.indices where readings[index].status == .repaired {
      readings[index].status = .inferred
    }
  }

  private func fill(_ readings: inout [Reading], _ index: Int, _ count: Int) {
    readings[index] = Reading(
      count: count,
      status: .inferred,
      reason: "\(count) is what the row's sum of \(respondents) leaves"
    )
  }

  /// Whether one number's digits occur in another's, in order.
  private func digits(_ part: Int, areFoundIn whole: Int) -> Bool {
    var rest = String(whole)[...]
    for digit in String(part) {
      guard let place = rest.firstIndex(of: digit) else { return false }
      rest = rest[rest.index(after: place)...]
    }
    return true
  }
}
