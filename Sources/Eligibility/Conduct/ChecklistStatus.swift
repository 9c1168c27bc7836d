// SPDX-License-Identifier: Apache-2.0
public import Evidence

/// What the evidence shows about one criterion, in the words that a person judged reads.
///
/// There is no word for a denial: an engine prepares, and a named person decides.
public enum ChecklistStatus: Sendable, Hashable {
  /// The evidence shows that the criterion holds.
  case meets
  /// What is on file does not reach what the rule asks.
  case notShown
  /// Evidence is open, for a reason.
  case notYetKnown(UnknownKind)
  /// An authority must judge, and no judgment is on file; the authority's name.
  case discretion(String)
  /// No law is known to be in force on the day of the case; why, in a sentence.
  case noLaw(String)
  /// The rule or the data is broken; the fault in a sentence.
  case broken(String)
  /// The criterion does not apply to the case.
  case exempt

  /// The status as a page, a letter and a file print it.
  public var words: String {
    switch self {
    case .meets: "meets"
    case .notShown: "not shown to meet"
    case .notYetKnown(let kind): "not yet known (\(kind.rawValue))"
    case .discretion(let authority):
      "board discretion, open: only a named person of \(authority) can decide this"
    case .noLaw: "no law known to be in force"
    case .broken: "cannot be decided: rule or data broken"
    case .exempt: "does not apply"
    }
  }

  /// The shape that stands beside the word, so that no colour carries meaning alone.
  public var shape: String {
    switch self {
    case .meets: "v"
    case .notShown: "x"
    case .notYetKnown: "?"
    case .discretion: "o"
    case .noLaw: "~"
    case .broken: "!"
    case .exempt: "-"
    }
  }
}
