// SPDX-License-Identifier: Apache-2.0

/// Why something is unknown.
public enum UnknownKind: String, Sendable, Hashable, CaseIterable, Codable {
  /// No evidence is on file.
  case missing
  /// Evidence has been asked for and has not arrived.
  case pending
  /// A named authority must judge.
  case judgment
  /// The source cannot be read.
  case illegible
  /// The date of a rule or document is not known.
  case undated
  /// Two pieces of evidence disagree.
  case disputed
  /// The evidence cannot be had.
  case unobtainable
  /// The number or the rule has not been published.
  case unpublished

  /// The kind in plain words, for the person judged.
  public var sentence: String {
    switch self {
    case .missing: "no evidence is on file"
    case .pending: "evidence has been asked for and has not arrived"
    case .judgment: "open to the board's discretion: only a named person can decide this"
    case .illegible: "the source cannot be read"
    case .undated: "the date of the rule or document is not known"
    case .disputed: "two pieces of evidence disagree"
    case .unobtainable: "the evidence cannot be had"
    case .unpublished: "not published"
    }
  }
}
