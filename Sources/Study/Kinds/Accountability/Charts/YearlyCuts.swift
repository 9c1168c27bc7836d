// SPDX-License-Identifier: Apache-2.0
import Accountability
import Evidence
import ExactArithmetic
import Graphics
import Policy

/// Where a unit's bands begin in each year of a table, and its own numbers among them; a chart for each
/// component and table whose edges are published for more than one year.
struct YearlyCuts {
  private let analysis: AccountabilityAnalysis
  private let one: AccountabilityAnalysis.Reported

  init(_ analysis: AccountabilityAnalysis, _ one: AccountabilityAnalysis.Reported) {
    (self.analysis, self.one) = (analysis, one)
  }

  /// A number of the unit in a year.
  private struct Own {
    let year: Int
    let component: ComponentReport
    let lookup: BandLookup
  }

  /// A year of a table: its bands where they are published, the unit's number, the bands of both numbers.
  private struct Column {
    let year: Int
    let bands: TableBands?
    let value: Rational?

    func band(_ number: Rational?) -> String {
      number.flatMap { bands?.word(of: $0) } ?? ""
    }
  }

  var charts: [ThresholdSteps] {
    let own = numbers
    let keys = own.map { [$0.component.id, $0.lookup.table.name] }.uniqued
    return keys.compactMap { key in
      chart(own.filter { [$0.component.id, $0.lookup.table.name] == key })
    }
  }

  /// The unit's numbers in tables that differ from year to year, the earliest year first.
  private var numbers: [Own] {
    let years = analysis.units.filter { $0.unit.id == one.unit.id }
      .sorted { ($0.unit.period ?? 0) < ($1.unit.period ?? 0) }
    return years.flatMap { reported -> [Own] in
      guard let year = reported.unit.period, let report = reported.standing?.report,
        let program = analysis.rule.version(report.version)?.program
      else { return [] }
      return report.components.filter(\.counts).flatMap { component in
        BandLookup.all(component, year: year, in: program)
          .filter { $0.table.yearKey != nil }
          .map { Own(year: year, component: component, lookup: $0) }
      }
    }
  }

  private func chart(_ own: [Own]) -> ThresholdSteps? {
    guard let last = own.last, let first = own.first else { return nil }
    let columns = columns(own, last)
    guard columns.count(where: { $0.bands != nil }) > 1 else { return nil }
    let words = TableBands.order(columns.compactMap(\.bands))
    let ranks = Dictionary(uniqueKeysWithValues: words.enumerated().map { ($1, $0) })
    let start = columns.firstIndex { $0.year == first.year } ?? 0
    let value = first.lookup.value
    func rank(_ place: Int) -> Int? { ranks[columns[place].band(value)] }
    let drop = columns.indices.dropFirst(start + 1).first { place in
      guard let before = rank(start), let after = rank(place) else { return false }
      return after < before
    }
    let table = last.lookup.table.name
    let number = last.lookup.bands.number
    return ThresholdSteps(
      name: "steps-\(table.replacing("_", with: "-"))-"
        + "\(last.component.id.replacing("_", with: "-"))-\(one.stem)",
      title: "\(last.component.title) of \(one.unit.id): \(table.spelledOut) by year",
      bands: Array(words.dropFirst()),
      years: columns.enumerated().map { place, column in
        ThresholdSteps.Year(
          label: "\(column.year)",
          cuts: words.dropFirst().map { column.bands?.cut($0) },
          value: column.value.map(number),
          band: column.band(column.value),
          heldBand: place < start ? "" : column.band(value)
        )
      },
      held: start + 1 < columns.count
        ? ThresholdSteps.Held(number(value), from: start, drop: drop) : nil,
      axisTitle: table.spelledOut,
      finding: ThresholdWords(
        title: last.component.title,
        columns: columns.map { column in
          (column.year, column.value.map { number($0).text }, column.band(column.value))
        },
        held: number(value).text,
        bands: columns.enumerated().map { place, column in
          place < start ? "" : column.band(value)
        },
        start: start,
        drop: drop,
        ranks: ranks
      ).sentence
    )
  }

  /// The years that the table names and those that the unit has, each with its bands: by the version
  /// that decided the year, and by that of the last year where none did.
  private func columns(_ own: [Own], _ last: Own) -> [Column] {
    let named = own.flatMap(\.lookup.table.years)
    return Set(named + own.map(\.year)).sorted().map { year in
      guard let now = own.first(where: { $0.year == year }) else {
        let table = last.lookup.table
        let row = table.row(taking: last.lookup.step.keys, in: year)
        return Column(year: year, bands: TableBands(table, row: row), value: nil)
      }
      return Column(year: year, bands: now.lookup.bands, value: now.lookup.value)
    }
  }
}
