// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import StandardSetting

/// What people decided around a panel: readiness, exclusions, adoption, and what the report quotes.
struct CutRecord {
  let readiness: Readiness
  let exclusions: ExclusionLedger
  let adoptions: [AdoptionEntry]
  let candidate: Candidate
  let feedbackShown: [String]
  let remarks: [String]
  let references: [String]
  let agenda: [(time: String, item: String)]

  struct Readiness {
    /// What the study says when the answers themselves are not on file.
    let statement: String?
    let questions: [String]
    let override: GateOverride?
  }

  struct AdoptionEntry {
    let authority: String
    let action: String
    let raw: Rational
    let scaled: Rational?
    let from: String
    let to: String?
    let reason: String
    let vote: String?
    let signatories: [String]
    let reader: SettingsReader
  }

  enum Candidate {
    case absent(String)
    case sections([(heading: String, statements: [String])])
  }

  init(_ reader: SettingsReader) throws(StudyError) {
    readiness = try Self.readiness(reader)
    exclusions = try Self.exclusions(reader)
    var adoptions: [AdoptionEntry] = []
    for group in try reader.groups("adoption") {
      adoptions.append(
        AdoptionEntry(
          authority: try group.text("authority"),
          action: try group.text("action"),
          raw: try group.rational("raw"),
          scaled: try group.optionalRational("scaled"),
          from: try group.text("from"),
          to: try group.optionalText("to"),
          reason: try group.text("reason", default: ""),
          vote: try group.optionalText("vote"),
          signatories: try group.texts("signatories"),
          reader: group
        )
      )
      try group.finish()
    }
    self.adoptions = adoptions
    candidate = try Self.candidate(reader)
    feedbackShown = try reader.texts("feedbackShown")
    remarks = try reader.texts("remarks")
    references = try reader.texts("references")
    var agenda: [(time: String, item: String)] = []
    for group in try reader.groups("agenda") {
      agenda.append((try group.text("time"), try group.text("item")))
      try group.finish()
    }
    self.agenda = agenda
  }

  private static func readiness(_ reader: SettingsReader) throws(StudyError) -> Readiness {
    guard let group = try reader.group("readiness") else {
      return Readiness(statement: nil, questions: [], override: nil)
    }
    var override: GateOverride?
    if let given = try group.group("override") {
      let reason = try given.text("reason")
      let actor = try given.text("actor")
      let time = try given.text("time")
      do {
        override = try GateOverride(reason: reason, actor: actor, time: time)
      } catch {
        throw given.trouble("reason", error.sentence)
      }
      try given.finish()
    }
    let readiness = Readiness(
      statement: try group.optionalText("statement"),
      questions: try group.texts("questions"),
      override: override
    )
    try group.finish()
    return readiness
  }

  private static func exclusions(_ reader: SettingsReader) throws(StudyError) -> ExclusionLedger {
    var records: [Exclusion] = []
    for group in try reader.groups("exclusions") {
      let target: Exclusion.Target
      if let panelist = try group.optionalText("panelist") {
        target = .panelist(panelist)
      } else if let item = try group.optionalText("item") {
        target = .item(item)
      } else {
        target = .round(try group.integer("round", in: 1...9))
      }
      let isReinclusion = try group.flag("reinclude", default: false)
      let reason = try group.text("reason")
      let actor = try group.text("actor")
      let time = try group.text("time")
      let isAfterLook = try group.flag("afterLook", default: false)
      do {
        records.append(
          try Exclusion(
            target,
            isReinclusion: isReinclusion,
            reason: reason,
            actor: actor,
            time: time,
            isAfterLook: isAfterLook
          )
        )
      } catch {
        throw group.trouble("reason", error.sentence)
      }
      try group.finish()
    }
    let itemRule = try reader.choice("excludedItems", default: ExcludedItemRule.shortenTest)
    return ExclusionLedger(records, itemRule: itemRule)
  }

  private static func candidate(_ reader: SettingsReader) throws(StudyError) -> Candidate {
    guard reader.isList("candidate") else {
      return .absent(try reader.text("candidate", default: "not on file"))
    }
    var sections: [(heading: String, statements: [String])] = []
    for group in try reader.groups("candidate") {
      sections.append((try group.text("heading", default: ""), try group.texts("statements")))
      try group.finish()
    }
    return .sections(sections)
  }
}
