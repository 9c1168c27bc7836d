// SPDX-License-Identifier: Apache-2.0
import Decisions

/// The technical report of a standard-setting study, section by section in its fixed order.
///
/// Tables 1 to 4 and D1 keep their numbers in every study, so that two reports can be laid side by
/// side; other tables are counted from 5.
public struct CutReport: Sendable {
  let content: CutReportContent

  /// The report of a study's content.
  ///
  /// - Parameter content: All that the report says.
  public init(_ content: CutReportContent) { self.content = content }

  /// The report, ready to be printed.
  public var report: Report {
    let test = content.test.full
    return Report(
      title: "Standard-setting technical report",
      subtitle: "How the passing score was recommended, and how firm it is",
      unit: test,
      date: "Study of " + content.date,
      marks: content.marks,
      answer: content.answer,
      sections: summary + [agencies] + [purpose] + [overview] + procedure + results
        + [exclusions, firmness, methods, limits, adoption, references] + appendices,
      fingerprint: content.fingerprint,
      firstTableNumber: 5
    )
  }

  /// A count with its noun: `1 panelist`, `17 panelists`.
  static func count(_ number: Int, _ one: String, _ many: String) -> String {
    String(number) + " " + (number == 1 ? one : many)
  }
}
