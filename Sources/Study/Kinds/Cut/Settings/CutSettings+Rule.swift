// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import Psychometrics
import StandardSetting

extension CutSettings.Rule {
  private enum Base: String, CaseIterable {
    case rounded
    case unrounded
  }

  init(_ reader: SettingsReader) throws(StudyError) {
    id = try reader.text("id", default: "cut")
    version = try reader.text("version", default: "1")
    source = try reader.text("source", default: "declared in study.yaml")
    let word = try reader.text("statistic", default: "mean")
    guard let statistic = PanelStatistic(word: word) else {
      throw reader.trouble(
        "statistic",
        "is mean, median or trimmed-N with N from 1 to 9, not \"\(word)\""
      )
    }
    self.statistic = statistic
    rounding = try reader.choice("rounding", default: RoundingRule.ceil)
    var csem: ConditionalErrorRule?
    var base = Base.rounded
    if let group = try reader.group("csem") {
      switch try group.text("rule") {
      case "lord": csem = .lord
      case "binomial-n": csem = .binomialN
      case "keats":
        csem = .keats(kr20: try group.rational("kr20"), kr21: try group.rational("kr21"))
      case "feldt":
        var strata: [ScoreStratum] = []
        for stratum in try group.groups("strata") {
          let items = try stratum.integer("items", in: 2...100_000)
          strata.append(
            ScoreStratum(items: items, weight: try stratum.rational("weight", default: .one))
          )
          try stratum.finish()
        }
        guard !strata.isEmpty else { throw group.trouble("strata", "lists at least one stratum") }
        csem = .feldt(strata: strata)
      case let other:
        let names = ["lord", "binomial-n", "keats", "feldt"]
        throw group.trouble(
          "rule",
          "is one of \(names.joined(separator: ", ")), not \"\(other)\""
            + Spelling.suggestion(for: other, among: names)
        )
      }
      base = try group.choice("at", default: Base.rounded)
      try group.finish()
    }
    self.csem = csem
    isAtRoundedCut = base == .rounded
    var offsets: [Int] = []
    for text in try reader.texts("offsets") {
      guard let offset = Int(text), offset != 0, abs(offset) <= 4 else {
        throw reader.trouble("offsets", "holds whole numbers from -4 to 4 other than 0")
      }
      offsets.append(offset)
    }
    self.offsets = offsets.isEmpty ? [-2, -1, 1, 2] : offsets
    try reader.finish()
  }
}

extension PanelStatistic {
  /// The statistic a study names: `mean`, `median` or `trimmed-1`.
  init?(word: String) {
    switch word {
    case "mean": self = .mean
    case "median": self = .median
    default:
      guard word.hasPrefix("trimmed-"), let each = Int(word.dropFirst(8)), (1...9).contains(each)
      else { return nil }
      self = .trimmedMean(each: each)
    }
  }
}

extension CutSettings.Certainty {
  init(_ reader: SettingsReader) throws(StudyError) {
    let word = try reader.text("resample", default: "exact")
    isExact = word == "exact"
    guard isExact || Int(word).map({ (100...10_000_000).contains($0) }) == true else {
      throw reader.trouble("resample", "is `exact` or a number of draws from 100 to 10,000,000")
    }
    draws = Int(word) ?? 100_000
    let parts = try reader.text("loss", default: "1:1").split(separator: ":")
    guard parts.count == 2, let positive = Rational(text: parts[0]),
      let negative = Rational(text: parts[1]), positive > .zero, negative > .zero
    else {
      throw reader.trouble("loss", "is two numbers above 0, false positive first, such as 2:1")
    }
    lossFalsePositive = positive
    lossFalseNegative = negative
  }
}

extension CutSettings.Conversion {
  init(_ reader: SettingsReader) throws(StudyError) {
    let assumption = try reader.text("assume", default: "nothing")
    guard ["nothing", "linear"].contains(assumption) else {
      throw reader.trouble("assume", "is `nothing` or `linear`, not \"\(assumption)\"")
    }
    assumesLinear = assumption == "linear"
    rounding = try reader.choice("conversionRounding", default: RoundingRule.nearestHalfUp)
    guard [.nearestHalfUp, .floor, .ceil].contains(rounding) else {
      throw reader.trouble("conversionRounding", "is nearest-half-up, floor or ceil")
    }
    var scores: [Int] = []
    for text in try reader.text("rawScores", default: "").split(separator: ",") {
      guard let score = Int(text), score >= 0 else {
        throw reader.trouble("rawScores", "holds whole raw scores, not \"\(text)\"")
      }
      scores.append(score)
    }
    rawScores = scores
  }
}

extension CutMethodOptions {
  private enum Centre: String, CaseIterable {
    case median
    case mean
  }

  private enum RateUnit: String, CaseIterable {
    case share
    case percent
  }

  init(_ reader: SettingsReader) throws(StudyError) {
    usesMedian = try reader.choice("centre", default: Centre.median) == .median
    qualified = try reader.text("qualified", default: "qualified")
    notQualified = try reader.text("notQualified", default: "not-qualified")
    borderline = try reader.text("borderline", default: "borderline")
    borderlineRating = try reader.rational("borderlineRating", default: 2)
    level = try reader.integer("level", in: 2...20, default: 2)
    weights = (
      try reader.rational("weightNotQualified", default: .one),
      try reader.rational("weightQualified", default: .one)
    )
    guard weights.notQualified > .zero, weights.qualified > .zero else {
      throw reader.trouble("weightQualified", "is above 0, as is `weightNotQualified`")
    }
    ratesInPercent = try reader.choice("rates", default: RateUnit.share) == .percent
  }
}
