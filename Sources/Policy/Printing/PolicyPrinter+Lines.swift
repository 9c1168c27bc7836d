// SPDX-License-Identifier: Apache-2.0

extension PolicyPrinter {
  /// A block on one line, without comments; for tables that list clauses.
  static func line(_ block: Block) -> String {
    var writer = LineWriter()
    write(block, Margin(), to: &writer)
    return joined(writer)
  }

  /// A criterion on one line, without its label and comments.
  static func line(_ criterion: Criterion) -> String {
    var writer = LineWriter()
    write(criterion.wording, criterion.body, behind: "", Margin(), to: &writer)
    return joined(writer)
  }

  private static func joined(_ writer: LineWriter) -> String {
    writer.lines.map { $0.drop { $0 == " " } }.joined(separator: " ")
  }
}
