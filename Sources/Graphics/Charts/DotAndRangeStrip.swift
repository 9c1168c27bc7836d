// SPDX-License-Identifier: Apache-2.0

/// Published numbers on one question, topic by topic: a dot with its source for each, and the range.
///
/// Claims that disagree stand side by side; there is deliberately no average of claims. What is
/// published in words, such as `none`, stands as words beside the dots and gets no place.
public struct DotAndRangeStrip: Chart {
  /// One published number.
  public struct Claim: Sendable, Hashable {
    /// The number, or the lower end of a published range.
    public let value: ChartNumber
    /// The upper end of a published range; `nil` for a single number.
    public let upper: ChartNumber?
    /// Where the number is published, in a few words; it is the dot's label.
    public let source: String
    /// Population, year and what else the number is of.
    public let detail: String
    /// Whether other claims on the topic, of the same people, say something else or give another number.
    public let isInConflict: Bool

    /// A claim from a source.
    ///
    /// - Parameters:
    ///   - value: The number, or the lower end of a published range.
    ///   - upper: The upper end of a published range.
    ///   - source: Where the number is published.
    ///   - detail: Population, year and what else the number is of.
    ///   - isInConflict: Whether other claims say something else or give another number.
    public init(
      value: ChartNumber,
      upper: ChartNumber? = nil,
      source: String,
      detail: String = "",
      isInConflict: Bool = false
    ) {
      self.value = value
      self.upper = upper
      self.source = source
      self.detail = detail
      self.isInConflict = isInConflict
    }

    var text: String { upper.map { "\(value.text)\u{2013}\($0.text)" } ?? value.text }
  }

  /// What is published in words that are no number.
  public struct Words: Sendable, Hashable {
    /// The words as printed, such as `not published`.
    public let text: String
    /// Where they are published, in a few words.
    public let source: String
    /// Population, year and what else they are of.
    public let detail: String
    /// Whether other claims on the topic, of the same people, say something else or give another number.
    public let isInConflict: Bool

    /// Words from a source.
    ///
    /// - Parameters:
    ///   - text: The words as printed.
    ///   - source: Where they are published.
    ///   - detail: Population, year and what else they are of.
    ///   - isInConflict: Whether other claims say something else or give another number.
    public init(text: String, source: String, detail: String = "", isInConflict: Bool = false) {
      self.text = text
      self.source = source
      self.detail = detail
      self.isInConflict = isInConflict
    }
  }

  /// One question with its claims.
  public struct Topic: Sendable, Hashable {
    /// The question.
    public let label: String
    /// The claims that are numbers, in any order.
    public let claims: [Claim]
    /// The claims that are none, from the top.
    public let words: [Words]

    /// A topic with its claims.
    ///
    /// - Parameters:
    ///   - label: The question.
    ///   - claims: The claims that are numbers.
    ///   - words: The claims that are none.
    public init(label: String, claims: [Claim], words: [Words] = []) {
      self.label = label
      self.claims = claims
      self.words = words
    }
  }

  /// The file-name stem, and the root of every id in the picture.
  public let name: String
  /// What the chart is.
  public let title: String
  /// The topics, from the top; all on one axis.
  public let topics: [Topic]
  /// What the axis measures, with its unit.
  public let axisTitle: String
  let statement: String?

  /// A strip of claims.
  ///
  /// - Parameters:
  ///   - name: The file-name stem.
  ///   - title: What the chart is.
  ///   - topics: The topics, from the top; numbers of another unit belong to another chart.
  ///   - axisTitle: What the axis measures.
  ///   - finding: The sentence of the chart; by default it is made from the values.
  public init(
    name: String,
    title: String,
    topics: [Topic],
    axisTitle: String,
    finding: String? = nil
  ) {
    self.name = name
    self.title = title
    self.topics = topics
    self.axisTitle = axisTitle
    statement = finding
  }

  /// The lowest and the highest number of a topic.
  static func range(_ topic: Topic) -> (low: ChartNumber, high: ChartNumber)? {
    let numbers = (topic.claims.map(\.value) + topic.claims.compactMap(\.upper))
      .filter(\.isFinite)
    guard let low = numbers.min(by: { $0.value < $1.value }),
      let high = numbers.max(by: { $0.value < $1.value })
    else { return nil }
    return (low, high)
  }

  /// The result in one sentence: the one given, or one made from the values.
  public var finding: String {
    if let statement { return statement }
    let clauses = topics.compactMap(Self.clause)
    return clauses.isEmpty ? "No claims are given." : Sentence.of(clauses)
  }

  /// The numbers of a topic from the lowest to the highest, then its words; `nil` without claims.
  private static func clause(_ topic: Topic) -> String? {
    let words = topic.words.map { "\"\($0.text)\"" }.joined(separator: ", ")
    guard let range = range(topic) else {
      return words.isEmpty ? nil : "\(topic.label): printed \(words)"
    }
    let count = topic.claims.count == 1 ? "one claim" : "\(topic.claims.count) claims"
    let numbers =
      range.low == range.high
      ? "\(count), \(range.low.text)" : "\(count) from \(range.low.text) to \(range.high.text)"
    return "\(topic.label): \(numbers)" + (words.isEmpty ? "" : ", and printed \(words)")
  }

  /// Whether any claim is told to be in conflict.
  var hasConflicts: Bool {
    topics.contains { topic in
      topic.claims.contains { $0.isInConflict } || topic.words.contains { $0.isInConflict }
    }
  }

  /// Every number of the picture, as printed, and what is published in words.
  public var table: ChartTable {
    let hasConflicts = hasConflicts
    func conflict(_ isInConflict: Bool) -> [String] {
      hasConflicts ? [isInConflict ? "yes" : "no"] : []
    }
    return ChartTable(
      columns: ["topic", "source", axisTitle, "detail"] + (hasConflicts ? ["in conflict"] : []),
      rows: topics.flatMap { topic in
        topic.claims.map {
          [topic.label, $0.source, $0.text, $0.detail] + conflict($0.isInConflict)
        }
          + topic.words.map {
            [topic.label, $0.source, $0.text, $0.detail] + conflict($0.isInConflict)
          }
      },
      keyColumns: 2
    )
  }

  /// The picture as a standalone SVG element.
  public func svg() -> String { canvas().svg() }
}
