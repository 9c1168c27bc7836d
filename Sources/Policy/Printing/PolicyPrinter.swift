// SPDX-License-Identifier: Apache-2.0

/// Prints a policy in its one canonical form.
///
/// Two columns of indentation, one space between words, aligned names of facts and aligned
/// columns of tables, comments kept, one clause a line above 120 columns, LF at the end of each
/// line. Clauses of a line come in a fixed order: the guards, then sources, readings and remarks.
/// Parentheses are printed only where the tree would not come back without them. What a tree says
/// never changes: `parse(print(tree)) == tree`, and printing again gives the same text.
///
/// Damaged parts print as nothing; print only what was read without errors.
public enum PolicyPrinter {
  /// The text of a policy.
  ///
  /// - Parameter document: The policy.
  /// - Returns: Its canonical text.
  public static func print(_ document: PolicyDocument) -> String {
    var writer = LineWriter()
    writer.write(["policy \(document.id.text)"], document.margin)
    for clause in document.header { write(clause, to: &writer) }
    for block in document.blocks { write(block, to: &writer) }
    writer.writeAbove(document.closing.above)
    return writer.text
  }

  /// Writes a block.
  ///
  /// - Parameters:
  ///   - block: The block.
  ///   - lead: What stands before it on its first line, such as `replace measure m with`.
  ///   - margin: The comments round its first line.
  ///   - writer: Gets the lines.
  static func write(
    _ block: Block,
    behind lead: String = "",
    _ margin: Margin? = nil,
    to writer: inout LineWriter
  ) {
    let margin = margin ?? block.margin
    switch block.kind {
    case .facts(let facts): write(facts, lead, margin, to: &writer)
    case .measure(let measure): write(measure, lead, margin, to: &writer)
    case .adjust(let adjust): write(adjust, lead, margin, to: &writer)
    case .table(let table): write(table, lead, margin, to: &writer)
    case .decision(let decision): write(decision, lead, margin, to: &writer)
    case .scorecard(let scorecard): write(scorecard, lead, margin, to: &writer)
    case .result(let result): write(result, lead, margin, to: &writer)
    case .reading(let reading): write(reading, lead, margin, to: &writer)
    case .version(let version): write(version, margin, to: &writer)
    case .check(let check):
      let title = check.title.map { Pieces.quoted($0) + " " } ?? ""
      let condition = worded(check.condition, isWorded: check.title != nil)
      writer.write([Pieces("\(lead)check \(title)") + condition], margin)
    case .test(let test): write(test, lead, margin, to: &writer)
    case .damaged: writer.writeAbove(margin.above)
    }
  }

  /// An expression behind words of the law or a title: one that begins like a clause, or with a
  /// minus, stands in parentheses, so that the words are not read as its first value.
  static func worded(_ expression: Expression, isWorded: Bool) -> Pieces {
    let text = Pieces(expression)
    guard isWorded else { return text }
    let first = text.text.prefix { $0 != " " && $0 != "(" }
    let isTaken = first.hasPrefix("-") || ["note", "reading"].contains(String(first))
    return isTaken ? .parenthesised(expression) : text
  }
}
