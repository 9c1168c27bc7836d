// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Decisions
import Foundation
import Study

/// The flags that every command has.
struct CommonOptions: ParsableArguments {
  @Flag(help: "Print one JSON object instead of text.")
  var json = false

  @Flag(help: "Print text for other programs: no hints, no colour, tables as tab-separated lines.")
  var plain = false

  @Flag(name: .shortAndLong, help: "Say nothing but results and errors.")
  var quiet = false

  @Option(help: "How many threads may work; the result does not depend on it.")
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  @Option(help: "Progress on standard error: auto, none or ndjson.")
  var progress = ProgressLine.Style.auto

  func validate() throws {
    guard (1...256).contains(jobs) else {
      throw ValidationError("--jobs is a number from 1 to 256")
    }
    guard !(json && plain) else { throw ValidationError("--json and --plain exclude each other") }
  }

  var progressLine: ProgressLine { ProgressLine(style: quiet ? .none : progress) }

  /// Prints the first warnings of a run; all of them stand in `run.json`.
  func warn(_ warnings: [RunManifest.RunWarning]) {
    guard !quiet, !json else { return }
    for warning in warnings.prefix(Self.warningLimit) {
      Output.talk("warning: \(warning.sentence)")
    }
    let rest = warnings.count - Self.warningLimit
    if rest > 0 { Output.talk("warning: \(rest) more stand in run.json") }
  }

  private static let warningLimit = 3

  /// Prints a hint after the result, on a terminal only.
  func hint(_ line: ShellLine) {
    guard !quiet, !json, Output.isTerminal(.standardOutput) else { return }
    Output.talk("next: \(line)")
  }
}

extension ProgressLine.Style: ExpressibleByArgument {}

/// The flags of commands that run a study.
struct StudyOptions: ParsableArguments {
  @Argument(
    help: "The study: a folder with study.yaml, that file, or the name of a sample study.",
    completion: .directory
  )
  var study: String

  @Option(
    name: .customLong("set"),
    help: "Set a parameter, such as rule.rounding=floor. May be repeated."
  )
  var settings: [String] = []

  func overrides() throws -> [String: String] { try Self.overrides(settings, of: "--set") }

  /// Parameters by their names, from texts `NAME=VALUE` of an option.
  static func overrides(_ settings: [String], of option: String) throws -> [String: String] {
    var result: [String: String] = [:]
    for setting in settings {
      let parts = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty else {
        throw ValidationError("\(option) takes NAME=VALUE, not \"\(setting)\"")
      }
      let (name, value) = (String(parts[0]), String(parts[1]))
      if let other = result[name] {
        throw ValidationError(
          "\(option) gives \(name) twice, as \"\(other)\" and as \"\(value)\"; keep one"
        )
      }
      result[name] = value
    }
    return result
  }

  /// The study's folder; where there is none, the hint names a template.
  func folder(template: StudyTemplate.Kind = .cut) throws -> URL {
    try Self.folder(of: study, template: template)
  }

  /// The folder of a study named by its folder or its document.
  static func folder(of path: String, template: StudyTemplate.Kind = .cut) throws -> URL {
    let url = URL(fileURLWithPath: path)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
      if let sample = StudyLibrary.study(named: path) { return sample }
      throw Failure(
        code: 66,
        sentence: "there is no study at \(path)\(StudyLibrary.suggestion(for: path))",
        next: "meteyard init \(url.lastPathComponent) --template \(template.rawValue)"
      )
    }
    return isFolder.boolValue ? url : url.deletingLastPathComponent()
  }
}
