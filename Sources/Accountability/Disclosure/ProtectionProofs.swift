// SPDX-License-Identifier: Apache-2.0

/// What a suppression found for each masked number: other counts of students that print the same.
///
/// Whoever audits the release next need not search for them again: a proof is checked against the
/// print, whoever found it and however. It tells the counts that it changes, so it is as private as
/// they are.
public struct ProtectionProofs: Sendable {
  /// Counts that differ from the true ones in some atoms, at both ends of a number.
  struct Witness: Sendable {
    let upper: [Step]
    let lower: [Step]
  }

  /// By how many students an atom differs.
  struct Step: Sendable {
    let atom: Int32
    let by: Int32
  }

  private struct Key: Hashable {
    let row: Int32
    let form: LevelScheme.Form
  }

  private var witnesses: [Key: Witness] = [:]

  /// No proofs: everything is searched for.
  public init() {}

  /// The proofs as `lists` gives them; one that is written otherwise is left out, and shows nothing.
  ///
  /// - Parameter lists: For each number a list.
  public init(_ lists: [[Int32]]) {
    for list in lists where list.count >= 3 && list.count % 2 == 1 {
      guard let form = LevelScheme.Form(rawValue: Int(list[1])), list[2] >= 0,
        list.count >= 3 + 2 * Int(list[2])
      else { continue }
      let steps = stride(from: 3, to: list.count, by: 2).map {
        Step(atom: list[$0], by: list[$0 + 1])
      }
      witnesses[Key(row: list[0], form: form)] = Witness(
        upper: Array(steps.prefix(Int(list[2]))),
        lower: Array(steps.dropFirst(Int(list[2])))
      )
    }
  }

  /// For each number, by row: its row, what of it, how many atoms differ at the upper end, then for both
  /// ends each atom and by how much it differs.
  public var lists: [[Int32]] {
    witnesses.sorted { ($0.key.row, $0.key.form.rawValue) < ($1.key.row, $1.key.form.rawValue) }
      .map { key, witness in
        [key.row, Int32(key.form.rawValue), Int32(witness.upper.count)]
          + (witness.upper + witness.lower).flatMap { [$0.atom, $0.by] }
      }
  }

  /// What was found for a number; `nil` for nothing.
  subscript(cell: ProtectedCell) -> Witness? {
    get { witnesses[Key(row: Int32(cell.row), form: cell.form)] }
    set { witnesses[Key(row: Int32(cell.row), form: cell.form)] = newValue }
  }
}

extension WitnessSearch {
  /// Whether a proof shows a number to be protected by what is printed now.
  ///
  /// - Parameters:
  ///   - witness: The proof, from anywhere; `nil` shows nothing.
  ///   - cell: The number and its protection width.
  /// - Returns: Whether the counts at both ends fit every printed row, and the number differs enough.
  mutating func shows(_ witness: ProtectionProofs.Witness?, _ cell: ProtectedCell) -> Bool {
    guard let witness, let high = end(witness.upper, cell), let low = end(witness.lower, cell)
    else { return false }
    return high - low >= cell.width
  }

  /// The number with some students more or less; `nil` where such counts would print otherwise.
  private mutating func end(_ steps: [ProtectionProofs.Step], _ cell: ProtectedCell) -> Int? {
    guard steps.allSatisfy({ counts.indices.contains(Int($0.atom)) }) else { return nil }
    var touched = [cell.row]
    for step in steps {
      apply(Int(step.atom), Int(step.by))
      touch(Int(step.atom), &touched)
    }
    let holds =
      steps.allSatisfy { counts[Int($0.atom)] >= 0 } && touched.allSatisfy { broken($0) == nil }
    let number = sums[cell.row * CountLattice.forms + cell.form.rawValue]
    for step in steps { apply(Int(step.atom), -Int(step.by)) }
    return holds ? number : nil
  }
}
