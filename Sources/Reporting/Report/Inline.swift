// SPDX-License-Identifier: Apache-2.0

/// A stretch of text within a paragraph.
public enum Inline: Sendable, Hashable, ExpressibleByStringLiteral {
  /// Plain text.
  case text(String)
  /// Stressed text.
  case emphasis(String)
  /// Important text.
  case strong(String)
  /// A command, a file name or a value as it stands in a file.
  case code(String)
  /// A link with its own words to a section, by the section's id.
  case link(String, to: String)
  /// A link with its own words to another page of the same run.
  case page(String, at: PagePath)
  /// The number of a section as a link to it, such as `section 4.2`; by the section's id.
  case section(String)
  /// The number of a table as a link to it, such as `Table 3`; by the table's name.
  case table(String)
  /// The number of a figure as a link to it, such as `Figure 2`; by the chart's name.
  case figure(String)

  /// Plain text from a literal.
  ///
  /// - Parameter value: The text.
  public init(stringLiteral value: String) { self = .text(value) }

  /// The id that a link or reference leads to, or `nil`.
  var destination: String? {
    switch self {
    case .text, .emphasis, .strong, .code, .page: nil
    case .link(_, let id), .section(let id): id
    case .table(let name): "table-" + name
    case .figure(let name): "figure-" + name
    }
  }
}
