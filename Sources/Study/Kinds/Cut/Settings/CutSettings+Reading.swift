// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
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
