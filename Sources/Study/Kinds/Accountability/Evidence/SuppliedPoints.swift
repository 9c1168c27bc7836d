// SPDX-License-Identifier: Apache-2.0
import Evidence
import Foundation
import Policy

/// Official points that a file gives for a measure of a unit in a year.
///
/// They stand as the finished value: what the policy would compute is not looked at, and what they rest
/// on is the file's source.
struct SuppliedPoints {
  static let role = "supplied"

  /// A value that stands in for a measure.
  struct Row {
    let unit: String
    let period: Int?
    let call: CaseRow.Call
    let value: Answer
    /// Measure and value as the file writes them.
    let written: (measure: String, value: String)
    let source: String
    let line: Int
  }

  private(set) var rows: [Row] = []
  private(set) var findings: [Finding] = []

  /// What the file must hold.
  static func specification(_ rulebook: Rulebook) -> TableSpecification {
    func column(_ name: String, isRequired: Bool = true) -> ColumnSpecification {
      ColumnSpecification(name, .text, isRequired: isRequired)
    }
    let year = rulebook.period.map { [column($0)] } ?? []
    return TableSpecification(
      name: role,
      columns: [column("id")] + year
        + [column("measure"), column("points"), column("source", isRequired: false)],
      key: ["id"] + (rulebook.period.map { [$0] } ?? []) + ["measure"]
    )
  }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - table: The rows, as the specification lets them in.
  ///   - rulebook: The policy whose measures are given.
  init(_ table: Evidence.Table, _ rulebook: Rulebook) {
    let measures = rulebook.versions.flatMap(\.program.measures)
    for row in 0..<table.rowCount {
      func cell(_ name: String) -> String? {
        table[column: name].flatMap { $0.isMissing(row) ? nil : $0.text(row) }
      }
      func object(_ column: String, _ value: String, _ rule: String, _ remedy: String) {
        findings.append(
          Finding(
            severity: .error,
            code: "cell",
            file: table.fileName,
            row: table.sourceLine(ofRow: row),
            column: column,
            value: value,
            rule: rule,
            remedy: remedy
          )
        )
      }
      guard let unit = cell("id"), let written = cell("measure"), let points = cell("points") else {
        continue
      }
      var period: Int?
      if let name = rulebook.period {
        guard let year = cell(name).flatMap({ Int($0) }) else {
          object(name, cell(name) ?? "", "is a year", "write it with four digits")
          continue
        }
        period = year
      }
      let (name, cells) = Self.parts(of: written)
      guard let measure = measures.first(where: { $0.name == name }) else {
        let hint = Spelling.suggestion(for: name, among: measures.map(\.name).uniqued)
        object(
          "measure",
          written,
          "names no measure of \(rulebook.id)\(hint)",
          "write a measure, with its arguments in parentheses where it has any"
        )
        continue
      }
      guard cells.count == measure.parameters.count else {
        let names = measure.parameters.map(\.name).list
        object(
          "measure",
          written,
          "\(name) takes \(measure.parameters.count) arguments",
          names.isEmpty ? "write \(name) alone" : "write \(name)(\(names))"
        )
        continue
      }
      do throws(CellObjection) {
        var arguments: [Value] = []
        for (cell, parameter) in zip(cells, measure.parameters) {
          arguments.append(try parameter.type.value(ofCell: cell))
        }
        let value = try measure.type.answer(ofCell: points, named: name)
        if let number = value.number, let rule = measure.type.number?.objection(to: number) {
          object("points", points, rule, "correct the cell")
          continue
        }
        rows.append(
          Row(
            unit: unit,
            period: period,
            call: CaseRow.Call(name, arguments),
            value: value,
            written: (written, points),
            source: cell("source") ?? "",
            line: table.sourceLine(ofRow: row)
          )
        )
      } catch {
        object("points", points, error.rule, "correct the cell")
      }
    }
  }

  /// `progress_call(math, all)` as its name and its arguments.
  static func parts(of text: String) -> (name: String, arguments: [String]) {
    guard let open = text.firstIndex(of: "("), text.hasSuffix(")") else { return (text, []) }
    let inside = text[text.index(after: open)...].dropLast()
    return (
      String(text[..<open]),
      inside.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    )
  }
}
