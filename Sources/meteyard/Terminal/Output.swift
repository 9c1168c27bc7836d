// SPDX-License-Identifier: Apache-2.0
import Foundation
import Study

/// Standard output is data, standard error is talk.
enum Output {
  /// Where results go.
  static let standard = FileHandle.standardOutput

  /// Whether the command line asks for JSON; read before parsing so that parse errors obey it too.
  static var wantsJSON: Bool { CommandLine.arguments.contains("--json") }

  static func talk(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }

  static func isTerminal(_ handle: FileHandle) -> Bool { isatty(handle.fileDescriptor) == 1 }
}

extension FileHandle {
  func write(_ text: String) {
    write(Data((text + "\n").utf8))
  }
}

/// Progress on standard error: a line that rewrites itself on a terminal, plain lines elsewhere.
struct ProgressLine: Sendable {
  enum Style: String, CaseIterable, Sendable {
    case auto
    case none
    case ndjson
  }

  let style: Style
  let isTerminal = Output.isTerminal(.standardError)
  let start = ContinuousClock.now

  func callAsFunction(_ stage: String) {
    switch style {
    case .none: return
    case .ndjson:
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      let tenths = Int((seconds * 10).rounded())
      Output.talk(
        "{\"progress\":\(Envelope.quoted(stage)),\"seconds\":\(tenths / 10).\(tenths % 10)}"
      )
    case .auto:
      guard isTerminal, ContinuousClock.now - start > .milliseconds(500) else { return }
      FileHandle.standardError.write(Data("\r\u{1B}[K\(stage)".utf8))
    }
  }

  /// Removes the line from the terminal.
  func end() {
    guard style == .auto, isTerminal else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
  }
}
