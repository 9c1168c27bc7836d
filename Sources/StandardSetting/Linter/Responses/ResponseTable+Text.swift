// SPDX-License-Identifier: Apache-2.0

extension ResponseCell {
  /// The mark behind a figure that is not as printed: `†` repaired, `‡` inferred, `?` unreadable.
  public var mark: String {
    switch status {
    case .printed: ""
    case .repaired: "†"
    case .inferred: "‡"
    case .unreadable: "?"
    }
  }
}

extension ResponseRow {
  /// One text per option: count, percent and the mark of a repair, such as `11 65%†`.
  public var texts: [String] {
    zip(cells, percents).map { cell, percent in
      guard let count = cell.count else { return "not readable" }
      guard let percent else { return "\(count)\(cell.mark)" }
      return "\(count) \(percent)%\(cell.mark)"
    }
  }
}

extension ResponseTable {
  /// What the marks mean, for the marks that occur; empty when every cell is as printed.
  public var legend: [String] {
    let used = Set(rows.flatMap(\.cells).map(\.status))
    var lines: [String] = []
    if used.contains(.repaired) {
      lines.append("† repaired: one figure of the pair is damaged and follows from the other")
    }
    if used.contains(.inferred) {
      lines.append("‡ inferred: the only completion that the rest of the row allows")
    }
    if used.contains(.unreadable) { lines.append("? not readable: several completions fit") }
    return lines
  }
}

/// Sentences about a row of counts, made from the counts.
public enum ResponseSentence {
  /// `nine of the 17 panelists`: how many of how many, numbers below ten in words.
  ///
  /// - Parameters:
  ///   - count: How many.
  ///   - all: Of how many.
  ///   - noun: The plural of what is counted.
  /// - Returns: A subject for a plural verb; `one of the 17 panelists` for one.
  public static func subject(_ count: Int, of all: Int, noun: String = "panelists") -> String {
    if count == all { return "all \(all) \(noun)" }
    if count == 0 { return "none of the \(all) \(noun)" }
    return "\(count < 10 ? NumberWord.text(count) : String(count)) of the \(all) \(noun)"
  }

  /// `nine of the 17 panelists were very comfortable`.
  ///
  /// - Parameters:
  ///   - option: An option of the row, compared without regard to case.
  ///   - row: The row.
  ///   - predicate: What stands between subject and option; by default `was` or `were`.
  /// - Returns: The sentence without its stop; `nil` without such an option or its count.
  public static func option(
    _ option: String,
    in row: ResponseRow,
    predicate: String? = nil
  ) -> String? {
    guard let all = row.respondents,
      let cell = row.cells.first(where: { $0.option.lowercased() == option.lowercased() }),
      let count = cell.count
    else { return nil }
    let verb = predicate ?? (count == 1 ? "was" : "were")
    return "\(subject(count, of: all)) \(verb) \(option.lowercased())"
  }

  /// `16 of the 17 panelists were at least somewhat comfortable`: the options up to one, added up.
  ///
  /// - Parameters:
  ///   - option: The weakest option that counts; the first option of a row is the strongest.
  ///   - row: The row.
  /// - Returns: The sentence without its stop; `nil` without such an option or its counts.
  public static func atLeast(_ option: String, in row: ResponseRow) -> String? {
    guard let all = row.respondents,
      let last = row.cells.firstIndex(where: { $0.option.lowercased() == option.lowercased() })
    else { return nil }
    let count = row.cells[...last].compactMap(\.count).reduce(0, +)
    let subject =
      count == all - 1 && all > 2
      ? "all but one of the \(all) panelists" : subject(count, of: all)
    return "\(subject) \(count == 1 ? "was" : "were") at least \(option.lowercased())"
  }

  /// A sentence with its first letter in upper case and a stop; a number begins it in words.
  public static func complete(_ sentence: String) -> String {
    let words = sentence.split(separator: " ", maxSplits: 1)
    guard let first = words.first else { return "" }
    let start = Int(first).map(NumberWord.text) ?? String(first)
    let rest = words.count > 1 ? " " + words[1] : ""
    return start.prefix(1).uppercased() + start.dropFirst() + rest + "."
  }
}
