// SPDX-License-Identifier: Apache-2.0
import Accountability
import Evidence
import ExactArithmetic
import Policy

/// What of a study may be published: the group `publication` of the parameters.
///
/// What it does not name is not published: no fact of a unit, no table, no further fact of a row.
struct PublicationSettings {
  /// How few students a row shows, and how closely a masked number may be reckoned.
  let policy: DisclosurePolicy
  /// The facts of units that are told.
  let units: [String]
  /// The entities whose rows are told.
  let tables: [PublishedRows]

  /// Reads the group.
  ///
  /// - Throws: `StudyError` naming the key that is wrong.
  init(_ reader: SettingsReader, _ rulebook: Rulebook) throws(StudyError) {
    let plain = DisclosurePolicy()
    let number = try reader.integer(
      "reporting",
      in: (plain.leastWidth + 1)...1_000,
      default: plain.reportingNumber
    )
    policy = DisclosurePolicy(
      reportingNumber: number,
      recode: try Self.recode(reader),
      leastWidth: try reader.integer("width", in: 2...(number - 1), default: plain.leastWidth),
      widthPercent: try reader.integer("percent", in: 0...100, default: plain.widthPercent)
    )
    let facts = EntityFacts(rulebook.subject, rulebook)
    units = try reader.texts("units")
    for name in units { _ = try facts.fact(reader, "units", name) }
    var tables: [PublishedRows] = []
    for group in try reader.groups("tables") {
      let rows = try PublishedRows(group, rulebook)
      guard !tables.contains(where: { $0.entity == rows.entity }) else {
        throw group.trouble("of", "names \(rows.entity) a second time; keep one table of it")
      }
      tables.append(rows)
      try group.finish()
    }
    guard !tables.isEmpty else {
      throw reader.trouble("tables", "names nothing to publish; give it a table of an entity")
    }
    self.tables = tables
  }

  /// How shares near 0 and 1 are shown: the percent of "at most" by the least number of students.
  private static func recode(_ reader: SettingsReader) throws(StudyError) -> ExtremeRecode {
    guard let group = try reader.group("extremes") else { return .standard }
    var lines: [ExtremeRecode.Line] = []
    for key in group.keys {
      guard let students = Int(key), (0...1_000_000).contains(students) else {
        throw group.trouble(
          key,
          "is a number of students from which a percent holds, not \"\(key)\""
        )
      }
      lines.append(.init(students: students, percent: try group.integer(key, in: 0...49)))
    }
    try group.finish()
    return ExtremeRecode(lines)
  }
}
