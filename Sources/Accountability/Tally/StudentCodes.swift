// SPDX-License-Identifier: Apache-2.0

/// Student rows as codes, column by column: where each counts, in which groups, with which levels.
///
/// A student counts at a school, at a district and at the state by rules of their own: who moved
/// within a district counts there and at no school. A district is therefore counted from its own
/// students and never by adding up its schools.
public struct StudentCodes: Sendable {
  /// The units of one kind, and where each student counts.
  public struct Placement: Sendable {
    /// The kind of unit.
    public let kind: String
    /// The ids of the units.
    public let units: [String]
    /// For each student the place of the unit among `units`; -1 where the student counts at none.
    public let codes: [Int32]

    /// The units of one kind.
    ///
    /// - Parameters:
    ///   - kind: The kind of unit.
    ///   - units: The ids of the units.
    ///   - codes: For each student the place of the unit; -1 for none.
    public init(kind: String, units: [String], codes: [Int32]) {
      (self.kind, self.units, self.codes) = (kind, units, codes)
    }
  }

  /// What students reached in one subject.
  public struct Subject: Sendable {
    /// The subject.
    public let name: String
    /// For each student the level, from 1; 0 for one who was not to be tested, which is not the same
    /// as a level that could not be determined.
    public let levels: [UInt8]

    /// What students reached in one subject.
    ///
    /// - Parameters:
    ///   - name: The subject.
    ///   - levels: For each student the level, from 1; 0 for one who was not to be tested.
    public init(name: String, levels: [UInt8]) { (self.name, self.levels) = (name, levels) }
  }

  /// How many students there are.
  public let count: Int
  /// Where they count, one for each kind of unit.
  public let placements: [Placement]
  /// For each student one bit for each group of the catalog.
  public let groups: [UInt32]
  /// The catalog that the bits speak of.
  public let catalog: GroupCatalog
  /// What they reached.
  public let subjects: [Subject]
  /// The names of the levels; the level 1 is the first.
  public let levels: [String]

  /// Student rows as codes.
  ///
  /// All columns have one length, a code lies among its units, and a level among `levels`; anything
  /// else is a mistake of the program and traps.
  ///
  /// - Parameters:
  ///   - placements: Where students count.
  ///   - base: For each student the groups on file, bit 0 for the first.
  ///   - catalog: The groups.
  ///   - subjects: What they reached.
  ///   - levels: The names of the levels.
  /// - Complexity: O(students · columns).
  public init(
    placements: [Placement],
    base: [UInt32],
    catalog: GroupCatalog,
    subjects: [Subject],
    levels: [String]
  ) {
    for placement in placements {
      precondition(placement.codes.count == base.count, "each student counts at one unit or none")
      precondition(
        placement.codes.allSatisfy { -1..<placement.units.count ~= Int($0) },
        "a student counts at a unit that is there"
      )
    }
    for subject in subjects {
      precondition(subject.levels.count == base.count, "each student has one level or none")
      precondition(subject.levels.allSatisfy { $0 <= levels.count }, "a level has a name")
    }
    count = base.count
    self.placements = placements
    self.catalog = catalog
    self.subjects = subjects
    self.levels = levels
    // Few of all possible masks occur.
    var known: [UInt32: UInt32] = [:]
    groups = base.map { mask in
      if let found = known[mask] { return found }
      let found = catalog.mask(mask)
      known[mask] = found
      return found
    }
  }
}
