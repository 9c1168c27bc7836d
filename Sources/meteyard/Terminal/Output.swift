// SPDX-License-Identifier: Apache-2.0
import Foundation
import Study
import Synchronization

/// Standard output is data, standard error is talk.
enum Output {
  /// Where results go.
  static let standard = FileHandle.standardOutput

  /// Whether the command line asks for JSON; read before parsing so that parse errors obey it too.
  static var wantsJSON: Bool { CommandLine.arguments.contains("--json") }

  static func talk(_ line: String) {
    // Whoever has closed standard error does not want to hear.
    try? FileHandle.standardError.write(contentsOf: Data((line.printed + "\n").utf8))
  }

  /// A number with its noun, such as `1 error` or `2 errors`.
  static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  static func isTerminal(_ handle: FileHandle) -> Bool { isatty(handle.fileDescriptor) == 1 }
}

extension FileHandle {
  /// Writes a line of results; where nothing can be written, the program ends and says so.
  func write(_ text: String) {
    // JSON has its own way to write them.
    put(Data(((Output.wantsJSON ? text : text.printed) + "\n").utf8))
  }

  /// Writes bytes of results; where nothing can be written, the program ends and says so.
  func put(_ bytes: Data) {
    do {
      try write(contentsOf: bytes)
    } catch {
      Output.talk("error: the results cannot be written: the device is full or closed")
      exit(74)
    }
  }
}

extension String {
  /// The text with control characters spelled out, so that what stands in a file cannot steer a
  /// terminal.
  var printed: String {
    guard unicodeScalars.contains(where: \.steersTerminal) else { return self }
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalar.steersTerminal {
        result.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}

extension Unicode.Scalar {
  /// Whether a terminal takes it for a command, and not for text: all controls but tab and line feed.
  fileprivate var steersTerminal: Bool {
    properties.generalCategory == .control && self != "\t" && self != "\n"
  }
}

/// Progress on standard error: a line that rewrites itself on a terminal, plain lines elsewhere.
final class ProgressLine: Sendable {
  enum Style: String, CaseIterable, Sendable {
    case auto
    case none
    case ndjson
  }

  private let style: Style
  private let isTerminal: Bool
  private let pause: Duration
  private let talk: @Sendable (String) -> Void
  private let start = ContinuousClock.now
  private let lastLine = Mutex(ContinuousClock.now)

  /// Progress that is told from now on.
  ///
  /// - Parameters:
  ///   - style: How it is told.
  ///   - isTerminal: Whether a line can be rewritten.
  ///   - pause: How long a reader of plain lines is left alone between two of them.
  ///   - talk: Where plain lines go.
  init(
    style: Style,
    isTerminal: Bool = Output.isTerminal(.standardError),
    pause: Duration = .seconds(2),
    talk: @escaping @Sendable (String) -> Void = { Output.talk($0) }
  ) {
    self.style = style
    self.isTerminal = isTerminal
    self.pause = pause
    self.talk = talk
  }

  func callAsFunction(_ stage: String) {
    switch style {
    case .none: return
    case .ndjson:
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      let tenths = Int((seconds * 10).rounded())
      talk(
        "{\"progress\":\(Envelope.quoted(stage)),\"seconds\":\(tenths / 10).\(tenths % 10)}"
      )
    case .auto:
      guard isTerminal else { return plainLine(stage) }
      guard ContinuousClock.now - start > .milliseconds(500) else { return }
      FileHandle.standardError.write(Data("\r\u{1B}[K\(stage)".utf8))
    }
  }

  /// A whole line, where the last one is old enough; a short run prints none.
  private func plainLine(_ stage: String) {
    let isDue = lastLine.withLock { last in
      let now = ContinuousClock.now
      guard now - last >= pause else { return false }
      last = now
      return true
    }
    if isDue { talk(stage) }
  }

  /// Removes the line from the terminal.
  func end() {
    guard style == .auto, isTerminal else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
  }
}
