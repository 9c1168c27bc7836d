// SPDX-License-Identifier: Apache-2.0
import Decisions

@testable import Study

/// A study of cases small enough to stand in a test: policies, registers and rows, all in memory.
struct SmallCases: Sendable {
  /// Policies by file name.
  var policies = ["permit.policy": permit]
  /// Registers and rows by role.
  var inputs = [
    "cases": "id,applied_on,training,score\nA,2026-02-01,4,70\nB,2026-02-01,2.5,\n",
    "employer": "id,accredited\nE-1,yes\n",
  ]
  /// Lines of `study.yaml` behind the inputs.
  var tail = "parameters: { model: REC, smallestCount: 3 }"
  var day = "at: 2026-06-01"

  static let permit = """
    policy example.permit
    title "Example permit"
    about applicant
    decides by applied_on
    source LAW "Example act" grade secondary
    source REC "Example recommendations" grade official

    facts applicant:
      applied_on : date fixed
      letter_on  : date
      training   : duration in years evidence "program letter" changeable
      score      : score(example 0..100 step 1)
      diploma    : yes/no verified source
      fitness    : yes/no judged by "Example Board"
      supervised : yes/no
      practice   : list of {start: date, finish: date or ongoing} complete when letter_on <= applied_on
      offer      : {employer: ref employer, full_time: yes/no} or none
    facts employer:
      accredited : yes/no

    reading R1 "which score"
        chosen A "60" instead of B "80"
        because "the act is silent" by "analyst" on 2025-01-01

    version 2024 in force 2024-01-01 until open cite LAW binds applicant compares REC "9" as silent:
      decision entry:
        all of stage provisional:
          (1) training >= 3 years compares REC "1" as stricter
          (2) reading R1 (A: score >= 60, B: score >= 80)
          (3) diploma compares REC "2" as same
          (4) fitness
          (5) offer is given and offer.employer.accredited
      decision full:
        all of stage full:
          (1) supervised compares REC "1" as looser
      result license "provisional permit" for 2 years stage provisional when entry
      result full "full permit" stage full when full

    """

  var files: [String: [UInt8]] {
    var lines = ["study: small", "title: A small study of cases", "kind: eligibility", "policies:"]
    lines += policies.keys.sorted().map { "  - \($0)" }
    lines += [day, "source: a test", "marks: [example]", "inputs:"]
    lines += inputs.keys.sorted().map { "  \($0): { file: \($0).csv }" }
    lines.append(tail)
    var files = ["study.yaml": Array((lines.joined(separator: "\n") + "\n").utf8)]
    for (name, text) in policies { files[name] = Array(text.utf8) }
    for (role, text) in inputs { files["\(role).csv"] = Array(text.utf8) }
    return files
  }

  func run(threads: Int = 1) throws(StudyError) -> StudyRun {
    try StudyRunner(threads: threads).run(.memory(files))
  }

  /// The sentence of the error that the study ends in; empty when it runs.
  var error: String {
    do {
      _ = try run()
      return ""
    } catch {
      return error.sentence
    }
  }

  /// The study with another register.
  func with(_ role: String, _ text: String) -> SmallCases {
    var copy = self
    copy.inputs[role] = text
    return copy
  }

  /// The study with a text of its policy replaced; the text must be there.
  func replacing(_ old: String, with new: String) -> SmallCases {
    precondition(Self.permit.contains(old), "\(old) is not in the policy")
    var copy = self
    copy.policies["permit.policy"] = Self.permit.replacing(old, with: new)
    return copy
  }
}

extension StudyRun {
  /// The rows of a table of the run, each by its columns.
  func rows(_ table: String) -> [[String: String]] {
    let text = String(decoding: content.files["tables/\(table).csv"] ?? [], as: UTF8.self)
    let lines = CSVLines(text).rows
    guard let head = lines.first else { return [] }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(head, $0)) }
  }

  /// A text file of the run.
  func file(_ path: String) -> String { String(decoding: content.files[path] ?? [], as: UTF8.self) }
}

/// The cells of a CSV text.
private struct CSVLines {
  private(set) var rows: [[String]] = []

  init(_ text: String) {
    var row: [String] = []
    var cell = ""
    var isQuoted = false
    for character in text {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        row.append(cell)
        cell = ""
      case "\n" where !isQuoted, "\r\n" where !isQuoted:
        rows.append(row + [cell])
        (row, cell) = ([], "")
      default: cell.append(character)
      }
    }
  }
}
