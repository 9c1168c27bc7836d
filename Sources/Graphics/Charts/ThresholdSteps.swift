// SPDX-License-Identifier: Apache-2.0

/// Where bands begin, year by year as steps, and a unit's own numbers among them.
///
/// A number that is held shows what the rule alone does: the same number may lie in a lower band when
/// its edges move, and the year in which it first does is marked.
public struct ThresholdSteps: Chart {
  /// A year of the table.
  public struct Year: Sendable, Hashable {
    /// The year, such as `2014`.
    public let label: String
    /// Where each band begins, in the order of `bands`; `nil` where that is not known.
    public let cuts: [ChartNumber?]
    /// The unit's own number; `nil` where the year has none.
    public let value: ChartNumber?
    /// The band that it lies in; empty without a number.
    public let band: String
    /// The band that the held number would lie in; empty where that is not known.
    public let heldBand: String
    /// What a goal asks for; `nil` where it asks for nothing.
    public let asked: ChartNumber?

    /// A year of the table.
    ///
    /// - Parameters:
    ///   - label: The year.
    ///   - cuts: Where each band begins, in the order of the bands.
    ///   - value: The unit's own number.
    ///   - band: The band that it lies in.
    ///   - heldBand: The band that the held number would lie in.
    ///   - asked: What a goal asks for.
    public init(
      label: String,
      cuts: [ChartNumber?],
      value: ChartNumber? = nil,
      band: String = "",
      heldBand: String = "",
      asked: ChartNumber? = nil
    ) {
      self.label = label
      self.cuts = cuts
      self.value = value
      self.band = band
      self.heldBand = heldBand
      self.asked = asked
    }
  }

  /// A number that is kept while the table moves.
  public struct Held: Sendable, Hashable {
    /// The number.
    public let value: ChartNumber
    /// The place of its year.
    public let from: Int
    /// The place of the first year in which it lies in a lower band; `nil` where it never does.
    public let drop: Int?
    /// Whether it is a goal's target, and not the unit's own number of that year.
    public let isTarget: Bool

    /// A number that is kept while the table moves.
    ///
    /// - Parameters:
    ///   - value: The number.
    ///   - from: The place of its year.
    ///   - drop: The place of the first year in which it lies in a lower band.
    ///   - isTarget: Whether it is a goal's target.
    public init(_ value: ChartNumber, from: Int, drop: Int?, isTarget: Bool = false) {
      self.value = value
      self.from = from
      self.drop = drop
      self.isTarget = isTarget
    }
  }

  /// The file-name stem, and the root of every id in the picture.
  public let name: String
  /// What the chart is.
  public let title: String
  /// The bands above the lowest, the lower ones first; each begins at a cut.
  public let bands: [String]
  /// The years from the left.
  public let years: [Year]
  /// The number that is kept; `nil` where there is none.
  public let held: Held?
  /// What the axis measures.
  public let axisTitle: String
  /// The result in one sentence.
  public let finding: String

  /// A chart of thresholds.
  ///
  /// - Parameters:
  ///   - name: The file-name stem.
  ///   - title: What the chart is.
  ///   - bands: The bands above the lowest, the lower ones first.
  ///   - years: The years from the left; one with another number of cuts than bands traps.
  ///   - held: The number that is kept.
  ///   - axisTitle: What the axis measures.
  ///   - finding: The result in one sentence.
  public init(
    name: String,
    title: String,
    bands: [String],
    years: [Year],
    held: Held? = nil,
    axisTitle: String,
    finding: String
  ) {
    precondition(years.allSatisfy { $0.cuts.count == bands.count }, "each band has its cut")
    precondition(
      held.map { years.indices.contains($0.from) && years.indices.contains($0.drop ?? $0.from) }
        ?? true,
      "a held number stands in a year"
    )
    self.name = name
    self.title = title
    self.bands = bands
    self.years = years
    self.held = held
    self.axisTitle = axisTitle
    self.finding = finding
  }

  /// Every year with its cuts, the unit's number and its band.
  public var table: ChartTable {
    let hasGoal = years.contains { $0.asked != nil }
    var columns = ["year"] + bands.map { "\($0) from" }
    columns += [axisTitle, "band"]
    if let held {
      let since = held.isTarget ? "the target" : "held from \(years[held.from].label)"
      columns.append("band of \(held.value.text), \(since)")
    }
    if hasGoal { columns.append("asked by the goal") }
    return ChartTable(
      columns: columns,
      rows: years.map { year -> [String] in
        var row = [year.label] + year.cuts.map { $0?.text ?? "not known" }
        row += [year.value?.text ?? "", year.band]
        if held != nil { row.append(year.heldBand) }
        if hasGoal { row.append(year.asked?.text ?? "") }
        return row
      }
    )
  }

  /// The picture as a standalone SVG element.
  public func svg() -> String { canvas().svg() }
}
