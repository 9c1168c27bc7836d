// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import Matching

/// What a study says of its scoring sheet, its resamples and the order that a person sets.
struct ScoringSettings {
  /// A criterion as the study has it; without a weight that of the published survey is taken.
  struct Criterion {
    let name: String
    let label: String?
    let weight: Rational?
    let anchors: [Int: String]
    let raters: Int
    let missing: ScoringCriterion.MissingRule
  }

  /// An order inside the groups of a program's draft list, by a person.
  struct Order {
    let program: String
    let person: String
    let date: CalendarDate
    let groups: [[String]]
  }

  let criteria: [Criterion]
  let scale: ClosedRange<Int>
  let leastShare: Rational
  let raterEffects: ScoringSheet.RaterEffects
  /// Who set the weights; `nil` when they come from a published survey.
  let weightSource: String?
  let bands: RankBands.Settings
  let orders: [Order]

  init(_ reader: SettingsReader, seed: UInt64) throws(StudyError) {
    let scaleReader = try reader.group("scale") ?? reader.emptyGroup("scale")
    let low = try scaleReader.integer("low", in: 0...100, default: 1)
    let high = try scaleReader.integer("high", in: 1...100, default: 5)
    guard low < high else { throw scaleReader.trouble("low", "lies below `high`") }
    try scaleReader.finish()
    scale = low...high
    var criteria: [Criterion] = []
    for (name, group) in try reader.namedGroups("criteria") {
      criteria.append(try Self.criterion(name, group, low...high))
    }
    guard !criteria.isEmpty else {
      throw reader.trouble("criteria", "is missing: a sheet has at least one criterion")
    }
    self.criteria = criteria
    let weighted = criteria.count { $0.weight != nil }
    guard weighted == 0 || weighted == criteria.count else {
      throw reader.trouble(
        "criteria",
        "has weights for some criteria only; give every criterion a weight, or none and a file of "
          + "published weights"
      )
    }
    weightSource = try reader.optionalText("weightSource")
    guard weighted == 0 || weightSource != nil else {
      throw reader.trouble("weightSource", "is missing: say who set the weights")
    }
    leastShare = try reader.rational("leastShare", default: Rational(4, 5))
    raterEffects = try reader.choice("raterEffects", default: .raw)
    let concentration = try reader.rational("concentration")
    guard concentration > .zero else { throw reader.trouble("concentration", "is above 0") }
    let level = try reader.rational("level", default: Rational(9, 10))
    guard level > .half, level < .one else {
      throw reader.trouble("level", "lies between one half and one")
    }
    bands = RankBands.Settings(
      concentration: concentration.double,
      seed: seed,
      replicates: try reader.integer("replicates", in: 100...100_000, default: 1000),
      level: level.double
    )
    var orders: [Order] = []
    for group in try reader.groups("orders") {
      let order = try Self.order(group)
      guard !orders.contains(where: { $0.program == order.program }) else {
        throw group.trouble("program", "names \(order.program) twice; keep one order")
      }
      orders.append(order)
    }
    self.orders = orders
  }

  private static func criterion(
    _ name: String,
    _ group: SettingsReader,
    _ scale: ClosedRange<Int>
  ) throws(StudyError) -> Criterion {
    var anchors: [Int: String] = [:]
    if let words = try group.group("anchors") {
      for step in scale {
        if let text = try words.optionalText(String(step)) { anchors[step] = text }
      }
      try words.finish()
    }
    let criterion = Criterion(
      name: name,
      label: try group.optionalText("label"),
      weight: try group.optionalRational("weight"),
      anchors: anchors,
      raters: try group.integer("raters", in: 1...100, default: 1),
      missing: try group.choice("missing", default: .leaveOut)
    )
    try group.finish()
    return criterion
  }

  private static func order(_ group: SettingsReader) throws(StudyError) -> Order {
    let program = try group.text("program")
    let person = try group.text("by")
    let day = try group.text("on")
    guard let date = CalendarDate(day) else {
      throw group.trouble("on", "is a day such as 2020-02-20, not \"\(day)\"")
    }
    var groups: [[String]] = []
    for members in try group.groups("groups") {
      groups.append(try members.texts("applicants"))
      try members.finish()
    }
    try group.finish()
    return Order(program: program, person: person, date: date, groups: groups)
  }

  /// The sheet, with the weights of a survey where the study has none.
  ///
  /// - Parameter published: The survey, when the study has one.
  /// - Throws: `StudyError` when neither gives weights, or the sheet gives no score.
  /// - Returns: The sheet.
  func sheet(_ published: PublishedWeights?) throws(StudyError) -> ScoringSheet {
    let source: String
    if let weightSource, criteria.allSatisfy({ $0.weight != nil }) {
      source = weightSource
    } else if let published {
      source = published.label
    } else {
      throw StudyError(
        .configuration,
        "study.yaml: the criteria have no weights; give each one, or an input as `weights`"
      )
    }
    do {
      let known =
        try published?.criteria(
          criteria.filter { $0.weight == nil }.map(\.name)
        ) ?? []
      let weights = Dictionary(known.map { ($0.name, $0.weight) }) { first, _ in first }
      return try ScoringSheet(
        criteria: criteria.map {
          ScoringCriterion(
            $0.name,
            label: $0.label,
            weight: $0.weight ?? weights[$0.name] ?? .one,
            anchors: $0.anchors,
            requiredRaters: $0.raters,
            missing: $0.missing
          )
        },
        scale: scale,
        leastShare: leastShare,
        raterEffects: raterEffects,
        weightSource: source
      )
    } catch {
      throw StudyError(.configuration, "study.yaml: `parameters`: \(error.sentence)")
    }
  }
}
