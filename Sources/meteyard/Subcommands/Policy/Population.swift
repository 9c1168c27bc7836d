// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Decisions
import Evidence
import Foundation
import Policy

/// The files that hold a population: the subjects, rows of other entities, items of lists.
struct Population {
  /// The rows of all files.
  let tables: PopulationTables
  /// What to know of them.
  private(set) var warnings: [RunManifest.RunWarning] = []

  /// Reads the files.
  ///
  /// - Parameters:
  ///   - arguments: `FILE` for the subjects, `NAME=FILE` for rows of another entity or items of a list.
  ///   - rulebook: The rules that say which facts there are.
  ///   - needs: What the decision reads, under each of the versions.
  ///   - versions: The versions by which the cells are read.
  ///   - threads: On how many threads.
  /// - Throws: `Failure` 66 for a missing file or an unknown name, 65 for rows that cannot be read
  ///   or are not there, 64 for two files of one name.
  init(
    _ arguments: [String],
    for rulebook: Rulebook,
    _ needs: [PopulationNeeds],
    versions: [(Rulebook, String)],
    threads: Int
  ) throws(Failure) {
    var files: [PopulationFile.Role: PopulationFile] = [:]
    for argument in arguments {
      let (role, path) = try Self.parts(argument, rulebook)
      let name = URL(fileURLWithPath: path).lastPathComponent
      let file = PopulationFile(
        try InputFile(path: path).bytes(),
        name: name,
        as: role,
        for: rulebook,
        threads: threads
      )
      try Self.refuse(file.findings, in: name)
      guard files.updateValue(file, forKey: role) == nil else {
        throw Failure(
          code: 64,
          sentence: "--population gives two files of `\(role.name(in: rulebook))`; keep one"
        )
      }
      if file.table.rowCount == 0 {
        warnings.append(Self.warning("no-rows", "\(name) has no rows, only a header", name))
      }
    }
    guard let subjects = files[.subjects] else {
      throw Failure(
        code: 64,
        sentence: "--population needs a file of `\(rulebook.subject)`, written without a name"
      )
    }
    for entity in needs.flatMap(\.entities).uniqued where files[.entity(entity)] == nil {
      throw Failure(
        code: 65,
        sentence: "the rows of `\(entity)`, which the decision reads, are missing; give them with "
          + "--population \(entity)=FILE.csv"
      )
    }
    tables = Self.tables(files, rulebook)
    warnColumns(subjects, needs, Set(files.keys))
    for (rulebook, version) in versions {
      let found: PopulationTables.Columns
      do throws(ColumnError) {
        found = try tables.columns(for: Evaluator(rulebook), version: version, threads: threads)
      } catch {
        // What columns cannot hold is read case by case.
        continue
      }
      for (name, findings) in Dictionary(grouping: found.findings, by: \.file).sorted(by: {
        $0.key < $1.key
      }) {
        try Self.refuse(findings, in: name)
      }
    }
  }

  private static func refuse(_ findings: [Finding], in name: String) throws(Failure) {
    guard !findings.isEmpty else { return }
    throw Failure(
      code: 65,
      sentence: "\(name): \(Output.count(findings.count, "error")); nothing was compared",
      findings: Failure.Findings(findings)
    )
  }

  private static func tables(
    _ files: [PopulationFile.Role: PopulationFile],
    _ rulebook: Rulebook
  ) -> PopulationTables {
    var tables: [String: Evidence.Table] = [:]
    var lists: [String: Evidence.Table] = [:]
    for (role, file) in files {
      if case .list(let fact) = role {
        lists[fact] = file.table
      } else {
        tables[role.name(in: rulebook)] = file.table
      }
    }
    return PopulationTables(tables, lists: lists)
  }

  /// Warns of facts that no row can have; they are unknown for everyone.
  private mutating func warnColumns(
    _ file: PopulationFile,
    _ needs: [PopulationNeeds],
    _ given: Set<PopulationFile.Role>
  ) {
    let name = file.table.fileName
    let missing = needs.flatMap(\.facts).uniqued.filter { !file.facts.contains($0) }
    if !missing.isEmpty {
      let list = missing.map { "`\($0)`" }.joined(separator: ", ")
      let sentence =
        "\(name) has no column of \(list), which the decision reads: missing for everyone"
      warnings.append(Self.warning("missing-column", sentence, name))
    }
    for fact in needs.flatMap(\.lists).uniqued where !given.contains(.list(fact)) {
      let sentence =
        "\(name) cannot hold the list `\(fact)`, which the decision reads: missing for everyone; give "
        + "its items with --population \(fact)=FILE.csv"
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

  private static func parts(
    _ argument: String,
    _ rulebook: Rulebook
  ) throws(Failure) -> (role: PopulationFile.Role, path: String) {
    let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, !FileManager.default.fileExists(atPath: argument) else {
      return (.subjects, argument)
    }
    let entities = rulebook.versions.flatMap { $0.program.entities.map(\.name) }.uniqued
      .filter { $0 != rulebook.subject }
    if entities.contains(parts[0]) { return (.entity(parts[0]), parts[1]) }
    let lists = ListLayout.names(in: rulebook)
    guard lists.contains(parts[0]) else {
      throw Failure.unknown("entity or list", parts[0], among: entities + lists)
    }
    return (.list(parts[0]), parts[1])
  }
}

extension PopulationFile.Role {
  /// The name under which its rows are known.
  fileprivate func name(in rulebook: Rulebook) -> String {
    switch self {
    case .subjects: rulebook.subject
    case .entity(let name), .list(let name): name
    }
  }
}
