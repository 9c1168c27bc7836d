// SPDX-License-Identifier: Apache-2.0
import Decisions
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

extension Envelope where Content == Envelope<Never>.Trouble {
  /// The object printed when a command fails.
  static func failure(code: Int32, sentence: String) -> String {
    let envelope = Envelope(
      ok: false,
      kind: "error",
      data: .init(code: Int(code), sentence: sentence)
    )
    return (try? envelope.text()) ?? "{\"ok\":false}"
  }
}

extension Envelope<Never> {
  /// An exit code with its sentence.
  struct Trouble: Encodable {
    let code: Int
    let sentence: String
  }

  /// A text as a JSON string.
  static func quoted(_ text: String) -> String {
    guard let bytes = try? CanonicalJSON.bytes([text]) else { return "\"\"" }
    return String(decoding: bytes.dropFirst().dropLast(2), as: UTF8.self)
  }
}
