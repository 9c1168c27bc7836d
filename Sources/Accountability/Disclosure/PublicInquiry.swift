// SPDX-License-Identifier: Apache-2.0

/// Why a question about a row is not answered; it names no number.
public enum InquiryRefusal: Error, Sendable, Hashable, CustomStringConvertible {
  /// The row is masked, or there is none: both are answered alike.
  case notPublic

  /// The sentence for the reader.
  public var description: String { "this row is not public in that detail" }
}

/// Answers questions that go beyond a cell: distance, what-if, comparison, chart.
///
/// A question that may be repeated with other suppositions finds any number by halving, so it is
/// answered only from printed numbers, and never of a row of which one is masked.
public struct PublicInquiry: Sendable {
  private let release: SuppressedRelease
  private let rows: [RowName: PublicRow]

  /// Answers from a release.
  ///
  /// - Parameter release: What may be told.
  public init(_ release: SuppressedRelease) {
    self.release = release
    rows = Self.byName(release)
  }

  /// The printed row that a question may be answered from.
  ///
  /// - Parameters:
  ///   - unit: The unit's id.
  ///   - cohort: Year and subject.
  ///   - group: The group's name.
  /// - Returns: A row without a masked cell.
  /// - Throws: `InquiryRefusal.notPublic`.
  public func row(
    unit: String,
    cohort: String,
    group: String
  ) throws(InquiryRefusal) -> PublicRow {
    guard let row = rows[RowName(unit: unit, cohort: cohort, group: group)],
      ![row.students, row.undetermined, row.proficient, row.index]
        .contains(where: \.isSuppressed)
    else { throw .notPublic }
    return row
  }

  /// The rows that a comparison with another release may list: those that both print in full.
  ///
  /// A list of units that changed would tell of masked ones by their presence.
  ///
  /// - Parameter other: The other release.
  /// - Returns: The pairs of rows whose index differs, in the order of this release.
  public func changes(
    from other: SuppressedRelease
  ) -> [(before: PublicRow, after: PublicRow)] {
    let before = Self.byName(other)
    return release.rows.compactMap { row in
      guard let old = before[RowName(row)], let now = row.index.number,
        let then = old.index.number, now != then
      else { return nil }
      return (old, row)
    }
  }

  private static func byName(_ release: SuppressedRelease) -> [RowName: PublicRow] {
    Dictionary(
      release.rows.map { (RowName($0), $0) },
      uniquingKeysWith: { first, _ in first }
    )
  }
}
