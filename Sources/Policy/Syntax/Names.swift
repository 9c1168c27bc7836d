// SPDX-License-Identifier: Apache-2.0

/// A name where it is written.
public struct Name: Sendable, Hashable {
  /// The name.
  public var text: String
  /// Where it stands.
  public var site: Site

  /// A name.
  ///
  /// - Parameters:
  ///   - text: The name.
  ///   - site: Where it stands.
  public init(_ text: String, _ site: Site) {
    self.text = text
    self.site = site
  }
}

/// The labels from a decision down to a criterion, such as `(4)(B)`, without the parentheses.
public struct LabelPath: Sendable, Hashable, CustomStringConvertible {
  /// The labels from the outside in.
  public var labels: [String]
  /// Where the path stands.
  public var site: Site

  /// A path.
  ///
  /// - Parameters:
  ///   - labels: The labels from the outside in.
  ///   - site: Where the path stands.
  public init(_ labels: [String], _ site: Site) {
    self.labels = labels
    self.site = site
  }

  /// The path as it is written: `(4)(B)`.
  public var description: String { labels.map { "(\($0))" }.joined() }
}

/// What may stand behind a clause: where it comes from, which reading it takes, what to know.
public struct Tail: Sendable, Hashable {
  /// A source with an optional pinpoint: `cite PC211 "eligible (1)"`.
  public struct Citation: Sendable, Hashable {
    /// The source's name.
    public var source: Name
    /// The place in the source.
    public var pin: String?

    /// A citation.
    ///
    /// - Parameters:
    ///   - source: The source's name.
    ///   - pin: The place in the source.
    public init(_ source: Name, pin: String?) {
      self.source = source
      self.pin = pin
    }
  }

  /// The sources, in order.
  public var citations: [Citation]
  /// The readings that the clause depends on without stating their alternatives.
  public var readings: [Name]
  /// Remarks for people.
  public var notes: [String]
  /// Strength, addressee, stage and comparisons of a criterion, a group or a version.
  public var attributes = ClauseAttributes()

  /// A tail.
  ///
  /// - Parameters:
  ///   - citations: The sources.
  ///   - readings: The readings.
  ///   - notes: The remarks.
  public init(citations: [Citation] = [], readings: [Name] = [], notes: [String] = []) {
    self.citations = citations
    self.readings = readings
    self.notes = notes
  }

  /// Whether nothing stands there.
  public var isEmpty: Bool {
    citations.isEmpty && readings.isEmpty && notes.isEmpty && attributes.isEmpty
  }
}
