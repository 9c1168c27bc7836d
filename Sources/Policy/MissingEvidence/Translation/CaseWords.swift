// SPDX-License-Identifier: Apache-2.0

/// What the cells of facts and the conditions of one case are called.
struct CaseWords: Sendable {
  /// The cells of a fact, with the values of its domain that each of them joins.
  struct Cells: Sendable {
    let values: FactCells
    let ranges: [ClosedRange<Int>]
  }

  /// Where a condition stands: the labels from the outside in, and its text.
  struct Condition: Sendable {
    let label: String
    let span: Span
  }

  /// For each fact its cells; `nil` where no value of it can be tried.
  let facts: [Cells?]
  /// For each atom its condition.
  let conditions: [Condition]

  /// Cells in words, neighbours as one stretch, and the stretch of one cell before the others.
  ///
  /// - Parameters:
  ///   - cells: The places of the cells, ascending.
  ///   - nearest: The cell whose stretch comes first.
  ///   - fact: The fact.
  /// - Returns: Words such as `more than 362.9 (363.0 or more)`; `nil` where no value can be tried.
  func words(_ cells: [Int], nearest: Int, of fact: Int) -> String? {
    guard let own = facts[fact] else { return nil }
    var stretches: [ClosedRange<Int>] = []
    for cell in cells {
      if let last = stretches.last, last.upperBound + 1 == cell {
        stretches[stretches.count - 1] = last.lowerBound...cell
      } else {
        stretches.append(cell...cell)
      }
    }
    let first = stretches.filter { $0.contains(nearest) }
    let others = stretches.filter { !$0.contains(nearest) }
    return (first + others).map { stretch in
      own.values.words(
        own.ranges[stretch.lowerBound].lowerBound...own.ranges[stretch.upperBound].upperBound
      )
    }.joined(separator: " or ")
  }

  /// A condition in the words of the policy: its labels and its text on one line.
  ///
  /// - Parameters:
  ///   - atom: The condition.
  ///   - source: The policy's text; without it the labels alone are given.
  /// - Returns: Words such as `(2) base + bonus >= 12`.
  func condition(_ atom: Int, in source: SourceText?) -> String {
    let condition = conditions[atom]
    guard let source, condition.span.end > condition.span.start else {
      return condition.label.isEmpty ? "the condition" : "criterion \(condition.label)"
    }
    let text = source.text(condition.span.start..<condition.span.end)
      .split(separator: "\n").map(Self.withoutComment)
      .flatMap { $0.split(whereSeparator: \.isWhitespace) }.joined(separator: " ")
    return condition.label.isEmpty ? text : "\(condition.label) \(text)"
  }

  /// A line up to the comment, which begins with two hyphens outside of quotation marks.
  private static func withoutComment(_ line: Substring) -> Substring {
    var isQuoted = false
    var last: Character?
    for place in line.indices {
      if line[place] == "\"", last != "\\" { isQuoted.toggle() }
      if !isQuoted, line[place] == "-", last == "-" { return line[..<line.index(before: place)] }
      last = line[place]
    }
    return line
  }
}
