// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Decisions
import Evidence
import Foundation
import Policy
import Study

/// Turns an error into one clear text on standard error and an exit code.
struct Failure: Error {
  let code: Int32
  let sentence: String
  /// The command to try next, when there is one.
  var next: String?
  /// What was found, where the sentence only sums it up.
  var findings = Findings()

  /// What was found in files: printed before the sentence, or with it as JSON.
  struct Findings {
    /// The findings for people; empty where there are none.
    var text = ""
    /// Findings in policies and cases, as `policy lint` gives them.
    var records: [DiagnosticRecord]?
    /// Findings in tables, as `data check` gives them.
    var rows: [Finding]?

    init() {}

    /// Findings in a policy or in cases.
    init(_ diagnostics: DiagnosticList, in source: SourceText) {
      text = DiagnosticPrinter.text(diagnostics, in: source)
      records = [DiagnosticRecord(diagnostics, in: source)]
    }

    /// Adds the findings of another file.
    mutating func append(_ other: Findings) {
      text += other.text
      if let more = other.records { records = (records ?? []) + more }
      if let more = other.rows { rows = (rows ?? []) + more }
    }

    /// Findings in a table, the first of them as text.
    init(_ rows: [Finding]) {
      text = rows.prefix(20).map { "\($0.sentence)\n" }.joined()
      self.rows = rows
    }
  }

  /// A version that a policy does not have.
  static func noVersion(_ version: String, among names: [String]) -> Failure {
    unknown("version", version, among: names)
  }

  /// A name that is not among those that there are.
  ///
  /// - Parameters:
  ///   - what: What it should name.
  ///   - name: The name.
  ///   - names: The names that there are.
  /// - Returns: The failure, with the nearest name and all of them.
  static func unknown(_ what: String, _ name: String, among names: [String]) -> Failure {
    let list = names.joined(separator: ", ")
    let choice =
      switch names.count {
      case 0: "there is none"
      case 1: "there is \(list)"
      default: "there are \(list)"
      }
    return Failure(
      code: 66,
      sentence: "there is no \(what) \"\(name)\""
        + Spelling.suggestion(for: name, among: names) + " (\(choice))"
    )
  }

  /// Ends the process with the error's text and code.
  ///
  /// - Parameters:
  ///   - error: The error.
  ///   - command: The command that ran into it; `nil` when none could be read.
  static func end(_ error: any Error, of command: (any ParsableCommand)? = nil) -> Never {
    if error is CleanExit || (error as? ExitCode)?.isSuccess == true {
      Meteyard.exit(withError: error)
    }
    guard let failure = Failure(error) else {
      let code = Meteyard.exitCode(for: error)
      if Output.wantsJSON, !code.isSuccess, !(error is ExitCode) {
        Output.standard.write(
          Envelope.failure(code: code.rawValue, sentence: Meteyard.message(for: error))
        )
      }
      if let command, let error = error as? ValidationError {
        // The parser knows the command of what it finds itself, not of what a command throws.
        Output.talk("Error: \(error.message)\n\(Verb.usage(of: type(of: command)))")
        exit(code.rawValue)
      }
      Meteyard.exit(withError: error)
    }
    if Output.wantsJSON {
      Output.standard.write(
        Envelope.failure(
          code: failure.code,
          sentence: failure.sentence,
          findings: failure.findings
        )
      )
    } else if !failure.findings.text.isEmpty {
      Output.talk(failure.findings.text)
    }
    Output.talk("error: \(failure.sentence)")
    if let next = failure.next { Output.talk("next: \(next)") }
    exit(failure.code)
  }

  init(
    code: Int32,
    sentence: String,
    next: String? = nil,
    findings: Findings = Findings()
  ) {
    self.code = code
    self.sentence = sentence
    self.next = next
    self.findings = findings
  }

  /// The failure that an error of the engine is; `nil` for errors of the argument parser.
  init?(_ error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case let error as StudyError:
      let code: Int32 =
        switch error.kind {
        case .configuration: 78
        case .data: 65
        case .inputMissing: 66
        case .cannotCreate: 73
        case .interrupted: 130
        }
      self.init(code: code, sentence: error.sentence)
    case let error as BundleError:
      self.init(code: 65, sentence: "byte \(error.offset): \(error.sentence)")
    case let error as RunReadingError: self.init(code: 65, sentence: error.sentence)
    case is ExitCode, is ValidationError, is CleanExit: return nil
    default:
      guard String(reflecting: type(of: error)).hasPrefix("ArgumentParser") else {
        self.init(
          code: 70,
          sentence: "internal error: \(error); please report it with the command you gave"
        )
        return
      }
      return nil
    }
  }
}
