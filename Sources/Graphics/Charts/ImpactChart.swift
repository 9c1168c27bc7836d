// SPDX-License-Identifier: Apache-2.0

/// The share with a score under every cut, with the cuts in question marked on the curve.
public struct ImpactChart: Chart {
  /// A cut whose impact is read off the curve.
  public struct Cut: Sendable, Hashable {
    /// Whose cut it is, such as `recommended`.
    public let label: String
    /// The cut and its fail rate.
    public let point: ChartPoint

    /// A cut on the curve.
    public init(label: String, point: ChartPoint) {
      self.label = label
      self.point = point
    }
  }

  /// The file-name stem, and the root of every id in the picture.
  public let name: String
  /// What the chart is.
  public let title: String
  /// The fail rate (share with a score under the cut, from 0 to 1) at each cut, increasing.
  public let curve: [ChartPoint]
  /// The cuts in question.
  public let cuts: [Cut]
  /// Who the shares are of and how they are weighted, in words.
  public let population: String
  /// What the horizontal axis measures.
  public let axisTitle: String
  let statement: String?

  /// A chart of the impact of cuts.
  ///
  /// - Parameters:
  ///   - name: The file-name stem.
  ///   - title: What the chart is.
  ///   - curve: The fail rate at each cut, in increasing order of the cut.
  ///   - cuts: The cuts in question.
  ///   - population: Who the shares are of.
  ///   - axisTitle: What the horizontal axis measures.
  ///   - finding: The sentence of the chart; by default it is made from the cuts.
  public init(
    name: String,
    title: String,
    curve: [ChartPoint],
    cuts: [Cut],
    population: String,
    axisTitle: String = "cut, raw score",
    finding: String? = nil
  ) {
    self.name = name
    self.title = title
    self.curve = curve
    self.cuts = cuts
    self.population = population
    self.axisTitle = axisTitle
    statement = finding
  }

  /// The result in one sentence: the one given, or one made from the values.
  public var finding: String {
    if let statement { return statement }
    guard curve.contains(where: \.isFinite) else { return "No scores are given." }
    return Sentence.of(
      cuts.map { "\($0.point.y.text) have a score under \($0.point.x.text) (\($0.label))" }
    )
  }

  /// Every number of the picture, as printed.
  public var table: ChartTable {
    ChartTable(
      columns: [axisTitle, "share under the cut", "note"],
      rows: curve.map { [$0.x.text, $0.y.text, ""] }
        + cuts.map { [$0.point.x.text, $0.point.y.text, $0.label] }
    )
  }

  /// The picture as a standalone SVG element.
  public func svg() -> String { canvas().svg() }
}
