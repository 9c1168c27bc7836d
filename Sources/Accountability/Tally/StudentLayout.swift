// SPDX-License-Identifier: Apache-2.0
public import Evidence
internal import ExactArithmetic

/// Which columns of a table of students say where they count, in which groups, and what they reached.
///
/// The table has one row for each student and year, a column for each subject. Cells are checked when
/// the file is read, by `specification`; a table read by it has codes for every row.
public struct StudentLayout: Sendable {
  /// Where students count.
  public struct Placement: Sendable, Hashable {
    /// The kind of unit.
    public let kind: String
    /// The column with the unit's id; `nil` where all students belong to one unit of that kind.
    public let unit: String?
    /// The column with 1 for a student who counts at the unit, else 0; `nil` where all do.
    public let counts: String?

    /// Where students count.
    ///
    /// - Parameters:
    ///   - kind: The kind of unit.
    ///   - unit: The column with the unit's id; `nil` for one unit, named like its kind.
    ///   - counts: The column that says who counts; `nil` where all do.
    public init(kind: String, unit: String?, counts: String?) {
      (self.kind, self.unit, self.counts) = (kind, unit, counts)
    }
  }

  /// Where students count.
  public let placements: [Placement]
  /// The groups; those on file stand in one column as the sum of 1, 2, 4, … for the first, second,
  /// third, ….
  public let catalog: GroupCatalog
  /// The column with the groups on file.
  public let groups: String
  /// The columns of the subjects, named like them.
  public let subjects: [String]
  /// The words for the levels; an empty cell is a student who was not to be tested.
  public let levels: [String]
  /// Further columns, which nothing is counted by.
  public let others: [ColumnSpecification]

  /// What does not count of the rows of a table.
  public struct LeftOut: Sendable, Hashable {
    /// For each subject the rows whose level does not count.
    public var levels: [String: Set<Int>] = [:]
    /// For each kind of unit the rows that count at none.
    public var units: [String: Set<Int>] = [:]

    /// Nothing.
    public init() {}

    /// How many levels do not count.
    public var levelCount: Int { levels.values.reduce(0) { $0 + $1.count } }
    /// How many rows count at no unit of some kind.
    public var unitCount: Int { units.values.reduce(0) { $0 + $1.count } }
  }

  /// A layout.
  ///
  /// - Parameters:
  ///   - placements: Where students count.
  ///   - catalog: The groups.
  ///   - groups: The column with the groups on file.
  ///   - subjects: The columns of the subjects.
  ///   - levels: The words for the levels.
  ///   - others: Further columns, which nothing is counted by.
  public init(
    placements: [Placement],
    catalog: GroupCatalog,
    groups: String,
    subjects: [String],
    levels: [String],
    others: [ColumnSpecification] = []
  ) {
    self.others = others
    self.placements = placements
    self.catalog = catalog
    self.groups = groups
    self.subjects = subjects
    self.levels = levels
  }

  /// The columns with the rule of each cell.
  public var specification: TableSpecification {
    let units = Set(placements.compactMap(\.unit)).sorted()
    let flags = Set(placements.compactMap(\.counts)).sorted()
    let masks = (1 << catalog.baseCount) - 1
    return TableSpecification(
      name: "students",
      columns: units.map { ColumnSpecification($0, .text) }
        + flags.map { ColumnSpecification($0, .category(["0", "1"])) }
        + [ColumnSpecification(groups, .integer, range: ValueRange(0...Rational(masks)))]
        + subjects.map { ColumnSpecification($0, .category(levels), allowsMissing: true) } + others
    )
  }

  /// The codes of a table.
  ///
  /// - Parameters:
  ///   - table: A table that was read by `specification`; another one traps.
  ///   - threads: On how many threads.
  ///   - left: What does not count of the rows.
  /// - Returns: The codes; units stand in the order of their ids.
  /// - Complexity: O(students · columns).
  public func codes(
    _ table: Table,
    threads: Int,
    leavingOut left: LeftOut = LeftOut()
  ) -> StudentCodes {
    let masks = column(groups, table).counts(times: 1, missing: .min)
    precondition(masks != nil, "groups are whole numbers")
    return StudentCodes(
      placements: placements.map { placed($0, table, threads, left.units[$0.kind] ?? []) },
      base: masks?.map { UInt32(bitPattern: $0) } ?? [],
      catalog: catalog,
      subjects: subjects.map { reached($0, table, threads, left.levels[$0] ?? []) },
      levels: levels
    )
  }

  private func column(_ name: String, _ table: Table) -> Column {
    guard let column = table[column: name] else {
      preconditionFailure("the table was read by the layout's own specification")
    }
    return column
  }

  private func placed(
    _ placement: Placement,
    _ table: Table,
    _ threads: Int,
    _ left: Set<Int>
  ) -> StudentCodes.Placement {
    var units = [placement.kind]
    var codes = Array(repeating: Int32(0), count: table.rowCount)
    if let name = placement.unit {
      let ids = column(name, table)
      let dictionary = ids.dictionary(threads: threads)
      let found = dictionary.firstRows.map { ids.text(Int($0)) }
      let order = found.indices.sorted { found[$0] < found[$1] }
      var places = Array(repeating: Int32(-1), count: found.count + 1)
      for (place, number) in order.enumerated() { places[number + 1] = Int32(place) }
      units = order.map { found[$0] }
      codes = dictionary.codes.map { places[Int($0)] }
    }
    if let name = placement.counts {
      let flags = column(name, table)
      let dictionary = flags.dictionary(threads: threads)
      let counts = [false] + dictionary.firstRows.map { flags.text(Int($0)) == "1" }
      for (row, code) in dictionary.codes.enumerated() where !counts[Int(code)] { codes[row] = -1 }
    }
    for row in left { codes[row] = -1 }
    return StudentCodes.Placement(kind: placement.kind, units: units, codes: codes)
  }

  private func reached(
    _ name: String,
    _ table: Table,
    _ threads: Int,
    _ left: Set<Int>
  ) -> StudentCodes.Subject {
    let cells = column(name, table)
    let dictionary = cells.dictionary(threads: threads)
    let numbers =
      [0]
      + dictionary.firstRows.map { row in
        UInt8((levels.firstIndex(of: cells.text(Int(row))) ?? -1) + 1)
      }
    var found = dictionary.codes.map { numbers[Int($0)] }
    for row in left { found[row] = 0 }
    return StudentCodes.Subject(name: name, levels: found)
  }
}
