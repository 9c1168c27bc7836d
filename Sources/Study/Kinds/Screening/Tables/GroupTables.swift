// SPDX-License-Identifier: Apache-2.0
import Decisions
import ExactArithmetic
import Matching
import NumericsCore

/// The tables of groups: rates and ratios with their intervals, at the cut, beside other screens, along
/// a curve of cuts.
struct GroupTables {
  let analysis: ScreeningAnalysis

  /// Rate, ratio, flag and tests of a group: the columns of `GroupComparison.Row.cells`.
  private static let measures: [ResultTable.Column] = [
    .init("rate", head: "Rate", isNumeric: true),
    .init("rate-lower", head: "from", isNumeric: true),
    .init("rate-upper", head: "to", isNumeric: true),
    .init("ratio", head: "Ratio", isNumeric: true),
    .init("ratio-lower", head: "from", isNumeric: true),
    .init("ratio-upper", head: "to", isNumeric: true),
    .init("flag", head: "Beside 4/5"),
    .init("fisher", head: "Fisher p", isNumeric: true),
    .init("deviations", head: "z", isNumeric: true),
  ]

  private var settings: ScreeningSettings { analysis.settings }

  var groups: ResultTable {
    let confidence = settings.confidenceWords
    return ResultTable(
      name: "groups",
      title: "Files read by group",
      columns: [
        .init("column", head: "Column"), .init("group", head: "Group"),
        .init("n", head: "n", isNumeric: true), .init("read", head: "Read", isNumeric: true),
        .init("referred", head: "of these referred", isNumeric: true),
      ] + Self.measures,
      keyColumns: 2,
      rows: analysis.columns.groups.enumerated().flatMap { place, column in
        let referred = column.counts { analysis.outcomes[$0] == .refer }
        return zip(analysis.groups[place].rows, referred).map { row, count -> [String] in
          let counts = [row.count.total, row.count.selected, count.count.selected]
          return [column.name, row.group] + counts.map(String.init) + row.cells
        }
      },
      notes: notes(confidence)
    )
  }

  private func notes(_ confidence: String) -> [String] {
    let adjusted = analysis.groups.flatMap(\.rows).contains { $0.ratio?.isAdjusted == true }
    return [
      GroupComparison.caution,
      "Rates are of files read, which pass or are referred; intervals of \(confidence): Wilson's of a "
        + "rate, Katz's of a ratio. Ratio: to the group of the highest rate with at least "
        + "\(settings.least) applicants, or to the one that the study names. Groups below "
        + "\(settings.least) are not judged.",
    ]
      + (adjusted
        ? ["*: a count is 0, so a half was added to each count for the interval."] : [])
  }

  var compared: ResultTable {
    let own = analysis.kind.screen.decision
    return ResultTable(
      name: "screens",
      title: "Other screens beside \(own)",
      columns: [
        .init("screen", head: "Screen"), .init("column", head: "Column"),
        .init("group", head: "Group"), .init("n", head: "n", isNumeric: true),
        .init("first", head: "Read by \(own)", isNumeric: true),
        .init("first-share", head: "share of its files", isNumeric: true),
        .init("second", head: "Read by the other", isNumeric: true),
        .init("second-share", head: "share of its files", isNumeric: true),
        .init("both", head: "Read by both", isNumeric: true),
      ],
      keyColumns: 3,
      rows: analysis.compared.flatMap { other -> [[String]] in
        let (mine, theirs) = (analysis.outcomes, other.screening.outcomes)
        let total = rowOfCounts(
          [other.rule.decision, "", "everybody"],
          analysis.waterfall.total,
          other.comparison,
          other.comparison
        )
        return [total]
          + analysis.columns.groups.flatMap { column in
            column.names.map { name in
              let places = column.groups.indices.filter {
                (column.groups[$0] ?? GroupComparison.notStated) == name
              }
              let counts = ScreenComparison(places.map { mine[$0] }, places.map { theirs[$0] })
              return rowOfCounts(
                [other.rule.decision, column.name, name],
                places.count,
                counts,
                other.comparison
              )
            }
          }
      },
      notes: [
        "Share: of the files that the screen asks to read. " + GroupComparison.caution
      ]
    )
  }

  private func rowOfCounts(
    _ names: [String],
    _ count: Int,
    _ own: ScreenComparison,
    _ all: ScreenComparison
  ) -> [String] {
    func share(_ part: Int, _ whole: Int) -> String {
      whole == 0 ? "" : (Rational(part * 100, whole)).text(places: 1) + " %"
    }
    return names + [
      String(count), String(own.first), share(own.first, all.first), String(own.second),
      share(own.second, all.second), String(own.both),
    ]
  }

