// SPDX-License-Identifier: Apache-2.0
public import Evidence

/// A policy file as it is written: the header, then blocks that versions share, then versions.
public struct PolicyDocument: Sendable, Hashable {
  /// The policy's id, such as `us.tn.itp-provisional`.
  public var id: Name
  /// The header's clauses in their order.
  public var header: [HeaderClause]
  /// The blocks in their order.
  public var blocks: [Block]
  /// Comments round the first line.
  public var margin: Margin
  /// Comments behind the last line.
  public var closing: Margin

  /// A file.
  ///
  /// - Parameters:
  ///   - id: The policy's id.
  ///   - header: The header's clauses.
  ///   - blocks: The blocks.
  ///   - margin: Comments round the first line.
  ///   - closing: Comments behind the last line.
  public init(
    id: Name,
    header: [HeaderClause],
    blocks: [Block],
    margin: Margin = Margin(),
    closing: Margin = Margin()
  ) {
    self.id = id
    self.header = header
    self.blocks = blocks
    self.margin = margin
    self.closing = closing
  }
}

/// A line of the header.
public struct HeaderClause: Sendable, Hashable {
  /// What it declares.
  public enum Kind: Sendable, Hashable {
    /// `overlays "FILE"`: the policy lies over another one, which stands beside it.
    case overlays(String)
    /// `title "…"`.
    case title(String)
    /// `about applicant` or `about lea in apr_year`.
    case about(entity: Name, period: Name?)
    /// `decides by applied_on`.
    case decidesBy([Name])
    /// `source ID "…" …`.
    case source(SourceDeclaration)
    /// `type testcode = code("[0-9]{4}")`.
    case type(Name, TypeExpression)
    /// `unit week = 7 days`.
    case unit(Name, NumberLiteral?, of: Name?)
  }

  /// What it declares.
  public var kind: Kind
  /// Where it stands.
  public var site: Site
  /// Comments round it.
  public var margin: Margin

  /// A line of the header.
  ///
  /// - Parameters:
  ///   - kind: What it declares.
  ///   - site: Where it stands.
  ///   - margin: Comments round it.
  public init(_ kind: Kind, _ site: Site, _ margin: Margin) {
    self.kind = kind
    self.site = site
    self.margin = margin
  }
}

/// A cited document.
public struct SourceDeclaration: Sendable, Hashable {
  /// How far a source can be trusted.
  public enum Grade: String, Sendable, Hashable, CaseIterable, Codable, Comparable {
    /// The text of the law itself, or of its issuer.
    case official
    /// Someone's account of it.
    case secondary
    /// Nobody has checked.
    case unverified

    /// The weaker grade is the greater one.
    public static func < (left: Grade, right: Grade) -> Bool { left.rank < right.rank }

    private var rank: Int {
      switch self {
      case .official: 0
      case .secondary: 1
      case .unverified: 2
      }
    }
  }

  /// The name by which clauses cite it.
  public var id: Name
  /// The document's title.
  public var title: String
  /// Where the document can be found.
  public var locator: String?
  /// When it was read.
  public var retrieved: CalendarDate?
  /// The hash of the document that was read.
  public var sha256: String?
  /// Words of the document.
  public var quote: String?
  /// Whose words the document holds: who issued it.
  public var issuer: String?
  /// How far it can be trusted.
  public var grade: Grade?
  /// Remarks for people.
  public var notes: [String]

  /// A cited document.
  ///
  /// - Parameters:
  ///   - id: The name by which clauses cite it.
  ///   - title: The document's title.
  ///   - locator: Where it can be found.
  ///   - retrieved: When it was read.
  ///   - sha256: The hash of the document.
  ///   - quote: Words of the document.
  ///   - issuer: Who issued it.
  ///   - grade: How far it can be trusted.
  ///   - notes: Remarks for people.
  public init(
    id: Name,
    title: String,
    locator: String? = nil,
    retrieved: CalendarDate? = nil,
    sha256: String? = nil,
    quote: String? = nil,
    issuer: String? = nil,
    grade: Grade? = nil,
    notes: [String] = []
  ) {
    self.id = id
    self.title = title
    self.locator = locator
    self.retrieved = retrieved
    self.sha256 = sha256
    self.quote = quote
    self.issuer = issuer
    self.grade = grade
    self.notes = notes
  }
}

/// A block of a file or of a version.
public struct Block: Sendable, Hashable {
  /// What it declares.
  public enum Kind: Sendable, Hashable {
    /// Facts of an entity.
    case facts(FactsDeclaration)
    /// A computed value.
    case measure(MeasureDeclaration)
    /// A later change of a measure.
    case adjust(AdjustDeclaration)
    /// A lookup.
    case table(TableDeclaration)
    /// A tree of criteria.
    case decision(DecisionDeclaration)
    /// What a report adds up.
    case scorecard(ScorecardDeclaration)
    /// A record that follows from decisions.
    case result(ResultDeclaration)
    /// A numbered interpretation.
    case reading(ReadingDeclaration)
    /// The rule text in force over a period.
    case version(VersionDeclaration)
    /// An invariant over a run.
    case check(CheckDeclaration)
    /// A case with what it must give.
    case test(TestDeclaration)
    /// Text that could not be read; a finding says why.
    case damaged
  }

  /// What it declares.
  public var kind: Kind
  /// Where it stands.
  public var site: Site
  /// Comments round its first line.
  public var margin: Margin

  /// A block.
  ///
  /// - Parameters:
  ///   - kind: What it declares.
  ///   - site: Where it stands.
  ///   - margin: Comments round its first line.
  public init(_ kind: Kind, _ site: Site, _ margin: Margin) {
    self.kind = kind
    self.site = site
    self.margin = margin
  }
}
