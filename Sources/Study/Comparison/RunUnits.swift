// SPDX-License-Identifier: Apache-2.0
import Decisions
import ExactArithmetic

/// The units of a run by name, with what its tables say of them.
struct RunUnits {
  /// How many years later than their names the units stand in the run.
  private let later: Int
  /// The units in the order of the run.
  private(set) var names: [String] = []
  /// The result of each unit in words.
  private(set) var results: [String: String] = [:]
  /// The level of each unit, where the run has levels.
  private(set) var levels: [String: String] = [:]
  /// The total of each unit: the least that is earned.
  private(set) var totals: [String: Rational] = [:]
  /// The components of each unit by their names, in order.
  private(set) var components: [String: [[String: String]]] = [:]
  /// The parts of each component, by unit and component.
  private(set) var parts: [[String]: [[String: String]]] = [:]

  /// The units of a run.
  ///
  /// - Parameters:
  ///   - run: The run.
  ///   - later: How many years later than their names they stand in the run.
  init(_ run: RunContent, yearsLater later: Int = 0) {
    self.later = later
    let reader = CertificateIndex(run)
    for (name, result) in reader.results {
      let unit = earlier(name)
      names.append(unit)
      results[unit] = result
    }
    if let table = RunTable("totals", of: run) {
      for row in table.rows {
        let unit = name(table, row)
        levels[unit] = table.cell(row, "level")
        totals[unit] = Rational(decimal: table.cell(row, "earned_low"))
      }
    }
    if let table = RunTable("components", of: run) {
      for row in table.rows {
        components[name(table, row), default: []].append(table.cells(row))
      }
    }
    if let table = RunTable("parts", of: run) {
      for row in table.rows {
        let key = [name(table, row), table.cell(row, "component")]
        parts[key, default: []].append(table.cells(row))
      }
    }
  }

  private func name(_ table: RunTable, _ row: [String]) -> String {
    let (unit, year) = (table.cell(row, "unit"), table.cell(row, "year"))
    return earlier(year.isEmpty ? unit : "\(unit) \(year)")
  }

  /// The name of a unit that stands some years later in the run.
  private func earlier(_ name: String) -> String {
    guard later != 0, let space = name.lastIndex(of: " "),
      let year = Int(name[name.index(after: space)...])
    else { return name }
    return "\(name[..<space]) \(year - later)"
  }
}

/// The results of a run by unit, as its certificates have them.
private struct CertificateIndex {
  let results: [(unit: String, result: String)]

  init(_ run: RunContent) {
    let paths = run.files.keys.filter { $0.hasPrefix("certificates/") && $0.hasSuffix(".json") }
    results = paths.sorted().compactMap { path in
      guard let bytes = run.files[path],
        let certificate = try? CanonicalJSON.read(Certificate.self, bytes)
      else { return nil }
      return (certificate.unit, certificate.result)
    }
  }
}
