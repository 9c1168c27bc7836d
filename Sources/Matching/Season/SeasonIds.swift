// SPDX-License-Identifier: Apache-2.0
import Evidence

/// Ids of one file, each with its place, for the files that name them.
struct SeasonIds: Sendable {
  /// The ids in the file's order.
  let ids: [String]
  /// What they name, such as "applicant".
  let noun: String
  /// The file that they stand in.
  let file: String
  private let places: [String: Int32]

  /// The ids of a column.
  init(_ column: Column, _ noun: String, _ file: String) {
    ids = column.texts()
    self.noun = noun
    self.file = file
    places = Dictionary(ids.enumerated().map { ($1, Int32($0)) }) { first, _ in first }
  }

  /// The place of an id; `nil` where it is none of these.
  func place(_ id: String) -> Int? { places[id].map(Int.init) }

  /// The places of a column's cells, and the first rows of those that are none of these.
  ///
  /// - Parameters:
  ///   - column: The column.
  ///   - threads: On how many threads it is read.
  /// - Returns: For each row the place, -1 for an empty cell and -2 for an unknown one; and the first
  ///   row of each unknown one.
  func places(of column: Column, threads: Int) -> (places: [Int32], unknown: [Int]) {
    let cells = column.dictionary(threads: threads)
    var unknown: [Int] = []
    let meanings =
      [Int32(-1)]
      + cells.firstRows.map { row in
        if let place = places[column.text(Int(row))] { return place }
        unknown.append(Int(row))
        return Int32(-2)
      }
    return (cells.codes.map { meanings[Int($0)] }, unknown)
  }

  /// What is wrong with a cell that names none of these.
  func finding(_ table: Table, _ row: Int, _ column: String) -> Finding {
    let value = table[column: column]?.text(row) ?? ""
    return Finding(
      severity: .error,
      code: "unknown-id",
      file: table.fileName,
      row: table.sourceLine(ofRow: row),
      column: column,
      value: value,
      rule: "is no \(noun) of \(file)\(Spelling.suggestion(for: value, among: ids))",
      remedy: "correct the id, or add the \(noun)"
    )
  }
}
