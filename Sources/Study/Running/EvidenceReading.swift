// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import Foundation

/// Reads and checks every input of a study against what its kind demands.
struct EvidenceReading {
  let files: StudyFiles
  let document: StudyDocument
  let threads: Int

  struct Read {
    var inputs: [StudyInputs.Input] = []
    var records: [RunManifest.InputRecord] = []
    var warnings: [RunManifest.RunWarning] = []
    /// The rows that were set aside, as files, by the input's name.
    var rejects: [String: String] = [:]
  }

  func read(
    for kind: any StudyKind,
    progress: @Sendable (String) -> Void
  ) throws(StudyError) -> Read {
    var read = Read()
    for declaration in document.inputs {
      guard let specification = kind.specification(role: declaration.role) else {
        let roles = kind.roles
        throw StudyError(
          .configuration,
          "\(StudyDocument.fileName):\(declaration.place): input \"\(declaration.name)\" has the "
            + "unknown role \"\(declaration.role)\""
            + Spelling.suggestion(for: declaration.role, among: roles)
            + " (a study of kind \(document.kind) knows \(roles.joined(separator: ", ")))"
        )
      }
      let isTaken = read.inputs.contains { $0.role == declaration.role }
      guard !isTaken || kind.allowsSeveral(role: declaration.role) else {
        throw StudyError(
          .configuration,
          "\(StudyDocument.fileName):\(declaration.place): two inputs have the role "
            + "\"\(declaration.role)\"; keep one"
        )
      }
      progress("reading \(declaration.path)")
      try read.add(input(declaration, specification, kind))
    }
    for role in kind.requiredRoles where !read.inputs.contains(where: { $0.role == role }) {
      throw StudyError(
        .configuration,
        "\(StudyDocument.fileName):1:1: `inputs` has no file with the role \"\(role)\", "
          + "which a study of kind \(document.kind) needs with these parameters"
      )
    }
    return read
  }

  private func mapping(_ path: String) throws(StudyError) -> ColumnMapping {
    do {
      return try ColumnMapping(json: Data(try files.read(path)))
    } catch let error as StudyError {
      throw error
    } catch {
      throw StudyError(.configuration, "\(path): not a column mapping: \(error)")
    }
  }

  /// Throws when a file has errors, unless the kind takes quarantined rows as unknown.
  private func refuse(_ result: ImportResult, allowsQuarantine: Bool) throws(StudyError) {
    let report = result.report
    guard report.hasErrors else { return }
    if allowsQuarantine, !report.isFatal, report.rejected == 0 { return }
    throw StudyError(report.findings, otherwise: report.summary, rejects: result.rejects)
  }

  private func input(
    _ declaration: StudyDocument.InputDeclaration,
    _ specification: TableSpecification,
    _ kind: any StudyKind
  ) throws(StudyError) -> (StudyInputs.Input, RunManifest.InputRecord) {
    let bytes = try files.read(declaration.path)
    let mapping = try declaration.mappingPath.map { path throws(StudyError) in
      try self.mapping(path)
    }
    var reader = CSVReader(specification: specification, mapping: mapping)
    reader.offersGoodRows = kind.allowsQuarantine(role: declaration.role)
    var result = reader.read(bytes, fileName: declaration.path, threads: threads)
    if !result.report.isFatal {
      let read = StudyInputs.Input(
        name: declaration.name,
        path: declaration.path,
        role: declaration.role,
        result: result
      )
      result = result.settingAside(kind.objections(to: read))
    }
    try refuse(result, allowsQuarantine: kind.allowsQuarantine(role: declaration.role))
    let record = RunManifest.InputRecord(
      name: declaration.name,
      path: declaration.path,
      bytes: bytes.count,
      accepted: result.report.accepted,
      quarantined: result.report.quarantined,
      rejected: result.report.rejected,
      sha256: ContentHash.sha256(bytes)
    )
    let input = StudyInputs.Input(
      name: declaration.name,
      path: declaration.path,
      role: declaration.role,
      result: result
    )
    return (input, record)
  }
}

extension EvidenceReading.Read {
  mutating func add(_ item: (StudyInputs.Input, RunManifest.InputRecord)) {
    inputs.append(item.0)
    records.append(item.1)
    if item.0.result.report.quarantined > 0 {
      rejects[item.0.name] = item.0.result.rejects
    }
    for finding in item.0.result.report.findings {
      warnings.append(
        .init(code: finding.code, sentence: finding.sentence, place: item.0.path)
      )
    }
  }
}
