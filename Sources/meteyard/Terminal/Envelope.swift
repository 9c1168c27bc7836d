// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import Policy
import Study

/// What `--json` prints: one object `{ok, kind, version, data, warnings, fingerprint}`.
struct Envelope<Content: Encodable>: Encodable {
  var ok = true
  let kind: String
  var version = 1
  let data: Content
  var warnings: [RunManifest.RunWarning] = []
  var fingerprint: String?

  func text() throws -> String {
    var bytes = try CanonicalJSON.bytes(self)
    bytes.removeLast()
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// JSON that is printed already, in a form of its own.
struct PrintedJSON: Encodable {
  let text: String

  /// Encodes a placeholder: an encoder would not keep the form, nor go as deep as rules may.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encodeNil()
  }
}

extension Envelope where Content == PrintedJSON {
  /// The object with the printed JSON as its data.
  func text() throws -> String {
    let bytes = try CanonicalJSON.bytes(self).dropLast()
    let envelope = String(decoding: bytes, as: UTF8.self)
    // Keys are sorted, so that the data comes first.
    let head = "{\"data\":"
    return head + data.text + envelope.dropFirst(head.count + "null".count)
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
