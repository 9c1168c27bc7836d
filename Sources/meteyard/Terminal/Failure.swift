// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Decisions
import Evidence
import Foundation
import Study

/// Turns an error into one clear text on standard error and an exit code.
struct Failure: Error {
  let code: Int32
  let sentence: String
  /// The command to try next, when there is one.
  var next: String?

  /// A version that a policy does not have.
  static func noVersion(_ version: String, among names: [String]) -> Failure {
    Failure(
      code: 66,
      sentence: "there is no version \"\(version)\""
        + Spelling.suggestion(for: version, among: names)
        + " (there are \(names.joined(separator: ", ")))"
    )
  }

  /// Ends the process with the error's text and code.
  static func end(_ error: any Error) -> Never {
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
      Meteyard.exit(withError: error)
    }
    if Output.wantsJSON {
      Output.standard.write(
        Envelope.failure(code: failure.code, sentence: failure.sentence)
      )
    }
    Output.talk("error: \(failure.sentence)")
    if let next = failure.next { Output.talk("next: \(next)") }
    exit(failure.code)
  }

  init(code: Int32, sentence: String, next: String? = nil) {
    self.code = code
    self.sentence = sentence
    self.next = next
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
