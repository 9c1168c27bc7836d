// SPDX-License-Identifier: Apache-2.0
import Evidence
import Policy

/// Says how many numbers of a file are held back.
struct Suppression {
  private let masks: Set<String>

  init(_ masks: Set<String>) { self.masks = masks }

  /// A note for each file with such cells.
  func remarks(_ inputs: StudyInputs, _ rulebook: Rulebook) -> [Finding] {
    guard !masks.isEmpty else { return [] }
    return inputs.inputs.filter { $0.role != StudentFiles.role }.compactMap { input in
      let table = input.result.table
      let count = table.columns.map { column in
        (0..<table.rowCount).count { masks.contains(column.text($0)) }
      }.reduce(0, +)
      guard count > 0 else { return nil }
      return Finding(
        severity: .note,
        code: "suppressed",
        file: input.path,
        rule: "\(count) \(count == 1 ? "number is" : "numbers are") held back",
        remedy: "none of them counts as 0, and what needs one is not scored"
      )
    }
  }
}
