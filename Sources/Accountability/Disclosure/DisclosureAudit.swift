// SPDX-License-Identifier: Apache-2.0

/// Whether every masked cell of a release is protected, judged by what is printed.
///
/// The audit reads the printed rows of the release and of all earlier ones. It has the true counts
/// too, but only as the one solution that it can start from: a cell passes when other counts that
/// give the same print span its protection width. For one that does not, the feasible interval is
/// bounded from outside, which tells whether it is exposed for certain.
public struct DisclosureAudit: Sendable {
  /// A masked cell that is not known to be protected.
  public struct Finding: Sendable, Hashable {
    /// The unit's id.
    public let unit: String
    /// Year and subject.
    public let cohort: String
    /// The group's name.
    public let group: String
    /// "students" or "proficient".
    public let quantity: String
    /// The protection width that is asked for.
    public let width: Int
    /// The width that witnesses span: the feasible interval is at least that wide.
    public let witnessed: Int
    /// The width of the interval from outside: it is at most that wide; `nil` where it has no solution.
    public let bounded: Int?
    /// The printed rows that it would be protected without, one at a time, as "unit cohort group".
    public let relations: [String]

    /// Whether the cell is exposed for certain; else no proof was found either way.
    public var isCertain: Bool { bounded.map { $0 < width } ?? true }
  }

  /// What an audit found.
  public struct Report: Sendable {
    /// How many masked cells were looked at.
    public let cells: Int
    /// Those that are not known to be protected.
    public let findings: [Finding]
    /// Those of them that are exposed by earlier releases alone: no mask can call them back.
    public let alreadyDisclosed: [Finding]
  }

  /// The releases that were published before.
  public let ledger: ReleaseLedger

  /// An audit.
  ///
  /// - Parameter ledger: The releases that were published before.
  public init(after ledger: ReleaseLedger = ReleaseLedger()) { self.ledger = ledger }

  /// Audits a release together with the earlier ones.
  ///
  /// - Parameters:
  ///   - release: What is to be published.
  ///   - table: The true counts behind it.
  ///   - proofs: What a suppression found; it is checked, and not believed.
  /// - Returns: What was found; masked cells of earlier releases are looked at too.
  public func report(
    on release: SuppressedRelease,
    of table: DisclosureTable,
    proofs: ProtectionProofs = ProtectionProofs()
  ) -> Report {
    let entries = ledger.entries
    let joint = table.joined(with: entries.map(\.table))
    let lattice = CountLattice(joint)
    let rows = release.rows + entries.flatMap(\.release.rows)
    let policies =
      release.rows.map { _ in release.policy }
      + entries.flatMap { entry in entry.release.rows.map { _ in entry.release.policy } }
    precondition(rows.count == joint.rows.count, "a release prints every row of its table")
    let ranges = zip(rows, policies).map {
      RowRange($0, policy: $1, scheme: joint.scheme)
    }
    var search = WitnessSearch(lattice, ranges: ranges)
    // The order among equal repairs is that of the suppression, which found its witnesses by it.
    for place in release.rows.indices where !rows[place].students.isSuppressed {
      search.costs[place] = lattice.sums[place * CountLattice.forms]
    }
    var (count, findings, disclosed) = (0, [Finding](), [Finding]())
    for (place, row) in rows.enumerated() {
      for cell in Self.cells(place, row, lattice.sums(of: place), policies[place]) {
        count += 1
        if search.shows(proofs[cell], cell) { continue }
        var found = search.witnessed(cell)
        if found.upperBound - found.lowerBound < cell.width {
          found = search.witnessed(cell, within: WitnessSearch.many)
        }
        let witnessed = found.upperBound - found.lowerBound
        guard witnessed < cell.width else { continue }
        let finding = finding(cell, witnessed, rows, ranges, joint, &search)
        let isOld = release.rows.indices.allSatisfy {
          !finding.relations.contains(Self.name(rows[$0]))
        }
        if isOld, !entries.isEmpty { disclosed.append(finding) } else { findings.append(finding) }
      }
    }
    return Report(cells: count, findings: findings, alreadyDisclosed: disclosed)
  }

  /// The masked numbers of a printed row.
  private static func cells(
    _ place: Int,
    _ row: PublicRow,
    _ sums: [Int],
    _ policy: DisclosurePolicy
  ) -> [ProtectedCell] {
    let mask: RowMask =
      if let suppression = row.students.suppression {
        .whole(suppression)
      } else if let suppression = row.proficient.suppression {
        .rates(suppression)
      } else {
        .open
      }
    return ProtectedCell.cells(row: place, sums: sums, mask: mask, policy: policy)
  }

  private func finding(
    _ cell: ProtectedCell,
    _ witnessed: Int,
    _ rows: [PublicRow],
    _ ranges: [RowRange],
    _ table: DisclosureTable,
    _ search: inout WitnessSearch
  ) -> Finding {
    let structure = DisclosureSystem.Structure(table)
    let relatives = structure.relatives(of: cell.row)
    let (system, sum) = DisclosureSystem.system(
      structure,
      ranges: ranges,
      rows: relatives,
      row: cell.row,
      form: cell.form
    )
    let interval = FeasibleInterval(of: sum, in: system)
    var relations: [String] = []
    for place in relatives where place != cell.row {
      search.publish(.unknown, of: place)
      if search.protects(cell) { relations.append(Self.name(rows[place])) }
      search.publish(ranges[place], of: place)
    }
    let row = rows[cell.row]
    return Finding(
      unit: row.unit,
      cohort: row.cohort,
      group: row.group,
      quantity: "\(cell.form)",
      width: cell.width,
      witnessed: witnessed,
      bounded: interval.map { $0.ends.upperBound - $0.ends.lowerBound },
      relations: relations
    )
  }

  private static func name(_ row: PublicRow) -> String {
    "\(row.unit) \(row.cohort) \(row.group)"
  }
}
