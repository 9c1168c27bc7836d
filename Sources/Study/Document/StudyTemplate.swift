// SPDX-License-Identifier: Apache-2.0
public import Foundation

/// A new study: small, invented, marked as an example, and complete enough to run.
public struct StudyTemplate: Sendable {
  /// The kinds of study a template exists for.
  public enum Kind: String, Sendable, CaseIterable {
    /// A passing score from panel judgments.
    case cut
    /// Decisions about many subjects by a policy.
    case policy
    /// Cases of people under a pathway.
    case eligibility
    /// Schools and districts under an accountability policy.
    case accountability
    /// A simulated state of schools and districts, drawn student by student.
    case state
    /// A match of applicants and programs.
    case match
  }

  let kind: Kind
  let name: String
  /// How many districts a simulated state has.
  let size: Int

  /// A template for a study of a name.
  ///
  /// - Parameters:
  ///   - kind: The kind of study.
  ///   - name: The folder's name, from which the study's id is made.
  ///   - size: How many districts a simulated state has, up to 1,000.
  public init(kind: Kind, name: String, size: Int = 12) {
    precondition((1...1_000).contains(size), "a state has a district")
    self.kind = kind
    self.name = name
    self.size = size
  }

  /// Makes the folder and its files.
  ///
  /// - Parameter folder: A folder that is not there yet, or is empty.
  /// - Returns: The files' names.
  /// - Throws: `StudyError` when the folder holds anything, or cannot be written.
  public func write(to folder: URL) throws(StudyError) -> [String] {
    try Self.write(files, to: folder)
  }

  /// Makes a folder of files, all of them or none.
  ///
  /// - Parameters:
  ///   - files: The files' names and texts.
  ///   - folder: A folder that is not there yet, or is empty.
  /// - Returns: The files' names.
  /// - Throws: `StudyError` when the folder holds anything, or cannot be written.
  static func write(
    _ files: [(String, String)],
    to folder: URL
  ) throws(StudyError) -> [String] {
    let manager = FileManager.default
    if let standing = try? manager.contentsOfDirectory(atPath: folder.path), !standing.isEmpty {
      throw StudyError(
        .cannotCreate,
        "\(folder.lastPathComponent) is not empty; name a folder that is not there yet"
      )
    }
    let partial = folder.deletingLastPathComponent()
      .appendingPathComponent(".\(folder.lastPathComponent).\(UUID().uuidString)")
    do {
      try manager.createDirectory(at: partial, withIntermediateDirectories: true)
      for (name, text) in files {
        try Data(text.utf8).write(to: partial.appendingPathComponent(name))
      }
      if manager.fileExists(atPath: folder.path) { try manager.removeItem(at: folder) }
      try manager.moveItem(at: partial, to: folder)
    } catch {
      try? manager.removeItem(at: partial)
      throw StudyError(
        .cannotCreate,
        "\(folder.lastPathComponent) cannot be made: "
          + "\(FileTrouble(above: folder) ?? FileTrouble(error)); name another place"
      )
    }
    return files.map(\.0).sorted()
  }

  var identifier: String {
    let characters = name.lowercased().unicodeScalars.map { scalar -> Character in
      switch scalar {
      case "a"..."z", "0"..."9": Character(scalar)
      default: "-"
      }
    }
    return characters.contains { $0 != "-" } ? String(characters) : "study"
  }

  private var files: [(String, String)] {
    get throws(StudyError) {
      switch kind {
      case .cut: cutFiles
      case .policy: policyFiles
      case .eligibility: eligibilityFiles
      case .accountability: accountabilityFiles
      case .state: try stateFiles
      case .match: matchFiles
      }
    }
  }

  private var cutFiles: [(String, String)] {
    [
      ("study.yaml", document), ("items.csv", items), ("judgments.csv", judgments),
      ("README.md", readme),
    ]
  }

  private var document: String {
    """
    # A passing score from panel judgments. Every key is explained in Documentation/Study.md.
    study: \(identifier)
    title: My passing score
    kind: cut
    source: invented figures; put your own evidence here
    marks: [example]
    inputs:
      items: { file: items.csv, as: items }
      judgments: { file: judgments.csv, as: panel-judgments }
    parameters:
      test: { name: My test, code: "T1" }
      ratingScale: ets13
      methods:
        - { id: angoff, kind: angoff-probability, round: 2 }
      rule:
        statistic: mean
        rounding: ceil
        csem: { rule: lord, at: rounded }
        offsets: [-2, -1, 1, 2]

    """
  }

  private var items: String {
    "item,area,max_points,scored\n"
      + (1...5).map { "I\($0),all,1,1\n" }.joined()
  }

  /// The five items and four judges of the specification's worked example, and one round-2 change.
  private var judgments: String {
    let ratings = [
      [".70", ".50", ".90", ".30", ".60"], [".80", ".60", ".95", ".40", ".60"],
      [".60", ".50", ".80", ".20", ".70"], [".70", ".40", ".90", ".30", ".50"],
    ]
    var lines = ["round,panelist,item,value,rationale"]
    for (judge, row) in ratings.enumerated() {
      for (item, value) in row.enumerated() {
        lines.append("1,P\(judge + 1),I\(item + 1),\(value),")
      }
    }
    lines.append("2,P3,I4,.30,the distractors are weaker than I thought")
    return lines.joined(separator: "\n") + "\n"
  }

  private var readme: String {
    """
    # \(identifier)

    `meteyard run .` turns this folder into a run; `meteyard cut .` shows the passing score.
    `items.csv` lists the items, `judgments.csv` the judgments: round 1 complete, later rounds only
    what changed. The figures are invented; replace them and remove `marks: [example]`.

    """
  }
}
