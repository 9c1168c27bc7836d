// SPDX-License-Identifier: Apache-2.0
import Decisions

@testable import Study

/// A study small enough to stand in a test: parameters as YAML, evidence as CSV, all in memory.
struct SmallStudy: Sendable {
  /// Lines of `study.yaml` before `inputs`, beside id, title and kind.
  var head = ""
  /// The parameters, without indentation.
  var parameters: String
  /// The evidence by role; the file is named after its role.
  var evidence: [String: String]
  /// Mappings (JSON) by role.
  var mappings: [String: String] = [:]

  /// The study's document.
  var document: String {
    var lines = ["study: small", "title: A small study", "kind: cut"]
    if !head.isEmpty { lines.append(head) }
    lines.append("inputs:")
    for role in evidence.keys.sorted() {
      let map = mappings[role] == nil ? "" : ", map: \(role).map.json"
      lines.append("  \(role): { file: \(role).csv\(map) }")
    }
    lines.append("parameters:")
    lines += parameters.split(separator: "\n").map { "  \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }

  var files: [String: [UInt8]] {
    var files = ["study.yaml": Array(document.utf8)]
    for (role, text) in evidence { files["\(role).csv"] = Array(text.utf8) }
    for (role, text) in mappings { files["\(role).map.json"] = Array(text.utf8) }
    return files
  }

  func run(
    overrides: [String: String] = [:],
    threads: Int = 1
  ) throws(StudyError) -> StudyRun {
    try StudyRunner(overrides: overrides, threads: threads).run(.memory(files))
  }

  /// The error that the study ends in; `nil` when it runs.
  var error: StudyError? {
    do {
      _ = try run()
      return nil
    } catch {
      return error
    }
  }

  /// The study with one more parameter line.
  func with(_ parameter: String) -> SmallStudy {
    var copy = self
    copy.parameters += "\n" + parameter
    return copy
  }

  /// The study with another evidence file.
  func with(_ role: String, _ text: String) -> SmallStudy {
    var copy = self
    copy.evidence[role] = text
    return copy
  }

  /// The study with a text replaced in one evidence file; the text must be there.
  func replacing(_ role: String, _ old: String, _ new: String) -> SmallStudy {
    precondition(evidence[role]?.contains(old) == true, "\(old) is not in \(role)")
    return with(role, evidence[role]?.replacing(old, with: new, maxReplacements: 1) ?? "")
  }
}

extension SmallStudy {
  static let ratings = [
    [".70", ".50", ".90", ".30", ".60"], [".80", ".60", ".95", ".40", ".60"],
    [".60", ".50", ".80", ".20", ".70"], [".70", ".40", ".90", ".30", ".50"],
  ]

  /// The judgments of a table, one row for each panelist, in round 1.
  static func judgments(_ table: [[String]]) -> String {
    var lines = ["round,panelist,item,value"]
    for (judge, row) in table.enumerated() {
      for (item, value) in row.enumerated() {
        lines.append("1,P\(judge + 1),I\(item + 1),\(value)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  static func items(_ count: Int) -> String {
    "item,area,max_points,scored\n" + (1...count).map { "I\($0),all,1,1\n" }.joined()
  }

  /// The specification's worked example G4: four judges, five items.
  static let angoff = SmallStudy(
    parameters: """
      test: { name: Small test, code: "S1" }
      methods:
        - { id: angoff, kind: angoff-probability }
      """,
    evidence: ["items": items(5), "panel-judgments": judgments(ratings)]
  )

  /// Totals of four panelists in two rounds, on 0 to 10 points.
  static let totals = SmallStudy(
    parameters: """
      test: { name: Small test, code: "S1", maximumPoints: 10 }
      methods:
        - { id: angoff, kind: angoff-probability }
      """,
    evidence: [
      "panelist-totals": """
      panelist,round1,round2
      P1,6.50,6.60
      P2,7.00,
      P3,5.50,6.05
      P4,8.00,7.50

      """
    ]
  )
}

extension StudyRun {
  /// A result table of the run, by name, as it was written: head and rows.
  func table(_ name: String) -> [[String]] {
    guard let bytes = content.files["tables/\(name).csv"] else { return [] }
    return CSVText.rows(String(decoding: bytes, as: UTF8.self)).map { row in
      // A spreadsheet would take `+1 CSEM` for a formula, so the file has an apostrophe before it.
      row.map { $0.hasPrefix("'+") ? String($0.dropFirst()) : $0 }
    }
  }

  /// The text of a file of the run.
  func text(_ path: String) -> String {
    content.files[path].map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  func figure(_ key: String) -> Figure? { figures.first { $0.key == key } }

  func warnings(_ code: String) -> [String] {
    content.manifest.warnings.filter { $0.code == code }.map(\.sentence)
  }
}

/// A reader of quoted CSV that shares nothing with the one under test.
enum CSVText {
  static func rows(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = ""
    var isQuoted = false
    var wasQuote = false
    for character in text {
      if isQuoted {
        if character == "\"" {
          isQuoted = false
          wasQuote = true
        } else {
          cell.append(character)
        }
        continue
      }
      switch character {
      case "\"":
        if wasQuote { cell.append("\"") }
        isQuoted = true
      case ",":
        row.append(cell)
        cell = ""
      case "\n", "\r\n":
        rows.append(row + [cell])
        row = []
        cell = ""
      default: cell.append(character)
      }
      wasQuote = false
    }
    return rows
  }
}
