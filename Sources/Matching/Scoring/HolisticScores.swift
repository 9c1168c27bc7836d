// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// The scores of a program's applicants by its sheet, exact, with what they are made of.
public struct HolisticScores: Sendable, Hashable {
  /// The program.
  public let program: String
  /// How it scores.
  public let sheet: ScoringSheet
  /// The applicants by name.
  public let applicants: [ApplicantScore]
  /// What a reader must know of the ratings, in sentences.
  public let cautions: [String]
  /// The values as scored, by applicant, criterion and rater, each in the order of its names.
  let values: [[[RaterValue]]]
  /// The raters by name.
  let raters: [String]

  /// A value of a rater, after what is done about strict and mild raters.
  struct RaterValue: Sendable, Hashable {
    let rater: Int
    let value: Rational
  }

  /// The scores of a program.
  ///
  /// - Parameters:
  ///   - program: The program.
  ///   - ratings: Ratings by the sheet's criteria, as `RatingList` gives them; those of other programs are
  ///     left out. One rater rates an applicant on a criterion once.
  ///   - sheet: How the program scores.
  public init(program: String, ratings: [ApplicantRating], sheet: ScoringSheet) {
    let own = ratings.filter { $0.program == program }
    let names = Set(own.map(\.applicant)).sorted()
    let raters = Set(own.map(\.rater)).sorted()
    let place = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    let raterPlace = Dictionary(uniqueKeysWithValues: raters.enumerated().map { ($1, $0) })
    let criterion = Dictionary(
      uniqueKeysWithValues: sheet.criteria.enumerated().map { ($1.name, $0) }
    )
    var values = names.map { _ in sheet.criteria.map { _ in [RaterValue]() } }
    for rating in own {
      guard let applicant = place[rating.applicant], let column = criterion[rating.criterion],
        let rater = raterPlace[rating.rater]
      else { preconditionFailure("a rating is of a criterion of the sheet") }
      values[applicant][column].append(RaterValue(rater: rater, value: Rational(rating.value)))
    }
    for applicant in names.indices {
      for column in sheet.criteria.indices {
        values[applicant][column].sort { $0.rater < $1.rater }
      }
    }
    var cautions: [String] = []
    if sheet.raterEffects == .centred {
      let centring = RaterCentring(values, raters: raters.count)
      values = centring.values
      cautions = centring.cautions
    }
    self.program = program
    self.sheet = sheet
    self.raters = raters
    self.values = values
    self.cautions = cautions
    let scores = names.indices.map { applicant in
      ApplicantScore(names[applicant], values: values[applicant].map { $0.map(\.value) }, sheet)
    }
    let known = scores.compactMap(\.score).sorted(by: >)
    let ranks = Dictionary(known.enumerated().map { ($1, $0 + 1) }) { first, _ in first }
    applicants = scores.map { score in
      var ranked = score
      // Equal scores share the better rank.
      ranked.rank = score.score.flatMap { ranks[$0] }
      return ranked
    }
  }
}

/// What one applicant's score is made of.
public struct ApplicantScore: Sendable, Hashable {
  /// A criterion of the score.
  public struct Part: Sendable, Hashable {
    /// The mean of the raters' values; `nil` when too few have rated.
    public let mean: Rational?
    /// How many raters have rated.
    public let raters: Int
  }

  /// The applicant.
  public let applicant: String
  /// A part for each criterion, in the order of the sheet.
  public let parts: [Part]
  /// The share of all weight that is present.
  public let presentShare: Rational
  /// The score; `nil` when it is insufficient.
  public let score: Rational?
  /// Why there is no score, in words; empty when there is one.
  public let reasons: [String]
  /// The place among those with a score, equal scores alike; `nil` without one.
  public internal(set) var rank: Int?

  init(_ applicant: String, values: [[Rational]], _ sheet: ScoringSheet) {
    self.applicant = applicant
    parts = zip(values, sheet.criteria).map { values, criterion in
      let isPresent = values.count >= criterion.requiredRaters
      return Part(
        mean: isPresent ? values.sum() / Rational(values.count) : nil,
        raters: values.count
      )
    }
    var weighted = Rational.zero
    var present = Rational.zero
    var reasons: [String] = []
    for (part, criterion) in zip(parts, sheet.criteria) {
      if let mean = part.mean {
        weighted = weighted + criterion.weight * mean
        present = present + criterion.weight
      } else if criterion.missing == .insufficient {
        reasons.append(
          "\(criterion.label) has \(part.raters) of \(criterion.requiredRaters) raters, and there "
            + "is no score without it"
        )
      }
    }
    presentShare = present / sheet.totalWeight
    if presentShare < sheet.leastShare {
      reasons.append(
        "\((presentShare * 100).text(places: 1)) % of the weight is present and "
          + "\((sheet.leastShare * 100).text(places: 1)) % is needed"
      )
    }
    self.reasons = reasons
    score = reasons.isEmpty ? weighted / present : nil
  }
}
