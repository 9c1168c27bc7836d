// SPDX-License-Identifier: Apache-2.0

/// Where numbers lie among the bands of a table: a strip of bands for each, edges to the decimal.
public struct BandLadder: Chart {
  /// A band with its inclusive lower edge.
  public struct Band: Sendable, Hashable {
    /// The band's word, such as `on track`.
    public let label: String
    /// Where it begins.
    public let lower: ChartNumber

    /// A band.
    ///
    /// - Parameters:
    ///   - label: The band's word.
    ///   - lower: Where it begins.
    public init(label: String, lower: ChartNumber) {
      self.label = label
      self.lower = lower
    }
  }

  /// A strip: a number among its bands.
  public struct Strip: Sendable, Hashable {
    /// What is measured, such as `Mathematics 2015`.
    public let label: String
    /// The bands, the lowest first.
    public let bands: [Band]
    /// Where the last band ends.
    public let upper: ChartNumber
    /// The number; `nil` where it is not known.
    public let value: ChartNumber?
    /// What it could be for another cohort; `nil` where that is not known.
    public let interval: ClosedRange<Double>?

    /// A strip.
    ///
    /// - Parameters:
    ///   - label: What is measured.
    ///   - bands: The bands, the lowest first.
    ///   - upper: Where the last band ends.
    ///   - value: The number.
    ///   - interval: What it could be for another cohort.
    public init(
      label: String,
      bands: [Band],
      upper: ChartNumber,
      value: ChartNumber?,
      interval: ClosedRange<Double>? = nil
    ) {
      self.label = label
      self.bands = bands
      self.upper = upper
      self.value = value
      self.interval = interval
    }
  }

  /// The file-name stem, and the root of every id in the picture.
  public let name: String
  /// What the chart is.
  public let title: String
  /// The strips from the top.
  public let strips: [Strip]
  /// What the axis measures.
  public let axisTitle: String
  /// The result in one sentence.
  public let finding: String

  /// A chart of bands.
  ///
  /// - Parameters:
  ///   - name: The file-name stem.
  ///   - title: What the chart is.
  ///   - strips: The strips from the top.
  ///   - axisTitle: What the axis measures.
  ///   - finding: The result in one sentence.
  public init(
    name: String,
    title: String,
    strips: [Strip],
    axisTitle: String,
    finding: String
  ) {
    self.name = name
    self.title = title
    self.strips = strips
    self.axisTitle = axisTitle
    self.finding = finding
  }

  /// Each strip with its number and the edges of its bands.
  public var table: ChartTable {
    ChartTable(
      columns: ["measure", "value", "bands, each from its lower edge"],
      rows: strips.map { strip in
        [
          strip.label, strip.value?.text ?? "",
          strip.bands.map { "\($0.label) from \($0.lower.text)" }.joined(separator: ", "),
        ]
      }
    )
  }

  /// The chart as a standalone SVG element.
  public func svg() -> String { canvas().svg() }
}
