// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import StandardSetting

/// Where the panelists' cuts come from: single judgments, or each panelist's total.
enum PanelSource {
  case judgments(Rounds)
  case totals(PanelTotals, maxPoints: Rational)

  var panelists: [String] {
    switch self {
    case .judgments(let rounds): rounds.design.panelists
    case .totals(let totals, _): totals.panelists
    }
  }

  var roundCount: Int {
    switch self {
    case .judgments(let rounds): rounds.design.rounds
    case .totals(let totals, _): totals.rounds
    }
  }

  var rounds: Rounds? {
    if case .judgments(let rounds) = self { rounds } else { nil }
  }

  func cuts(round: Int, exclusions: ExclusionLedger) -> PanelistCuts {
    switch self {
    case .judgments(let rounds): rounds.cuts(round: round, exclusions: exclusions)
    case .totals(let totals, _): totals.cuts(round: round, exclusions: exclusions)
    }
  }

  func maxPoints(exclusions: ExclusionLedger) -> Rational {
    switch self {
    case .judgments(let rounds): rounds.maxPoints(exclusions: exclusions)
    case .totals(_, let maxPoints): maxPoints
    }
  }

  /// Reads the panel's judgments or totals; `nil` when the study has neither.
  ///
  /// - Throws: `StudyError` naming row, panelist, round and item of the first wrong judgment.
  static func read(
    _ inputs: StudyInputs,
    _ settings: CutSettings
  ) throws(StudyError) -> (source: PanelSource, warnings: [PanelFinding])? {
    if let input = inputs.input("panel-judgments") {
      return try judgments(input, inputs, settings)
    }
    if let input = inputs.input("panelist-totals") { return try totals(input, settings) }
    return nil
  }

  // MARK: - Totals

  private static func totals(
    _ input: StudyInputs.Input,
    _ settings: CutSettings
  ) throws(StudyError) -> (source: PanelSource, warnings: [PanelFinding]) {
    let table = input.result.table
    guard let maxPoints = settings.test.maximumPoints else {
      throw StudyError(
        .configuration,
        "study.yaml: `parameters.test.maximumPoints` is missing; totals need the highest raw score"
      )
    }
    guard table.rowCount > 0 else {
      throw StudyError(.data, "\(input.path): the file holds no panelist; add one row for each")
    }
    let names = (1...6).compactMap { table[column: "round\($0)"] }
    let keys = (0..<table.rowCount).map { table[column: "panelist"]?.text($0) ?? "" }
    let totals = PanelTotals(
      panelists: keys,
      totals: (0..<table.rowCount).map { row in names.map { $0.rational(row) } },
      maxPoints: maxPoints,
      latticeStep: settings.ratingScale.latticeStep
    )
    try refuse(totals.findings, table) { finding in
      keys.firstIndex { $0 == finding.place.panelist }.map { row in
        (row, finding.place.round.map { "round\($0)" } ?? "panelist")
      }
    }
    let warnings = totals.findings.filter { $0.severity != .error }
    return (.totals(totals, maxPoints: maxPoints), warnings)
  }

  // MARK: - Judgments

  private static func judgments(
    _ input: StudyInputs.Input,
    _ inputs: StudyInputs,
    _ settings: CutSettings
  ) throws(StudyError) -> (source: PanelSource, warnings: [PanelFinding]) {
    let table = input.result.table
    guard let items = inputs.table("items").map(Self.items) else {
      throw StudyError(
        .configuration,
        "study.yaml: `inputs` has no file with the role \"items\"; judgments need the list of items"
      )
    }
    let judgments = Self.judgments(table)
    guard !judgments.isEmpty else {
      throw StudyError(.data, "\(input.path): the file holds no judgment; add one row for each")
    }
    let design = PanelDesign(
      panelists: panelists(inputs, judgments),
      items: items,
      scale: settings.ratingScale,
      rounds: judgments.map(\.round).max() ?? 1,
      incomplete: settings.panel.incomplete,
      windows: settings.panel.windows
    )
    let rounds = Rounds(design, judgments: judgments, voided: settings.record.exclusions.rounds)
    try refuse(rounds.findings, table) { finding in
      // The later of two rows for one cell is the one to look at.
      judgments.indices.last { index in
        finding.place.round.map { $0 == judgments[index].round } ?? true
          && finding.place.panelist.map { $0 == judgments[index].panelist } ?? true
          && finding.place.item.map { $0 == judgments[index].item } ?? true
      }.map { ($0, "value") }
    }
    return (.judgments(rounds), rounds.findings.filter { $0.severity != .error })
  }

  private static func judgments(_ table: Table) -> [Judgment] {
    guard let round = table[column: "round"], let panelist = table[column: "panelist"],
      let item = table[column: "item"], let value = table[column: "value"]
    else { return [] }
    let time = table[column: "at"]
    let rationale = table[column: "rationale"]
    return (0..<table.rowCount).compactMap { row in
      guard let number = round.integer(row), let judged = value.rational(row) else { return nil }
      return Judgment(
        round: number,
        panelist: panelist.text(row),
        item: item.text(row),
        value: judged,
        time: time.flatMap { $0.isMissing(row) ? nil : $0.text(row) },
        rationale: rationale.flatMap { $0.isMissing(row) ? nil : $0.text(row) }
      )
    }
  }

  /// The items in the order of their file.
  private static func items(_ table: Table) -> [PanelItem] {
    (0..<table.rowCount).map { row in
      PanelItem(
        key: table[column: "item"]?.text(row) ?? "",
        area: table[column: "area"]?.text(row) ?? "",
        maxPoints: table[column: "max_points"]?.rational(row) ?? .one,
        isScored: table[column: "scored"]?.integer(row) ?? 1 == 1
      )
    }
  }

  /// The panelists in the order of their own file, or else in the order of their first judgment.
  private static func panelists(_ inputs: StudyInputs, _ judgments: [Judgment]) -> [String] {
    if let table = inputs.table("panelists"), let column = table[column: "panelist"] {
      return (0..<table.rowCount).map { column.text($0) }
    }
    var seen: Set<String> = []
    return judgments.map(\.panelist).filter { seen.insert($0).inserted }
  }

  // MARK: - Errors

  /// Throws the errors among findings, each with the row of the table that it is about and the
  /// value as that row has it.
  private static func refuse(
    _ findings: [PanelFinding],
    _ table: Table,
    _ place: (PanelFinding) -> (row: Int, column: String)?
  ) throws(StudyError) {
    let errors = findings.filter { $0.severity == .error }
    func mapped(_ finding: PanelFinding) -> Finding {
      let cell = place(finding)
      let text = cell.flatMap { table[column: $0.column]?.text($0.row) } ?? finding.value
      return Finding(
        severity: .error,
        code: finding.code,
        file: table.fileName,
        row: cell.map { table.sourceLine(ofRow: $0.row) },
        column: cell?.column,
        value: finding.value.isEmpty ? nil : text,
        rule: [finding.place.words, finding.rule].filter { !$0.isEmpty }.joined(separator: ": "),
        remedy: finding.remedy
      )
    }
    guard !errors.isEmpty else { return }
    throw StudyError(errors.map(mapped), otherwise: "")
  }
}
