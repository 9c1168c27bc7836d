// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Matching

/// The parameters of a match.
struct MatchSettings {
  /// The rules of the match.
  let rules: MatchRules
  /// Whether ranks that lists leave out are passed over.
  let closesGaps: Bool
  /// Whether lists that break a rule are set aside.
  let setsListsAside: Bool
  /// Whether programs allow the last rank that got a seat to be told.
  let showsRanks: Bool
  /// The smallest count of people that is told by reason.
  let smallestCount: Int
  /// How often the match is repeated with chance in it, and what varies.
  let stress: (repetitions: Int, noise: StressTest.Noise)?
  /// Up to how many further seats are tried at an applicant's next better choice; 0 for none.
  let mostSeats: Int?
  /// How many other orders of each list are tried for a gain; `nil` for no such check.
  let strategyDraws: Int?
  /// Whether the probability of matching is fitted to the lengths of lists.
  let fitsProbability: Bool

  init(_ reader: SettingsReader, document: StudyDocument) throws(StudyError) {
    var rules = MatchRules()
    rules.sameProgram = try reader.choice("sameProgram", default: SameProgramRule.bis)
    rules.proposing = try reader.choice("proposing", default: SinglesSolver.Side.applicants)
    rules.waiting = try reader.choice("waiting", default: WaitingOrder.stack)
    rules.couples = try reader.choice("couples", default: MatchRules.CoupleOrder.file)
    rules.seed = document.seed ?? 0
    self.rules = rules
    closesGaps = try reader.flag("closeGaps", default: false)
    setsListsAside = try reader.flag("setListsAside", default: false)
    showsRanks = try reader.flag("showRanks", default: false)
    smallestCount = try reader.integer("smallestCount", in: 1...1_000, default: 10)
    mostSeats = try reader.optionalInteger("seatsTried", in: 0...20)
    fitsProbability = try reader.flag("probability", default: true)
    strategyDraws = try reader.optionalInteger("strategyDraws", in: 0...100)
    stress = try Self.stress(reader)
  }

  private static func stress(
    _ reader: SettingsReader
  ) throws(StudyError) -> (Int, StressTest.Noise)? {
    guard let group = try reader.group("stress") else { return nil }
    var noise = StressTest.Noise()
    func share(_ key: String) throws(StudyError) -> Double {
      let value = try group.rational(key, default: .zero)
      guard value >= .zero, value <= Rational(1) else {
        throw group.trouble(key, "is a share from 0 to 1, not \(value)")
      }
      return value.double
    }
    let repetitions = try group.integer("repetitions", in: 1...100_000, default: 1_000)
    let ranks = try group.rational("ranks", default: Rational(2))
    guard ranks >= .zero, ranks <= Rational(10_000) else {
      throw group.trouble("ranks", "is a standard deviation in ranks from 0 to 10000")
    }
    noise.ranks = ranks.double
    noise.dropOuts = try share("dropOuts")
    noise.seats = try share("seats")
    noise.uncoupled = try share("uncoupled")
    noise.longestList = try group.optionalInteger("longestList", in: 1...10_000)
    try group.finish()
    return (repetitions, noise)
  }

  /// How the probability of matching is fitted.
  var probabilityMethod: MatchProbability {
    MatchProbability(minimumCount: smallestCount, replicates: 200, seed: rules.seed)
  }

  /// What varies from repetition to repetition, in words.
  var stressWords: String? {
    guard let (repetitions, noise) = stress else { return nil }
    var parts: [String] = []
    if noise.ranks > 0 {
      parts.append(
        "programs see applicants with a standard deviation of \(noise.ranks.text(places: 1)) ranks"
      )
    }
    if noise.dropOuts > 0 {
      parts.append("\((noise.dropOuts * 100).text(places: 1)) % of applicants stay away")
    }
    if noise.seats > 0 { parts.append("\((noise.seats * 100).text(places: 1)) % of seats are cut") }
    if noise.uncoupled > 0 {
      parts.append("\((noise.uncoupled * 100).text(places: 1)) % of couples go apart")
    }
    if let longest = noise.longestList { parts.append("lists end at rank \(longest)") }
    return
      "\(repetitions) repetitions in which \(parts.isEmpty ? "nothing varies" : parts.joined(separator: ", ")); "
      + "seed \(rules.seed)"
  }
}
