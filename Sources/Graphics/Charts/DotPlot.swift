// SPDX-License-Identifier: Apache-2.0

/// The judgments of one item on an ordered axis: a dot for each panelist, a row for each round.
///
/// Round 1 is hollow and later rounds are solid; dots of one value are stacked. The ranges are
/// shaded and named, the median is a tick, and the result of the convergence rule is a word. There
/// is deliberately no mean bar and no mark that singles out a judgment far from the others.
public struct DotPlot: Chart {
  /// One panelist's effective judgment in a round.
  public struct Judgment: Sendable, Hashable {
    /// The label that the panel sees, such as `P7`.
    public let panelist: String
    /// The judged value.
    public let value: ChartNumber

    /// A judgment by a panelist.
    public init(panelist: String, value: ChartNumber) {
      self.panelist = panelist
      self.value = value
    }
  }

  /// All judgments that stand after a round.
  public struct Round: Sendable, Hashable {
    /// The round's name, such as `Round 1`.
    public let label: String
    /// The judgments, exclusions left out.
    public let judgments: [Judgment]
    /// The median of the judgments.
    public let median: ChartNumber?

    /// A round with its judgments.
    public init(label: String, judgments: [Judgment], median: ChartNumber?) {
      self.label = label
      self.judgments = judgments
      self.median = median
    }
  }

  /// A range of the scale that convergence is judged by.
  public struct Band: Sendable, Hashable {
    /// The range's word, such as `easy`.
    public let word: String
    /// The lowest value of the range.
    public let lowest: Double
    /// The highest value of the range.
    public let highest: Double

    /// A range with its word.
    public init(word: String, lowest: Double, highest: Double) {
      self.word = word
      self.lowest = lowest
      self.highest = highest
    }
  }

  /// The file-name stem, and the root of every id in the picture.
  public let name: String
  /// What the chart is.
  public let title: String
  /// The allowed values, in increasing order, with the texts of their ticks.
  public let scale: [ChartNumber]
  /// The ranges, in increasing order; none on a scale without ranges.
  public let bands: [Band]
  /// The rounds, the first one hollow.
  public let rounds: [Round]
  /// The word of the convergence rule: `converged` or `diverged`.
  public let result: String
  /// The counts behind the word, such as `12 of 17 in easy; 12 needed`.
  public let resultDetail: String
  /// The reader's own label, whose dots are marked by a ring; `nil` for readers without judgments.
  public let own: String?
  /// What the axis measures.
  public let axisTitle: String
  let statement: String?

  /// A dot plot of one item.
  ///
  /// - Parameters:
  ///   - name: The file-name stem.
  ///   - title: What the chart is, such as `Item 41: judgments by round`.
  ///   - scale: The allowed values, in increasing order; ticks stand at their true distances.
  ///   - bands: The ranges of the convergence rule.
  ///   - rounds: One row for each, from the top.
  ///   - result: The word of the convergence rule; empty when the scale has no ranges.
  ///   - resultDetail: The counts behind the word.
  ///   - own: The label of the panelist who reads the chart.
  ///   - axisTitle: What the axis measures.
  ///   - finding: The sentence of the chart; by default it is made from the values.
  public init(
    name: String,
    title: String,
    scale: [ChartNumber],
    bands: [Band],
    rounds: [Round],
    result: String,
    resultDetail: String = "",
    own: String? = nil,
    axisTitle: String = "chance of a right answer by the just qualified candidate",
    finding: String? = nil
  ) {
    self.name = name
    self.title = title
    self.scale = scale
    self.bands = bands
    self.rounds = rounds
    self.result = result
    self.resultDetail = resultDetail
    self.own = own
    self.axisTitle = axisTitle
    statement = finding
  }

  /// The result in one sentence: the one given, or one made from the values.
  public var finding: String {
    if let statement { return statement }
    guard rounds.contains(where: { !$0.judgments.isEmpty }) else { return "No judgments yet." }
    var clauses: [String] = []
    if !result.isEmpty {
      clauses.append("the panel " + result + (resultDetail.isEmpty ? "" : " (\(resultDetail))"))
    }
    for round in rounds {
      let median = round.median.map { ", median \($0.text)" } ?? ""
      clauses.append("\(round.label) has \(round.judgments.count) judgments\(median)")
    }
    return Sentence.of(clauses)
  }

  /// Every number of the picture, as printed.
  public var table: ChartTable {
    ChartTable(
      columns: ["round", "panelist", axisTitle],
      rows: rounds.flatMap { round in
        round.judgments.map { [round.label, $0.panelist, $0.value.text] }
          + (round.median.map { [[round.label, "median", $0.text]] } ?? [])
      },
      keyColumns: 2
    )
  }

  /// The picture as a standalone SVG element.
  public func svg() -> String { canvas().svg() }
}
