// SPDX-License-Identifier: Apache-2.0
public import Decisions

/// Reads what a run folder says: no view of a run computes anything again.
public struct RunReader: Sendable {
  /// The manifest and every file.
  public let content: RunContent

  /// Opens a run folder.
  ///
  /// - Parameters:
  ///   - folder: Where it stands.
  /// - Throws: `StudyError` when it is missing; `RunReadingError` when it is no run.
  public init(_ folder: RunFolder) throws {
    content = try RunContent(reading: folder.read())
  }

  /// One file of the run.
  ///
  /// - Parameters:
  ///   - path: A path inside the run folder.
  /// - Throws: `StudyError` when the run has no such file.
  public func file(_ path: String) throws(StudyError) -> [UInt8] {
    guard let bytes = content.files[path] else {
      throw StudyError(.inputMissing, "this run has no \(path)")
    }
    return bytes
  }

  /// The units of the run that have a certificate, with the stem of its files.
  public var certificateStems: [(unit: String, stem: String)] {
    content.files.keys.filter { $0.hasPrefix("certificates/") && $0.hasSuffix(".json") }.sorted()
      .compactMap { path in
        let stem = String(path.dropFirst("certificates/".count).dropLast(".json".count))
        return (try? certificate(stem)).map { ($0.unit, stem) }
      }
  }

  /// The stem of a unit's certificate; the only one when no unit is named.
  ///
  /// - Parameters:
  ///   - unit: The unit, or `nil`.
  /// - Throws: `StudyError` naming the unit, with the nearest one that exists.
  public func certificateStem(of unit: String?) throws(StudyError) -> String {
    let stems = certificateStems
    guard let unit else {
      guard stems.count == 1, let only = stems.first else {
        let names = stems.prefix(8).map(\.unit).joined(separator: ", ")
        throw StudyError(
          .inputMissing,
          "this run has \(stems.count) units; name one of them: \(names)"
            + (stems.count > 8 ? ", …" : "")
        )
      }
      return only.stem
    }
    if let match = stems.first(where: { $0.unit == unit || $0.stem == unit }) { return match.stem }
    throw StudyError(
      .inputMissing,
      "this run has no unit \"\(unit)\"" + Suggestion.sentence(for: unit, among: stems.map(\.unit))
    )
  }

  /// A certificate.
  ///
  /// - Parameters:
  ///   - stem: The stem of its files.
  /// - Throws: `StudyError` when there is none, or it cannot be read.
  public func certificate(_ stem: String) throws(StudyError) -> Certificate {
    let bytes = try file("certificates/\(stem).json")
    do {
      return try CanonicalJSON.read(Certificate.self, bytes)
    } catch {
      throw StudyError(.data, "certificates/\(stem).json is not a certificate")
    }
  }
}
