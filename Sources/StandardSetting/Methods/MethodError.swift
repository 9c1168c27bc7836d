// SPDX-License-Identifier: Apache-2.0

/// Why a method gives no cut, in one sentence for the person who runs the study.
///
/// The sentence says where, what, by which rule, and what to do. Keys of panelists and items may
/// appear in it; keys of examinees never do, their position in the input stands instead.
public struct MethodError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kinds of refusal.
  public enum Code: String, Sendable, Hashable, CaseIterable, Codable {
    /// There is nothing to compute from.
    case empty
    /// A rating, score or share is missing.
    case missing
    /// A value lies outside its declared range.
    case outOfRange = "out-of-range"
    /// The same unit is given twice.
    case duplicate
    /// The unit of a share is not the declared one.
    case unit
    /// Cells of a grid and their judgments do not fit together.
    case cell
    /// Too few persons, panelists or scores.
    case tooFew = "too-few"
    /// Data without the spread or contrast that the method needs.
    case degenerate
    /// Scores do not rise with the judged level.
    case notRising = "not-rising"
    /// The curves do not cross where the method needs it.
    case noCrossing = "no-crossing"
    /// An iteration did not reach its tolerance.
    case notConverged = "not-converged"
  }

  /// The kind of refusal.
  public let code: Code
  /// Where: the method and the panelist, item, cell or station.
  public let place: String
  /// What was found.
  public let finding: String
  /// The rule that it breaks.
  public let rule: String
  /// What to do.
  public let remedy: String

  /// The refusal in one sentence.
  public var sentence: String { "\(place): \(finding); \(rule); \(remedy)" }

  /// The refusal in one sentence.
  public var description: String { sentence }

  init(_ code: Code, at place: String, _ finding: String, rule: String, remedy: String) {
    self.code = code
    self.place = place
    self.finding = finding
    self.rule = rule
    self.remedy = remedy
  }
}
