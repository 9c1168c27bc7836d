// SPDX-License-Identifier: Apache-2.0
package import Accountability
import Evidence
import ExactArithmetic

/// `history.yaml`, read: what happened to a plan, and whether an earlier line was changed since.
///
/// Each entry carries the SHA-256 of everything before it, so that an entry can be added and none can be
/// changed, moved or taken out unseen; the last one is held by whatever keeps the file's versions.
package struct HistoryDocument: Sendable {
  /// The file's name in a plan folder.
  package static let fileName = "history.yaml"

  /// The first lines of a history.
  static let head =
    "# Records of this plan. Lines are added at the end and never changed.\nentries:\n"

  /// What every entry begins with.
  static let entryStart = "  - kind: "

  /// The history.
  package let history: PlanHistory
  /// The text.
  package let text: String
  /// The lines of entries before which something was changed.
  package let brokenLines: [Int]

  /// A history without an entry.
  package init() {
    (history, text, brokenLines) = (PlanHistory(), "", [])
  }

  /// Reads a history.
  ///
  /// - Parameter text: The text of the file.
  /// - Throws: `StudyError` naming line and column of the first thing that is wrong.
  package init(text: String) throws(StudyError) {
    let root = try Setting.parse(text, file: Self.fileName, noun: "a history")
    let reader = SettingsReader(
      root,
      path: "history",
      file: Self.fileName,
      ledger: ParameterLedger()
    )
    var entries: [PlanHistory.Entry] = []
    var follows: [(line: Int, hash: String)] = []
    for group in try reader.groups("entries") {
      follows.append((group.place.line, try group.text("follows")))
      entries.append(try HistoryReading(group).entry())
      try group.finish()
    }
    try reader.finish()
    history = PlanHistory(entries)
    self.text = text
    let starts = Self.starts(text)
    if starts.count == follows.count {
      brokenLines = zip(starts, follows).filter { $0 != $1.hash }.map(\.1.line)
    } else {
      brokenLines = [follows.first?.line ?? 1]
    }
  }

  /// The hashes of everything before each entry.
  private static func starts(_ text: String) -> [String] {
    var before: [UInt8] = []
    var hashes: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix(entryStart) { hashes.append(ContentHash.sha256(before)) }
      before += Array(line.utf8) + [UInt8(ascii: "\n")]
    }
    return hashes
  }

  /// The text with one more entry at its end.
  ///
  /// - Parameter entry: The entry.
  /// - Returns: The whole text.
  package func adding(_ entry: PlanHistory.Entry) -> String {
    var before = text.isEmpty ? Self.head : text
    if !before.hasSuffix("\n") { before += "\n" }
    var lines = HistoryWriting.lines(entry)
    lines.insert(("follows", ContentHash.sha256(before)), at: 1)
    return before + PlanText.element(lines)
  }
}
