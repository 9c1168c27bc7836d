// SPDX-License-Identifier: Apache-2.0

/// How precise the scale is along the raw score, in panels aligned over one axis.
///
/// The lower panel is the conditional standard error of measurement (CSEM); an upper panel, such as
/// the expected score, is drawn when it is given. The cut and its lines at whole multiples of the
/// CSEM run through all panels and end in a small table of raw and scaled scores.
public struct PrecisionPanels: Chart {
  /// A line at a multiple of the CSEM from the cut.
  public struct ErrorLine: Sendable, Hashable {
    /// The multiple, such as -2.
    public let multiple: Int
    /// The score before rounding.
    public let unrounded: ChartNumber
    /// The score after rounding; the line stands here.
    public let rounded: ChartNumber
    /// The scaled score, or `not published`; empty when the study has no scale.
    public let scaled: String

    /// A line of the error band.
    public init(
      multiple: Int,
      unrounded: ChartNumber,
      rounded: ChartNumber,
      scaled: String = ""
    ) {
      self.multiple = multiple
      self.unrounded = unrounded
      self.rounded = rounded
      self.scaled = scaled
    }
  }

  /// The file-name stem, and the root of every id in the picture.
  public let name: String
  /// What the chart is.
  public let title: String
  /// What the common axis measures, such as `raw score`.
  public let axisTitle: String
  /// The CSEM along the score.
  public let csem: [ChartPoint]
  /// The CSEM's name with its rule, such as `CSEM (Lord), raw points`.
  public let csemTitle: String
  /// The curve of the upper panel; empty for a single panel.
  public let upper: [ChartPoint]
  /// What the upper panel measures.
  public let upperTitle: String
  /// The cut.
  public let cut: ChartNumber
  /// The scaled score of the cut; empty when the study has no scale.
  public let cutScaled: String
  /// The CSEM at the cut.
  public let csemAtCut: ChartNumber
  /// The lines around the cut, in increasing order.
  public let lines: [ErrorLine]
  /// How the lines are computed, in words.
  public let rule: String
  let statement: String?

  /// Panels of precision along the score.
  ///
  /// - Parameters:
  ///   - name: The file-name stem.
  ///   - title: What the chart is.
  ///   - axisTitle: What the common axis measures.
  ///   - csem: The CSEM along the score, in increasing order of the score.
  ///   - csemTitle: The CSEM's name with its rule and unit.
  ///   - upper: The curve of the upper panel, in increasing order of the score.
  ///   - upperTitle: What the upper panel measures.
  ///   - cut: The cut.
  ///   - cutScaled: The scaled score of the cut.
  ///   - csemAtCut: The CSEM at the cut.
  ///   - lines: The lines around the cut.
  ///   - rule: How the lines are computed, in words.
  ///   - finding: The sentence of the chart; by default it is made from the values.
  public init(
    name: String,
    title: String,
    axisTitle: String,
    csem: [ChartPoint],
    csemTitle: String,
    upper: [ChartPoint] = [],
    upperTitle: String = "",
    cut: ChartNumber,
    cutScaled: String = "",
    csemAtCut: ChartNumber,
    lines: [ErrorLine],
    rule: String = "",
    finding: String? = nil
  ) {
    self.name = name
    self.title = title
    self.axisTitle = axisTitle
    self.csem = csem
    self.csemTitle = csemTitle
    self.upper = upper
    self.upperTitle = upperTitle
    self.cut = cut
    self.cutScaled = cutScaled
    self.csemAtCut = csemAtCut
    self.lines = lines
    self.rule = rule
    statement = finding
  }

  /// The result in one sentence: the one given, or one made from the values.
  public var finding: String {
    if let statement { return statement }
    guard !csem.isEmpty else { return "No precision along the score is given." }
    var clauses = ["at the cut \(cut.text) the CSEM is \(csemAtCut.text)"]
    for multiple in [1, 2] {
      if let low = lines.first(where: { $0.multiple == -multiple }),
        let high = lines.first(where: { $0.multiple == multiple })
      {
        clauses.append("\(multiple) CSEM around it is \(low.rounded.text) to \(high.rounded.text)")
      }
    }
    return Sentence.of(clauses)
  }

  /// The name of a line, such as `cut - 2 CSEM`.
  static func name(_ multiple: Int, minus: String) -> String {
    multiple == 0 ? "cut" : "cut \(multiple < 0 ? minus : "+") \(abs(multiple)) CSEM"
  }

  /// Every number of the picture, as printed.
  public var table: ChartTable {
    let hasUpper = !upper.isEmpty
    func row(_ score: String, _ above: String, _ error: String, _ line: [String]) -> [String] {
      [score] + (hasUpper ? [above] : []) + [error] + line
    }
    return ChartTable(
      columns: row(axisTitle, upperTitle, csemTitle, ["line", "before rounding", "scaled score"]),
      rows: upper.map { row($0.x.text, $0.y.text, "", ["", "", ""]) }
        + csem.map { row($0.x.text, "", $0.y.text, ["", "", ""]) }
        + [row(cut.text, "", csemAtCut.text, ["cut", "", cutScaled])]
        + lines.map {
          row(
            $0.rounded.text,
            "",
            "",
            [Self.name($0.multiple, minus: "-"), $0.unrounded.text, $0.scaled]
          )
        }
    )
  }

  /// The picture as a standalone SVG element.
  public func svg() -> String { canvas().svg() }
}
