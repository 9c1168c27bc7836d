// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// Borderline regression: a line of score on global rating for each station, read at borderline.
///
/// A station's cut is b0 + b1·r with r the borderline rating; station cuts sum to the cut of the
/// test. Everything is exact, as ratings and scores are. The closed-form error adds the stations'
/// errors in quadrature; because stations share examinees, the bootstrap of examinees across
/// stations is the better error and becomes the method's own when it is asked for.
public struct BorderlineRegressionMethod: CutMethod {
  /// One examinee's result at one station.
  public struct Encounter: Sendable, Hashable {
    /// The examinee's key.
    public let person: String
    /// The station.
    public let station: String
    /// The station score.
    public let score: Rational
    /// The global rating.
    public let rating: Rational

    /// An examinee's result at a station.
    ///
    /// - Parameters:
    ///   - person: The examinee's key.
    ///   - station: The station.
    ///   - score: The station score.
    ///   - rating: The global rating.
    public init(person: String, station: String, score: Rational, rating: Rational) {
      self.person = person
      self.station = station
      self.score = score
      self.rating = rating
    }
  }

  /// The rating that means borderline.
  public let borderlineRating: Rational
  /// The stations' lines, in the order in which stations first appear.
  public let stations: [StationLine]
  /// The examinees in the order in which they first appear.
  public let examinees: [String]
  private let places: [(station: Int, person: Int)]
  private let binary: [(score: Double, rating: Double)]

  /// The method with its data.
  ///
  /// - Parameters:
  ///   - encounters: The examinees' results at the stations.
  ///   - borderlineRating: The rating that means borderline.
  /// - Throws: `MethodError` when there are no data, an examinee is repeated at a station, or a
  ///   station has fewer than 3 examinees, equal ratings, or scores that do not rise with ratings.
  public init(encounters: [Encounter], borderlineRating: Rational) throws(MethodError) {
    guard !encounters.isEmpty else {
      throw MethodError(
        .empty,
        at: "borderline regression",
        "no judgments",
        rule: "a line needs ratings and scores",
        remedy: "add the station file, or leave the method out"
      )
    }
    var stationIndex: [String: Int] = [:]
    var personIndex: [String: Int] = [:]
    var stationNames: [String] = []
    var persons: [String] = []
    var places: [(station: Int, person: Int)] = []
    var members: [[Int]] = []
    var seen: Set<[Int]> = []
    for (index, encounter) in encounters.enumerated() {
      let station = stationIndex[encounter.station] ?? stationNames.count
      if station == stationNames.count {
        stationIndex[encounter.station] = station
        stationNames.append(encounter.station)
        members.append([])
      }
      let person = personIndex[encounter.person] ?? persons.count
      if person == persons.count {
        personIndex[encounter.person] = person
        persons.append(encounter.person)
      }
      guard seen.insert([station, person]).inserted else {
        throw MethodError(
          .duplicate,
          at: "borderline regression, station `\(encounter.station)`, record \(index + 1)",
          "its person is listed before at this station",
          rule: "each person counts once at a station",
          remedy: "keep one record for each person and station"
        )
      }
      places.append((station, person))
      members[station].append(index)
    }
    var lines: [StationLine] = []
    for (name, indices) in zip(stationNames, members) {
      lines.append(
        try StationLine(
          station: name,
          scores: indices.map { encounters[$0].score },
          ratings: indices.map { encounters[$0].rating },
          at: borderlineRating
        )
      )
    }
    self.borderlineRating = borderlineRating
    stations = lines
    examinees = persons
    self.places = places
    binary = encounters.map { ($0.score.double, $0.rating.double) }
  }

  /// The method's identity.
  public var identity: MethodIdentity { .borderlineRegression }

  /// None: a station's examiner is not resampled.
  public var panelists: [String] { [] }

  /// The summed cut with its error and every station's figures.
  ///
  /// - Parameter plan: How to resample examinees across stations.
  /// - Returns: The result.
  public func result(bootstrap plan: BootstrapPlan? = nil) -> MethodResult {
    let squared = stations.map(\.squaredError).sum().double
    let closedForm = MethodResult.StandardError.estimated(squared.squareRoot(), .regression)
    let resampling = plan.map { resamplingError($0) }
    var figures: [MethodResult.Figure] = []
    for line in stations {
      let (id, head) = ("station-\(line.station)", "Station \(line.station)")
      figures += [
        MethodResult.Figure("\(id)-cut", head: "\(head), cut", line.cut),
        MethodResult.Figure("\(id)-se", head: "\(head), SE", line.standardError),
        MethodResult.Figure("\(id)-b0", head: "\(head), intercept", line.intercept),
        MethodResult.Figure("\(id)-b1", head: "\(head), slope", line.slope),
        MethodResult.Figure("\(id)-r2", head: "\(head), R²", line.determination),
      ]
    }
    figures.append(
      MethodResult.Figure("se-regression", head: "Regression SE", squared.squareRoot())
    )
    let extrapolated = stations.filter(\.isExtrapolated).map {
      MethodResult.Flag(
        .extrapolated,
        "station \($0.station): the borderline rating \(borderlineRating) lies outside the ratings "
          + "given; the line is extended"
      )
    }
    return MethodResult(
      method: identity,
      cut: .exact(stations.map(\.cut).sum()),
      standardError: resampling.flatMap { $0.error.value == nil ? nil : $0.error } ?? closedForm,
      flags: extrapolated + (resampling?.flags ?? []),
      assumptions: [
        "Station scores rise on a straight line with the global rating, with equal scatter.",
        "The borderline rating is \(borderlineRating); station cuts sum to the test's cut.",
        "The regression SE takes stations as independent although they share examinees.",
      ],
      figures: figures + (resampling?.figures ?? [])
    )
  }

  /// The summed cut when examinees count as often as they were drawn.
  public func resampledCut(counting draw: ResampleCounts) -> Double? {
    var sums = [WeightedLine](repeating: WeightedLine(), count: stations.count)
    for (place, point) in zip(places, binary) {
      sums[place.station].add(
        point.rating,
        point.score,
        weight: Double(draw.examinees[place.person])
      )
    }
    var cut = 0.0
    for sum in sums {
      guard let value = sum.value(at: borderlineRating.double) else { return nil }
      cut += value
    }
    return cut
  }
}

/// Running weighted sums of a line of score on rating.
private struct WeightedLine {
  private var weight = 0.0
  private var meanX = 0.0
  private var meanY = 0.0
  private var sxx = 0.0
  private var sxy = 0.0

  /// Adds a point by West's update, which does not cancel.
  mutating func add(_ x: Double, _ y: Double, weight added: Double) {
    guard added > 0 else { return }
    weight += added
    let (dx, dy) = (x - meanX, y - meanY)
    meanX += dx * added / weight
    meanY += dy * added / weight
    sxx += added * dx * (x - meanX)
    sxy += added * dx * (y - meanY)
  }

  /// The line's value; `nil` without a rising line.
  func value(at x: Double) -> Double? {
    guard sxx > 0, sxy > 0 else { return nil }
    return meanY + sxy / sxx * (x - meanX)
  }
}
