// SPDX-License-Identifier: Apache-2.0
public import Policy

/// What a filter does with an applicant of whom it cannot be told whether it is met.
///
/// There is deliberately no rule that puts a value in the place of a missing one: imputing a score for a
/// decision about a person is refused.
public enum MissingRule: Sendable, Hashable {
  /// A person looks; the default.
  case refer
  /// Another criterion answers in its place, such as one on another score with its own cut; where that
  /// is unknown too, a person looks.
  case alternative(String)
  /// It counts as not shown to be met, and is printed as such.
  case notShown
  /// The filter lets the applicant pass.
  case pass

  /// The words of a study file.
  public static let names = ["refer", "alternative", "not-shown", "pass"]
  /// What else people ask for, and why it is not there.
  public static let refusedNames = ["impute", "mean", "median", "predict", "zero"]

  /// The word of a study file.
  public var name: String {
    switch self {
    case .refer: "refer"
    case .alternative: "alternative"
    case .notShown: "not-shown"
    case .pass: "pass"
    }
  }

  /// What it does, in words.
  public var words: String {
    switch self {
    case .refer: "a person looks"
    case .alternative(let other): "\(other) answers in its place"
    case .notShown: "counts as not shown to be met"
    case .pass: "lets the applicant pass"
    }
  }
}

/// What follows when a filter is shown not to be met.
public enum Severity: String, Sendable, Hashable, CaseIterable, Codable {
  /// The applicant is not shown to meet the screen.
  case hard
  /// A person looks.
  case review
}

/// What a filter does with one applicant.
public enum FilterStep: UInt8, Sendable, Hashable, CaseIterable, Comparable {
  /// It keeps the applicant out.
  case drop = 0
  /// It asks a person to look.
  case refer = 1
  /// It lets the applicant through.
  case pass = 2

  /// `drop` < `refer` < `pass`.
  public static func < (left: FilterStep, right: FilterStep) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// One filter of a screen.
public struct ScreenFilter: Sendable, Hashable {
  /// Its label, such as `(1)`.
  public var label: String
  /// What it asks, in words.
  public var words: String
  /// What follows when it is not met.
  public var severity: Severity
  /// What it does with an unknown.
  public var missing: MissingRule

  /// A filter.
  ///
  /// - Parameters:
  ///   - label: Its label.
  ///   - words: What it asks.
  ///   - severity: What follows when it is not met.
  ///   - missing: What it does with an unknown.
  public init(
    label: String,
    words: String,
    severity: Severity = .hard,
    missing: MissingRule = .refer
  ) {
    self.label = label
    self.words = words
    self.severity = severity
    self.missing = missing
  }

  /// What it does with an applicant.
  ///
  /// - Parameters:
  ///   - answer: Whether the filter is met.
  ///   - alternative: Whether the criterion is met that answers in its place; without one it is unknown.
  /// - Returns: What follows.
  public func step(_ answer: Truth, alternative: Truth = .unknown) -> FilterStep {
    switch answer {
    case .met: return .pass
    case .notMet: return severity == .hard ? .drop : .refer
    case .unknown: break
    }
    switch missing {
    case .refer: return .refer
    case .pass: return .pass
    case .notShown: return severity == .hard ? .drop : .refer
    case .alternative:
      // The other criterion has no rule of its own: unknown too, it leaves the filter to a person.
      guard alternative != .unknown else { return .refer }
      return step(alternative)
    }
  }
}
