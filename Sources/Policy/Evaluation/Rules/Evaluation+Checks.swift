// SPDX-License-Identifier: Apache-2.0

/// An invariant of the policy at one row.
public struct CheckRecord: Sendable {
  /// The invariant.
  public var check: RuleCheck
  /// The version's name.
  public var version: String
  /// The row's id.
  public var row: String
  /// The period, where the policy has periods.
  public var period: Int?
  /// Whether it holds; one that does not is the fault F11.
  public var verdict: Verdict
}

extension Evaluation {
  /// The invariants of the versions in force, at every row that they are about.
  ///
  /// An invariant that is not met is violated (F11) and stops a run; an unknown one is open.
  ///
  /// - Returns: A record for each invariant and row, in the order of the policy and of the rows.
  /// - Complexity: O(invariants · rows), beside what they compute.
  public func checks() -> [CheckRecord] {
    var records: [CheckRecord] = []
    var done: Set<CheckedPeriod> = []
    for row in 0..<entities[0].givenCount {
      let subject = Evaluator.Subject(entities[0].rows[row].id, period: entities[0].periods[row])
      guard case .version(let version, _) = stand(at: subject) else { continue }
      let period = frame.period
      let isFirst = done.insert(CheckedPeriod(version: version, period: period)).inserted
      for check in programs[version].program.checks {
        let home = programs[version].entities[check.home]
        let rows = home == 0 ? [row] : isFirst ? Array(0..<entities[home].givenCount) : []
        for place in rows {
          frame = Frame(version: version, entity: home, row: place, period: period)
          frame.clause = check.title.map { "check \"\($0)\"" } ?? "a check"
          var verdict = verdict(check.condition)
          if verdict.outcome == .notMet {
            verdict.faults = [Fault(.check, "\(frame.clause) does not hold")]
          }
          records.append(
            CheckRecord(
              check: check,
              version: programs[version].version.name,
              row: entities[home].rows[place].id,
              period: period,
              verdict: verdict
            )
          )
        }
      }
    }
    return records
  }

  /// The records that follow for one subject: their condition is met.
  ///
  /// - Parameter subject: The subject; `nil` for the only row of the subject's entity.
  /// - Returns: The results, in the order of the policy; never an act, and never a denial.
  public func results(for subject: Evaluator.Subject? = nil) -> [RuleResult] {
    guard case .version(let version, _) = stand(at: subject) else { return [] }
    frame.version = version
    return prepared.program.results.filter { verdict($0.condition).outcome == .met }
  }
}

/// A version in a period, of which rows other than subjects are checked once.
private struct CheckedPeriod: Hashable {
  let version: Int
  let period: Int?
}
