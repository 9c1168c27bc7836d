// SPDX-License-Identifier: Apache-2.0
import Foundation
import StandardSetting
import TestKit

/// The published report of the sample study, read once; absent where the reference data are.
enum SeedReport {
  static let text: String? = SharedData.file("seeds/002_94d7cf1f0696da93.txt")
    .flatMap { try? String(contentsOf: $0, encoding: .utf8) }

  static let isPresent = text != nil

  static let input = text.map { LintInput(text: ReportText($0)) }

  static let report = input.map { ReportLinter.lint($0) } ?? LintReport(findings: [])

  /// A file of the reference data as records by column name.
  static func records(_ path: String) throws -> [[String: String]] {
    guard let file = SharedData.file(path) else { return [] }
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    let names = fields(lines[0])
    return lines.dropFirst().map { line in
      Dictionary(uniqueKeysWithValues: zip(names, fields(line)))
    }
  }

  private static func fields(_ line: Substring) -> [String] {
    var fields = [""]
    var isQuoted = false
    for character in line where character != "\r" {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: fields.append("")
      default: fields[fields.count - 1].append(character)
      }
    }
    return fields
  }
}
