// SPDX-License-Identifier: Apache-2.0
internal import Foundation

extension DiagnosticPrinter {
  /// The findings as JSON: code, severity, message, spans, help, example, fix, and how many were left out.
  ///
  /// - Parameters:
  ///   - diagnostics: The findings.
  ///   - source: The text they are about.
  /// - Returns: One JSON object with sorted keys, and LF.
  /// - Throws: An error of the encoder.
  public static func json(
    _ diagnostics: DiagnosticList,
    in source: SourceText
  ) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let record = DiagnosticRecord(diagnostics, in: source)
    return String(decoding: try encoder.encode(record), as: UTF8.self) + "\n"
  }
}

/// The findings of a file as other programs read them.
///
/// Lines and columns count from 1, columns in characters; the end of a span is the column behind its
/// last character.
public struct DiagnosticRecord: Encodable, Sendable {
  private let file: String
  private let findings: [FindingRecord]
  private let omitted: Int

  /// The findings of a file.
  ///
  /// - Parameters:
  ///   - diagnostics: The findings.
  ///   - source: The text they are about.
  public init(_ diagnostics: DiagnosticList, in source: SourceText) {
    file = source.name
    findings = diagnostics.entries.map { FindingRecord($0, in: source) }
    omitted = diagnostics.omitted
  }
}

private struct FindingRecord: Encodable {
  let code: String
  let severity: String
  let message: String
  let spans: [SpanRecord]
  let help: String?
  let example: String?
  let fix: FixRecord?

  init(_ diagnostic: Diagnostic, in source: SourceText) {
    code = diagnostic.code.rawValue
    severity = diagnostic.severity.rawValue
    message = diagnostic.message
    spans = diagnostic.marks.map { SpanRecord($0.span, label: $0.label, in: source) }
    help = diagnostic.help
    example = diagnostic.example
    fix = diagnostic.fix.map { fix in
      FixRecord(
        span: SpanRecord(fix.span, label: "", in: source),
        replacement: fix.replacement
      )
    }
  }
}

private struct FixRecord: Encodable {
  let span: SpanRecord
  let replacement: String
}

private struct SpanRecord: Encodable {
  let line: Int
  let column: Int
  let endLine: Int
  let endColumn: Int
  let label: String?
  /// The file, where it is another one than the findings'.
  let file: String?

  init(_ span: Span, label: String, in source: SourceText) {
    let (start, end) = (source.position(span.start), source.position(span.end))
    (line, column) = (start.line, start.column)
    (endLine, endColumn) = (end.line, end.column)
    file = start.file == source.name ? nil : start.file
    self.label = label.isEmpty ? nil : label
  }
}
