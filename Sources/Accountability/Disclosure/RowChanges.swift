// SPDX-License-Identifier: Apache-2.0

/// When rows were last looked at, and when a row of their family was last masked.
///
/// Masks only widen what is possible: a witness that was found stays one. A row is looked at again for
/// the sake of the audit, whose search may run another way among other masks, where those are near.
struct RowChanges {
  private let families: [Int?]
  private var clock = 0
  /// When a row of a family was last masked, by family.
  private var changes: [Int: Int] = [:]
  /// When any row was last masked.
  private var last = 0
  private var looks: [Int]

  /// No row was looked at yet.
  ///
  /// - Parameter families: The family of each row; `nil` for a row whose family is all of them.
  init(_ families: [Int?]) {
    self.families = families
    looks = Array(repeating: 0, count: families.count)
  }

  /// Whether a row is to be looked at; it then counts as looked at.
  mutating func looks(at row: Int) -> Bool {
    let change = families[row].map { changes[$0] ?? 0 } ?? last
    guard looks[row] == 0 || looks[row] < change else { return false }
    clock += 1
    looks[row] = clock
    return true
  }

  /// A row was masked further.
  mutating func changed(_ row: Int) {
    clock += 1
    last = clock
    if let family = families[row] { changes[family] = clock }
  }
}
