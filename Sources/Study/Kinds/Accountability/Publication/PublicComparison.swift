// SPDX-License-Identifier: Apache-2.0
import Decisions
import ExactArithmetic

/// Whether a public run says anything else than the run that it is made of.
///
/// The public run knows less: where it has no number, that is the purpose. A number that differs is a
/// mistake in what is published, and stands in the way.
struct PublicComparison {
  /// Components whose public points are not those of the run, by unit.
  private(set) var contradictions: [(unit: String, component: String)] = []
  /// Units whose public total is narrower than that of the run.
  private(set) var narrower: [String] = []
  /// Units whose total is not told to the full.
  private(set) var open: [String] = []

  init(_ run: RunContent, _ told: RunContent) {
    let components = Self.table("components", run, key: ["unit", "year", "component"])
    for (key, row) in Self.table("components", told, key: ["unit", "year", "component"]) {
      // Only a component that is scored has points in the table.
      guard let points = row["points"], !points.isEmpty, let own = components[key],
        own["points"] != points
      else { continue }
      contradictions.append((Self.unit(key), row["title"] ?? key.last ?? ""))
    }
    let totals = Self.table("totals", run, key: ["unit", "year"])
    for (key, row) in Self.table("totals", told, key: ["unit", "year"]) {
      guard let own = totals[key] else { continue }
      func number(_ row: [String: String], _ column: String) -> Rational? {
        row[column].flatMap { Rational(decimal: $0) }
      }
      guard let low = number(row, "earned_low"), let high = number(row, "earned_high"),
        let least = number(own, "earned_low"), let most = number(own, "earned_high")
      else { continue }
      if low > least || high < most { narrower.append(Self.unit(key)) }
      if low < least || high > most { open.append(Self.unit(key)) }
    }
    contradictions.sort { ($0.unit, $0.component) < ($1.unit, $1.component) }
    narrower.sort()
    open.sort()
  }

  private static func unit(_ key: [String]) -> String {
    key.prefix(2).filter { !$0.isEmpty }.joined(separator: " ")
  }

  private static func table(
    _ name: String,
    _ run: RunContent,
    key: [String]
  ) -> [[String]: [String: String]] {
    guard let table = RunTable(name, of: run) else { return [:] }
    return Dictionary(
      table.rows.map { row in
        (
          key.map { table.cell(row, $0) },
          Dictionary(zip(table.record.columns, row)) { first, _ in first }
        )
      }
    ) { first, _ in first }
  }

  /// Refuses to publish figures that contradict the run.
  ///
  /// - Throws: `StudyError` naming the first one.
  func refuse() throws(StudyError) {
    guard let first = contradictions.first else { return }
    let rest = contradictions.count > 1 ? " (and \(contradictions.count - 1) more)" : ""
    throw StudyError(
      .data,
      "nothing was published: from the published rows \(first.component) of \(first.unit) has other "
        + "points than in the run\(rest); name under `publication.tables` all facts that the policy reads"
    )
  }

  /// What a publisher should know.
  var remarks: [String] {
    func totals(_ units: [String]) -> String {
      "\(units.count) \(units.count == 1 ? "total is" : "totals are") told"
    }
    var lines: [String] = []
    if !open.isEmpty {
      lines.append(
        "\(totals(open)) less closely than in the run, since more would tell of masked numbers: "
          + Self.first(open)
      )
    }
    if !narrower.isEmpty {
      lines.append(
        "\(totals(narrower)) more closely than in the run, which has no row where the release prints "
          + "one of few students: \(Self.first(narrower))"
      )
    }
    return lines
  }

  private static func first(_ units: [String]) -> String {
    Array(units.prefix(5)).list + (units.count > 5 ? ", …" : "")
  }
}
