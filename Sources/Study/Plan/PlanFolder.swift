// SPDX-License-Identifier: Apache-2.0
package import Accountability
import Evidence
package import Foundation

/// A plan folder: `plan.yaml`, `history.yaml`, and under `approved/` the text of each approved version.
package struct PlanFolder: Sendable {
  /// Where it stands.
  package let url: URL

  /// A plan folder at a place.
  package init(_ url: URL) { self.url = url.standardizedFileURL }

  private var plan: URL { url.appendingPathComponent(PlanDocument.fileName) }
  private var history: URL { url.appendingPathComponent(HistoryDocument.fileName) }

  /// The text of the plan.
  ///
  /// - Throws: `StudyError` where there is none.
  package func text() throws(StudyError) -> String {
    guard let text = try Self.read(plan) else {
      throw StudyError(
        .inputMissing,
        "\(url.lastPathComponent) holds no \(PlanDocument.fileName); make one with meteyard plan new"
      )
    }
    return text
  }

  /// Everything that the folder holds.
  ///
  /// - Throws: `StudyError` where a file is missing or wrong.
  package func dossier() throws(StudyError) -> PlanDossier {
    let document = try PlanDocument(text: try text())
    let history = try Self.read(history).map { text throws(StudyError) in
      try HistoryDocument(text: text)
    }
    let record = history ?? HistoryDocument()
    let inForce = PlanVersions(record.history, hash: document.hash).inForce?.number
    return PlanDossier(
      document: document,
      record: record,
      approvedText: try inForce.flatMap { number throws(StudyError) in
        try Self.read(approved(number))
      },
      districtPlan: try district(document.plan)
    )
  }

  /// The folder with the plan above, as the plan names it; `nil` where it names none.
  private func district(_ plan: Plan) throws(StudyError) -> Plan? {
    guard let path = plan.districtPlan else { return nil }
    let folder = PlanFolder(url.appendingPathComponent(path))
    // A plan above that is not there makes its links broken, which a check says; it is no error here.
    guard let text = try Self.read(folder.plan) else { return nil }
    return try PlanDocument(text: text, file: "\(path)/\(PlanDocument.fileName)").plan
  }

  private func approved(_ number: Int) -> URL {
    url.appendingPathComponent("approved/version-\(number).yaml")
  }

  // MARK: - Writing

  /// Makes a plan folder; nothing that stands there is touched.
  ///
  /// - Parameter text: The plan.
  /// - Throws: `StudyError` where a plan stands there, or the folder cannot be made.
  package func create(_ text: String) throws(StudyError) {
    guard !FileManager.default.fileExists(atPath: plan.path) else {
      throw StudyError(
        .cannotCreate,
        "\(url.lastPathComponent) holds a plan already; nothing was written"
      )
    }
    _ = try PlanDocument(text: text)
    try Self.write(text, to: plan)
  }

  /// Puts a text in place of the plan's; it must be a plan.
  package func replace(_ text: String) throws(StudyError) {
    _ = try PlanDocument(text: text)
    try Self.write(text, to: plan)
  }

  /// Adds entries at the end of the history.
  ///
  /// - Parameters:
  ///   - entries: The entries in order.
  ///   - record: The history that they follow.
  /// - Throws: `StudyError` where an earlier line was changed, or somebody else wrote meanwhile.
  package func append(
    _ entries: [PlanHistory.Entry],
    to record: HistoryDocument
  ) throws(StudyError) {
    guard record.brokenLines.isEmpty else {
      throw StudyError(
        .data,
        "\(HistoryDocument.fileName):\(record.brokenLines[0]): an earlier line was changed, and a "
          + "history only grows; restore it from your version control"
      )
    }
    // Somebody else may have added an entry since the history was read.
    guard (try Self.read(history) ?? "") == record.text else {
      throw StudyError(
        .cannotCreate,
        "\(HistoryDocument.fileName) was changed meanwhile; nothing was written, give the command again"
      )
    }
    var record = record
    for entry in entries { record = try HistoryDocument(text: record.adding(entry)) }
    try Self.write(record.text, to: history)
  }

  /// Keeps the text of an approved version.
  package func keep(_ text: String, asVersion number: Int) throws(StudyError) {
    try Self.write(text, to: approved(number))
  }

  // MARK: - Files

  /// The text of a file; `nil` where there is none.
  private static func read(_ file: URL) throws(StudyError) -> String? {
    guard FileManager.default.fileExists(atPath: file.path) else { return nil }
    guard let data = FileManager.default.contents(atPath: file.path) else {
      throw StudyError(
        .inputMissing,
        "\(file.lastPathComponent) cannot be read; check its permissions"
      )
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw StudyError(.data, "\(file.lastPathComponent) is not UTF-8 text; save it as UTF-8")
    }
    // Version control may turn the ends of lines, which changes neither a plan nor its version.
    return text.replacing("\r\n", with: "\n")
  }

  /// Writes a file beside its place and renames it, so that nobody sees half of it.
  private static func write(_ text: String, to file: URL) throws(StudyError) {
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try Data(text.utf8).write(to: file, options: .atomic)
    } catch {
      throw StudyError(
        .cannotCreate,
        "\(file.lastPathComponent) cannot be written: \(FileTrouble(error)); check the folder's rights"
      )
    }
  }
}
