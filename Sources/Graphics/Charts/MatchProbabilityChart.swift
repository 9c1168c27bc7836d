// SPDX-License-Identifier: Apache-2.0

/// The fitted probability of matching by number of ranks, with its band, over what was counted.
///
/// The curve runs over the numbers of ranks that occur and nowhere else. Dots are shares that were counted
/// in ranges of ranks, with their intervals; above each stands of how many, or that they are too few to
/// be told of.
public struct MatchProbabilityChart: Chart {
  /// A point of the fitted curve.
  public struct Point: Sendable, Hashable {
    /// The number of ranks.
    public let ranks: ChartNumber
    /// The fitted probability, from 0 to 1.
    public let probability: ChartNumber
    /// The ends of the band; `nil` where none is given.
    public let band: Interval?

    /// A point of the curve.
    ///
    /// - Parameters:
    ///   - ranks: The number of ranks.
    ///   - probability: The fitted probability.
    ///   - band: The ends of the band.
    public init(ranks: ChartNumber, probability: ChartNumber, band: Interval?) {
      self.ranks = ranks
      self.probability = probability
      self.band = band
    }
  }

  /// Two ends.
  public struct Interval: Sendable, Hashable {
    /// The lower end, from 0 to 1.
    public let lower: ChartNumber
    /// The upper end, from 0 to 1.
    public let upper: ChartNumber

    /// Two ends.
    ///
    /// - Parameters:
    ///   - lower: The lower end.
    ///   - upper: The upper end.
    public init(_ lower: ChartNumber, _ upper: ChartNumber) {
      self.lower = lower
      self.upper = upper
    }

    var isFinite: Bool { lower.isFinite && upper.isFinite }
  }

  /// A share that was counted, with its interval.
  public struct Share: Sendable, Hashable {
    /// The share, from 0 to 1.
    public let value: ChartNumber
    /// Its interval.
    public let interval: Interval

    /// A share.
    ///
    /// - Parameters:
    ///   - value: The share.
    ///   - interval: Its interval.
    public init(_ value: ChartNumber, _ interval: Interval) {
      self.value = value
      self.interval = interval
    }
  }

  /// Applicants counted in a range of ranks.
  public struct Bin: Sendable, Hashable {
    /// The range as printed, such as `5-7`.
    public let label: String
    /// The lowest and the highest number of ranks that stand on the axis.
    public let ranks: ClosedRange<Double>
    /// How many, as printed: `n = 63`, or `n < 10` where they are too few to be told of.
    public let count: String
    /// The share that matched; `nil` where it is not told.
    public let share: Share?

    /// A bin.
    ///
    /// - Parameters:
    ///   - label: The range as printed.
    ///   - ranks: The lowest and the highest number of ranks that stand on the axis.
    ///   - count: How many, as printed.
    ///   - share: The share that matched.
    public init(label: String, ranks: ClosedRange<Double>, count: String, share: Share?) {
      self.label = label
      self.ranks = ranks
      self.count = count
      self.share = share
    }
  }

  /// The file-name stem, and the root of every id in the picture.
  public let name: String
  /// What the chart is.
  public let title: String
  /// The curve, in ascending order of ranks.
  public let points: [Point]
  /// What was counted.
  public let bins: [Bin]
  /// What the band is, such as `95 % band over 1000 resamples, seed 7`.
  public let bandWords: String
  /// What the intervals are, such as `95 % interval, Wilson`.
  public let intervalWords: String
  /// What stands under every such chart: what it must not be taken for.
  public let caution: String
  /// The result in one sentence.
  public let finding: String

  /// A chart of a probability by ranks.
  ///
  /// - Parameters:
  ///   - name: The file-name stem.
  ///   - title: What the chart is.
  ///   - points: The curve; empty where none fits.
  ///   - bins: What was counted.
  ///   - bandWords: What the band is.
  ///   - intervalWords: What the intervals are.
  ///   - caution: What the curve must not be taken for.
  ///   - finding: The result in one sentence.
  public init(
    name: String,
    title: String,
    points: [Point],
    bins: [Bin],
    bandWords: String,
    intervalWords: String,
    caution: String,
    finding: String
  ) {
    self.name = name
    self.title = title
    self.points = points
    self.bins = bins
    self.bandWords = bandWords
    self.intervalWords = intervalWords
    self.caution = caution
    self.finding = finding
  }

  /// The curve point by point, then the bins.
  public var table: ChartTable {
    ChartTable(
      columns: [
        "series", "contiguous ranks", "probability of matching", "from", "to", "applicants",
      ],
      rows: points.map {
        [
          "fitted", $0.ranks.text, $0.probability.text, $0.band?.lower.text ?? "no band",
          $0.band?.upper.text ?? "no band", "",
        ]
      }
        + bins.map { bin in
          guard let share = bin.share else {
            return ["counted", bin.label, "not told", "", "", bin.count]
          }
          return [
            "counted", bin.label, share.value.text, share.interval.lower.text,
            share.interval.upper.text, bin.count,
          ]
        },
      keyColumns: 2
    )
  }

  /// The picture as a standalone SVG element.
  public func svg() -> String { canvas().svg() }
}
