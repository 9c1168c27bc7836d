// SPDX-License-Identifier: Apache-2.0
public import Evidence
import ExactArithmetic

/// The file of a public release, read again: an audit judges what is printed and not what was meant.
public struct PublicTable: Sendable {
  /// The lines of all cohorts.
  public let rows: [PublicRow]

  private static let names = ["students", "undetermined", "proficient", "index"]

  /// The columns of the file.
  public static let specification = TableSpecification(
    name: "public table",
    columns: ["id", "unit", "cohort", "group"].map { ColumnSpecification($0, .text) }
      + names.flatMap { name in
        [
          ColumnSpecification(name, .text),
          ColumnSpecification("\(name) suppressed", .text, allowsMissing: true),
        ]
      },
    key: ["unit", "cohort", "group"]
  )

  /// Reads a file; `nil` where a cell is none that a release prints.
  ///
  /// - Parameters:
  ///   - table: The rows, as the specification lets them in.
  ///   - policy: The policy by which it was printed.
  public init?(_ table: Table, policy: DisclosurePolicy) {
    func text(_ name: String, _ row: Int) -> String {
      table[column: name].map { $0.isMissing(row) ? "" : $0.text(row) } ?? ""
    }
    var rows: [PublicRow] = []
    for row in 0..<table.rowCount {
      let cells = Self.names.compactMap { name in
        PublicCell(text(name, row), field: text("\(name) suppressed", row), policy)
      }
      guard cells.count == Self.names.count else { return nil }
      rows.append(
        PublicRow(
          unit: text("unit", row),
          cohort: text("cohort", row),
          group: text("group", row),
          students: cells[0],
          undetermined: cells[1],
          proficient: cells[2],
          index: cells[3],
          derived: [:]
        )
      )
    }
    self.rows = rows
  }

  /// The lines of one cohort in the order of a table's rows.
  ///
  /// - Parameters:
  ///   - table: The table behind the release.
  ///   - name: The release's name.
  ///   - policy: The policy by which it was printed.
  /// - Returns: The release; `nil` where a row of the table has no line or a line no row.
  public func release(
    of table: DisclosureTable,
    name: String,
    policy: DisclosurePolicy
  ) -> SuppressedRelease? {
    let lines = Dictionary(rows.map { (RowName($0), $0) }) { first, _ in first }
    let own = table.rows.indices.compactMap { lines[RowName($0, of: table)] }
    let cohorts = Set(table.rows.map(\.cohort))
    guard own.count == table.rows.count,
      own.count == rows.count(where: { cohorts.contains($0.cohort) })
    else { return nil }
    return SuppressedRelease(name: name, policy: policy, rows: own)
  }
}

extension PublicCell {
  /// A cell as a public file has it; `nil` for what no release prints.
  init?(_ text: String, field: String, _ policy: DisclosurePolicy) {
    switch Suppression.Reason(rawValue: field) {
    case .primary: self = .suppressed(.primary(policy))
    case .complementary: self = .suppressed(.complementary)
    case .derived: self = .suppressed(.derived)
    case .extreme:
      let percents = policy.recode.lines.map(\.percent)
      let ends =
        percents.map { ExtremeRecode.End.atMost($0) }
        + percents.map { .atLeast(100 - $0) }
      guard let end = ends.first(where: { $0.sentence == text }) else { return nil }
      self = .suppressed(.extreme(end))
    case nil:
      guard field.isEmpty, !text.isEmpty else { return nil }
      let places = text.split(separator: ".").dropFirst().first?.count ?? 0
      self = Rational(decimal: text).map { .value($0, places: places) } ?? .text(text)
      return
    }
    guard words == text else { return nil }
  }
}
