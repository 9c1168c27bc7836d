// SPDX-License-Identifier: Apache-2.0
import Accountability
import Evidence
import ExactArithmetic
import Graphics
import Policy

/// The bands that stand beside a row of a table: those whose other keys are the same.
struct TableBands {
  /// A band with its inclusive lower edge.
  typealias Band = (label: String, lower: Rational, isKnown: Bool)

  /// The bands, the lowest first; one that ends at an edge nobody published is not known.
  let bands: [Band]
  /// Where the last band ends.
  let upper: Rational
  private let isPercent: Bool

  /// The bands beside a row, which is counted from 1; `nil` where no edges are published.
  init?(_ table: Policy.Table, row: Int?) {
    guard let row, let key = table.keys.firstIndex(where: \.isBand) else { return nil }
    let own = table.rows[row - 1].matches
    let type = table.keys[key].type.withoutConstants.number
    isPercent = type?.form == .percent
    var found: [Band] = []
    for other in table.rows {
      let isBeside = other.matches.indices.allSatisfy { $0 == key || other.matches[$0] == own[$0] }
      guard isBeside, case .range(let lower?, _, _) = other.matches[key] else { continue }
      let output = other.outputs[0]
      let isKnown = if case .value = output { true } else { false }
      found.append((output.words(table.outputs[0].type).spelledOut, lower, isKnown))
    }
    guard let top = table.domain?.upper ?? type?.upper, !found.isEmpty else { return nil }
    bands = found.sorted { $0.lower < $1.lower }
    upper = top
  }

  /// The word of the band that a number lies in; `nil` where that is not known.
  func word(of value: Rational) -> String? {
    guard value <= upper else { return nil }
    return bands.last { $0.lower <= value }.flatMap { $0.isKnown ? $0.label : nil }
  }

  /// The words of the bands that are known, the lowest first.
  var words: [String] { bands.filter(\.isKnown).map(\.label) }

  /// Where a band begins; `nil` where it is not known.
  func edge(_ word: String) -> Rational? { bands.first { $0.isKnown && $0.label == word }?.lower }

  /// The same as the axis prints it.
  func cut(_ word: String) -> ChartNumber? { edge(word).map(number) }

  /// The words of the bands of several years: the year with the most published bands gives their order.
  static func order(_ years: [TableBands]) -> [String] {
    let published = years.map(\.words)
    let most = published.map(\.count).max() ?? 0
    return ((published.first { $0.count == most } ?? []) + published.flatMap(\.self)).uniqued
  }

  /// A number as the axis prints it: a share in per cent.
  func number(_ value: Rational) -> ChartNumber {
    guard isPercent else { return ChartNumber(value.double, value.description) }
    let shown = value * 100
    return ChartNumber(shown.double, "\(shown.text(places: 2)) %")
  }
}

extension Policy.Table {
  /// The place of the key that is a year; `nil` where the table is the same in all years.
  var yearKey: Int? {
    keys.firstIndex { !$0.isBand && $0.type.withoutConstants.number?.form == .year }
  }

  /// The years that rows name.
  var years: [Int] {
    guard let key = yearKey else { return [] }
    let named = rows.flatMap { row -> [Int] in
      guard case .values(let values) = row.matches[key] else { return [] }
      return values.compactMap { Answer.value($0).number?.integer }
    }
    return Set(named).sorted()
  }

  /// The first row, counted from 1, that takes keys in a year; bands are left aside.
  func row(taking answers: [Answer], in year: Int) -> Int? {
    guard answers.count == keys.count else { return nil }
    let yearKey = yearKey
    func takes(_ row: Policy.Table.Row, withRest: Bool) -> Bool {
      keys.indices.allSatisfy { place in
        if keys[place].isBand { return true }
        let answer = place == yearKey ? .value(.number(Rational(year))) : answers[place]
        switch row.matches[place] {
        case .any: return true
        case .otherwise: return withRest
        case .values(let values):
          guard case .value(let value) = answer else { return false }
          return values.contains(value)
        case .range: return false
        }
      }
    }
    let found =
      rows.firstIndex { takes($0, withRest: false) }
      ?? rows.firstIndex { takes($0, withRest: true) }
    return found.map { $0 + 1 }
  }
}
