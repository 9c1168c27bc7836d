// SPDX-License-Identifier: Apache-2.0
import Policy

/// What is wrong with cases, in a file or on the command line.
struct CaseFindings {
  let diagnostics: DiagnosticList
  let source: SourceText
  /// The option that the lines came with; `nil` where the source is a file.
  var option: Option?

  /// An option that may be repeated: its texts are the lines but the first.
  struct Option {
    let name: String
    let texts: [String]
    /// The option that the first line came with, where there was one.
    var head: String?
  }

  /// The failure that the first error is.
  ///
  /// - Parameter code: The exit code.
  /// - Returns: The failure: where, what, and all that was found.
  func failure(code: Int32) -> Failure {
    var sentence = "\(source.name): there is no case"
    if let error = diagnostics.entries.first(where: { $0.severity == .error }) {
      let place = place(error.span)
      sentence = "\(place): \(error.message)"
      for mark in error.marks.dropFirst() where mark.label == "first" {
        let first = self.place(mark.span)
        if first != place { sentence += ", first in \(first)" }
      }
    }
    return Failure(
      code: code,
      sentence: sentence,
      findings: Failure.Findings(diagnostics, in: source)
    )
  }

  /// A line of the file, or the option with its text.
  private func place(_ span: Span) -> String {
    let line = source.position(span.start).line
    guard let option else { return "\(source.name) line \(line)" }
    if line == 1, let head = option.head { return head }
    guard option.texts.indices.contains(line - 2) else { return option.name }
    return "\(option.name) \(ShellLine(option.texts[line - 2]))"
  }
}
