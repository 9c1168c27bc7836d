// SPDX-License-Identifier: Apache-2.0

/// What names a line in every release.
struct RowName: Hashable, Sendable {
  let unit: String
  let cohort: String
  let group: String

  init(unit: String, cohort: String, group: String) {
    (self.unit, self.cohort, self.group) = (unit, cohort, group)
  }

  init(_ row: PublicRow) { (unit, cohort, group) = (row.unit, row.cohort, row.group) }

  init(_ row: Int, of table: DisclosureTable) {
    (unit, cohort) = (table.rows[row].unit, table.rows[row].cohort)
    group = table.groups[table.rows[row].group]
  }
}
