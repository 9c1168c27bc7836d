// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// One row of an agency's list of passing scores.
///
/// Codes are texts: `0134` keeps its zero, and a row may name an older and a newer code of one
/// test. A row whose codes or score cannot be read keeps its text and nothing else.
public struct PassingScoreRow: Sendable, Hashable {
  /// Whether a row can be used.
  public enum Status: String, Sendable, Hashable, CaseIterable, Codable {
    /// Codes and score are read, the score lies in the scale.
    case accepted = "ok"
    /// The row is kept as it stands and used for nothing.
    case quarantined
  }

  /// Why a row was quarantined.
  public enum Doubt: String, Sendable, Hashable, CaseIterable, Codable {
    /// The codes are damaged, so that what the score belongs to is unknown.
    case illegible
    /// The score lies outside the declared scale.
    case outsideScale = "outside-scale"
    /// No whole number ends the row.
    case withoutScore = "without-score"
  }

  /// The line.
  public let line: Int
  /// The test codes in the order printed.
  public let codes: [String]
  /// The subject area.
  public let area: String
  /// The passing score.
  public let score: Int?
  /// What stands between codes and score.
  public let note: String
  /// A restriction named by the note: `route=alternate`, `purpose=supplemental`.
  public let limit: String
  /// The codes that must be passed as well.
  public let also: [String]
  /// Whether the row can be used.
  public let status: Status
  /// Why not, for a quarantined row.
  public let doubts: [Doubt]
  /// The line as it stands.
  public let raw: String
  /// Whether a code carries a mark that points to the note.
  public let hasMarkedCode: Bool
  /// The whole number that ends the line, kept apart from `score` for a quarantined row.
  public let printedScore: Int?
}

extension PassingScoreRow {
  /// Reads a line.
  ///
  /// - Parameters:
  ///   - raw: The line.
  ///   - line: Its number.
  ///   - scale: The range a score must lie in; `nil` leaves it open.
  public init(_ raw: String, line: Int, scale: ReportFacts.ScaleRange?) {
    let last = raw.split(separator: " ").last.flatMap { Int($0) }
    let codes = raw.firstMatch(of: PassingScoreRow.codePattern)
    var doubts: [Doubt] = []
    if codes == nil { doubts.append(.illegible) }
    if let last {
      if let scale, !scale.contains(Rational(last)) { doubts.append(.outsideScale) }
    } else {
      doubts.append(.withoutScore)
    }
    self.line = line
    self.raw = raw
    self.doubts = doubts
    printedScore = last
    guard doubts.isEmpty, let codes, let last else {
      (self.codes, area, score, note, limit, also) = ([], "", nil, "", "", [])
      status = .quarantined
      hasMarkedCode = false
      return
    }
    status = .accepted
    score = last
    let field = codes.1
    self.codes = field.split { !$0.isNumber }.map(String.init)
    hasMarkedCode = field.contains("*")
    area = raw[..<codes.range.lowerBound].trimmed
    note = PassingScoreRow.note(raw[codes.range.upperBound...])
    limit = PassingScoreRow.limit(note)
    also =
      note.lowercased().contains("also required")
      ? note.matches(of: /\(([0-9]{4})\)/).map { String($0.1) } : []
  }

  /// One code or several, in brackets: `(0134 or 5134)`, `(0342 or 5342*)`.
  private static var codePattern: Regex<(Substring, Substring)> {
    /\(([0-9]{4}\*?(?:(?: or |, ?|\/)[0-9]{4}\*?)*)\)/
  }

  /// The text between the codes and the score, without the dash or star that leads it in.
  private static func note(_ rest: Substring) -> String {
    let words = rest.split(whereSeparator: \.isWhitespace).dropLast()
    var text = words.joined(separator: " ")[...]
    while let first = text.first, !first.isLetter, !first.isNumber, first != "(" {
      text = text.dropFirst()
    }
    if text.hasSuffix(".") { text = text.dropLast() }
    return String(text)
  }

  private static func limit(_ note: String) -> String {
    let words = note.lowercased()
    if words == "supplemental only" { return "purpose=supplemental" }
    return words == "alternate route only" ? "route=alternate" : ""
  }
}
