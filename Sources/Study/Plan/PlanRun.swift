// SPDX-License-Identifier: Apache-2.0
package import Accountability
package import Decisions
import Evidence
import ExactArithmetic
package import Foundation
import Policy

/// The numbers of a run that plans name: points, totals, and what the parts of components read.
package struct PlanRun: Sendable {
  private let components: [[String: String]]
  private let parts: [[String: String]]
  private let totals: [[String: String]]
  private let owners: [[String?]: [String: String]]
  /// What the run says of itself and its files.
  package let content: RunContent
  /// The fingerprint of the run, as a plan quotes it.
  package let fingerprint: String

  /// Opens a run folder.
  ///
  /// - Parameter url: Where it stands.
  /// - Throws: `StudyError` when it is missing, was changed, or is no run of schools and districts.
  package init(_ url: URL) throws {
    let reader = try RunReader(RunFolder(url))
    guard reader.content.manifest.study.kind == AccountabilityKind.id else {
      throw StudyError(
        .inputMissing,
        "\(url.lastPathComponent) is a run of the kind \(reader.content.manifest.study.kind); a plan "
          + "needs one of the kind \(AccountabilityKind.id)"
      )
    }
    content = reader.content
    fingerprint = content.manifest.fingerprint.line
    components = try Self.rows("tables/components.csv", reader)
    parts = try Self.rows("tables/parts.csv", reader)
    totals = try Self.rows("tables/totals.csv", reader)
    owners = Dictionary(components.map { (Self.owner($0), $0) }) { first, _ in first }
  }

  /// The component of a unit and year that a row belongs to.
  private static func owner(_ row: [String: String]) -> [String?] {
    [row["unit"], row["year"], row["component"]]
  }

  /// The units of the run, in order.
  package var units: [String] { totals.compactMap { $0["unit"] }.uniqued }

  /// The rows of a table, each by the names of its columns.
  private static func rows(_ path: String, _ reader: RunReader) throws -> [[String: String]] {
    let bytes = try reader.file(path)
    guard let record = reader.content.manifest.tables.first(where: { $0.path == path }) else {
      throw StudyError(.data, "run.json does not name \(path)")
    }
    guard let table = RunTable(bytes, record) else {
      throw StudyError(.data, "\(path) is not the table that it was")
    }
    return table.rows.map(table.cells)
  }

  /// What the run says of a unit.
  ///
  /// - Parameter unit: The unit.
  /// - Throws: `StudyError` naming the nearest unit where there is none of that name.
  /// - Returns: Its numbers.
  package func measures(of unit: String) throws(StudyError) -> RunMeasures {
    guard units.contains(unit) else {
      throw StudyError(
        .inputMissing,
        "the run has no unit \"\(unit)\"" + Spelling.suggestion(for: unit, among: units)
          + " (there are \(units.joined(separator: ", ")))"
      )
    }
    var readings: [Plan.Measure.Reference: [MeasureReading]] = [:]
    for (reference, reading) in self.readings(where: { $0["unit"] == unit }).map({ ($0.1, $0.2) }) {
      readings[reference, default: []].append(reading)
    }
    return RunMeasures(unit: unit, fingerprint: fingerprint, readings: readings)
  }

  /// What the measure gained between years in a unit and in those like it: those whose component, or
  /// whose report, has as many points to earn.
  ///
  /// - Parameters:
  ///   - measure: The measure.
  ///   - unit: The unit.
  /// - Returns: The gains, the unit's own among them.
  package func gains(of measure: Plan.Measure, like unit: String) -> RunGains {
    let own = measure.reference.component
    let found = readings { own == nil || $0["component"] == own }.filter {
      $0.1 == measure.reference
    }
    let mosts = Dictionary(found.map { ($0.0, $0.2.most) }) { $1 }
    var series: [String: [(year: Int, value: Rational)]] = [:]
    for (other, _, reading) in found where mosts[other] == mosts[unit] {
      guard let value = reading.number else { continue }
      series[other, default: []].append((reading.year, value))
    }
    return RunGains(series, measure.direction)
  }

  /// The readings of all measures in rows that are asked for, each with its unit.
  private func readings(
    where isAsked: ([String: String]) -> Bool
  ) -> [(String, Plan.Measure.Reference, MeasureReading)] {
    var found: [(String, Plan.Measure.Reference, MeasureReading)] = []
    func add(
      _ row: [String: String],
      _ reference: Plan.Measure.Reference?,
      _ reading: MeasureReading?
    ) {
      guard let unit = row["unit"], let reference, var reading else { return }
      reading.fingerprint = fingerprint
      found.append((unit, reference, reading))
    }
    for row in totals where isAsked(row) {
      add(row, .total, Self.between(row, "earned_low", "earned_high", most: row["possible"]))
      add(row, .percent, Self.between(row, "percent_low", "percent_high", most: nil))
    }
    for row in components where isAsked(row) {
      add(row, row["component"].map { .component($0) }, Self.component(row))
    }
    for row in parts where isAsked(row) {
      guard let id = row["component"], let name = row["part"] else { continue }
      let called = Plan.Measure.Reference.name(ofPart: name)
      add(row, .part(component: id, name: called), Self.part(row, owners[Self.owner(row)]))
    }
    return found
  }

  private static func number(_ text: String?) -> Rational? { text.flatMap { Rational(text: $0) } }

  private static func between(
    _ row: [String: String],
    _ low: String,
    _ high: String,
    most: String?
  ) -> MeasureReading? {
    guard let year = row["year"].flatMap({ Int($0) }) else { return nil }
    let ends = [number(row[low]), number(row[high])].compactMap(\.self)
    var reading: MeasureReading
    if ends.count == 2, ends[0] == ends[1] {
      reading = MeasureReading(year: year, .number(ends[0]))
      reading.points = most == nil ? nil : ends[0]
    } else {
      let words = ends.count == 2 ? "between \(ends[0]) and \(ends[1])" : "not known"
      reading = MeasureReading(year: year, .open(words))
    }
    reading.most = number(most)
    return reading
  }

  private static func component(_ row: [String: String]) -> MeasureReading? {
    guard let year = row["year"].flatMap({ Int($0) }) else { return nil }
    var reading: MeasureReading
    switch (row["state"], number(row["points"])) {
    case ("SCORED", let points?): reading = MeasureReading(year: year, .number(points))
    case ("SUPPRESSED", _):
      reading = MeasureReading(year: year, .suppressed(row["reason"] ?? ""))
    case (let state, _):
      let words = (state ?? "NOT_SCORED").lowercased().spelledOut
      let why = (row["reason"] ?? "").spelledOut
      reading = MeasureReading(year: year, .open(why.isEmpty ? words : "\(words), \(why)"))
    }
    reading.points = reading.number
    reading.most = number(row["max"])
    return reading
  }

  /// What a part reads, such as the 360.7 of `360.7 is approaching`; its component's points go with it.
  private static func part(
    _ row: [String: String],
    _ owner: [String: String]?
  ) -> MeasureReading? {
    guard let year = row["year"].flatMap({ Int($0) }) else { return nil }
    if owner?["state"] == "SUPPRESSED" {
      return MeasureReading(year: year, .suppressed(owner?["reason"] ?? ""))
    }
    // A cell that begins with a sign has an apostrophe in front, for programs that would compute it.
    let first = row["value"]?.split(separator: " ").first.map { String($0.drop { $0 == "'" }) }
    var reading = MeasureReading(
      year: year,
      number(first).map { .number($0) } ?? .open("the run reads no number there")
    )
    reading.points = number(owner?["points"])
    reading.most = number(owner?["max"])
    return reading
  }
}
