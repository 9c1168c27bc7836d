// SPDX-License-Identifier: Apache-2.0
public import Evidence

/// A declared lookup.
public struct TableDeclaration: Sendable, Hashable {
  /// What is looked up.
  public enum Key: Sendable, Hashable {
    /// A fact or measure by its name, with a type where the name is a parameter of the lookup.
    case value(Name, type: TypeExpression?)
    /// `band of banded as level`.
    case band(of: Expression, name: Name?)
  }

  /// What happens when more than one row applies.
  public enum Hit: String, Sendable, Hashable, CaseIterable, Codable {
    /// Exactly one row applies to every input.
    case one
    /// The first row in file order.
    case first
  }

  /// How rows are laid out.
  public enum Layout: String, Sendable, Hashable, CaseIterable, Codable {
    /// One row for each combination of keys.
    case long
    /// The header names bands, cells hold their inclusive lower bounds.
    case bands
    /// The header holds the values of the second key.
    case cross
  }

  /// The values for which every input must find a row.
  public struct Domain: Sendable, Hashable {
    /// The range.
    public var range: TypeExpression.NumberRange
    /// The step; `nil` for the type's own.
    public var step: NumberLiteral?

    /// A domain.
    ///
    /// - Parameters:
    ///   - range: The range.
    ///   - step: The step.
    public init(_ range: TypeExpression.NumberRange, step: NumberLiteral?) {
      self.range = range
      self.step = step
    }
  }

  /// The rows, or where they are.
  public enum Body: Sendable, Hashable {
    /// Rows of the file.
    case rows(head: TableRow, [TableRow])
    /// A CSV file with a pinned hash.
    case csv(path: Literal, sha256: Literal)
  }

  /// The table's name.
  public var name: Name
  /// What is looked up.
  public var keys: [Key]
  /// What a row gives.
  public var outputs: [TypeExpression.Field]
  /// What happens when more than one row applies.
  public var hit: Hit?
  /// How rows are laid out.
  public var layout: Layout?
  /// The values for which every input must find a row.
  public var domain: Domain?
  /// Sources, readings, remarks.
  public var tail: Tail
  /// The rows, or where they are.
  public var body: Body

  /// A table.
  ///
  /// - Parameters:
  ///   - name: The table's name.
  ///   - keys: What is looked up.
  ///   - outputs: What a row gives.
  ///   - body: The rows, or where they are.
  public init(_ name: Name, keys: [Key], outputs: [TypeExpression.Field], body: Body) {
    self.name = name
    self.keys = keys
    self.outputs = outputs
    tail = Tail()
    self.body = body
  }
}

/// A row of a table, of its head, or of rows given in a test.
public struct TableRow: Sendable, Hashable {
  /// A cell.
  public enum Cell: Sendable, Hashable {
    /// One or more constants; more than one in a bands header or a printed-uppers column.
    case values([Literal])
    /// `>= 300`: a condition on the key.
    case condition(Relation, Literal)
    /// `else`: every other key.
    case otherwise
    /// `any`: every key.
    case any
    /// `unknown(illegible)`.
    case unknown(UnknownKind)
  }

  /// The cells with their places.
  public var cells: [Located]
  /// Sources, readings, remarks.
  public var tail: Tail
  /// Where it stands.
  public var site: Site
  /// Comments round it.
  public var margin: Margin

  /// A cell with its place.
  public struct Located: Sendable, Hashable {
    /// The cell.
    public var cell: Cell
    /// Where it stands.
    public var site: Site

    /// A cell with its place.
    ///
    /// - Parameters:
    ///   - cell: The cell.
    ///   - site: Where it stands.
    public init(_ cell: Cell, _ site: Site) {
      self.cell = cell
      self.site = site
    }
  }

  /// A row.
  ///
  /// - Parameters:
  ///   - cells: The cells.
  ///   - tail: Sources, readings, remarks.
  ///   - site: Where it stands.
  ///   - margin: Comments round it.
  public init(_ cells: [Located], tail: Tail, _ site: Site, _ margin: Margin) {
    self.cells = cells
    self.tail = tail
    self.site = site
    self.margin = margin
  }
}
