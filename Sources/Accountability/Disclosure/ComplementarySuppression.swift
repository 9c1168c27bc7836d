// SPDX-License-Identifier: Apache-2.0

/// Masks further rows until every masked one is protected, and prints the release.
///
/// A masked cell is protected when witnesses span its protection width (`WitnessSearch`). Where they
/// do not, those rows are masked that stood in the way of a search at the least total weight, which
/// is their number of students; where every search ran into rows that are masked already, the
/// nearest and smallest row is whose mask helps. Masking never narrows another cell's interval. The
/// order is that of the rows: the same table gives the same masks.
public struct ComplementarySuppression: Sendable {
  /// The policy.
  public let policy: DisclosurePolicy

  /// The suppression of a policy.
  ///
  /// - Parameter policy: The policy.
  public init(_ policy: DisclosurePolicy) { self.policy = policy }

  /// The release as the public may have it.
  ///
  /// - Parameters:
  ///   - release: The release with its true counts.
  ///   - ledger: What was published before.
  /// - Returns: The printed rows. Whether all of them are protected is for `DisclosureAudit` to say.
  public func suppressed(
    _ release: UnsuppressedRelease,
    after ledger: ReleaseLedger = ReleaseLedger()
  ) -> SuppressedRelease {
    proved(release, after: ledger).release
  }

  /// The release as the public may have it, with what was found to protect it.
  ///
  /// - Parameters:
  ///   - release: The release with its true counts.
  ///   - ledger: What was published before.
  /// - Returns: The printed rows, and proofs for an audit of the same counts after the same releases.
  public func proved(
    _ release: UnsuppressedRelease,
    after ledger: ReleaseLedger = ReleaseLedger()
  ) -> (release: SuppressedRelease, proofs: ProtectionProofs) {
    let counted = policy.protections.contains(.ledger) ? ledger : ReleaseLedger()
    let joint = release.table.joined(with: counted.entries.map(\.table))
    let lattice = CountLattice(joint)
    let rows = release.table.rows.indices
    let printing = CellPrinting(release: release, policy: policy)
    let kept = counted.promises
    var masks = rows.map { row in
      let own = PrimarySuppression(policy).mask(lattice.sums(of: row))
      return Self.keeping(own, kept[RowName(row, of: release.table)])
    }
    var proofs = ProtectionProofs()
    if policy.protections.contains(.complementary) {
      proofs = protect(&masks, lattice, printing, counted)
    }
    let printed = rows.map { row in
      printing.row(row, sums: lattice.sums(of: row), mask: masks[row])
    }
    return (SuppressedRelease(name: release.name, policy: policy, rows: printed), proofs)
  }

  /// A row that was masked before stays so.
  private static func keeping(_ mask: RowMask, _ promise: (whole: Bool, rates: Bool)?) -> RowMask {
    guard let promise else { return mask }
    if promise.whole, mask.studentsReason == nil { return .whole(.complementary) }
    if promise.rates, mask == .open { return .rates(.complementary) }
    return mask
  }

  private func protect(
    _ masks: inout [RowMask],
    _ lattice: CountLattice,
    _ printing: CellPrinting,
    _ ledger: ReleaseLedger
  ) -> ProtectionProofs {
    func range(_ row: Int, _ mask: RowMask) -> RowRange {
      RowRange(
        printing.row(row, sums: lattice.sums(of: row), mask: mask),
        policy: policy,
        scheme: lattice.table.scheme
      )
    }
    func cells(_ row: Int, _ mask: RowMask) -> [ProtectedCell] {
      ProtectedCell.cells(row: row, sums: lattice.sums(of: row), mask: mask, policy: policy)
    }
    let old = ledger.entries.flatMap { entry in
      entry.release.rows.map {
        RowRange($0, policy: entry.release.policy, scheme: entry.table.scheme)
      }
    }
    var search = WitnessSearch(
      lattice,
      ranges: masks.indices.map { range($0, masks[$0]) } + old
    )
    let weights = masks.indices.map { lattice.sums[$0 * CountLattice.forms] }
    for row in masks.indices where masks[row].studentsReason == nil {
      search.costs[row] = weights[row]
    }
    let kinship = RowKinship(lattice.table, count: masks.count)
    var proofs = ProtectionProofs()
    var open = masks.indices.filter { masks[$0] != .open }
    // Masks only widen what is possible, so that a witness stays one, and no number is searched for
    // twice; all of them are checked in the end, whatever was masked since.
    while !open.isEmpty {
      var grows = false
      var next = 0
      while next < open.count {
        for cell in cells(open[next], masks[open[next]]) {
          if search.shows(proofs[cell], cell) { continue }
          while !search.protects(cell) {
            var steps = Self.further(masks, search.obstacles)
            if steps.isEmpty || steps.contains(where: { weights[$0.row] >= Self.many }) {
              // Before a row of very many is masked, a longer search.
              if search.protects(cell, within: WitnessSearch.few) { break }
              steps = Self.further(masks, search.obstacles)
            }
            if steps.isEmpty {
              // No search ended at rows that can be masked: the nearest row whose mask helps.
              let kin = kinship.protectors(of: cell.row) { weights[$0] }.compactMap { row in
                Self.further(masks[row], for: cell.form).map { (row: row, mask: $0) }
              }
              let helping = kin.prefix(Self.tries).first { one in
                search.publish(range(one.row, one.mask), of: one.row)
                defer { search.publish(range(one.row, masks[one.row]), of: one.row) }
                return search.protects(cell)
              }
              steps = [helping ?? kin.first].compactMap(\.self)
            }
            if steps.isEmpty { break }
            grows = true
            for (row, mask) in steps {
              masks[row] = mask
              open.append(row)
              search.publish(range(row, mask), of: row)
              if mask.studentsReason != nil { search.costs[row] = nil }
            }
          }
          proofs[cell] = search.witness
        }
        next += 1
      }
      open = masks.indices.filter { row in
        grows && cells(row, masks[row]).contains { !search.shows(proofs[$0], $0) }
      }
    }
    return proofs
  }

  /// How many near rows are tried one by one.
  private static let tries = 20
  /// From how many students on a row is worth a longer search before it is masked.
  private static let many = 200

  /// What more can be masked of the rows that stood in the way of a search.
  private static func further(
    _ masks: [RowMask],
    _ obstacles: [(row: Int, form: LevelScheme.Form)]
  ) -> [(row: Int, mask: RowMask)] {
    obstacles.compactMap { obstacle in
      further(masks[obstacle.row], for: obstacle.form).map { (obstacle.row, $0) }
    }
  }

  /// What more can be masked of a row whose sum stands in the way; `nil` where nothing is left.
  private static func further(_ mask: RowMask, for form: LevelScheme.Form) -> RowMask? {
    switch mask {
    case .whole: nil
    case .rates: .whole(.complementary)
    case .open:
      form == .students || form == .undetermined ? .whole(.complementary) : .rates(.complementary)
    }
  }
}
