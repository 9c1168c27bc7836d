// SPDX-License-Identifier: Apache-2.0
import Evidence

/// The rows of a file of lists, brought into the order of their owners and ranks.
///
/// The ranks of a list are 1, 2, 3 and so on: each once, none left out. Lists that break the rule have no
/// rows here and a finding each.
struct RankedRows {
  /// The rows of all lists, owner by owner, the best first.
  private(set) var rows: [Int32] = []
  /// Where the rows of an owner begin; one more than there are owners.
  private(set) var starts: [Int32]
  /// What is wrong, and whose list it is.
  private(set) var wrong: [(owner: Int, finding: Finding)] = []

  /// Orders the rows of a table.
  ///
  /// - Parameters:
  ///   - table: The table, with a column `rank`.
  ///   - owners: The owner of each row, -1 or -2 for none.
  ///   - count: How many owners there are.
  ///   - closesGaps: Whether ranks left out are passed over.
  /// - Complexity: O(rows + owners), and a sort of lists with ranks that are left out.
  init(_ table: Table, owners: [Int32], count: Int, closesGaps: Bool) {
    starts = Array(repeating: 0, count: count + 1)
    for owner in owners where owner >= 0 { starts[Int(owner) + 1] += 1 }
    for owner in 0..<count { starts[owner + 1] += starts[owner] }
    rows = Array(repeating: -1, count: Int(starts[count]))
    let ranks = table[column: "rank"]?.counts(times: 1, missing: -1) ?? []
    var next = starts
    for (row, owner) in owners.enumerated() where owner >= 0 {
      rows[Int(next[Int(owner)])] = Int32(row)
      next[Int(owner)] += 1
    }
    for owner in 0..<count {
      let range = Int(starts[owner])..<Int(starts[owner + 1])
      // Most lists stand in the file as they are meant.
      let isOrdered = range.allSatisfy {
        Int(ranks[Int(rows[$0])]) == $0 - range.lowerBound + 1
      }
      guard !isOrdered else { continue }
      rows[range].sort { (ranks[Int($0)], $0) < (ranks[Int($1)], $1) }
      for place in range {
        let (row, expected) = (Int(rows[place]), place - range.lowerBound + 1)
        let rank = Int(ranks[row])
        let before = place == range.lowerBound ? 0 : Int(ranks[Int(rows[place - 1])])
        let rule: String
        if rank == before {
          rule = "is a rank twice on one list"
        } else if rank != expected, !closesGaps {
          rule = "leaves out rank \(expected) of the list"
        } else {
          continue
        }
        let finding = Finding(
          severity: .error,
          code: "rank-order",
          file: table.fileName,
          row: table.sourceLine(ofRow: row),
          column: "rank",
          value: "\(rank)",
          rule: rule,
          remedy: rank == before
            ? "give every rank once"
            : "number the list 1, 2, 3 …, or close gaps (--renumber, `closeGaps: yes`)"
        )
        wrong.append((owner, finding))
        break
      }
    }
  }

  /// The rows of an owner, the best first.
  func of(_ owner: Int) -> ArraySlice<Int32> { rows[Int(starts[owner])..<Int(starts[owner + 1])] }
}
