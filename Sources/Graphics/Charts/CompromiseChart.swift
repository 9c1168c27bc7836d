// SPDX-License-Identifier: Apache-2.0

/// A compromise between absolute judgments and the fail rates they would bring.
///
/// The curve is the share that fails at each cut. Hofstee is drawn as its box with the falling
/// diagonal, Beuk as the judges' points with their line, De Gruijter as the ellipse that touches
/// the curve around the judges' target. Each result is a point on the curve. All rates are *fail*
/// rates from 0 to 1: a caller with pass rates gives one less the rate.
public struct CompromiseChart: Chart {
  /// What the judges said, by method, and the result.
  public enum Judgments: Sendable, Hashable {
    /// Hofstee: the bounds of cut and fail rate. The line falls from (lowest cut, highest rate).
    case hofstee(
      lowestCut: ChartNumber,
      highestCut: ChartNumber,
      lowestRate: ChartNumber,
      highestRate: ChartNumber
    )
    /// Beuk: each judge's cut and fail rate, and two ends of the line through their mean.
    case beuk(judges: [ChartPoint], line: [ChartPoint])
    /// De Gruijter: the target, and the spreads of cut and rate; the ellipse touches the result.
    case deGruijter(target: ChartPoint, cutSpread: ChartNumber, rateSpread: ChartNumber)
  }

  /// The file-name stem, and the root of every id in the picture.
  public let name: String
  /// What the chart is.
  public let title: String
  /// The fail rate at each cut, in increasing order of the cut.
  public let curve: [ChartPoint]
  /// The method's name, such as `Hofstee`.
  public let method: String
  /// What the judges said.
  public let judgments: Judgments
  /// The compromise; `nil` when there is no crossing.
  public let result: ChartPoint?
  /// What the reader must know, such as `curve above the box: the lowest cut is used`.
  public let note: String
  /// What the horizontal axis measures.
  public let axisTitle: String
  let statement: String?

  /// A chart of one compromise method.
  ///
  /// - Parameters:
  ///   - name: The file-name stem.
  ///   - title: What the chart is.
  ///   - curve: The fail rate at each cut, in increasing order of the cut.
  ///   - method: The method's name.
  ///   - judgments: What the judges said.
  ///   - result: The compromise; `nil` when there is no crossing.
  ///   - note: What the reader must know.
  ///   - axisTitle: What the horizontal axis measures.
  ///   - finding: The sentence of the chart; by default it is made from the values.
  public init(
    name: String,
    title: String,
    curve: [ChartPoint],
    method: String,
    judgments: Judgments,
    result: ChartPoint?,
    note: String = "",
    axisTitle: String = "cut, raw score",
    finding: String? = nil
  ) {
    self.name = name
    self.title = title
    self.curve = curve
    self.method = method
    self.judgments = judgments
    self.result = result
    self.note = note
    self.axisTitle = axisTitle
    statement = finding
  }

  /// The result in one sentence: the one given, or one made from the values.
  public var finding: String {
    if let statement { return statement }
    guard curve.contains(where: \.isFinite) else { return "No scores are given." }
    guard let result else {
      return note.isEmpty ? "\(method) has no crossing." : "\(method): \(note)."
    }
    return "\(method) gives the cut \(result.x.text), where \(result.y.text) fail."
  }

  /// Every number of the picture, as printed.
  public var table: ChartTable {
    var rows = curve.map { ["curve", $0.x.text, $0.y.text] }
    switch judgments {
    case .hofstee(let lowestCut, let highestCut, let lowestRate, let highestRate):
      rows += [
        ["lowest cut, highest fail rate", lowestCut.text, highestRate.text],
        ["highest cut, lowest fail rate", highestCut.text, lowestRate.text],
      ]
    case .beuk(let judges, let line):
      rows += judges.enumerated().map { ["judge \($0 + 1)", $1.x.text, $1.y.text] }
      rows += line.map { ["line", $0.x.text, $0.y.text] }
    case .deGruijter(let target, let cutSpread, let rateSpread):
      rows += [
        ["target", target.x.text, target.y.text],
        ["spread", cutSpread.text, rateSpread.text],
      ]
    }
    if let result { rows.append(["\(method) cut", result.x.text, result.y.text]) }
    return ChartTable(columns: ["series", axisTitle, "fail rate"], rows: rows, keyColumns: 1)
  }

  /// The picture as a standalone SVG element.
  public func svg() -> String { canvas().svg() }
}
