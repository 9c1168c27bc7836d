// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// Reads judgments one by one into cells and collects what is wrong.
struct RoundsReader {
  let design: PanelDesign
  let voided: Set<Int>
  let items: [PanelItem]
  let panelistIndex: [String: Int]
  let itemIndex: [String: Int]
  private let units: ScaleUnits
  private let unscored: Set<String>
  private(set) var cells: [[Int]]
  private(set) var rationales: [Rounds.CellKey: String] = [:]
  private(set) var findings: [PanelFinding] = []
  private var ignoredUnscored = 0
  private var repeated = 0
  /// Cells whose stored value was refused: they are not reported as missing a second time.
  private var refused: Set<Rounds.CellKey> = []
  /// Cells of later rounds, checked once round 1 is complete.
  private var later: [Rounds.CellKey] = []

  init(_ design: PanelDesign, units: ScaleUnits, voided: Set<Int>) {
    self.design = design
    self.units = units
    self.voided = voided
    items = design.scoredItems
    panelistIndex = Dictionary(
      uniqueKeysWithValues: design.panelists.enumerated().map { ($1, $0) }
    )
    itemIndex = Dictionary(uniqueKeysWithValues: items.enumerated().map { ($1.key, $0) })
    unscored = Set(design.items.filter { !$0.isScored }.map(\.key))
    let size = design.panelists.count * items.count
    let none = [Int](repeating: ScaleUnits.empty, count: size)
    cells = Array(repeating: none, count: design.rounds)
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
    guard let column = itemIndex[judgment.item] else {
      if unscored.contains(judgment.item) {
        ignoredUnscored += 1
      } else {
        report(judgment, "unknown-item", "there is no such item", "add the item")
      }
      return
    }
    let key = Rounds.CellKey(round: judgment.round, panelist: row, item: column)
    let maxPoints = items[column].maxPoints
    guard let unit = units.units(of: judgment.value, maxPoints: maxPoints) else {
      refused.insert(key)
      reportOffScale(judgment, maxPoints)
      return
    }
    checkTime(judgment)
    let index = row * items.count + column
    let before = cells[judgment.round - 1][index]
    guard before == ScaleUnits.empty else {
      if before == unit {
        repeated += 1
      } else {
        report(
          judgment,
          "duplicate",
          "the cell already holds \(units.value(before)), and two values cannot both stand",
          "keep one of the two"
        )
      }
      return
    }
    cells[judgment.round - 1][index] = unit
    if let rationale = judgment.rationale { rationales[key] = rationale }
    if judgment.round > 1 { later.append(key) }
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
    for key in later {
      let index = key.panelist * items.count + key.item
      let first = Rounds.CellKey(round: 1, panelist: key.panelist, item: key.item)
      guard cells[0][index] == ScaleUnits.empty, !refused.contains(first) else { continue }
      let judgment = Judgment(
        round: key.round,
        panelist: design.panelists[key.panelist],
        item: items[key.item].key,
        value: units.value(cells[key.round - 1][index])
      )
      cells[key.round - 1][index] = ScaleUnits.empty
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
        cells[0][start + column] == ScaleUnits.empty
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

  private mutating func reportOffScale(_ judgment: Judgment, _ maxPoints: Rational) {
    let name = design.scale.name
    guard case .offScale(let nearest) = design.scale.check(judgment.value, maxPoints: maxPoints)
    else {
      let rule = "the value has no common unit with the others on the scale \(name)"
      report(judgment, "off-scale", rule, "give the value with fewer digits")
      return
    }
    let allowed = nearest.map(\.description).joined(separator: " and ")
    report(
      judgment,
      "off-scale",
      "the value is not on the scale \(name); nearest allowed: \(allowed)",
      "ask the panelist, then correct the value"
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
