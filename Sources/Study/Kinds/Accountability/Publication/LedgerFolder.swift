// SPDX-License-Identifier: Apache-2.0
import Accountability
import Decisions
import Evidence
public import Foundation

/// What was published of a study before, with the true counts behind it: a private folder.
///
/// A mask is a promise that later releases must keep, so that every release is audited together with
/// all earlier ones. The folder is as confidential as the evidence, and readable by its owner alone.
public struct LedgerFolder: Sendable {
  /// Where it stands.
  public let url: URL

  /// A ledger at a place.
  ///
  /// - Parameter url: Where it stands or will stand.
  public init(_ url: URL) { self.url = url.standardizedFileURL }

  private static let saltName = "salt"

  private func file(_ name: String) -> URL { url.appendingPathComponent("\(name).json") }

  /// The releases by name, in the order in which they were made.
  ///
  /// - Throws: `StudyError` for a file that is no record.
  func records() throws(StudyError) -> [ReleaseRecord] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
    var records: [ReleaseRecord] = []
    for name in names.sorted() where name.hasSuffix(".json") {
      guard let data = FileManager.default.contents(atPath: url.appendingPathComponent(name).path),
        let record = try? CanonicalJSON.read(ReleaseRecord.self, Array(data)),
        record.format == ReleaseRecord.currentFormat
      else {
        throw StudyError(
          .data,
          "\(name) in \(url.lastPathComponent) is not the record of a release; restore it, since what "
            + "it promised cannot be kept without it"
        )
      }
      records.append(record)
    }
    return records.sorted { ($0.number, $0.name) < ($1.number, $1.name) }
  }

  /// The salt of this ledger's names; made by the first release.
  ///
  /// - Throws: `StudyError` where it cannot be written.
  func identifiers() throws(StudyError) -> SaltedIdentifier {
    let file = url.appendingPathComponent(Self.saltName)
    if let data = FileManager.default.contents(atPath: file.path) {
      let salt = String(decoding: data, as: UTF8.self)
      guard salt.utf8.count >= 32 else {
        throw StudyError(
          .data,
          "\(Self.saltName) in \(url.lastPathComponent) is shorter than 32 characters; restore it"
        )
      }
      return SaltedIdentifier(salt: salt)
    }
    // Drawn by the system: a salt that could be drawn again would keep no secret.
    var system = SystemRandomNumberGenerator()
    let salt =
      (0..<4).map { _ in String(system.next(), radix: 16) }.joined()
      + String(repeating: "0", count: 16)
    try write(Array(salt.utf8), to: file)
    return SaltedIdentifier(salt: salt)
  }

  /// Writes down a release.
  ///
  /// - Parameter record: The release.
  /// - Throws: `StudyError` where there is one of that name, or the folder cannot be written.
  func add(_ record: ReleaseRecord) throws(StudyError) {
    guard !FileManager.default.fileExists(atPath: file(record.name).path) else {
      throw Self.taken(record.name)
    }
    let bytes: [UInt8]
    do {
      bytes = try CanonicalJSON.bytes(record)
    } catch {
      throw StudyError(.cannotCreate, "the record of release \(record.name) cannot be written")
    }
    try write(bytes, to: file(record.name))
  }

  /// Takes a record back whose release was not put in place.
  func remove(_ name: String) { try? FileManager.default.removeItem(at: file(name)) }

  static func taken(_ name: String) -> StudyError {
    StudyError(
      .cannotCreate,
      "there is a release \"\(name)\" already, and what is published is never overwritten; give a "
        + "correction or restatement a name of its own with --name"
    )
  }

  private func write(_ bytes: [UInt8], to file: URL) throws(StudyError) {
    let manager = FileManager.default
    let partial = url.appendingPathComponent(".\(file.lastPathComponent).\(UUID().uuidString)")
    do {
      try manager.createDirectory(
        at: url,
        withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700]
      )
      guard
        manager.createFile(
          atPath: partial.path,
          contents: Data(bytes),
          attributes: [.posixPermissions: 0o600]
        )
      else { throw POSIXError(.EIO) }
      try manager.moveItem(at: partial, to: file)
    } catch {
      try? manager.removeItem(at: partial)
      throw StudyError(
        .cannotCreate,
        "the ledger \(url.lastPathComponent) cannot be written: \(FileTrouble(error)); nothing was "
          + "published"
      )
    }
  }
}
