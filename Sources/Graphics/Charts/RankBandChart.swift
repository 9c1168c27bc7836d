// SPDX-License-Identifier: Apache-2.0

/// Ranks with the band over which each moves, in groups that scores do not order inside.
///
/// Each applicant is a dot at the rank with a line from the lower to the upper end of the band; groups are
/// washes with their number. More than `mostRows` applicants are not drawn; they stand in the table.
public struct RankBandChart: Chart {
  /// An applicant's rank.
  public struct Row: Sendable, Hashable {
    /// The applicant.
    public let label: String
    /// The group, from 1.
    public let group: Int
    /// The rank.
    public let rank: ChartNumber
    /// The lower end of the band.
    public let lower: ChartNumber
    /// The upper end of the band.
    public let upper: ChartNumber

    /// A row.
    ///
    /// - Parameters:
    ///   - label: The applicant.
    ///   - group: The group.
    ///   - rank: The rank.
    ///   - lower: The lower end of the band.
    ///   - upper: The upper end of the band.
    public init(
      label: String,
      group: Int,
      rank: ChartNumber,
      lower: ChartNumber,
      upper: ChartNumber
    ) {
      self.label = label
      self.group = group
      self.rank = rank
      self.lower = lower
      self.upper = upper
    }

    var isFinite: Bool { rank.isFinite && lower.isFinite && upper.isFinite }
  }

  /// The most applicants that are drawn.
  public static let mostRows = 60

  /// The file-name stem, and the root of every id in the picture.
  public let name: String
  /// What the chart is.
  public let title: String
  /// The applicants, the best first.
  public let rows: [Row]
  /// What the band is, such as `5th to 95th percentile of 1000 resamples, seed 1`.
  public let bandWords: String
  let statement: String

  /// A chart of ranks.
  ///
  /// - Parameters:
  ///   - name: The file-name stem.
  ///   - title: What the chart is.
  ///   - rows: The applicants, the best first.
  ///   - bandWords: What the band is.
  ///   - finding: The result in one sentence.
  public init(name: String, title: String, rows: [Row], bandWords: String, finding: String) {
    self.name = name
    self.title = title
    self.rows = rows
    self.bandWords = bandWords
    statement = finding
  }

  /// The result in one sentence, and why nothing is drawn where that is so.
  public var finding: String {
    guard rows.count > Self.mostRows else { return statement }
    return statement
      + " \(rows.count) applicants are more than the \(Self.mostRows) that are drawn, "
      + "so they stand in the table only."
  }

  /// Every rank with its band.
  public var table: ChartTable {
    ChartTable(
      columns: ["applicant", "group", "rank", "band from", "band to"],
      rows: rows.map { [$0.label, String($0.group), $0.rank.text, $0.lower.text, $0.upper.text] }
    )
  }

  /// The picture as a standalone SVG element.
  public func svg() -> String { canvas().svg() }
}

extension RankBandChart: DrawnChart {
  private static let left = 176.0
  private static let right = 620.0
  private static let rowHeight = 19.0

  func canvas() -> Canvas {
    let shown = rows.filter(\.isFinite)
    let places = shown.flatMap { [$0.rank.value, $0.lower.value, $0.upper.value] }
    guard rows.count <= Self.mostRows, let lowest = places.min(), let highest = places.max() else {
      return sentenceCanvas(finding)
    }
    var canvas = Canvas(self, height: 0)
    let axis = LinearScale(
      domain: (min(lowest, 1) - 0.5, highest + 0.5),
      range: (Self.left, Self.right)
    )
    canvas.text("Rank by score, with its band", 16, 20, style: .head)
    var top = 32.0
    for (group, members) in Dictionary(grouping: shown, by: \.group).sorted(by: { $0.key < $1.key })
    {
      let height = Double(members.count) * Self.rowHeight + 4
      canvas.rectangle(Self.left, top, Self.right - Self.left, height, fill: .plain(.band))
      canvas.text("group \(group)", Self.right + 8, top + 17, tone: .muted)
      for (place, row) in members.enumerated() {
        draw(row, &canvas, axis, top + 2 + (Double(place) + 0.5) * Self.rowHeight)
      }
      top += height + 6
    }
    // Whole ranks alone: few of them ask for fewer ticks.
    let ticks = axis.ticks(max(1, min(10, Int(highest - lowest))))
    let end = canvas.horizontalAxis(axis, ticks: ticks, y: top, title: "rank")
    let notes = [
      "Dot: rank by score. Line: \(bandWords). Inside a group scores give no order; a person sets it."
    ]
    canvas.height =
      canvas.notes(notes + Canvas.leftOut(rows.count - shown.count), top: end) + 8
    return canvas
  }

  private func draw(_ row: Row, _ canvas: inout Canvas, _ axis: LinearScale, _ y: Double) {
    let words = "\(row.label): rank \(row.rank.text), band \(row.lower.text) to \(row.upper.text)"
    canvas.mark(words) { canvas in
      let (low, high) = (axis(row.lower.value), axis(row.upper.value))
      canvas.line(low, y, high, y, .accent, width: 2)
      canvas.line(low, y - 4, low, y + 4, .accent, width: 2)
      canvas.line(high, y - 4, high, y + 4, .accent, width: 2)
      canvas.circle(axis(row.rank.value), y, 4.5, fill: .plain(.accent))
      canvas.text(
        TextWidth.fitted(row.label, width: Self.left - 24, size: 12),
        Self.left - 8,
        y + 4,
        anchor: .end
      )
    }
  }
}
