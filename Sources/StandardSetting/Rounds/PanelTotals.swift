// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// A totals-only study: each panelist's raw cut per round, without the item judgments behind it.
///
/// Everything that needs single judgments (edits, feedback by item, generalizability, intrajudge
/// consistency) is answered by ``needsItemJudgments``, never by zero.
public struct PanelTotals: Sendable, Hashable {
  /// What is reported in place of figures that need single judgments.
  public static let needsItemJudgments = "needs item judgments"

  /// The panelists' keys.
  public let panelists: [String]
  /// How many rounds there are.
  public let rounds: Int
  /// What is wrong, doubtful or worth a note.
  public let findings: [PanelFinding]
  private let totals: [[Rational?]]

  /// Totals by panelist.
  ///
  /// - Parameters:
  ///   - panelists: The panelists' keys.
  ///   - totals: One row per panelist, one value per round; an empty later round keeps the total
  ///     of the round before, with a note.
  ///   - maxPoints: The highest raw score.
  ///   - latticeStep: The step that every total is a multiple of, such as 1/20; `nil` when there is
  ///     none. A total between the steps points to a damaged file.
  public init(
    panelists: [String],
    totals: [[Rational?]],
    maxPoints: Rational,
    latticeStep: Rational? = nil
  ) {
    precondition(panelists.count == totals.count, "each panelist has one row of totals")
    self.panelists = panelists
    rounds = totals.map(\.count).max() ?? 0
    var findings: [PanelFinding] = []
    var kept: [[Rational?]] = []
    var seen: Set<String> = []
    for (panelist, row) in zip(panelists, totals) {
      if !seen.insert(panelist).inserted {
        findings.append(
          PanelFinding(
            .error,
            code: "duplicate",
            place: .init(panelist: panelist),
            rule: "the panelist stands twice",
            remedy: "keep one row"
          )
        )
      }
      var before: Rational?
      var clean: [Rational?] = []
      for round in 1...max(1, rounds) {
        let value = round <= row.count ? row[round - 1] : nil
        let place = PanelFinding.Place(round: round, panelist: panelist)
        let (accepted, found) = Self.check(value, place, before, maxPoints, latticeStep)
        findings += found
        before = accepted
        clean.append(accepted)
      }
      kept.append(clean)
    }
    self.totals = kept
    self.findings = findings
  }

  /// Whether no finding is an error.
  public var isUsable: Bool { !findings.contains { $0.severity == .error } }

  /// The panelists' cuts in a round.
  ///
  /// - Parameters:
  ///   - round: The round, counted from 1.
  ///   - exclusions: What is left out of computation; excluded items do not apply to totals.
  /// - Returns: The cuts; a round that is excluded gives those of the round before.
  public func cuts(round: Int, exclusions: ExclusionLedger = ExclusionLedger()) -> PanelistCuts {
    var column = min(round, rounds)
    while column > 0, exclusions.rounds.contains(column) { column -= 1 }
    guard column > 0 else { return PanelistCuts(panelists: [], values: []) }
    let known = zip(panelists, totals).compactMap { panelist, row in
      row[column - 1].map { (panelist, $0) }
    }
    return PanelistCuts(
      panelists: known.map(\.0),
      values: known.map(\.1),
      leavingOut: exclusions.panelists
    )
  }

  private static func check(
    _ value: Rational?,
    _ place: PanelFinding.Place,
    _ before: Rational?,
    _ maxPoints: Rational,
    _ step: Rational?
  ) -> (Rational?, [PanelFinding]) {
    guard let value else {
      let isKept = before != nil
      return (
        before,
        [
          PanelFinding(
            isKept ? .note : .error,
            code: "missing-total",
            place: place,
            rule: isKept ? "an empty total keeps the round before" : "the total is missing",
            remedy: isKept ? "nothing needs to be done" : "enter the total"
          )
        ]
      )
    }
    guard value >= .zero, value <= maxPoints else {
      return (
        nil,
        [
          PanelFinding(
            .error,
            code: "total-range",
            place: place,
            value: value.description,
            rule: "a total lies within 0-\(maxPoints)",
            remedy: "correct the total"
          )
        ]
      )
    }
    guard let step, !(value / step).isInteger else { return (value, []) }
    let below = value.rounded(.floor, step: step)
    return (
      value,
      [
        PanelFinding(
          .warning,
          code: "SS05",
          place: place,
          value: value.description,
          rule: "a total is a multiple of \(step); nearest: \(below) and \(below + step)",
          remedy: "check the total against the form; the file may be damaged"
        )
      ]
    )
  }
}
