// SPDX-License-Identifier: Apache-2.0

/// What happened to the rows of a file: how many were taken, which were not, and why.
public struct ImportReport: Sendable, Hashable, Codable {
  /// The file's name.
  public var fileName: String
  /// Rows that every rule accepts; they make up the table.
  public var accepted: Int
  /// Rows with a cell that breaks a rule, or with a key that an earlier row has.
  public var quarantined: Int
  /// Records whose shape is broken: fields missing or left over, quotes out of place.
  public var rejected: Int
  /// Blank lines, which are no records.
  public var blankLines: Int
  /// The findings in the order of the file, at most `findingLimit` of them.
  public var findings: [Finding]
  /// How many findings there are in all.
  public var findingCount: Int
  /// How many findings each code has, over the whole file.
  public var countByCode: [String: Int]
  /// Whether the file as a whole cannot be used, not even its good rows.
  public var isFatal: Bool
  var errorCount: Int

  /// The most findings that a report lists; all are counted.
  public static let findingLimit = 1000

  /// Records in the file: accepted, quarantined and rejected ones.
  public var records: Int { accepted + quarantined + rejected }

  /// Whether a rule was broken somewhere.
  public var hasErrors: Bool { errorCount > 0 }

  /// The counts in one line, such as `42 rows: 41 accepted, 1 quarantined, 0 rejected`.
  public var summary: String {
    let rows = records == 1 ? "1 row" : "\(records) rows"
    return "\(rows): \(accepted) accepted, \(quarantined) quarantined, \(rejected) rejected"
  }

  /// Sentences for a person: the first findings, then how many more there are.
  ///
  /// - Parameter limit: How many findings to print.
  /// - Returns: One sentence a line, without a line end after the last.
  public func text(limit: Int = 20) -> String {
    var lines = findings.prefix(limit).map { "\($0.severity.rawValue): \($0.sentence)" }
    let rest = findingCount - lines.count
    if rest > 0 {
      let codes = countByCode.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
      lines.append("and \(rest) more; in all: \(codes.joined(separator: ", "))")
    }
    lines.append("\(fileName): \(summary)")
    return lines.joined(separator: "\n")
  }
}
