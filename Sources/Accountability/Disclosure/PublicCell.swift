// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// A cell of a public file: a number, or why there is none; never blank and never 0 in its place.
public enum PublicCell: Sendable, Hashable {
  /// A number, rounded as it is printed.
  case value(Rational, places: Int)
  /// A word, such as a level's name.
  case text(String)
  /// Nothing but the reason.
  case suppressed(Suppression)

  /// Whether it tells nothing but a reason.
  public var isSuppressed: Bool { suppression != nil }

  /// Why it tells nothing; `nil` where it tells something.
  public var suppression: Suppression? {
    if case .suppressed(let suppression) = self { suppression } else { nil }
  }

  /// The number; `nil` where there is none.
  public var number: Rational? { if case .value(let value, _) = self { value } else { nil } }

  /// The text of a public file.
  public var words: String {
    switch self {
    case .value(let value, let places): value.text(places: places)
    case .text(let text): text
    case .suppressed(let suppression): suppression.sentence
    }
  }

  /// The machine field beside it; empty where the cell tells something.
  public var machineField: String { suppression?.reason.rawValue ?? "" }
}

/// Why a cell is masked.
public struct Suppression: Sendable, Hashable {
  /// The kinds of reasons, by the words of the machine field.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// There are fewer students than the reporting number.
    case primary
    /// Another group could be reckoned from it.
    case complementary
    /// A share near 0 or 1.
    case extreme
    /// It follows from a masked cell.
    case derived
  }

  /// The kind of reason.
  public let reason: Reason
  /// The sentence in place of the number.
  public let sentence: String
  /// The bound that is shown in place of an extreme share.
  public let end: ExtremeRecode.End?

  /// Fewer students than the reporting number.
  static func primary(_ policy: DisclosurePolicy) -> Suppression {
    Suppression(
      reason: .primary,
      sentence: "fewer than \(policy.reportingNumber) students",
      end: nil
    )
  }

  /// A cell from which another could be reckoned.
  static let complementary = Suppression(
    reason: .complementary,
    sentence: "protects another group",
    end: nil
  )

  /// A share near 0 or 1.
  static func extreme(_ end: ExtremeRecode.End) -> Suppression {
    Suppression(reason: .extreme, sentence: end.sentence, end: end)
  }

  /// What follows from a masked cell.
  static let derived = Suppression(
    reason: .derived,
    sentence: "follows from a suppressed number",
    end: nil
  )
}
