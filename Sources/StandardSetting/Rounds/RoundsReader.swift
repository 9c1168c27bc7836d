// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// Reads judgments one by one into cells and collects what is wrong.
struct RoundsReader {
  let design: PanelDesign
  let voided: Set<Int>
  let items: [PanelItem]
  let panelistIndex: [String: Int]
  let itemIndex: [String: Int]
  private let unscored: Set<String>
  private(set) var cells: [[Rational?]]
  private(set) var rationales: [Rounds.CellKey: String] = [:]
  private(set) var findings: [PanelFinding] = []
  private var ignoredUnscored = 0
  private var repeated = 0
  /// Cells whose stored value was refused: they are not reported as missing a second time.
  private var refused: Set<Rounds.CellKey> = []
  /// Places of later rounds, checked once round 1 is complete.
  private var later: [Judgment] = []

  init(_ design: PanelDesign, voided: Set<Int>) {
    self.design = design
    self.voided = voided
    items = design.scoredItems
    panelistIndex = Dictionary(
      uniqueKeysWithValues: design.panelists.enumerated().map { ($1, $0) }
    )
    itemIndex = Dictionary(uniqueKeysWithValues: items.enumerated().map { ($1.key, $0) })
    unscored = Set(design.items.filter { !$0.isScored }.map(\.key))
    let empty = [Rational?](repeating: nil, count: design.panelists.count * items.count)
    cells = Array(repeating: empty, count: design.rounds)
  }

  mutating func read(_ judgment: Judgment) {
    guard !voided.contains(judgment.round) else { return }
    guard (1...design.rounds).contains(judgment.round) else {
      report(judgment, "unknown-round", "the study has rounds 1-\(design.rounds)", "correct it")
      return
    }
    guard let row = panelistIndex[judgment.panelist] else {
      report(judgment, "unknown-panelist", "there is no such panelist", "add the panelist")
      return
    }
    guard !unscored.contains(judgment.item) else {
      ignoredUnscored += 1
      return
    }
    guard let column = itemIndex[judgment.item] else {
      report(judgment, "unknown-item", "there is no such item", "add the item")
      return
    }
    let key = Rounds.CellKey(round: judgment.round, panelist: row, item: column)
    if case .offScale(let nearest) = design.scale.check(
      judgment.value,
      maxPoints: items[column].maxPoints
    ) {
      refused.insert(key)
      let allowed = nearest.map(\.description).joined(separator: " and ")
      report(
        judgment,
        "off-scale",
        "the value is not on the scale \(design.scale.name); nearest allowed: \(allowed)",
        "ask the panelist, then correct the value"
      )
      return
    }
    checkTime(judgment)
    let index = row * items.count + column
    if let before = cells[judgment.round - 1][index] {
      if before == judgment.value {
        repeated += 1
      } else {
        report(
          judgment,
          "duplicate",
          "the cell already holds \(before), and two values cannot both stand",
          "keep one of the two"
        )
      }
      return
    }
    cells[judgment.round - 1][index] = judgment.value
    rationales[key] = judgment.rationale
    if judgment.round > 1 { later.append(judgment) }
  }

  mutating func finish() {
    checkLaterRounds()
    checkFirstRound()
    if ignoredUnscored > 0 {
      findings.append(
        PanelFinding(
          .warning,
          code: "unscored-item",
          place: .init(),
          value: "\(ignoredUnscored)",
          rule: "judgments on items that do not count were ignored",
          remedy: "remove them, or mark the items as scored"
        )
      )
    }
    if repeated > 0 {
      findings.append(
        PanelFinding(
          .note,
          code: "repeated",
          place: .init(),
          value: "\(repeated)",
          rule: "judgments stand twice with the same value and were taken once",
          remedy: "nothing needs to be done"
        )
      )
    }
  }

  private mutating func checkLaterRounds() {
    guard !voided.contains(1) else { return }
    for judgment in later {
      guard let row = panelistIndex[judgment.panelist], let column = itemIndex[judgment.item]
      else { continue }
      let index = row * items.count + column
      let first = Rounds.CellKey(round: 1, panelist: row, item: column)
      guard cells[0][index] == nil, !refused.contains(first) else { continue }
      cells[judgment.round - 1][index] = nil
      report(
        judgment,
        "no-first-judgment",
        "a later round changes judgments of round 1, and there is none in this cell",
        "enter the judgment of round 1"
      )
    }
  }

  private mutating func checkFirstRound() {
    guard !voided.contains(1), !items.isEmpty else { return }
    for (row, panelist) in design.panelists.enumerated() {
      let start = row * items.count
      let missing = items.indices.filter { column in
        cells[0][start + column] == nil
          && !refused.contains(Rounds.CellKey(round: 1, panelist: row, item: column))
      }
      guard !missing.isEmpty else { continue }
      let first = missing.prefix(5).map { items[$0].key }.joined(separator: " ")
      let more = missing.count > 5 ? " ..." : ""
      let isRefused = design.incomplete == .refuse || missing.count == items.count
      findings.append(
        PanelFinding(
          isRefused ? .error : .warning,
          code: "incomplete",
          place: .init(round: 1, panelist: panelist),
          rule: "\(missing.count) of \(items.count) items have no judgment (\(first)\(more))"
            + (isRefused ? "" : "; points are prorated as declared"),
          remedy: isRefused
            ? "complete round 1, or declare `prorate`" : "complete round 1 if it can be done"
        )
      )
    }
  }

  private mutating func checkTime(_ judgment: Judgment) {
    guard let time = judgment.time, let window = design.windows[judgment.round],
      window.contains(time) == false
    else { return }
    findings.append(
      PanelFinding(
        .warning,
        code: "outside-window",
        place: judgment.place,
        value: time,
        rule: "the round took judgments from \(window.openedAt) to \(window.closedAt)",
        remedy: "check the clock; the judgment is kept"
      )
    )
  }

  private mutating func report(
    _ judgment: Judgment,
    _ code: String,
    _ rule: String,
    _ remedy: String
  ) {
    findings.append(
      PanelFinding(
        .error,
        code: code,
        place: judgment.place,
        value: judgment.value.description,
        rule: rule,
        remedy: remedy
      )
    )
  }
}
