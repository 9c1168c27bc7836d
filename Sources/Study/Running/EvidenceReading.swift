// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence

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
        let roles = type(of: kind).roles
        throw StudyError(
          .configuration,
          "\(StudyDocument.fileName):\(declaration.place): input \"\(declaration.name)\" has the "
            + "unknown role \"\(declaration.role)\""
            + Suggestion.sentence(for: declaration.role, among: roles)
            + " (a study of kind \(document.kind) knows \(roles.joined(separator: ", ")))"
        )
      }
      guard read.inputs.allSatisfy({ $0.role != declaration.role }) else {
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

  private func input(
    _ declaration: StudyDocument.InputDeclaration,
    _ specification: TableSpecification,
    _ kind: any StudyKind
  ) throws(StudyError) -> (StudyInputs.Input, RunManifest.InputRecord) {
    let bytes = try files.read(declaration.path)
    var format = CSVFormat()
    var mapping: ColumnMapping?
    if let path = declaration.mappingPath {
      do {
        let saved = try ColumnMapping(json: try files.read(path))
        mapping = saved
        format = saved.format
      } catch let error as StudyError {
        throw error
      } catch {
        throw StudyError(.configuration, "\(path): not a column mapping: \(error)")
      }
    }
    let reader = CSVReader(specification: specification, format: format, mapping: mapping)
    let result = reader.read(bytes, fileName: declaration.path, threads: threads)
    let errors = result.findings.filter { $0.severity == .error }
    if !errors.isEmpty, !(kind.allowsQuarantine(role: declaration.role) && result.report.rejected == 0)
    {
      let rest = errors.count > 1 ? " (and \(errors.count - 1) more)" : ""
      throw StudyError(
        .data,
        errors[0].sentence + rest,
        findings: result.findings,
        rejects: result.rejects
      )
    }
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
    if item.0.result.report.quarantined > 0 { rejects[item.0.name] = item.0.result.rejects }
    for finding in item.0.result.findings {
      warnings.append(
        .init(code: finding.code, sentence: finding.sentence, place: item.0.path)
      )
    }
  }
}
