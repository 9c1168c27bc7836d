// SPDX-License-Identifier: Apache-2.0
public import Decisions
internal import ExactArithmetic

extension MethodComparison {
  /// The comparison as it is printed: the methods, and all pairs of them.
  ///
  /// - Parameter places: Digits after the point for cuts and errors.
  /// - Returns: A table of methods and a table of differences; the second has no rows for one method.
  public func tables(places: Int = 2) -> [ResultTable] {
    let percent = (level * 100).text(places: 0)
    let notes = [
      "All errors come from one bootstrap: seed \(plan.seed), \(plan.replicates) resamples; every "
        + "resample draws panelists and examinees once for all methods.",
      "Intervals hold the middle \(percent) % of the resampled unrounded cuts. Functional cuts are "
        + "\(rounding.sentence).",
      "Cuts are not averaged across methods.",
    ]
    return [methodTable(places, notes), differenceTable(places, notes)]
  }

  private func methodTable(_ places: Int, _ notes: [String]) -> ResultTable {
    ResultTable(
      name: "method-comparison",
      title: "Methods compared",
      columns: [
        ResultTable.Column("method", head: "Method"),
        ResultTable.Column("kind", head: "Kind"),
        ResultTable.Column("cut", head: "Cut", isNumeric: true),
        ResultTable.Column("functional-cut", head: "Functional cut", isNumeric: true),
        ResultTable.Column("se", head: "SE", isNumeric: true),
        ResultTable.Column("se-panelists", head: "SE, panelists", isNumeric: true),
        ResultTable.Column("se-examinees", head: "SE, examinees", isNumeric: true),
        ResultTable.Column("lower", head: "Interval from", isNumeric: true),
        ResultTable.Column("upper", head: "to", isNumeric: true),
        ResultTable.Column("own-se", head: "Own SE", isNumeric: true),
        ResultTable.Column("own-se-kind", head: "Own SE, kind"),
        ResultTable.Column("failed", head: "Resamples without a cut", isNumeric: true),
      ],
      rows: lines.map { line in
        [
          line.label,
          line.result.method.name,
          line.result.cut.text(places: places),
          line.functionalCut.text(places: rounding == .none ? places : 0),
          text(line.jointError, places),
          text(line.panelistError, places),
          text(line.examineeError, places),
          text(line.jointError == nil ? nil : line.interval?.lowerBound, places),
          text(line.jointError == nil ? nil : line.interval?.upperBound, places),
          text(line.result.standardError.value, places),
          line.result.standardError == .needsBootstrap
            ? "no closed form" : line.result.standardError.sentence,
          String(line.failures),
        ]
      },
      notes: notes
    )
  }

  private func differenceTable(_ places: Int, _ notes: [String]) -> ResultTable {
    ResultTable(
      name: "method-differences",
      title: "Differences between methods",
      columns: [
        ResultTable.Column("first", head: "First"),
        ResultTable.Column("second", head: "Second"),
        ResultTable.Column("difference", head: "First − second", isNumeric: true),
        ResultTable.Column("se", head: "SE", isNumeric: true),
        ResultTable.Column("lower", head: "Interval from", isNumeric: true),
        ResultTable.Column("upper", head: "to", isNumeric: true),
      ],
      keyColumns: 2,
      rows: differences.map {
        [
          $0.first,
          $0.second,
          $0.difference.text(places: places),
          text($0.standardError, places),
          text($0.interval?.lowerBound, places),
          text($0.interval?.upperBound, places),
        ]
      },
      notes: notes
    )
  }

  /// A number, or words where there is none.
  private func text(_ value: Double?, _ places: Int) -> String {
    value?.text(places: places) ?? "not estimable"
  }
}
