// SPDX-License-Identifier: Apache-2.0

/// The rules of the report linter, by the code that a finding carries.
public enum LintCode: String, Sendable, Hashable, CaseIterable, Codable {
  /// One test code throughout.
  case testCode = "SS01"
  /// The reporting scale reads lo–hi.
  case scaleRange = "SS02"
  /// The name of a statistic fits the statistic.
  case wording = "SS03"
  /// Summary rows follow from the panelists' scores.
  case summaryRows = "SS04"
  /// Panelists' scores are sums of allowed ratings.
  case lattice = "SS05"
  /// A count and its percent agree, and a row sums to the respondents.
  case countsAndPercents = "SS06"
  /// Percents of a question sum to 100, up to rounding.
  case percentSums = "SS07"
  /// Sentences agree with the tables they speak of.
  case textAgainstTables = "SS08"
  /// Counts of agencies and panelists agree.
  case participants = "SS09"
  /// A passing score lies inside the declared scale.
  case scoreInScale = "SS10"
  /// A passing-score row can have several codes and a note.
  case codeField = "SS11"
  /// A heading's number is used once.
  case duplicateHeadings = "SS12"
  /// The error bands follow from the declared rule.
  case errorBands = "SS13"
  /// Published conversion pairs fit together.
  case conversionPairs = "SS14"
  /// No sentence is lost or displaced.
  case paragraphOrder = "SS15"
  /// Key terms are spelled right.
  case spelling = "SS16"
  /// Item counts add up.
  case itemCounts = "SS17"
  /// Statements made more than once agree.
  case repeatedClaims = "SS18"
}

/// How much a finding weighs.
public enum LintSeverity: String, Sendable, Hashable, CaseIterable, Codable, Comparable {
  /// The rule was checked and holds.
  case pass
  /// A reader should know; no figure is in doubt.
  case note
  /// A figure or a sentence may mislead.
  case warning
  /// A figure is wrong or unreadable.
  case error

  /// Orders from `pass` to `error`.
  public static func < (left: LintSeverity, right: LintSeverity) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int {
    switch self {
    case .pass: 0
    case .note: 1
    case .warning: 2
    case .error: 3
    }
  }
}
