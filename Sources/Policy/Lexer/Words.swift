// SPDX-License-Identifier: Apache-2.0

/// The words that have a meaning of their own.
///
/// Few are reserved: most words of the language are known by their place, so that a fact may be
/// called `score` and a member `reading`.
enum Words {
  /// Words that cannot be names, since an expression would not know them from its own parts.
  static let reserved: Set<String> = [
    "allocate", "and", "applies", "as", "at", "because", "between", "by", "capped", "cite",
    "count", "criterion", "despite", "else", "excludes", "floored", "if", "in", "is",
    "no", "none", "not", "of", "or", "over", "round", "rounded", "satisfies", "then", "time",
    "unknown", "unknowns", "unless", "when", "where", "yes",
  ]

  /// Words that cannot be constants in sets, cells and tests.
  static let notConstants: Set<String> = ["yes", "no", "none", "unknown"]

  /// The units that every policy knows, singular and plural.
  static let units: Set<String> = [
    "year", "years", "month", "months", "week", "weeks", "day", "days", "hour", "hours", "point",
    "points", "person", "persons", "USD",
  ]

  /// The words that begin a line of the header.
  static let header = ["overlays", "title", "about", "decides", "source", "type", "unit"]

  /// The words that begin a block.
  static let blocks = [
    "facts", "measure", "adjust", "table", "decision", "scorecard", "result", "reading", "version",
    "check", "test",
  ]

  /// The words that begin an edit of an amendment.
  static let edits = ["replace", "drop", "add", "set"]

  /// The words that begin a line of a test.
  static let testLines = ["given", "expect", "needs"]
}
