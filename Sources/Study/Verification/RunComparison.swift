// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence

/// One figure, row or file in which a recorded run and its recomputation differ.
public struct Difference: Sendable, Hashable, Codable {
  /// Where: a table and the row's names, or a file.
  public let place: String
  /// What the run says.
  public let recorded: String
  /// What recomputing gives.
  public let recomputed: String

  /// The difference in one sentence.
  public var sentence: String { "\(place): recorded \(recorded), recomputed \(recomputed)" }
}

/// Compares two runs figure by figure, the tables nearest the evidence first.
struct RunComparison {
  let recorded: RunContent
  let recomputed: RunContent

  /// Every difference: rules first, then figures from the evidence on, then files.
  func differences() -> [Difference] {
    var found = parameterDifferences() + ruleDifferences()
    for table in recorded.manifest.tables {
      found += tableDifferences(table)
    }
    found += inputDifferences()
    let explained = Set(recorded.manifest.tables.map(\.path))
    for path in Set(recorded.files.keys).union(recomputed.files.keys).sorted()
    where !explained.contains(path) && recorded.files[path] != recomputed.files[path] {
      found.append(fileDifference(path))
    }
    return found
  }

  private func inputDifferences() -> [Difference] {
    zip(recorded.manifest.inputs, recomputed.manifest.inputs).compactMap { old, new in
      guard old.sha256 != new.sha256 else { return nil }
      return Difference(
        place: "evidence file \(old.path)",
        recorded: "SHA-256 \(old.sha256.prefix(16))",
        recomputed: String(new.sha256.prefix(16))
      )
    }
  }

  private func ruleDifferences() -> [Difference] {
    func hashes(_ run: RunContent) -> [String: String] {
      Dictionary((run.manifest.rules ?? []).map { ($0.path, $0.sha256) }) { $1 }
    }
    let (old, new) = (hashes(recorded), hashes(recomputed))
    return Set(old.keys).union(new.keys).sorted().compactMap { path in
      guard old[path] != new[path] else { return nil }
      return Difference(
        place: "rule file \(path)",
        recorded: old[path].map { "SHA-256 \($0.prefix(16))" } ?? "no such file",
        recomputed: new[path].map { String($0.prefix(16)) } ?? "no such file"
      )
    }
  }

  private func parameterDifferences() -> [Difference] {
    let old = Dictionary(recorded.manifest.parameters.map { ($0.name, $0.value) }) { $1 }
    let new = Dictionary(recomputed.manifest.parameters.map { ($0.name, $0.value) }) { $1 }
    return Set(old.keys).union(new.keys).sorted().compactMap { name in
      guard old[name] != new[name] else { return nil }
      return Difference(
        place: "parameter \(name)",
        recorded: old[name] ?? "none",
        recomputed: new[name] ?? "none"
      )
    }
  }

  private func tableDifferences(_ table: RunManifest.TableRecord) -> [Difference] {
    guard let old = recorded.files[table.path] else {
      return [Difference(place: table.path, recorded: "no such file", recomputed: "a table")]
    }
    let new = recomputed.files[table.path] ?? []
    guard old != new else { return [] }
    let head = table.columns
    guard let oldRows = RunTable(old, table)?.rows, let newRows = RunTable(new, table)?.rows,
      table.keyColumns <= head.count
    else {
      return [Difference(place: table.path, recorded: "another table", recomputed: "another table")]
    }
    var found: [Difference] = []
    let newByKey = Dictionary(newRows.map { (key($0, table), $0) }) { first, _ in first }
    var seen: Set<[String]> = []
    for row in oldRows {
      let name = key(row, table)
      seen.insert(name)
      guard let other = newByKey[name] else {
        found.append(
          Difference(place: place(head, name, table), recorded: "a row", recomputed: "no such row")
        )
        continue
      }
      for column in table.keyColumns..<head.count
      where column < row.count && column < other.count && row[column] != other[column] {
        found.append(
          Difference(
            place: place(head, name, table) + ", \(head[column])",
            recorded: row[column],
            recomputed: other[column]
          )
        )
      }
    }
    for row in newRows where !seen.contains(key(row, table)) {
      let name = key(row, table)
      found.append(
        Difference(place: place(head, name, table), recorded: "no such row", recomputed: "a row")
      )
    }
    if found.isEmpty {
      found.append(
        Difference(place: table.path, recorded: "other bytes", recomputed: "other bytes")
      )
    }
    return found
  }

  private func key(_ row: [String], _ table: RunManifest.TableRecord) -> [String] {
    Array(row.prefix(table.keyColumns))
  }

  /// `Judgments: panelist P8, round 2` — the title and the names of a row.
  private func place(
    _ head: [String],
    _ name: [String],
    _ table: RunManifest.TableRecord
  ) -> String {
    let names = zip(head, name).filter { !$1.isEmpty }.map { "\($0) \($1)" }.joined(separator: ", ")
    return "\(table.title): \(names)"
  }

  private func fileDifference(_ path: String) -> Difference {
    func state(_ bytes: [UInt8]?) -> String {
      bytes.map { "\($0.count) bytes, SHA-256 \(ContentHash.sha256($0).prefix(16))" }
        ?? "no such file"
    }
    return Difference(
      place: path,
      recorded: state(recorded.files[path]),
      recomputed: state(recomputed.files[path])
    )
  }
}
