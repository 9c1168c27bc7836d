// SPDX-License-Identifier: Apache-2.0

/// The criteria of one decision as a tree, each with its outcome by shape and word.
///
/// The tree reads from the top, a criterion to a line and groups indented, so that long words wrap
/// and a rule of forty criteria fits a page. The path that decides is drawn with thick lines.
public struct DecisionTreeChart: Chart {
  /// What the evidence shows about a criterion, in the words that a person judged reads.
  public enum Status: Sendable, Hashable {
    /// The criterion holds.
    case met
    /// What is on file does not reach what the rule asks.
    case notShown
    /// Evidence is open; the kind in a word, such as `pending`.
    case notYetKnown(String)
    /// Only a named person can decide it, and nobody has.
    case discretion
    /// The rule or the data is broken.
    case broken
    /// The criterion does not apply to the case.
    case exempt

    /// The word beside the shape.
    public var words: String {
      switch self {
      case .met: "met"
      case .notShown: "not shown to meet"
      case .notYetKnown(let kind): kind.isEmpty ? "not yet known" : "not yet known (\(kind))"
      case .discretion: "board discretion"
      case .broken: "cannot be decided"
      case .exempt: "does not apply"
      }
    }
  }

  /// How a group counts the criteria below it.
  public enum Group: Sendable, Hashable {
    /// Every one of them.
    case all
    /// One of them or more.
    case any
    /// Not a single one.
    case none
    /// A number of them or more.
    case atLeast(Int)

    /// The word of the rule's text.
    public var words: String {
      switch self {
      case .all: "all of"
      case .any: "any of"
      case .none: "none of"
      case .atLeast(let count): "at least \(count) of"
      }
    }
  }

  /// A criterion, or a group of criteria.
  public struct Node: Sendable, Hashable {
    /// The label in the rule's text, such as `(5)(B)`; empty where it has none.
    public let label: String
    /// What it asks, in short words.
    public let words: String
    /// What the evidence shows.
    public let status: Status
    /// Where the rule says it; empty where nothing is cited.
    public let citation: String
    /// Whether it lies on the path that decides.
    public let decides: Bool
    /// How the children count; `nil` for a single criterion.
    public let group: Group?
    /// The criteria of the group, in the rule's order.
    public let children: [Node]

    /// A single criterion.
    ///
    /// - Parameters:
    ///   - label: The label in the rule's text.
    ///   - words: What it asks.
    ///   - status: What the evidence shows.
    ///   - citation: Where the rule says it.
    ///   - decides: Whether it lies on the path that decides.
    public init(
      label: String,
      words: String,
      status: Status,
      citation: String = "",
      decides: Bool = false
    ) {
      self.label = label
      self.words = words
      self.status = status
      self.citation = citation
      self.decides = decides
      group = nil
      children = []
    }

    /// A group of criteria.
    ///
    /// - Parameters:
    ///   - group: How the criteria count.
    ///   - label: The label in the rule's text.
    ///   - words: What the group is about.
    ///   - status: What the evidence shows.
    ///   - citation: Where the rule says it.
    ///   - decides: Whether it lies on the path that decides.
    ///   - children: The criteria.
    public init(
      _ group: Group,
      label: String = "",
      words: String = "",
      status: Status,
      citation: String = "",
      decides: Bool = false,
      children: [Node]
    ) {
      self.label = label
      self.words = words
      self.status = status
      self.citation = citation
      self.decides = decides
      self.group = group
      self.children = children
    }
  }

  /// The file-name stem, and the root of every id in the picture.
  public let name: String
  /// What the chart is.
  public let title: String
  /// The decision; its criteria are its children.
  public let root: Node
  let statement: String?

  /// The tree of a decision.
  ///
  /// - Parameters:
  ///   - name: The file-name stem.
  ///   - title: What the chart is.
  ///   - root: The decision.
  ///   - finding: The sentence of the chart; by default it is made from the tree.
  public init(name: String, title: String, root: Node, finding: String? = nil) {
    self.name = name
    self.title = title
    self.root = root
    statement = finding
  }

  /// The picture as a standalone SVG element.
  public func svg() -> String { canvas().svg() }
}
