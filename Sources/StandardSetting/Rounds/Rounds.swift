// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// All judgments of a panel, round over round: round 1 is complete, later rounds hold changes only.
///
/// The effective value in round r is the last stored value of rounds up to r. An empty cell in a
/// later round means *keep*; a stored value equal to the one before is kept as *confirmed* and is
/// no change. Leaving out a round (because it was voided or excluded) restores the rounds before.
///
/// Reading never stops at the first mistake: what is wrong is listed in ``findings`` and the value
/// is left out. The first of two different values for one cell is kept and an error reported; the
/// later one is never taken in silence.
public struct Rounds: Sendable, Hashable {
  /// The design.
  public let design: PanelDesign
  /// The rounds that were left out.
  public let voided: Set<Int>
  /// What is wrong, doubtful or worth a note, in reading order, then by panelist.
  public let findings: [PanelFinding]
  /// The items that count, in booklet order: the columns of ``cells``.
  public let items: [PanelItem]

  /// The unit of the cells.
  let units: ScaleUnits
  /// Stored values in units by round (from 0), then panelist by item, row after row.
  let cells: [[Int]]
  /// Rationales by cell, as sparse as they are.
  let rationales: [CellKey: String]
  let panelistIndex: [String: Int]
  let itemIndex: [String: Int]

  struct CellKey: Sendable, Hashable {
    let round: Int
    let panelist: Int
    let item: Int
  }

  /// The rounds of a panel.
  ///
  /// - Parameters:
  ///   - design: What is judged, on which scale, in how many rounds.
  ///   - judgments: The stored judgments in any order.
  ///   - voided: Rounds to leave out; their judgments stay in the caller's records.
  public init(_ design: PanelDesign, judgments: [Judgment], voided: Set<Int> = []) {
    let units = ScaleUnits(design.scale, judgments: judgments)
    var reader = RoundsReader(design, units: units, voided: voided)
    for judgment in judgments { reader.read(judgment) }
    reader.finish()
    self.design = design
    self.voided = voided
    self.units = units
    items = reader.items
    cells = reader.cells
    rationales = reader.rationales
    panelistIndex = reader.panelistIndex
    itemIndex = reader.itemIndex
    findings = reader.findings
  }

  /// Whether no finding is an error.
  public var isUsable: Bool { !findings.contains { $0.severity == .error } }

  /// The value stored in a round itself; `nil` when the cell is empty.
  ///
  /// - Parameters:
  ///   - panelist: The panelist's key.
  ///   - item: The item's key.
  ///   - round: The round, counted from 1.
  /// - Returns: The value, or `nil`.
  public func stored(panelist: String, item: String, round: Int) -> Rational? {
    guard let row = panelistIndex[panelist], let column = itemIndex[item],
      cells.indices.contains(round - 1)
    else { return nil }
    let cell = cells[round - 1][row * items.count + column]
    return cell == ScaleUnits.empty ? nil : units.value(cell)
  }

  /// The value in force in a round: the last one stored in rounds up to it.
  ///
  /// - Parameters:
  ///   - panelist: The panelist's key.
  ///   - item: The item's key.
  ///   - round: The round, counted from 1.
  /// - Returns: The value, or `nil` when there is none yet.
  public func effective(panelist: String, item: String, round: Int) -> Rational? {
    for earlier in stride(from: min(round, design.rounds), through: 1, by: -1) {
      if let value = stored(panelist: panelist, item: item, round: earlier) { return value }
    }
    return nil
  }

  /// All values in force in a round in units, panelist by item, row after row.
  ///
  /// - Parameters:
  ///   - round: The round, counted from 1.
  ///   - leavingOut: Rounds that are excluded on top of the voided ones.
  /// - Returns: One cell per panelist and item.
  func effectiveCells(round: Int, leavingOut: Set<Int> = []) -> [Int] {
    let last = max(1, min(round, design.rounds))
    var result = [Int](
      repeating: ScaleUnits.empty,
      count: design.panelists.count * items.count
    )
    for number in 1...last where !leavingOut.contains(number) {
      let stored = cells[number - 1]
      for index in stored.indices where stored[index] != ScaleUnits.empty {
        result[index] = stored[index]
      }
    }
    return result
  }
}
