// SPDX-License-Identifier: Apache-2.0

/// How likely each functional cut is in panels like this one, and who moves the cut when left out.
///
/// The left panel has a bar for each cut; the reported cut is hatched and named. The right panel has
/// a lollipop for each panelist: the unrounded statistic without that panelist, from the line of the
/// full panel. Lines stand where the rounding rule changes the cut; those who move it are labelled.
public struct CutProbabilityBars: Chart {
  /// One functional cut and its probability.
  public struct Bar: Sendable, Hashable {
    /// The cut after rounding.
    public let cut: ChartNumber
    /// The share of resampled panels that give it, from 0 to 1, printed as per cent.
    public let probability: ChartNumber

    /// A bar for a cut.
    public init(cut: ChartNumber, probability: ChartNumber) {
      self.cut = cut
      self.probability = probability
    }
  }

  /// The result without one panelist.
  public struct LeaveOneOut: Sendable, Hashable {
    /// The panelist's label.
    public let panelist: String
    /// The statistic without the panelist, before rounding.
    public let statistic: ChartNumber
    /// The cut without the panelist, after rounding.
    public let cut: ChartNumber
    /// Whether the panelist is excluded from the study; then the numbers are those *with* them.
    public let isExcluded: Bool

    /// The result without a panelist.
    public init(
      panelist: String,
      statistic: ChartNumber,
      cut: ChartNumber,
      isExcluded: Bool = false
    ) {
      self.panelist = panelist
      self.statistic = statistic
      self.cut = cut
      self.isExcluded = isExcluded
    }
  }

  /// The shortest run of cuts that holds the wanted share.
  public struct Run: Sendable, Hashable {
    /// The lowest cut of the run.
    public let lowest: ChartNumber
    /// The highest cut of the run.
    public let highest: ChartNumber
    /// The share that the run holds, in words such as `97 in 100`.
    public let share: String

    /// A run of cuts.
    public init(lowest: ChartNumber, highest: ChartNumber, share: String) {
      self.lowest = lowest
      self.highest = highest
      self.share = share
    }
  }

  /// The file-name stem, and the root of every id in the picture.
  public let name: String
  /// What the chart is.
  public let title: String
  /// The cuts in increasing order.
  public let bars: [Bar]
  /// The cut of the study.
  public let reportedCut: ChartNumber
  /// The statistic of the full panel before rounding.
  public let statistic: ChartNumber?
  /// The statistic's name, such as `mean`.
  public let statisticLabel: String
  /// The rounding rule in words, such as `the round-2 mean is rounded up`.
  public let roundingRule: String
  /// What is drawn anew, in the plural: `panels`.
  public let drawn: String
  /// How the probabilities were computed, such as `exact: all resamples of 17 panelists`.
  public let method: String
  /// Who is excluded, in words.
  public let exclusions: String
  /// The shortest run of cuts with the wanted share.
  public let run: Run?
  /// One lollipop for each panelist; empty when there are fewer than two panelists.
  public let leaveOneOut: [LeaveOneOut]
  /// Where the rounding rule changes the cut, with the text of each line.
  public let decisionLines: [ChartNumber]
  let statement: String?

  /// A chart of the certainty of a cut.
  ///
  /// - Parameters:
  ///   - name: The file-name stem.
  ///   - title: What the chart is.
  ///   - bars: The cuts in increasing order with their probabilities.
  ///   - reportedCut: The cut of the study.
  ///   - statistic: The statistic of the full panel before rounding.
  ///   - statisticLabel: The statistic's name.
  ///   - roundingRule: The rounding rule in words.
  ///   - drawn: What is drawn anew, in the plural.
  ///   - method: How the probabilities were computed.
  ///   - exclusions: Who is excluded, in words.
  ///   - run: The shortest run of cuts with the wanted share.
  ///   - leaveOneOut: The result without each panelist.
  ///   - decisionLines: Where the rounding rule changes the cut; by default the whole numbers.
  ///   - finding: The sentence of the chart; by default it is made from the values.
  public init(
    name: String,
    title: String,
    bars: [Bar],
    reportedCut: ChartNumber,
    statistic: ChartNumber? = nil,
    statisticLabel: String = "mean",
    roundingRule: String,
    drawn: String = "panels",
    method: String,
    exclusions: String = "No panelist is excluded.",
    run: Run? = nil,
    leaveOneOut: [LeaveOneOut] = [],
    decisionLines: [ChartNumber] = [],
    finding: String? = nil
  ) {
    self.name = name
    self.title = title
    self.bars = bars
    self.reportedCut = reportedCut
    self.statistic = statistic
    self.statisticLabel = statisticLabel
    self.roundingRule = roundingRule
    self.drawn = drawn
    self.method = method
    self.exclusions = exclusions
    self.run = run
    self.leaveOneOut = leaveOneOut
    self.decisionLines = decisionLines
    statement = finding
  }

  /// Whether leaving the panelist out gives another cut than the reported one.
  func movesCut(_ entry: LeaveOneOut) -> Bool { entry.cut.value != reportedCut.value }

  /// The result in one sentence: the one given, or one made from the values.
  public var finding: String {
    if let statement { return statement }
    guard !bars.isEmpty || !leaveOneOut.isEmpty else {
      return "The certainty of the cut needs at least two panelists."
    }
    var clauses: [String] = []
    if let bar = bars.first(where: { $0.cut.value == reportedCut.value }) {
      clauses.append(
        "\(bar.probability.text) of \(drawn) like this give the cut \(reportedCut.text)"
      )
    }
    if let run {
      clauses.append("\(run.lowest.text) to \(run.highest.text) hold \(run.share)")
    }
    let movers = leaveOneOut.filter { movesCut($0) && !$0.isExcluded }
    if !movers.isEmpty {
      let names = movers.map { "\($0.panelist) (\($0.cut.text))" }
      clauses.append("leaving out one panelist moves the cut for \(Sentence.list(names))")
    } else if !leaveOneOut.isEmpty {
      clauses.append("leaving out any one panelist keeps the cut")
    }
    return Sentence.of(clauses)
  }

  /// Every number of the picture, as printed.
  public var table: ChartTable {
    ChartTable(
      columns: ["case", "\(statisticLabel) before rounding", "cut", "share of resampled \(drawn)"],
      rows: bars.map { bar in
        let isReported = bar.cut.value == reportedCut.value
        return [
          "resampled \(drawn)" + (isReported ? ", reported cut" : ""), "", bar.cut.text,
          bar.probability.text,
        ]
      }
        + leaveOneOut.map {
          let label = $0.isExcluded ? "with excluded " : "without "
          return [label + $0.panelist, $0.statistic.text, $0.cut.text, ""]
        },
      keyColumns: 1
    )
  }

  /// The picture as a standalone SVG element.
  public func svg() -> String { canvas().svg() }
}
