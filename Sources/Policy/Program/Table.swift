// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// A lookup with its rows in one shape, whatever layout they are written in.
public struct Table: Sendable {
  /// What is looked up.
  public struct Key: Sendable {
    /// The key's name.
    public var name: String
    /// Its type.
    public var type: ValueType
    /// The value in scope that it takes when the lookup is written without arguments; `nil` when
    /// the lookup must name it.
    public var standard: Term?
    /// Whether its rows are bands of a number, by inclusive lower bounds.
    public var isBand: Bool

    /// What is looked up.
    ///
    /// - Parameters:
    ///   - name: The key's name.
    ///   - type: Its type.
    ///   - standard: The value in scope that it takes.
    ///   - isBand: Whether its rows are bands of a number.
    public init(name: String, type: ValueType, standard: Term?, isBand: Bool) {
      self.name = name
      self.type = type
      self.standard = standard
      self.isBand = isBand
    }
  }

  /// Which values of a key a row takes.
  public enum Match: Sendable, Hashable {
    /// One value, or one of several.
    case values([Value])
    /// Numbers from the lower bound up to, not including, the upper; a missing bound is open.
    case range(lower: Rational?, upper: Rational?, includesUpper: Bool)
    /// Every value.
    case any
    /// Every value that no other row takes.
    case otherwise
  }

  /// A row.
  public struct Row: Sendable {
    /// Which keys it takes, one for each key.
    public var matches: [Match]
    /// What it gives, one for each output: a value, or an unknown with its kind.
    public var outputs: [Answer]
    /// Sources, readings, remarks.
    public var tail: Tail
    /// Where it stands; in an imported table the place of the import.
    public var site: Site
    /// The line of the imported file; `nil` for rows of the policy.
    public var line: Int?

    /// A row.
    ///
    /// - Parameters:
    ///   - matches: Which keys it takes.
    ///   - outputs: What it gives.
    ///   - tail: Sources, readings, remarks.
    ///   - site: Where it stands.
    ///   - line: The line of the imported file.
    public init(
      matches: [Match],
      outputs: [Answer],
      tail: Tail,
      site: Site,
      line: Int? = nil
    ) {
      self.matches = matches
      self.outputs = outputs
      self.tail = tail
      self.site = site
      self.line = line
    }
  }

  /// The table's name.
  public var name: String
  /// What is looked up.
  public var keys: [Key]
  /// What a row gives.
  public var outputs: [ValueType.Field]
  /// What happens when more than one row applies.
  public var hit: TableDeclaration.Hit
  /// The values of the band key for which a row must be found.
  public var domain: NumberType?
  /// The rows, in file order.
  public var rows: [Row]
  /// Sources, readings, remarks.
  public var tail: Tail
  /// Where it stands.
  public var site: Site

  /// A lookup.
  ///
  /// - Parameters:
  ///   - name: The table's name.
  ///   - keys: What is looked up.
  ///   - outputs: What a row gives.
  ///   - hit: What happens when more than one row applies.
  ///   - domain: The values of the band key for which a row must be found.
  ///   - rows: The rows.
  ///   - tail: Sources, readings, remarks.
  ///   - site: Where it stands.
  public init(
    name: String,
    keys: [Key],
    outputs: [ValueType.Field],
    hit: TableDeclaration.Hit,
    domain: NumberType?,
    rows: [Row],
    tail: Tail,
    site: Site
  ) {
    self.name = name
    self.keys = keys
    self.outputs = outputs
    self.hit = hit
    self.domain = domain
    self.rows = rows
    self.tail = tail
    self.site = site
  }
}
