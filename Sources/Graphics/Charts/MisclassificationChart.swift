// SPDX-License-Identifier: Apache-2.0

/// Both kinds of wrong decision, and their weighted loss, against the cut.
///
/// False positives are squares on a dashed line, false negatives circles on a solid one, the
/// weighted loss a thick line; all three share one axis of shares. The loss ratio and the
/// assumption about true scores stand in words under the axis.
public struct MisclassificationChart: Chart {
  /// The rates at one cut.
  public struct Point: Sendable, Hashable {
    /// The cut.
    public let cut: ChartNumber
    /// The share of all who pass and are not qualified, from 0 to 1.
    public let falsePositive: ChartNumber
    /// The share of all who fail and are qualified, from 0 to 1.
    public let falseNegative: ChartNumber
    /// The two shares weighted by the losses.
    public let weighted: ChartNumber

    /// The rates at a cut.
    public init(
      cut: ChartNumber,
      falsePositive: ChartNumber,
      falseNegative: ChartNumber,
      weighted: ChartNumber
    ) {
      self.cut = cut
      self.falsePositive = falsePositive
      self.falseNegative = falseNegative
      self.weighted = weighted
    }

    var isFinite: Bool {
      cut.isFinite && falsePositive.isFinite && falseNegative.isFinite && weighted.isFinite
    }
  }

  /// The file-name stem, and the root of every id in the picture.
  public let name: String
  /// What the chart is.
  public let title: String
  /// The rates, in increasing order of the cut.
  public let points: [Point]
  /// The cut of the study.
  public let reportedCut: ChartNumber
  /// The loss ratio in words, such as `a false pass counts as much as a false fail`.
  public let loss: String
  /// What is assumed about true scores, in words.
  public let assumption: String
  /// What the axis of cuts measures.
  public let axisTitle: String
  let statement: String?

  /// A chart of wrong decisions against the cut.
  ///
  /// - Parameters:
  ///   - name: The file-name stem.
  ///   - title: What the chart is.
  ///   - points: The rates, in increasing order of the cut.
  ///   - reportedCut: The cut of the study.
  ///   - loss: The loss ratio in words.
  ///   - assumption: What is assumed about true scores.
  ///   - axisTitle: What the axis of cuts measures.
  ///   - finding: The sentence of the chart; by default it is made from the values.
  public init(
    name: String,
    title: String,
    points: [Point],
    reportedCut: ChartNumber,
    loss: String,
    assumption: String,
    axisTitle: String = "cut, raw score",
    finding: String? = nil
  ) {
    self.name = name
    self.title = title
    self.points = points
    self.reportedCut = reportedCut
    self.loss = loss
    self.assumption = assumption
    self.axisTitle = axisTitle
    statement = finding
  }

  /// The point at the reported cut.
  var reported: Point? { points.first { $0.cut.value == reportedCut.value && $0.isFinite } }

  /// The first point of least weighted loss.
  var least: Point? {
    points.filter(\.isFinite).min { $0.weighted.value < $1.weighted.value }
  }

  /// Whether no cut has less weighted loss; several may share the least.
  func isLeast(_ point: Point) -> Bool {
    point.isFinite && point.weighted.value == least?.weighted.value
  }

  /// The result in one sentence: the one given, or one made from the values.
  public var finding: String {
    if let statement { return statement }
    guard points.contains(where: \.isFinite) else {
      return "No rates of wrong decisions are given."
    }
    var clauses: [String] = []
    if let reported {
      clauses.append(
        "at the cut \(reported.cut.text), \(reported.falsePositive.text) are false positives and "
          + "\(reported.falseNegative.text) false negatives"
      )
    }
    if let least {
      let cuts = points.filter(isLeast).map(\.cut.text)
      clauses.append(
        "the weighted loss is least at \(Sentence.list(cuts)) (\(least.weighted.text))"
      )
    }
    return Sentence.of(clauses)
  }

  /// Every number of the picture, as printed.
  public var table: ChartTable {
    ChartTable(
      columns: [axisTitle, "false positives", "false negatives", "weighted loss", "note"],
      rows: points.map { point in
        var notes: [String] = []
        if point.cut.value == reportedCut.value { notes.append("reported cut") }
        if isLeast(point) { notes.append("least weighted loss") }
        return [
          point.cut.text, point.falsePositive.text, point.falseNegative.text, point.weighted.text,
          notes.joined(separator: ", "),
        ]
      }
    )
  }

  /// The picture as a standalone SVG element.
  public func svg() -> String { canvas().svg() }
}
