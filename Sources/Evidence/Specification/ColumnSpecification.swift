// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// What one column must hold for its rows to be accepted.
///
/// ```swift
/// let score = ColumnSpecification(
///   "score", .integer, range: ValueRange(100...200), unit: "scaled points", label: "Scaled score")
/// ```
public struct ColumnSpecification: Sendable, Hashable {
  /// The name the rest of the project uses for the column.
  public var name: String
  /// What the cells hold.
  public var kind: ColumnKind
  /// Whether a file without the column is refused.
  public var isRequired: Bool
  /// Whether a cell may be empty or hold a missing code.
  public var allowsMissing: Bool
  /// The numbers allowed; for numeric columns.
  public var range: ValueRange?
  /// The grid on which numbers must lie, counted from zero; for numeric columns.
  public var step: Rational?
  /// The only numbers allowed, in rising order; for numeric columns.
  public var allowedValues: [Rational]?
  /// The form a text must have from its first to its last character.
  public var pattern: CellPattern?
  /// Texts that mean "missing" in this column, beside those of the format.
  public var missingCodes: [String]
  /// The unit of the numbers, for the codebook.
  public var unit: String?
  /// What the column means, for the codebook.
  public var label: String?
  /// Whether cells are personal data, which no message may print.
  public var isPrivate: Bool

  /// A column and its rules.
  ///
  /// - Parameters:
  ///   - name: The name the rest of the project uses for the column.
  ///   - kind: What the cells hold.
  ///   - isRequired: Whether a file without the column is refused.
  ///   - allowsMissing: Whether a cell may be empty or hold a missing code.
  ///   - range: The numbers allowed.
  ///   - step: The grid on which numbers must lie, counted from zero; positive.
  ///   - allowedValues: The only numbers allowed, in rising order.
  ///   - pattern: The form a text must have.
  ///   - missingCodes: Texts that mean "missing" in this column.
  ///   - unit: The unit of the numbers.
  ///   - label: What the column means.
  ///   - isPrivate: Whether no message may print a cell.
  public init(
    _ name: String,
    _ kind: ColumnKind,
    isRequired: Bool = true,
    allowsMissing: Bool = false,
    range: ValueRange? = nil,
    step: Rational? = nil,
    allowedValues: [Rational]? = nil,
    pattern: CellPattern? = nil,
    missingCodes: [String] = [],
    unit: String? = nil,
    label: String? = nil,
    isPrivate: Bool = false
  ) {
    if let step { precondition(step > .zero, "a step is positive") }
    self.name = name
    self.kind = kind
    self.isRequired = isRequired
    self.allowsMissing = allowsMissing
    self.range = range
    self.step = step
    self.allowedValues = allowedValues
    self.pattern = pattern
    self.missingCodes = missingCodes
    self.unit = unit
    self.label = label
    self.isPrivate = isPrivate
  }
}
