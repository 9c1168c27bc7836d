// SPDX-License-Identifier: Apache-2.0
import Accountability
import Evidence
import ExactArithmetic
import Graphics
import Policy

/// The levels of a run, the lowest first: as the table of bands has them that gives the level.
///
/// Levels that no such table gives come after them, by the least total of a unit that has one, then by
/// name.
struct LevelOrder {
  /// What stands for a level that open components leave open.
  static let undetermined = "undetermined"

  private let places: [String: Int]
  /// The levels, the lowest first, without what is undetermined.
  let levels: [String]

  init(_ analysis: AccountabilityAnalysis) {
    let versions = analysis.units.compactMap { $0.standing?.report.version }.uniqued
    var levels = versions.compactMap { analysis.rule.version($0)?.program }.flatMap(Self.ofTable)
    let reports = analysis.units.compactMap { $0.standing?.report }
    var least: [String: Rational] = [:]
    for report in reports {
      guard let level = report.level, let total = report.bounds.lower else { continue }
      least[level] = min(least[level] ?? total, total)
    }
    levels += least.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map(\.key)
    levels += reports.compactMap(\.level).sorted()
    levels += analysis.units.flatMap { $0.resampled?.levels.keys.sorted() ?? [] }.uniqued.sorted()
    self.levels = levels.uniqued
    places = Dictionary(uniqueKeysWithValues: self.levels.enumerated().map { ($1, $0) })
  }

  /// The place of a level; that after the last for none.
  func place(_ level: String?) -> Int { level.flatMap { places[$0] } ?? levels.count }

  /// The levels as charts have them, with what is undetermined as the last.
  var forCharts: [LevelFlows.Level] {
    levels.map { .init($0) } + [.init(Self.undetermined, isKnown: false)]
  }

  /// The words of the table of bands that gives the level, through measures of the same type.
  private static func ofTable(_ program: Program) -> [String] {
    guard let level = program.scorecard?.level else { return [] }
    var terms = [level]
    var seen: Set<Int> = []
    while !terms.isEmpty {
      var next: [Term] = []
      for term in terms {
        term.walk { inner in
          switch inner.kind {
          case .lookup: next.append(inner)
          case .measure(let place, _, _)
          where inner.type == level.type && seen.insert(place).inserted:
            next += program.measures[place].baseTerms
          default: break
          }
        }
      }
      for term in next {
        guard case .lookup(let place, _, let output) = term.kind else { continue }
        let table = program.tables[place]
        guard table.outputs[output].type == level.type || table.outputs.count == 1,
          let key = table.keys.firstIndex(where: \.isBand)
        else { continue }
        let rows = table.rows.compactMap { row -> (lower: Rational, word: String)? in
          guard case .range(let lower?, _, _) = row.matches[key] else { return nil }
          return (lower, words(row.outputs[output], table.outputs[output].type))
        }
        return rows.sorted { $0.lower < $1.lower }.map(\.word).uniqued
      }
      terms = next.filter { if case .lookup = $0.kind { false } else { true } }
    }
    return []
  }

  /// The words as a report has them: a text without quotation marks.
  private static func words(_ answer: Answer, _ type: ValueType) -> String {
    if case .value(.text(let text)) = answer { return text.spelledOut }
    return answer.words(type).spelledOut
  }
}
