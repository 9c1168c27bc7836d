// SPDX-License-Identifier: Apache-2.0

/// The stages of a licence on a date axis, with terms, extensions, notices and decisions.
///
/// A stage never turns into the next by the clock: the end of a term is a date, a decision by a
/// person is a mark of its own. A stage whose start is not known is hatched and says so.
public struct StageTimeline: Chart {
  /// A date with what happens on it.
  public struct Event: Sendable, Hashable {
    /// The day.
    public let date: ChartDate
    /// What happens, in a few words.
    public let words: String

    /// A date with its words.
    ///
    /// - Parameters:
    ///   - date: The day.
    ///   - words: What happens, in a few words.
    public init(_ date: ChartDate, _ words: String) {
      self.date = date
      self.words = words
    }
  }

  /// A stage of the licence.
  public struct Stage: Sendable, Hashable {
    /// The stage's name.
    public let label: String
    /// Its first day; `nil` when it is not known.
    public let start: ChartDate?
    /// The end of its term; `nil` when it has none.
    public let end: ChartDate?
    /// Further ends of the term, each with the reason, in the order of their dates.
    public let extensions: [Event]
    /// Dates on which somebody must be told something.
    public let notices: [Event]
    /// Decisions by persons.
    public let decisions: [Event]

    /// A stage.
    ///
    /// - Parameters:
    ///   - label: The stage's name.
    ///   - start: Its first day, or `nil` when it is not known.
    ///   - end: The end of its term, or `nil` when it has none.
    ///   - extensions: Further ends of the term.
    ///   - notices: Dates of notices.
    ///   - decisions: Decisions by persons.
    public init(
      label: String,
      start: ChartDate?,
      end: ChartDate?,
      extensions: [Event] = [],
      notices: [Event] = [],
      decisions: [Event] = []
    ) {
      self.label = label
      self.start = start
      self.end = end
      self.extensions = extensions
      self.notices = notices
      self.decisions = decisions
    }

    /// Every day of the stage that is known.
    var dates: [ChartDate] {
      [start, end].compactMap(\.self) + (extensions + notices + decisions).map(\.date)
    }
  }

  /// The file-name stem, and the root of every id in the picture.
  public let name: String
  /// What the chart is.
  public let title: String
  /// The stages in the order of the law.
  public let stages: [Stage]
  /// The day that the reader asks about; `nil` draws none, for a chart knows no clock.
  public let today: ChartDate?
  let statement: String?

  /// A timeline of stages.
  ///
  /// - Parameters:
  ///   - name: The file-name stem.
  ///   - title: What the chart is.
  ///   - stages: The stages in the order of the law.
  ///   - today: The day that the reader asks about.
  ///   - finding: The sentence of the chart; by default it is made from the stages.
  public init(
    name: String,
    title: String,
    stages: [Stage],
    today: ChartDate? = nil,
    finding: String? = nil
  ) {
    self.name = name
    self.title = title
    self.stages = stages
    self.today = today
    statement = finding
  }

  static let unknownStart = "start not known"
  static let openEnd = "no end of term"

  /// The stages with their dates in one sentence.
  public var finding: String {
    if let statement { return statement }
    guard !stages.isEmpty else { return "No stages are given." }
    let clauses = stages.map { stage in
      let start = stage.start.map { "from \($0.text)" } ?? Self.unknownStart
      let end = stage.end.map { "end of term \($0.text)" } ?? Self.openEnd
      let longer = stage.extensions.map { "extended to \($0.date.text)" }
      return "\(stage.label): \(([start, end] + longer).joined(separator: ", "))"
    }
    return Sentence.of(clauses + (today.map { ["today is \($0.text)"] } ?? []))
  }

  /// Every date of the picture, stage by stage.
  public var table: ChartTable {
    let rows = stages.flatMap { stage -> [[String]] in
      func events(_ kind: String, _ events: [Event]) -> [[String]] {
        events.map { [stage.label, kind, $0.date.text, $0.words] }
      }
      return [
        [stage.label, "start", stage.start?.text ?? "not known", ""],
        [stage.label, "end of term", stage.end?.text ?? "none", ""],
      ] + events("extension", stage.extensions) + events("notice", stage.notices)
        + events("decision", stage.decisions)
    }
    return ChartTable(
      columns: ["stage", "what", "date", "words"],
      rows: rows + (today.map { [["", "today", $0.text, ""]] } ?? []),
      keyColumns: 2
    )
  }

  /// The picture as a standalone SVG element.
  public func svg() -> String { canvas().svg() }
}
