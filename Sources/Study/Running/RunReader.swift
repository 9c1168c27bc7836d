// SPDX-License-Identifier: Apache-2.0
public import Decisions
import Evidence

/// Reads what a run folder says: no view of a run computes anything again.
public struct RunReader: Sendable {
  /// The manifest and every file.
  public let content: RunContent

  /// Opens a run folder.
  ///
  /// - Parameter folder: Where it stands.
  /// - Throws: `StudyError` when it is missing or a file was changed after the run was written;
  ///   `RunReadingError` when it is no run.
  public init(_ folder: RunFolder) throws {
    content = try RunContent(reading: folder.read())
    if let path = content.changedFiles.first {
      throw StudyError(
        .data,
        "\(path) is not what the run wrote: its hash differs from the one in run.json; run the study "
          + "again, or compare with meteyard verify"
      )
    }
  }

  /// One file of the run.
  ///
  /// - Parameter path: A path inside the run folder.
  /// - Throws: `StudyError` when the run has no such file.
  /// - Returns: Its bytes.
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
  /// - Parameter unit: The unit, or `nil`.
  /// - Throws: `StudyError` naming the unit, with the nearest one that exists.
  /// - Returns: The stem of its files.
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
      "this run has no unit \"\(unit)\"" + Spelling.suggestion(for: unit, among: stems.map(\.unit))
    )
  }

  /// What a reader of one unit must know: the run's warnings without those about other units.
  ///
  /// - Parameter unit: The unit.
  /// - Returns: The warnings.
  public func warnings(of unit: String) -> [RunManifest.RunWarning] {
    let others = Set(certificateStems.map(\.unit)).subtracting([unit])
    return content.manifest.warnings.filter { warning in
      !others.contains(warning.place) || unit.hasPrefix("\(warning.place) ")
    }
  }

  /// A certificate.
  ///
  /// - Parameter stem: The stem of its files.
  /// - Throws: `StudyError` when there is none, or it cannot be read.
  /// - Returns: The certificate.
  public func certificate(_ stem: String) throws(StudyError) -> Certificate {
    let bytes = try file("certificates/\(stem).json")
    do {
      return try CanonicalJSON.read(Certificate.self, bytes)
    } catch {
      throw StudyError(.data, "certificates/\(stem).json is not a certificate")
    }
  }
}
