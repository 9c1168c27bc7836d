// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import ExactArithmetic
import Policy

/// The columns that a policy study adds to `decisions.csv`.
struct DecisionDetails {
  let analysis: PolicyAnalysis

  /// The columns; rows that were set aside have empty cells at the end.
  var columns: [StudyResult.Detail] {
    [
      column("unknown-kinds") { one in
        one.missing.isEmpty
          ? ""
          : one.record.verdict.unknowns.kinds.map(\.rawValue).joined(
            separator: "; "
          )
      },
      column("because", Self.because),
      column("missing", Self.missing),
      column("faults") {
        $0.record.verdict.faults.map(\.code.rawValue).uniqued.joined(separator: "; ")
      },
      column("version") { $0.record.version ?? "" },
      column("version-status", status),
      column("may-be-replaced-by") { $0.record.mayBeReplacedBy.joined(separator: "; ") },
      column("presumed") { $0.record.presumed.joined(separator: "; ") },
      column("readings") { $0.record.readings.joined(separator: "; ") },
      column("weakest-source") { $0.record.weakestGrade?.rawValue ?? "" },
      column("differs") { one in
        guard let error = one.error, !error.basis.factsWithError.isEmpty else { return "" }
        return error.differs.text(places: 6)
      },
    ]
  }

  private func column(
    _ name: String,
    _ cell: (DecidedCase) -> String
  ) -> StudyResult.Detail {
    let rest = Array(repeating: "", count: analysis.evidence.setAside.count)
    return .init(name: name, cells: analysis.cases.map(cell) + rest)
  }

  /// Whether the version that decided is law; empty where none decided, or none is dated.
  private func status(_ one: DecidedCase) -> String {
    guard let version = analysis.rule.version(one.record.version), version.status != .implicit
    else { return "" }
    return version.status.caution ?? "in force"
  }

  /// The labels of the criteria that decide.
  static func because(_ one: DecidedCase) -> String {
    one.record.responsible.joined(separator: " ")
  }

  /// What keeps the decision open, each with its kind.
  static func missing(_ one: DecidedCase) -> String {
    one.missing.map { "\($0.name) (\($0.kind.rawValue))" }.joined(separator: "; ")
  }
}
