// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic
public import NumericsCore

/// How far raters agree on a criterion: quadratic-weighted κ of two, ICC(2,k) of more.
///
/// It is computed from the applicants whom all raters of the criterion have rated, by the values as they
/// were given, never centred. The interval is the central percentile interval over resamples of these
/// applicants.
public struct RaterAgreement: Sendable, Hashable {
  /// Which measure.
  public enum Measure: String, Sendable, Hashable {
    /// Cohen's κ with squared distances, for two raters.
    case quadraticKappa = "quadratic-weighted kappa"
    /// ICC(2,k), absolute agreement of the mean of k raters.
    case meanAgreement = "ICC(2,k)"
  }

  /// The criterion's name.
  public let criterion: String
  /// Which measure.
  public let measure: Measure
  /// How many raters the criterion has.
  public let raters: Int
  /// How many applicants all of them have rated.
  public let applicants: Int
  /// The agreement, or why there is none.
  public let value: Estimate<Rational>
  /// The interval over resamples of applicants; `nil` without a value, or with too few resamples that
  /// have one.
  public let interval: ClosedRange<Double>?
  /// The level of the interval.
  public let level: Double
  /// How many resamples had no agreement, as when all values are equal.
  public let resamplesWithoutValue: Int

  /// The share of resamples without a value above which no interval is given.
  public static let mostFailures = 0.05

  /// The agreement on each criterion of a program's sheet.
  ///
  /// - Parameters:
  ///   - program: The program.
  ///   - ratings: Ratings by the sheet's criteria.
  ///   - sheet: The sheet.
  ///   - level: The level of the intervals, such as .95.
  ///   - replicates: How many resamples.
  ///   - seed: The seed of the resamples.
  ///   - threads: How many threads may work; it changes nothing else.
  /// - Returns: One entry for each criterion.
  public static func all(
    program: String,
    ratings: [ApplicantRating],
    sheet: ScoringSheet,
    level: Double = 0.95,
    replicates: Int = 1000,
    seed: UInt64,
    threads: Int = 1
  ) -> [RaterAgreement] {
    let own = Dictionary(grouping: ratings.filter { $0.program == program }, by: \.criterion)
    return sheet.criteria.map { criterion in
      RaterAgreement(
        criterion.name,
        own[criterion.name] ?? [],
        scale: sheet.scale,
        level: level,
        draws: (replicates, CounterRandom(seed: seed), unit(program, criterion.name)),
        threads: threads
      )
    }
  }

  private static func unit(_ program: String, _ criterion: String) -> UInt64 {
    NamedStream.unit("agreement", program, criterion)
  }

  private init(
    _ criterion: String,
    _ ratings: [ApplicantRating],
    scale: ClosedRange<Int>,
    level: Double,
    draws: (count: Int, random: CounterRandom, unit: UInt64),
    threads: Int
  ) {
    let raters = Set(ratings.map(\.rater)).sorted()
    let byApplicant = Dictionary(grouping: ratings, by: \.applicant)
    let table = byApplicant.keys.sorted().compactMap { applicant -> [Int]? in
      let values = Dictionary(
        (byApplicant[applicant] ?? []).map { ($0.rater, $0.value) },
        uniquingKeysWith: { first, _ in first }
      )
      let row = raters.compactMap { values[$0] }
      return row.count == raters.count ? row : nil
    }
    self.criterion = criterion
    self.level = level
    self.raters = raters.count
    applicants = table.count
    measure = raters.count == 2 ? .quadraticKappa : .meanAgreement
    guard raters.count >= 2 else {
      value = .undefined(.needsAtLeast(2, "raters"))
      (interval, resamplesWithoutValue) = (nil, 0)
      return
    }
    guard table.count >= 2 else {
      value = .undefined(
        .because("fewer than 2 applicants were rated by all \(raters.count) raters")
      )
      (interval, resamplesWithoutValue) = (nil, 0)
      return
    }
    value = Self.agreement(table, scale)
    let found = OrderedParallel.map(count: draws.count, threads: threads) { replicate -> Double? in
      var generator = draws.random.generator(unit: draws.unit, replicate: UInt64(replicate))
      let sample = table.indices.map { _ in table[generator.index(below: table.count)] }
      return Self.agreement(sample, scale).double
    }
    let kept = found.compactMap(\.self)
    resamplesWithoutValue = found.count - kept.count
    let isEnough = Double(resamplesWithoutValue) <= Self.mostFailures * Double(found.count)
    interval =
      value.value == nil || kept.isEmpty || !isEnough ? nil : kept.percentileInterval(level)
  }

  private static func agreement(_ table: [[Int]], _ scale: ClosedRange<Int>) -> Estimate<Rational> {
    guard table[0].count == 2 else {
      return IntraclassCorrelation(
        ratingsByItem: table.map { row in row.map { Rational($0) } }
      ).meanAgreement
    }
    return CohenKappa(
      table.map { $0[0] - scale.lowerBound },
      table.map { $0[1] - scale.lowerBound },
      categoryCount: scale.count
    ).quadratic
  }
}
