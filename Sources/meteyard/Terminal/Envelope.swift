// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import Policy
import Study

/// What `--json` prints: one object `{ok, kind, version, data, warnings, fingerprint}`.
struct Envelope<Content> {
  var ok = true
  let kind: String
  var version = 1
  let data: Content
  var warnings: [RunManifest.RunWarning] = []
  var fingerprint: String?

  /// The object round printed JSON.
  fileprivate func text(around data: String) throws -> String {
    let frame = EnvelopeFrame(
      ok: ok,
      kind: kind,
      version: version,
      warnings: warnings,
      fingerprint: fingerprint
    )
    // Keys are sorted, so that the data comes first.
    return "{\"data\":\(data)," + (try CanonicalJSON.line(frame)).dropFirst()
  }
}

extension Envelope where Content: Encodable {
  func text() throws -> String { try text(around: CanonicalJSON.line(data)) }
}

/// JSON that is printed already: an encoder would not keep its form, nor go as deep as rules may.
struct PrintedJSON {
  let text: String
}

extension Envelope where Content == PrintedJSON {
  func text() throws -> String { try text(around: data.text) }
}

/// What stands round the data.
private struct EnvelopeFrame: Encodable {
  let ok: Bool
  let kind: String
  let version: Int
  let warnings: [RunManifest.RunWarning]
  let fingerprint: String?
}

extension CanonicalJSON {
  /// A value on one line, without the line's end.
  fileprivate static func line(_ value: some Encodable) throws -> String {
    String(decoding: try bytes(value).dropLast(), as: UTF8.self)
  }
}

extension Envelope where Content == Envelope<Never>.Trouble {
  /// The object printed when a command fails.
  static func failure(
    code: Int32,
    sentence: String,
    findings: Failure.Findings = Failure.Findings()
  ) -> String {
    let envelope = Envelope(
      ok: false,
      kind: "error",
      data: .init(
        code: Int(code),
        sentence: sentence,
        findings: findings.records,
        rows: findings.rows
      )
    )
    return (try? envelope.text()) ?? "{\"ok\":false}"
  }
}

extension Envelope<Never> {
  /// An exit code with its sentence, and what was found.
  struct Trouble: Encodable {
    let code: Int
    let sentence: String
    let findings: [DiagnosticRecord]?
    let rows: [Finding]?
  }

  /// A text as a JSON string.
  static func quoted(_ text: String) -> String {
    guard let bytes = try? CanonicalJSON.bytes([text]) else { return "\"\"" }
    return String(decoding: bytes.dropFirst().dropLast(2), as: UTF8.self)
  }
}
