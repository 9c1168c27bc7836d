// SPDX-License-Identifier: Apache-2.0

/// Masks further rows until every masked one is protected, and prints the release.
///
/// A masked cell is protected when witnesses span its protection width (`WitnessSearch`). Where they
/// do not, the nearest and smallest row whose mask alone protects it is masked; where none does
/// alone, the first of them is, and the search goes on. Masking never narrows another cell's
/// interval, so a cell once protected stays so. The order is that of the rows: the same table gives
/// the same masks.
public struct ComplementarySuppression: Sendable {
  /// The policy.
  public let policy: DisclosurePolicy

  /// How many single masks are tried before one is taken that does not suffice by itself.
  private static let trials = 12

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
    if policy.protections.contains(.complementary) {
      protect(&masks, lattice, printing, counted)
    }
    let printed = rows.map { row in
      printing.row(row, sums: lattice.sums(of: row), mask: masks[row])
    }
    return SuppressedRelease(name: release.name, policy: policy, rows: printed)
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
  ) {
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
    let kinship = RowKinship(lattice.table, count: masks.count)
    var queue = masks.indices.flatMap { cells($0, masks[$0]) }
    var next = 0
    while next < queue.count {
      let cell = queue[next]
      next += 1
      while !search.protects(cell) {
        let weight = { (row: Int) in lattice.sums[row * CountLattice.forms] }
        let options = kinship.protectors(of: cell.row, weight: weight).compactMap { row in
          Self.further(masks[row], for: cell).map { (row: row, mask: $0) }
        }
        guard let first = options.first else { break }
        let chosen =
          options.prefix(Self.trials).first { option in
            search.publish(range(option.row, option.mask), of: option.row)
            defer { search.publish(range(option.row, masks[option.row]), of: option.row) }
            return search.protects(cell)
          } ?? first
        masks[chosen.row] = chosen.mask
        search.publish(range(chosen.row, chosen.mask), of: chosen.row)
        queue += cells(chosen.row, chosen.mask)
      }
    }
  }

  /// What more can be masked of a row to protect a cell; `nil` where nothing is left.
  private static func further(_ mask: RowMask, for cell: ProtectedCell) -> RowMask? {
    switch mask {
    case .whole: nil
    case .rates: .whole(.complementary)
    case .open: cell.form == .students ? .whole(.complementary) : .rates(.complementary)
    }
  }
}
