// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import Policy

/// A rule that a study declares for the rows of an entity, beside the types of the policy.
///
/// Which columns are counts, which a rate and which a number of students is known to whoever has the
/// files; the program guesses none of it.
struct RowCheck {
  /// What must hold.
  enum Rule {
    /// Counts add up to a number.
    case sum(parts: [String], whole: String)
    /// A number is not above another one.
    case most(number: String, limit: String)
    /// A number lies in a range, and the column is not on a scale a hundred times smaller.
    case range(String, from: Rational, through: Rational)
    /// No two rows agree in these columns.
    case unique([String])
    /// A mean of whole points can come from so many students.
    case index(String, students: String, times: Rational, within: Rational, confirmed: Set<String>)
    /// A number is above 0; where it is not, other facts take the place of what the row says.
    case positive(String, otherwise: [String: Value])
    /// Rows of one cell in several grains agree in a measure; the most detailed one counts.
    case grain(String, order: [Value], measure: String, within: Rational)
  }

  let rule: Rule
  let entity: String
  /// Facts that a row must have.
  let filter: [String: Value]
  /// The columns that name a row.
  let names: [String]

  /// Whether a row is one that the rule speaks of.
  func applies(to row: CaseRow) -> Bool {
    filter.allSatisfy { row[$0.key]?.value == $0.value }
  }

  /// The fact that the rule itself takes out of use where it cannot be right, so that its type need not
  /// refuse it.
  var softened: String? {
    switch rule {
    case .index(let fact, _, _, _, _), .positive(let fact, _): fact
    default: nil
    }
  }

  /// What the columns that name a row say, for messages and confirmations.
  func name(of row: CaseRow) -> String {
    names.map { name in
      row.links[name] ?? row[name]?.value.map { Self.text($0) } ?? ""
    }.joined(separator: ", ")
  }

  static func text(_ value: Value) -> String {
    switch value {
    case .name(let name), .text(let name), .entity(let name): name
    case .number(let number): number.description
    default: "\(value)"
    }
  }
}

extension CaseRow {
  /// The number on file for a fact; `nil` where there is none.
  func number(_ fact: String) -> Rational? { self[fact]?.number }
}
