// SPDX-License-Identifier: Apache-2.0

/// Each panelist's cut from round to round, with every line labelled at both ends.
///
/// The panel mean is a thick line, the cut after rounding a diamond; lines that fall are of the
/// second hue and carry a minus. Excluded panelists are hollow and dashed. Strips under the slopes
/// show how a spread statistic (SD, SEJ) changed, each from zero.
public struct SlopeChart: Chart {
  /// One panelist's cuts.
  public struct Panelist: Sendable, Hashable {
    /// The panelist's label, such as `P7`.
    public let label: String
    /// The cut in each round; `nil` where there is none.
    public let values: [ChartNumber?]
    /// Whether the panelist is out of the computation.
    public let isExcluded: Bool

    /// A panelist with the cuts of all rounds.
    public init(label: String, values: [ChartNumber?], isExcluded: Bool = false) {
      self.label = label
      self.values = values
      self.isExcluded = isExcluded
    }
  }

  /// A statistic of the panel by round, drawn as a strip from zero.
  public struct Strip: Sendable, Hashable {
    /// The statistic's name, such as `SD (n - 1)`.
    public let label: String
    /// The value in each round.
    public let values: [ChartNumber?]

    /// A strip of a statistic.
    public init(label: String, values: [ChartNumber?]) {
      self.label = label
      self.values = values
    }
  }

  /// The file-name stem, and the root of every id in the picture.
  public let name: String
  /// What the chart is.
  public let title: String
  /// The rounds' names, from the left.
  public let rounds: [String]
  /// The panelists, in the order of the table.
  public let panelists: [Panelist]
  /// The panel mean (or the study's statistic) in each round; empty when there is none.
  public let mean: [ChartNumber?]
  /// The statistic's name, such as `mean`.
  public let meanLabel: String
  /// The cut after rounding in each round; empty when nothing is rounded.
  public let cuts: [ChartNumber?]
  /// The rounding rule in words, such as `rounded up`.
  public let roundingRule: String
  /// The strips under the slopes.
  public let strips: [Strip]
  /// The unit of the cuts, such as `raw score points of 108`.
  public let unit: String
  /// Panelists whose labels are bold.
  public let emphasized: [String]
  let statement: String?

  /// A slope chart of a panel.
  ///
  /// - Parameters:
  ///   - name: The file-name stem.
  ///   - title: What the chart is.
  ///   - rounds: The rounds' names, two or more.
  ///   - panelists: The panelists; each has a value, or `nil`, for every round.
  ///   - mean: The panel's statistic before rounding, by round.
  ///   - meanLabel: The statistic's name.
  ///   - cuts: The cut after rounding, by round; `nil` for a round whose cut is not shown.
  ///   - roundingRule: The rounding rule in words.
  ///   - strips: Statistics of spread, by round.
  ///   - unit: The unit of the cuts.
  ///   - emphasized: Panelists whose labels are bold.
  ///   - finding: The sentence of the chart; by default it is made from the values.
  public init(
    name: String,
    title: String,
    rounds: [String],
    panelists: [Panelist],
    mean: [ChartNumber?],
    meanLabel: String = "mean",
    cuts: [ChartNumber?] = [],
    roundingRule: String = "",
    strips: [Strip] = [],
    unit: String,
    emphasized: [String] = [],
    finding: String? = nil
  ) {
    let widths = panelists.map(\.values.count) + strips.map(\.values.count)
    precondition(
      widths.allSatisfy { $0 == rounds.count },
      "each panelist and strip has a value for every round"
    )
    precondition(mean.isEmpty || mean.count == rounds.count, "a mean for every round or none")
    precondition(cuts.isEmpty || cuts.count == rounds.count, "a cut for every round or none")
    self.name = name
    self.title = title
    self.rounds = rounds
    self.panelists = panelists
    self.mean = mean
    self.meanLabel = meanLabel
    self.cuts = cuts
    self.roundingRule = roundingRule
    self.strips = strips
    self.unit = unit
    self.emphasized = emphasized
    statement = finding
  }

  /// The result in one sentence: the one given, or one made from the values.
  public var finding: String {
    if let statement { return statement }
    let changes = panelists.filter { !$0.isExcluded }.compactMap(Self.change)
    guard let first = rounds.first, let last = rounds.last, !changes.isEmpty else {
      return "Too few judgments to show a change."
    }
    var clauses: [String] = []
    if let start = mean.first ?? nil, let end = mean.last ?? nil {
      clauses.append(
        "the \(meanLabel) moved from \(start.text) (\(first)) to \(end.text) (\(last))"
      )
    }
    for strip in strips {
      if let start = strip.values.first ?? nil, let end = strip.values.last ?? nil {
        clauses.append("\(strip.label) from \(start.text) to \(end.text)")
      }
    }
    let up = changes.count { $0.units > 0 }
    let down = changes.count { $0.units < 0 }
    let still = changes.count - up - down
    clauses.append(
      "\(up) of \(changes.count) panelists went up, \(down) down"
        + (still > 0 ? ", \(still) stayed" : "")
    )
    if let cut = cuts.last ?? nil {
      clauses.append("the cut is \(cut.text)" + (roundingRule.isEmpty ? "" : " (\(roundingRule))"))
    }
    return Sentence.of(clauses)
  }

  /// The change from the first to the last round, by the printed numbers.
  ///
  /// Panelists' cuts print in full; a mean or an SD is rounded for print, so it has no change here.
  static func change(_ panelist: Panelist) -> DecimalText? {
    let values = panelist.values
    guard values.count > 1, let start = values.first ?? nil, let end = values.last ?? nil,
      let from = DecimalText(parsing: start.text), let to = DecimalText(parsing: end.text)
    else { return nil }
    return to - from
  }

  /// Every number of the picture, as printed.
  public var table: ChartTable {
    func row(
      _ label: String,
      _ values: [ChartNumber?],
      change: DecimalText? = nil,
      _ note: String
    ) -> [String] {
      [label] + values.map { $0?.text ?? "none" } + [change?.text(withPlus: true) ?? "", note]
    }
    var rows = panelists.map {
      row($0.label, $0.values, change: Self.change($0), $0.isExcluded ? "excluded" : "")
    }
    if !mean.isEmpty { rows.append(row(meanLabel, mean, "")) }
    if !cuts.isEmpty { rows.append(row("cut", cuts, roundingRule)) }
    rows += strips.map { row($0.label, $0.values, "") }
    return ChartTable(columns: ["panelist or statistic"] + rounds + ["change", "note"], rows: rows)
  }

  /// The picture as a standalone SVG element.
  public func svg() -> String { canvas().svg() }
}
