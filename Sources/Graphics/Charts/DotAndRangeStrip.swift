// SPDX-License-Identifier: Apache-2.0

/// Published numbers on one question, topic by topic: a dot with its source for each, and the range.
///
/// Claims that disagree stand side by side; there is deliberately no average of claims.
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

    /// A claim from a source.
    public init(
      value: ChartNumber,
      upper: ChartNumber? = nil,
      source: String,
      detail: String = ""
    ) {
      self.value = value
      self.upper = upper
      self.source = source
      self.detail = detail
    }

    var text: String { upper.map { "\(value.text)\u{2013}\($0.text)" } ?? value.text }
  }

  /// One question with its claims.
  public struct Topic: Sendable, Hashable {
    /// The question.
    public let label: String
    /// The claims, in any order.
    public let claims: [Claim]

    /// A topic with its claims.
    public init(label: String, claims: [Claim]) {
      self.label = label
      self.claims = claims
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
    let clauses = topics.compactMap { topic -> String? in
      guard let range = Self.range(topic) else { return nil }
      let count = topic.claims.count
      return range.low == range.high
        ? "\(topic.label): \(count == 1 ? "one claim" : "\(count) claims"), \(range.low.text)"
        : "\(topic.label): \(count == 1 ? "one claim" : "\(count) claims") from "
          + "\(range.low.text) to \(range.high.text)"
    }
    return clauses.isEmpty ? "No claims are given." : Sentence.of(clauses)
  }

  /// Every number of the picture, as printed.
  public var table: ChartTable {
    ChartTable(
      columns: ["topic", "source", axisTitle, "detail"],
      rows: topics.flatMap { topic in
        topic.claims.map { [topic.label, $0.source, $0.text, $0.detail] }
      },
      keyColumns: 2
    )
  }

  /// The picture as a standalone SVG element.
  public func svg() -> String { canvas().svg() }
}
