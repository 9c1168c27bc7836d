// SPDX-License-Identifier: Apache-2.0

/// The list of passing scores in a text: accepted rows, and rows kept aside with the reason.
public struct PassingScoreList: Sendable, Hashable {
  /// Every row, in the order printed.
  public let rows: [PassingScoreRow]

  /// Finds the list: the rows below a heading that names codes and scores, or three and more lines
  /// in a row that hold a code in brackets and end with a whole number.
  ///
  /// - Parameters:
  ///   - text: The report.
  ///   - scale: The range a score must lie in; `nil` leaves it open.
  public init(_ text: ReportText, scale: ReportFacts.ScaleRange?) {
    var rows: [PassingScoreRow] = []
    var run: [ReportText.Line] = []
    var isBelowHeading = false
    for line in text.open {
      if PassingScoreList.isHeading(line) {
        isBelowHeading = true
      } else if isBelowHeading, line.isBlank, run.isEmpty {
        continue
      } else if line.isListRow || isBelowHeading && !line.isBlank && !line.startsPage {
        run.append(line)
        continue
      }
      if !PassingScoreList.isHeading(line) {
        rows += PassingScoreList.read(run, isBelowHeading, scale)
        isBelowHeading = false
      }
      run = []
    }
    self.rows = rows + PassingScoreList.read(run, isBelowHeading, scale)
  }

  /// The rows that can be used.
  public var accepted: [PassingScoreRow] { rows.filter { $0.status == .accepted } }

  /// The rows kept aside.
  public var quarantined: [PassingScoreRow] { rows.filter { $0.status == .quarantined } }

  /// The accepted row with the lowest score, the first of equals.
  public var lowest: PassingScoreRow? {
    accepted.min { ($0.score ?? 0) < ($1.score ?? 0) }
  }

  /// The accepted row with the highest score, the first of equals.
  public var highest: PassingScoreRow? {
    accepted.reduce(nil) { best, row in
      (row.score ?? 0) > (best?.score ?? Int.min) ? row : best
    }
  }

  private static func read(
    _ run: [ReportText.Line],
    _ isBelowHeading: Bool,
    _ scale: ReportFacts.ScaleRange?
  ) -> [PassingScoreRow] {
    guard isBelowHeading || run.count >= 3 else { return [] }
    return run.map { PassingScoreRow($0.text, line: $0.number, scale: scale) }
  }

  /// `SPECIALTY AREA TEST CODE SCALED SCORE` and its like.
  private static func isHeading(_ line: ReportText.Line) -> Bool {
    let stems = Set(line.text.stems)
    return stems.contains("code") && stems.contains("score") && line.text.count <= 80
      && !line.text.contains("(") && line.text.last?.isSentenceEnd != true
  }
}

extension ReportText.Line {
  /// A bracket that opens on a digit, and a whole number of up to three digits at the end.
  fileprivate var isListRow: Bool {
    guard let last = tokens.last, (1...3).contains(last.count), last.allSatisfy(\.isNumber) else {
      return false
    }
    return text.firstMatch(of: /\([0-9]{4}/) != nil
  }
}
