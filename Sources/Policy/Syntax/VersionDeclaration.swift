// SPDX-License-Identifier: Apache-2.0
public import Evidence

/// The rule text in force over a period.
public struct VersionDeclaration: Sendable, Hashable {
  /// A bound of a period: a date, or a year.
  public enum Bound: Sendable, Hashable {
    /// A date.
    case date(CalendarDate)
    /// A year.
    case year(Int)
  }

  /// Where a period ends.
  public enum End: Sendable, Hashable {
    /// Before a date or year.
    case before(Bound)
    /// Where the next version starts.
    case replaced
    /// Nowhere.
    case open
  }

  /// Whether and when the text is law.
  public enum Status: Sendable, Hashable {
    /// Law from a date, until.
    case inForce(from: Bound, until: End)
    /// A bill or a draft.
    case proposed
    /// Law, but nobody knows since when.
    case undated
    /// Taken back.
    case withdrawn
  }

  /// What the version holds.
  public enum Body: Sendable, Hashable {
    /// Nothing beside the shared blocks.
    case shared
    /// Blocks of its own.
    case blocks([Block])
    /// Edits of an earlier version.
    case amendment(of: Name, [Edit])
  }

  /// The version's name, such as `2023`.
  public var name: Name
  /// Whether and when the text is law.
  public var status: Status
  /// To which cases it applies; `nil` for all.
  public var appliesTo: Expression?
  /// Sources, readings, remarks.
  public var tail: Tail
  /// What the version holds.
  public var body: Body

  /// A version.
  ///
  /// - Parameters:
  ///   - name: The version's name.
  ///   - status: Whether and when the text is law.
  ///   - appliesTo: To which cases it applies.
  ///   - tail: Sources, readings, remarks.
  ///   - body: What the version holds.
  public init(
    _ name: Name,
    status: Status,
    appliesTo: Expression?,
    tail: Tail,
    body: Body
  ) {
    self.name = name
    self.status = status
    self.appliesTo = appliesTo
    self.tail = tail
    self.body = body
  }
}

/// One edit of an amendment.
public struct Edit: Sendable, Hashable {
  /// What is edited.
  public enum Target: Sendable, Hashable {
    /// A criterion of a decision.
    case criterion(decision: Name, LabelPath)
    /// A measure.
    case measure(Name)
    /// A table.
    case table(Name)
    /// A fact of an entity.
    case fact([Name])
    /// A result.
    case result(Name)
  }

  /// What is done.
  public enum Action: Sendable, Hashable {
    /// A criterion gets another body.
    case replaceCriterion(Target, wording: String?, Criterion.Body)
    /// A declaration is replaced by another of its kind.
    case replaceBlock(Target, Block)
    /// The target is taken out.
    case drop(Target)
    /// A criterion is added under a new label.
    case addCriterion(Target, wording: String?, Criterion.Body)
    /// A declaration is added.
    case addBlock(Block)
    /// One cell of a table is set.
    case setCell(table: Name, row: [Literal], column: Name, Literal)
  }

  /// What is done.
  public var action: Action
  /// Where it stands.
  public var site: Site
  /// Comments round it.
  public var margin: Margin

  /// An edit.
  ///
  /// - Parameters:
  ///   - action: What is done.
  ///   - site: Where it stands.
  ///   - margin: Comments round it.
  public init(_ action: Action, _ site: Site, _ margin: Margin) {
    self.action = action
    self.site = site
    self.margin = margin
  }
}

/// A numbered interpretation: a question, the answer taken, and the answers not taken.
public struct ReadingDeclaration: Sendable, Hashable {
  /// An answer.
  public struct Answer: Sendable, Hashable {
    /// Its letter.
    public var letter: Name
    /// Its words.
    public var text: String

    /// An answer.
    ///
    /// - Parameters:
    ///   - letter: Its letter.
    ///   - text: Its words.
    public init(_ letter: Name, _ text: String) {
      self.letter = letter
      self.text = text
    }
  }

  /// The reading's name, such as `R1`.
  public var name: Name
  /// The question.
  public var question: String
  /// The answer taken.
  public var chosen: Answer
  /// The answers not taken.
  public var others: [Answer]
  /// Why.
  public var reason: String
  /// Who chose: a name or a role.
  public var author: String?
  /// When.
  public var date: CalendarDate?

  /// The letters of its answers, that of the one taken first.
  public var letters: [String] { ([chosen] + others).map(\.letter.text) }

  /// A reading.
  ///
  /// - Parameters:
  ///   - name: The reading's name.
  ///   - question: The question.
  ///   - chosen: The answer taken.
  ///   - others: The answers not taken.
  ///   - reason: Why.
  ///   - author: Who chose.
  ///   - date: When.
  public init(
    _ name: Name,
    question: String,
    chosen: Answer,
    others: [Answer],
    reason: String,
    author: String?,
    date: CalendarDate?
  ) {
    self.name = name
    self.question = question
    self.chosen = chosen
    self.others = others
    self.reason = reason
    self.author = author
    self.date = date
  }
}

/// An invariant over a run.
public struct CheckDeclaration: Sendable, Hashable {
  /// Its name.
  public var title: String?
  /// What must hold.
  public var condition: Expression

  /// An invariant.
  ///
  /// - Parameters:
  ///   - title: Its name.
  ///   - condition: What must hold.
  public init(title: String?, condition: Expression) {
    self.title = title
    self.condition = condition
  }
}
