// SPDX-License-Identifier: Apache-2.0
import Accountability
import Evidence
import ExactArithmetic
import Graphics
import Policy

/// A number of a component that fell among the bands of a table, where the edges are published.
struct BandLookup {
  let table: Policy.Table
  let step: LookupStep
  let value: Rational
  let bands: TableBands

  /// The lookups of a part, in the order in which they were made.
  static func all(_ part: ComponentPart, in program: Program) -> [BandLookup] {
    part.steps.compactMap { step in
      guard let value = step.banded,
        let table = program.tables.first(where: { $0.name == step.table }),
        let bands = TableBands(table, row: step.row)
      else { return nil }
      return BandLookup(table: table, step: step, value: value, bands: bands)
    }
  }

  /// The first lookup in each table that a component of a year rests on, taken or not; one made for
  /// another year, as where a unit is held harmless, is left out.
  static func all(_ component: ComponentReport, year: Int?, in program: Program) -> [BandLookup] {
    let parts =
      component.parts.filter { $0.role == .source }
      + component.parts.filter { $0.role == .alternative }
    var seen: Set<String> = []
    return parts.flatMap { all($0, in: program) }.filter { lookup in
      if let key = lookup.table.yearKey, let year,
        lookup.step.keys.indices.contains(key), lookup.step.keys[key].number != Rational(year)
      {
        return false
      }
      return seen.insert(lookup.table.name).inserted
    }
  }

  /// The word of the band that the number lies in; `nil` where that is not known.
  var band: String? { bands.word(of: value) }
}
