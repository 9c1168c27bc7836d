// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation
import StandardSetting

/// `lint REPORT`: read a technical report the way a careful editor does.
struct Lint: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check a technical report's text: figures, tables, claims, damage (SS01 to SS18).",
    discussion: """
      EXAMPLES
        meteyard lint report.txt
        meteyard lint report.txt --passes            also what was checked and holds
        meteyard lint report.txt --json

      Nothing is repaired. Code 1 when an error is found; warnings and notes leave 0.
      """
  )

  @OptionGroup var common: CommonOptions

  @Argument(help: "The report as plain text, or - for standard input.", completion: .file())
  var report: String

  @Flag(help: "Also print the checks that hold.")
  var passes = false

  struct Item: Encodable {
    let code: String
    let severity: String
    let lines: [Int]
    let asRead: String
    let message: String
    let rule: String
    let remedy: String
  }

  func run() async throws {
    let data =
      report == "-"
      ? FileHandle.standardInput.readDataToEndOfFile()
      : FileManager.default.contents(atPath: report)
    guard let data else {
      throw Failure(code: 66, sentence: "there is no readable file at \(report)")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw Failure(code: 65, sentence: "\(report) is not UTF-8 text; convert it first")
    }
    let result = ReportLinter.lint(text: text)
    let shown = result.findings.filter { passes || $0.severity > .pass }
    if common.json {
      let items = shown.map {
        Item(
          code: $0.code.rawValue,
          severity: $0.severity.rawValue,
          lines: $0.lines,
          asRead: $0.asRead,
          message: $0.message,
          rule: $0.rule,
          remedy: $0.remedy
        )
      }
      Output.standard.write(
        try Envelope(ok: result.count(of: .error) == 0, kind: "lint", data: items).text()
      )
    } else {
      for finding in shown { Output.standard.write(finding.sentence) }
      Output.talk(
        "\(result.count(of: .error)) errors, \(result.count(of: .warning)) warnings, "
          + "\(result.count(of: .note)) notes, \(result.count(of: .pass)) checks hold"
      )
    }
    if result.count(of: .error) > 0 { throw ExitCode(1) }
  }
}
