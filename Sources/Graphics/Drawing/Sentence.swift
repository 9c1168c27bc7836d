// SPDX-License-Identifier: Apache-2.0

/// Joins clauses into the one sentence of a chart.
enum Sentence {
  /// The clauses with semicolons, a capital at the start and a full stop at the end.
  static func of(_ clauses: [String]) -> String {
    let joined = clauses.filter { !$0.isEmpty }.joined(separator: "; ")
    guard let first = joined.first else { return "" }
    return first.uppercased() + joined.dropFirst() + "."
  }

  /// The words as a list, such as `P7, P8 and P13`.
  static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }
}
