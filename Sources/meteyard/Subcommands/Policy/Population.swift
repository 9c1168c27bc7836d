// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Decisions
import Evidence
import Foundation
import Policy

/// The files that hold a population: the subjects, and rows of the entities they belong to.
struct Population {
  /// The rows of all files.
  private(set) var data = CaseData()
  /// What to know of them.
  private(set) var warnings: [RunManifest.RunWarning] = []

  /// Reads the files.
  ///
  /// - Parameters:
  ///   - arguments: `FILE` for the subjects, `ENTITY=FILE` for rows of another entity.
  ///   - rulebook: The rules that say which facts there are.
  ///   - needs: What the decision reads, under each of the versions.
  /// - Throws: `Failure` 66 for a missing file or an unknown entity, 65 for rows that cannot be read
  ///   or are not there, 64 for two files of one entity.
  init(_ arguments: [String], for rulebook: Rulebook, _ needs: [PopulationNeeds]) throws(Failure) {
    var files: [String: PopulationFile] = [:]
    let entities = Self.entities(of: rulebook)
    for argument in arguments {
      let (entity, path) = try Self.parts(argument, entities)
      let name = URL(fileURLWithPath: path).lastPathComponent
      let file = PopulationFile(
        try InputFile(path: path).bytes(),
        name: name,
        for: rulebook,
        entity: entity
      )
      guard file.findings.isEmpty else {
        throw Failure(
          code: 65,
          sentence: "\(name): \(Output.count(file.findings.count, "error")); nothing was compared",
          findings: Failure.Findings(file.findings)
        )
      }
      let role = entity ?? rulebook.subject
      guard files.updateValue(file, forKey: role) == nil else {
        throw Failure(code: 64, sentence: "--population gives two files of `\(role)`; keep one")
      }
      for row in file.data.rows.values.joined() { data.add(row) }
      if file.rowCount == 0 {
        warnings.append(Self.warning("no-rows", "\(name) has no rows, only a header", name))
      }
      if entity == nil { warnColumns(file, name, needs) }
    }
    guard files[rulebook.subject] != nil else {
      throw Failure(
        code: 64,
        sentence: "--population needs a file of `\(rulebook.subject)`, written without a name"
      )
    }
    for entity in needs.flatMap(\.entities).uniqued where files[entity] == nil {
      throw Failure(
        code: 65,
        sentence: "the rows of `\(entity)`, which the decision reads, are missing; give them with "
          + "--population \(entity)=FILE.csv"
      )
    }
  }

  /// Warns of facts that no row can have; they are unknown for everyone.
  private mutating func warnColumns(
    _ file: PopulationFile,
    _ name: String,
    _ needs: [PopulationNeeds]
  ) {
    let missing = needs.flatMap(\.facts).uniqued.filter { !file.facts.contains($0) }
    if !missing.isEmpty {
      let list = missing.map { "`\($0)`" }.joined(separator: ", ")
      let sentence =
        "\(name) has no column of \(list), which the decision reads: missing for everyone"
      warnings.append(Self.warning("missing-column", sentence, name))
    }
    for fact in needs.flatMap(\.lists).uniqued {
      let sentence =
        "\(name) cannot hold the list `\(fact)`, which the decision reads: missing for everyone; "
        + "`run` with a study of the kind policy takes a file of its own for it"
      warnings.append(Self.warning("list", sentence, name))
    }
  }

  private static func warning(
    _ code: String,
    _ sentence: String,
    _ file: String
  ) -> RunManifest.RunWarning {
    RunManifest.RunWarning(code: code, sentence: sentence, place: file)
  }

  /// The entities that have rows of their own beside the subject.
  private static func entities(of rulebook: Rulebook) -> [String] {
    rulebook.versions.flatMap { $0.program.entities.map(\.name) }.uniqued
      .filter { $0 != rulebook.subject }
  }

  private static func parts(
    _ argument: String,
    _ entities: [String]
  ) throws(Failure) -> (entity: String?, path: String) {
    let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, !FileManager.default.fileExists(atPath: argument) else {
      return (nil, argument)
    }
    guard entities.contains(parts[0]) else {
      throw Failure.unknown("entity", parts[0], among: entities)
    }
    return (parts[0], parts[1])
  }
}
