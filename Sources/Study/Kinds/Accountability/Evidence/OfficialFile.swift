// SPDX-License-Identifier: Apache-2.0
import Accountability
import Evidence
import ExactArithmetic
import Policy

/// What a state published about units, to compare with: components, totals, percentages, levels.
struct OfficialFile {
  static let role = "official"

  private(set) var values: [OfficialValue] = []
  /// The line of each value.
  private(set) var lines: [Int] = []
  private(set) var findings: [Finding] = []
  /// How many values are held back: they are neither 0 nor different.
  private(set) var suppressed = 0

  /// What the file must hold.
  static func specification(_ rulebook: Rulebook) -> TableSpecification {
    let year = rulebook.period.map { [$0] } ?? []
    let names = ["id"] + year + ["item"]
    return TableSpecification(
      name: role,
      columns: (names + ["value"]).map { ColumnSpecification($0, .text) },
      key: names
    )
  }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - table: The rows, as the specification lets them in.
  ///   - rulebook: The policy, for the names of its components.
  ///   - masks: Cells that hold back a number.
  init(_ table: Evidence.Table, _ rulebook: Rulebook, _ masks: Set<String>) {
    let scorecards = rulebook.versions.compactMap(\.program.scorecard)
    let components = scorecards.flatMap(\.components).filter { $0.entity == nil }.map(\.name)
      .uniqued
    let hasRows = scorecards.contains { $0.components.contains { $0.entity != nil } }
    for row in 0..<table.rowCount {
      func cell(_ name: String) -> String {
        table[column: name].map { $0.isMissing(row) ? "" : $0.text(row) } ?? ""
      }
      func object(_ column: String, _ rule: String, _ remedy: String) {
        findings.append(
          Finding(
            severity: .error,
            code: "cell",
            file: table.fileName,
            row: table.sourceLine(ofRow: row),
            column: column,
            value: cell(column),
            rule: rule,
            remedy: remedy
          )
        )
      }
      let item: OfficialValue.Item
      switch cell("item") {
      case "total": item = .total
      case "percent": item = .percent
      case "level": item = .level
      case let name where hasRows || components.contains(name): item = .component(name)
      case let name:
        let known = ["total", "percent", "level"] + components
        object(
          "item",
          "names no component of \(rulebook.id)\(Spelling.suggestion(for: name, among: known))",
          "write a component, `total`, `percent` or `level`"
        )
        continue
      }
      if masks.contains(cell("value")) {
        suppressed += 1
        continue
      }
      if item == .percent, let percent = Rational(decimal: cell("value")), percent > 100 {
        object("value", "is above 100: nobody earns more than is possible", "correct the cell")
        continue
      }
      let period = rulebook.period.flatMap { Int(cell($0)) }
      values.append(OfficialValue(.init(cell("id"), period: period), item, cell("value")))
      lines.append(table.sourceLine(ofRow: row))
    }
  }
}