  // MARK: - Cuts

  var curve: ResultTable? {
    guard let curve = analysis.curve, let moved = analysis.kind.moved else { return nil }
    let lost = analysis.columns.past.flatMap {
      [ResultTable.Column("lost-\($0.name)", head: "\($0.name), not read", isNumeric: true)]
    }
    return ResultTable(
      name: "curve",
      title: "The screen at other cuts of \(settings.curve?.score ?? "")",
      columns: [
        .init("cut", head: "Cut", isNumeric: true),
        .init("read", head: "Files read", isNumeric: true),
        .init("passed", head: "of these pass", isNumeric: true),
        .init("hours", head: "Hours", isNumeric: true),
      ] + lost,
      rows: curve.points.map { point in
        let hours = ReadingCapacity(files: point.read, minutes: settings.minutes).hours
        return [
          point.cut.description, String(point.read), String(point.passed), hours.text(places: 1),
        ]
          + point.lost.map { "\($0.lost) of \($0.had)" }
      },
      notes: [
        "The cut of the policy is \(moved.stated). Near misses are not looked at again along the curve."
      ]
    )
  }

  var curveGroups: ResultTable? {
    guard let curve = analysis.curve, !analysis.columns.groups.isEmpty else { return nil }
    return ResultTable(
      name: "curve-groups",
      title: "Rates and ratios at other cuts",
      columns: [
        .init("cut", head: "Cut", isNumeric: true), .init("column", head: "Column"),
        .init("group", head: "Group"), .init("n", head: "n", isNumeric: true),
        .init("read", head: "Read", isNumeric: true),
      ] + Self.measures,
      keyColumns: 3,
      rows: curve.points.flatMap { point in
        zip(analysis.columns.groups, point.groups).flatMap { column, comparison in
          comparison.rows.map { row -> [String] in
            let counts = [row.count.total, row.count.selected].map(String.init)
            return [point.cut.description, column.name, row.group] + counts + row.cells
          }
        }
      },
      notes: notes(settings.confidenceWords)
        + ["The reference groups are those of the screen, the same at every cut."]
    )
  }

  var normals: ResultTable? {
    guard let normals = settings.normals else { return nil }
    let groups = normals.curve.groups
    return ResultTable(
      name: "normals",
      title: "Shares above other cuts, from published means and standard deviations",
      columns: [.init("cut", head: "Cut", isNumeric: true)]
        + groups.enumerated().map { place, group in
          .init("share-\(place + 1)", head: group.name, isNumeric: true)
        }
        + groups.enumerated().filter { $0.offset != normals.curve.reference }.map { place, group in
          .init(
            "ratio-\(place + 1)",
            head: "\(group.name) to \(groups[normals.curve.reference].name)",
            isNumeric: true
          )
        },
      rows: normals.curve.points.map { point in
        [point.cut.description] + point.shares.map { $0.text(places: 4) }
          + point.ratios.enumerated().filter { $0.offset != normals.curve.reference }.map {
            $0.element.text(places: 4)
          }
      },
      notes: [
        "Computed from \(normals.source), the scores of each group taken to be normal, which real scores "
          + "are not: no error is published for these shares.", GroupComparison.caution,
      ]
    )
  }
}

extension GroupComparison.Row {
  /// Rate, ratio, flag and tests as cells.
  fileprivate var cells: [String] {
    let mark = ratio?.isAdjusted == true ? "*" : ""
    return [
      count.rate?.text(places: 4) ?? "", interval?.lower.text(places: 4) ?? "",
      interval?.upper.text(places: 4) ?? "",
      isReference ? "reference" : ratio?.ratio?.text(places: 4) ?? "",
      ratio?.lower.map { $0.text(places: 4) + mark } ?? "",
      ratio?.upper.map { $0.text(places: 4) + mark } ?? "",
      standing?.rawValue ?? "", fisher?.chanceText(places: 5) ?? "",
      deviations?.text(places: 3) ?? "",
    ]
  }
}

extension Double {
  /// A chance with so many places; one that would be printed as 0 says that it is below the last of them.
  func chanceText(places: Int) -> String {
    let text = text(places: places)
    guard self > 0, text.allSatisfy({ $0 == "0" || $0 == "." }) else { return text }
    return "<0." + String(repeating: "0", count: places - 1) + "1"
  }
}
