// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import Psychometrics
import StandardSetting

extension CutSettings {
  /// Reads the parameters.
  ///
  /// - Throws: `StudyError` naming line and column of the first one that is wrong.
  init(_ reader: SettingsReader, document: StudyDocument) throws(StudyError) {
    let test = try Test(reader.requiredGroup("test"))
    self.test = test
    unit = try reader.text("unit", default: test.code.isEmpty ? document.id : test.code)
    date = try reader.text("date", default: document.date)
    scale = try Self.scale(reader)
    ratingScale = try Self.ratingScale(reader)
    ranges = ratingScale.publishedRanges
    convergenceShare = try reader.rational("convergenceShare", default: Rational(2, 3))
    guard convergenceShare > .zero, convergenceShare <= .one else {
      throw reader.trouble("convergenceShare", "is a share above 0 and at most 1")
    }
    panel = try Panel(reader)
    let methods = try Self.methods(reader)
    self.methods = methods
    let decides = try reader.text("decides", default: methods[0].id)
    self.decides = decides
    let ids = methods.map(\.id)
    guard ids.contains(decides) else {
      throw reader.trouble(
        "decides",
        "names one of the methods (\(ids.joined(separator: ", "))), not \"\(decides)\""
          + Spelling.suggestion(for: decides, among: ids)
      )
    }
    rule = try Rule(reader.group("rule") ?? reader.emptyGroup("rule"))
    certainty = try Certainty(reader)
    conversion = try Conversion(reader)
    record = try CutRecord(reader)
    leaveOut = try reader.text("leaveOut", default: "").split(separator: ",").map(String.init)
  }

  private static func scale(
    _ reader: SettingsReader
  ) throws(StudyError) -> (low: Rational, high: Rational)? {
    guard let group = try reader.group("scale") else { return nil }
    let low = try group.rational("low")
    let high = try group.rational("high")
    try group.finish()
    guard low < high else { throw group.trouble("low", "lies below `high`") }
    return (low, high)
  }

  private static func ratingScale(_ reader: SettingsReader) throws(StudyError) -> RatingScale {
    let name = try reader.text("ratingScale", default: "ets13")
    if let scale = RatingScale(name: name) { return scale }
    guard name == "points" else {
      let names = ["ets13", "percent", "percent5", "yesno", "points"]
      throw reader.trouble(
        "ratingScale",
        "is one of \(names.joined(separator: ", ")), not \"\(name)\""
          + Spelling.suggestion(for: name, among: names)
      )
    }
    let highest = try reader.rational("ratingMaximum")
    let step = try reader.optionalRational("ratingStep")
    do {
      return try RatingScale.points(max: highest, step: step)
    } catch {
      throw reader.trouble("ratingStep", error.sentence)
    }
  }

  private static func methods(_ reader: SettingsReader) throws(StudyError) -> [Method] {
    var methods: [Method] = []
    for group in try reader.groups("methods") {
      let kind: CutMethodKind = try group.choice("kind")
      let id = try group.text("id", default: kind.rawValue)
      guard methods.allSatisfy({ $0.id != id }) else {
        throw group.trouble("id", "is the id of two methods: \"\(id)\"")
      }
      let taken = methods.map(\.name)
      let name = try group.text("name", default: taken.contains(kind.rawValue) ? id : kind.rawValue)
      guard !taken.contains(name) else {
        throw group.trouble("name", "is the name of two methods: \"\(name)\"")
      }
      methods.append(
        Method(
          id: id,
          name: name,
          kind: kind,
          round: try group.optionalInteger("round", in: 1...9),
          options: try CutMethodOptions(group)
        )
      )
      try group.finish()
    }
    guard !methods.isEmpty else {
      throw reader.trouble("methods", "lists at least one method")
    }
    return methods
  }
}

extension CutSettings.Test {
  init(_ reader: SettingsReader) throws(StudyError) {
    name = try reader.text("name")
    code = try reader.text("code", default: "")
    maximumPoints = try reader.optionalRational("maximumPoints")
    if let maximumPoints, maximumPoints <= .zero {
      throw reader.trouble("maximumPoints", "is above 0")
    }
    scoredItems = try reader.optionalInteger("scoredItems", in: 1...100_000)
    pretestItems = try reader.optionalInteger("pretestItems", in: 0...100_000)
    shownItems = try reader.optionalInteger("shownItems", in: 1...100_000)
    scoring = reader.has("scoring") ? try reader.choice("scoring") : nil
    var areas: [(name: String, items: String)] = []
    for group in try reader.groups("areas") {
      areas.append((try group.text("name"), try group.text("items", default: "not published")))
      try group.finish()
    }
    self.areas = areas
    try reader.finish()
  }
}

extension CutSettings.Panel {
  init(_ reader: SettingsReader) throws(StudyError) {
    let group = try reader.group("panel") ?? reader.emptyGroup("panel")
    agencies = try group.optionalInteger("agencies", in: 1...10_000)
    agencyWord = try group.text("agencyWord", default: "agencies")
    incomplete = try group.choice("incomplete", default: PanelDesign.IncompleteRule.refuse)
    var windows: [Int: RoundWindow] = [:]
    for window in try group.groups("windows") {
      let round = try window.integer("round", in: 1...9)
      guard windows[round] == nil else {
        throw window.trouble("round", "has two windows: \(round)")
      }
      windows[round] = RoundWindow(
        openedAt: try window.text("opened"),
        closedAt: try window.text("closed")
      )
      try window.finish()
    }
    self.windows = windows
    try group.finish()
  }
}

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
