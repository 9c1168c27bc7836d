// SPDX-License-Identifier: Apache-2.0
import Evidence

/// Which unit a unit belongs to: a school to its district, a district to its state.
struct HierarchyFile {
  static let role = "hierarchy"

  /// The unit above each unit that has one.
  private(set) var above: [String: String] = [:]

  /// What the file must hold.
  static let specification = TableSpecification(
    name: role,
    columns: [ColumnSpecification("id", .text), ColumnSpecification("above", .text)],
    key: ["id"]
  )

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - table: The rows, as the specification lets them in.
  ///   - path: The file, for messages.
  ///   - units: The ids of all units.
  ///   - noun: The word for a unit.
  /// - Throws: `StudyError` for an id that is none, and for units above each other in a circle.
  init(
    _ table: Evidence.Table,
    path: String,
    units: [String],
    noun: String
  ) throws(StudyError) {
    let known = Set(units)
    for row in 0..<table.rowCount {
      let cells = ["id", "above"].map { table[column: $0]?.text(row) ?? "" }
      for (column, id) in zip(["id", "above"], cells) where !known.contains(id) {
        throw UnknownUnit(id: id, known: known, noun: noun)
          .error("\(path) row \(table.sourceLine(ofRow: row)), column \"\(column)\"")
      }
      above[cells[0]] = cells[1]
    }
    for start in above.keys.sorted() {
      var path = [start]
      while let last = path.last, let next = above[last] {
        guard !path.contains(next) else {
          throw StudyError(
            .data,
            "\(table.fileName): \((path + [next]).joined(separator: ", ")) stand above each other in a "
              + "circle; each id has at most one unit above, up to the top"
          )
        }
        path.append(next)
      }
    }
  }
}
