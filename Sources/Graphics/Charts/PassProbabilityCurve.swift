// SPDX-License-Identifier: Apache-2.0

/// The probability of passing against the true score, near the line.
public struct PassProbabilityCurve: Chart {
  /// The file-name stem, and the root of every id in the picture.
  public let name: String
  /// What the chart is.
  public let title: String
  /// The curve, in increasing order of the true score; probabilities are from 0 to 1.
  public let points: [ChartPoint]
  /// The cut.
  public let cut: ChartNumber
  /// Points of the curve that are marked and labelled, such as one CSEM on either side.
  public let marked: [ChartPoint]
  /// What is assumed about the error, in words.
  public let assumption: String
  /// What the horizontal axis measures.
  public let axisTitle: String
  let statement: String?

  /// A curve of the probability of passing.
  ///
  /// - Parameters:
  ///   - name: The file-name stem.
  ///   - title: What the chart is.
  ///   - points: The curve.
  ///   - cut: The cut.
  ///   - marked: Points of the curve that are marked and labelled.
  ///   - assumption: What is assumed about the error.
  ///   - axisTitle: What the horizontal axis measures.
  ///   - finding: The sentence of the chart; by default it is made from the marked points.
  public init(
    name: String,
    title: String,
    points: [ChartPoint],
    cut: ChartNumber,
    marked: [ChartPoint],
    assumption: String,
    axisTitle: String = "true score, raw points",
    finding: String? = nil
  ) {
    self.name = name
    self.title = title
    self.points = points
    self.cut = cut
    self.marked = marked
    self.assumption = assumption
    self.axisTitle = axisTitle
    statement = finding
  }

  /// The result in one sentence: the one given, or one made from the values.
  public var finding: String {
    if let statement { return statement }
    guard !points.isEmpty else { return "No probability of passing is given." }
    guard !marked.isEmpty else {
      return "The curve runs from \(points[0].y.text) at \(points[0].x.text) "
        + "to \(points[points.count - 1].y.text) at \(points[points.count - 1].x.text)."
    }
    let parts = marked.map { "\($0.y.text) with a true score of \($0.x.text)" }
    return "With the cut at \(cut.text), the chance of passing is \(Sentence.list(parts))."
  }

  /// Every number of the picture, as printed.
  public var table: ChartTable {
    ChartTable(
      columns: [axisTitle, "probability of passing", "note"],
      rows: points.map { [$0.x.text, $0.y.text, ""] }
        + marked.map { [$0.x.text, $0.y.text, "marked"] }
    )
  }

  /// The picture as a standalone SVG element.
  public func svg() -> String { canvas().svg() }
}
