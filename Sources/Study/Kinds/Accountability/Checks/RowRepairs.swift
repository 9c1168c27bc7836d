// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import Policy

/// Takes out of use what rows of a file cannot mean, and says so.
///
/// Nothing is put in the place of a number: a fact that cannot be right is *disputed*, so that what
/// rests on it is not scored, until the study confirms it.
struct RowRepairs {
  let rule: PolicyRule
  let settings: AccountabilitySettings
  let file: String
  let lines: [RowCheck.Line]
  let text: (Int, String) -> String

  /// What becomes of the rows: those that count, and what was said of them.
  struct Outcome {
    var rows: [CaseRow]
    var remarks: [Finding] = []
  }

  /// Applies the checks of the file's entity.
  func outcome(_ checks: [RowCheck]) -> Outcome {
    var outcome = Outcome(rows: lines.map(\.row))
    for check in checks {
      switch check.rule {
      case .index(let fact, let students, let times, let within, let confirmed):
        for place in places(of: check) {
          guard let objection = impossible(place, fact, students, times, within, check),
            !confirmed.contains(check.name(of: lines[place].row))
          else { continue }
          outcome.rows[place][fact] = .unknown(.disputed, fact)
          outcome.remarks.append(
            remark(
              "impossible_index",
              place,
              fact,
              objection,
              "correct the cell, or confirm it: until then it does not count"
            )
          )
        }
      case .positive(let fact, let otherwise):
        for place in places(of: check) {
          if let number = lines[place].row.number(fact), number > .zero { continue }
          for (name, value) in otherwise { outcome.rows[place][name] = .value(value) }
          outcome.rows[place][fact] = nil
          let instead = otherwise.sorted { $0.key < $1.key }
            .map { "\($0.key) \(RowCheck.text($0.value))" }
          outcome.remarks.append(
            remark(
              "not_positive",
              place,
              fact,
              "a cell of this column is a number above 0",
              "correct the cell: until then the row counts with \(instead.list)"
            )
          )
        }
      case .grain(let fact, let order, let measure, let within):
        settle(check, fact, order, measure, within, &outcome)
      case .sum, .most, .range, .unique: break
      }
    }
    return outcome
  }

  private func places(of check: RowCheck) -> [Int] {
    lines.indices.filter { check.applies(to: lines[$0].row) }
  }

  /// Why a mean cannot come from so many students; `nil` where it can.
  private func impossible(
    _ place: Int,
    _ fact: String,
    _ students: String,
    _ times: Rational,
    _ within: Rational,
    _ check: RowCheck
  ) -> String? {
    let row = lines[place].row
    guard let index = row.number(fact) else { return nil }
    let type = EntityFacts(check.entity, rule.rulebook).all[fact]?.type.withoutConstants.number
    if let lower = type?.lower, let upper = type?.upper, index < lower || index > upper {
      return "lies outside \(lower) to \(upper)"
    }
    guard let count = row.number(students), count > .zero else { return nil }
    let points = (index * count / times).rounded(.nearestHalfUp, step: .one)
    guard (points * times / count - index).magnitude > within else { return nil }
    return "is no mean of whole points over \(count) \(students)"
  }

  func remark(
    _ code: String,
    _ place: Int,
    _ column: String,
    _ rule: String,
    _ remedy: String
  ) -> Finding {
    Finding(
      severity: .warning,
      code: code,
      file: file,
      row: lines[place].line,
      column: column,
      value: text(lines[place].line, column),
      rule: rule,
      remedy: remedy
    )
  }
}
