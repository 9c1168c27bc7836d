// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// Ebel: items are put into a grid of relevance and difficulty, and each cell gets a success rate.
///
/// A panelist's cut is c_j = Σ over cells of the cell's points times the panelist's rate; for items
/// of one point that is n_cell·p_j,cell. A cell that holds items but has no rate is refused, never
/// counted as 0.
public struct EbelMethod: CutMethod {
  /// A cell of the grid.
  public struct Cell: Sendable, Hashable {
    /// How relevant its items are.
    public let relevance: String
    /// How difficult its items are.
    public let difficulty: String

    /// A cell.
    ///
    /// - Parameters:
    ///   - relevance: How relevant its items are.
    ///   - difficulty: How difficult its items are.
    public init(relevance: String, difficulty: String) {
      self.relevance = relevance
      self.difficulty = difficulty
    }

    /// The cell in words.
    public var words: String { "\(relevance) / \(difficulty)" }
  }

  /// Who puts items into cells.
  public enum Assignment: Sendable, Hashable {
    /// The panel by consensus: item to cell.
    case consensus([String: Cell])
    /// Each panelist: panelist to item to cell.
    case byPanelist([String: [String: Cell]])
  }

  /// One panelist's success rate for a cell.
  public struct Rate: Sendable, Hashable {
    /// The panelist's key.
    public let panelist: String
    /// The cell.
    public let cell: Cell
    /// The share of the cell's points that a just qualified candidate earns.
    public let rate: Rational

    /// A panelist's success rate for a cell.
    ///
    /// - Parameters:
    ///   - panelist: The panelist's key.
    ///   - cell: The cell.
    ///   - rate: The share from 0 to 1.
    public init(panelist: String, cell: Cell, rate: Rational) {
      self.panelist = panelist
      self.cell = cell
      self.rate = rate
    }
  }

  private let aggregate: PanelAggregate
  private let isConsensus: Bool
  private let unscored: Int

  /// The method with its data.
  ///
  /// - Parameters:
  ///   - items: The items; unscored ones are left out.
  ///   - assignment: Which item is in which cell.
  ///   - rates: The panelists' success rates; panelists stand in the order of their first rate.
  ///   - statistic: The statistic over panelists.
  /// - Throws: `MethodError` when an item is in no cell, a cell that holds items has no rate by some
  ///   panelist, a rate is repeated or not in 0–1, or there are too few panelists.
  public init(
    items: [PanelItem],
    assignment: Assignment,
    rates: [Rate],
    statistic: PanelStatistic = .mean
  ) throws(MethodError) {
    var panelists: [String] = []
    var table: [String: [Cell: Rational]] = [:]
    for rate in rates {
      try EbelMethod.check(rate, isRepeated: table[rate.panelist]?[rate.cell] != nil)
      if table[rate.panelist] == nil { panelists.append(rate.panelist) }
      table[rate.panelist, default: [:]][rate.cell] = rate.rate
    }
    let scored = items.filter(\.isScored)
    var values: [Rational] = []
    for panelist in panelists {
      let cells: [String: Cell] =
        switch assignment {
        case .consensus(let cells): cells
        case .byPanelist(let all): all[panelist] ?? [:]
        }
      let isOwn = if case .byPanelist = assignment { true } else { false }
      values.append(
        try EbelMethod.cut(
          scored,
          cells,
          table[panelist] ?? [:],
          panelist: panelist,
          assigner: isOwn ? "panelist `\(panelist)`" : "the panel"
        )
      )
    }
    aggregate = try PanelAggregate(
      panelists: panelists,
      values: values,
      statistic: statistic,
      place: "Ebel"
    )
    if case .consensus = assignment { isConsensus = true } else { isConsensus = false }
    unscored = items.count - scored.count
  }

  /// The method's identity.
  public var identity: MethodIdentity { .ebel }

  /// The panelists.
  public var panelists: [String] { aggregate.panelists }

  /// None: the judgments refer to no examinee.
  public var examinees: [String] { [] }

  /// The panel's cut with its error.
  ///
  /// - Parameter plan: How to resample panelists, beside the closed form.
  /// - Returns: The result.
  public func result(bootstrap plan: BootstrapPlan? = nil) -> MethodResult {
    aggregate.result(
      of: self,
      bootstrap: plan,
      flags: unscored == 0
        ? []
        : [
          MethodResult.Flag(
            .unscoredIgnored,
            "\(unscored) unscored items are left out of the cut"
          )
        ],
      assumptions: [
        isConsensus
          ? "Items are put into cells by consensus; only the success rates vary between panelists."
          : "Each panelist puts items into cells.",
        "All items of a cell are taken to be alike.",
      ],
      figures: []
    )
  }

  /// The statistic when panelists count as often as they were drawn.
  public func resampledCut(counting draw: ResampleCounts) -> Double? {
    aggregate.resampledCut(counts: draw.panelists)
  }

  private static func check(_ rate: Rate, isRepeated: Bool) throws(MethodError) {
    let place = "Ebel, panelist `\(rate.panelist)`, cell `\(rate.cell.words)`"
    guard !isRepeated else {
      throw MethodError(
        .duplicate,
        at: place,
        "judged twice",
        rule: "each panelist gives one rate for a cell",
        remedy: "keep one of the judgments"
      )
    }
    guard rate.rate >= .zero, rate.rate <= .one else {
      throw MethodError(
        .outOfRange,
        at: place,
        "the rate is \(rate.rate)",
        rule: "a success rate lies in 0–1",
        remedy: "correct the rate"
      )
    }
  }

  private static func cut(
    _ items: [PanelItem],
    _ cells: [String: Cell],
    _ rates: [Cell: Rational],
    panelist: String,
    assigner: String
  ) throws(MethodError) -> Rational {
    var order: [Cell] = []
    var points: [Cell: Rational] = [:]
    var counts: [Cell: Int] = [:]
    for item in items {
      guard let cell = cells[item.key] else {
        throw MethodError(
          .cell,
          at: "Ebel, item `\(item.key)`",
          "it is in no cell for \(assigner)",
          rule: "every scored item belongs to one cell",
          remedy: "put the item into a cell"
        )
      }
      if points[cell] == nil { order.append(cell) }
      points[cell, default: .zero] += item.maxPoints
      counts[cell, default: 0] += 1
    }
    var cut = Rational.zero
    for cell in order {
      guard let rate = rates[cell] else {
        throw MethodError(
          .cell,
          at: "Ebel, cell `\(cell.words)`",
          "it holds \(counts[cell] ?? 0) items but no judgment by panelist `\(panelist)`",
          rule: "a cell that holds items needs a success rate and never counts as 0",
          remedy: "ask the panelist for the rate, or move the items"
        )
      }
      cut += (points[cell] ?? .zero) * rate
    }
    return cut
  }
}
