// SPDX-License-Identifier: Apache-2.0
import Decisions
import Policy

/// How many decisions have each outcome, by decision and version.
struct OutcomeCounts {
  struct Row {
    let decision: String
    let version: String
    var met = 0
    var notMet = 0
    var unknown = 0
    var fault = 0

    /// The version as pages name it.
    var words: String { version == Self.none ? "no version picked" : "version \(version)" }

    /// Stands in the place of a version where none could be picked.
    static let none = "none picked"

    /// The counts in the order met, not met, unknown, fault.
    var cells: [Int] { [met, notMet, unknown, fault] }

    mutating func add(_ outcome: Outcome) {
      switch outcome {
      case .met: met += 1
      case .notMet: notMet += 1
      case .unknown: unknown += 1
      case .fault: fault += 1
      }
    }
  }

  /// The decisions and versions that occur, in the order of the study and of the law.
  private(set) var rows: [Row] = []
  /// All decisions together; rows that were set aside are unknown.
  private(set) var total = Row(decision: "", version: "")
  /// How many rows were set aside.
  let setAside: Int

  init(_ analysis: PolicyAnalysis) {
    setAside = analysis.evidence.setAside.count
    let versions = analysis.rule.rulebook.versions.map(\.name)
    for question in analysis.settings.questions {
      for version in versions.map(Optional.some) + [nil] {
        var row = Row(decision: question.name, version: version ?? Row.none)
        let cases = analysis.cases.filter {
          $0.question == question && $0.record.version == version
        }
        guard !cases.isEmpty else { continue }
        for one in cases {
          row.add(one.outcome)
          total.add(one.outcome)
        }
        rows.append(row)
      }
    }
    total.unknown += setAside
  }

  /// All units of the run.
  var units: Int { total.cells.reduce(0, +) }

  var notes: [String] {
    guard setAside > 0 else { return [] }
    return ["\(setAside) rows were set aside and stand in no version: they are unknown."]
  }
}

extension Outcome {
  /// The word of the outcome on pages and in charts.
  var pageWord: String { self == .notMet ? "not met" : word }
}
