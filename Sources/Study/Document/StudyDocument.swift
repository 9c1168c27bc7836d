// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence

/// `study.yaml`, read: what every kind of study has in common, and the kind's own settings unread.
struct StudyDocument {
  static let fileName = "study.yaml"

  let id: String
  let title: String
  let kind: String
  /// The date that selects dated parameters, or `undated`.
  let date: String
  /// Where the evidence comes from, in one sentence.
  let source: String
  /// Words that must stand on every page, such as `simulated`.
  let marks: [String]
  let seed: UInt64?
  /// The policies that decide, inside the study; none when the parameters are the rule.
  let policies: [PolicyDeclaration]
  let inputs: [InputDeclaration]
  let parameters: SettingsReader
  let outputs: Outputs
  let ledger: ParameterLedger
  /// Parameters set on the command line, by path.
  let overrides: [String: String]
  /// The parameters as they are written, those of the command line put in.
  private let written: Setting?

  struct InputDeclaration {
    let name: String
    let path: String
    let role: String
    let mappingPath: String?
    let place: Setting.Place
  }

  struct PolicyDeclaration {
    let path: String
    let place: Setting.Place
  }

  struct Outputs {
    var certificates = true
    var report = true
    var charts = true
    var pages = true
  }

  /// Reads the document.
  ///
  /// - Parameters:
  ///   - text: The text of `study.yaml`.
  ///   - overrides: Parameters set on the command line, by path.
  /// - Throws: `StudyError` naming line and column of the first thing that is wrong.
  init(text: String, overrides: [String: String]) throws(StudyError) {
    let file = Self.fileName
    self.overrides = overrides
    var root = try Setting.parse(text, file: file)
    var overridden: Set<String> = []
    for (path, value) in overrides.sorted(by: { $0.key < $1.key }) {
      let parts = ["parameters"] + path.split(separator: ".").map(String.init)
      guard root.set(value, at: parts[...]) else {
        throw StudyError(
          .configuration,
          "command line: `\(path)` names an element that its list does not have; elements count from 1"
        )
      }
      overridden.insert(parts.joined(separator: "."))
    }
    ledger = ParameterLedger(overridden: overridden)
    written = root.value("parameters")
    let reader = SettingsReader(root, file: file, ledger: ledger)
    id = try reader.text("study")
    guard !id.isEmpty, id.utf8.allSatisfy(Self.isIdentifier) else {
      throw reader.trouble("study", "is made of a-z, 0-9 and hyphens, not \"\(id)\"")
    }
    title = try reader.text("title")
    kind = try reader.text("kind")
    date = try reader.text("at", default: "undated")
    guard date == "undated" || ISODate.isValid(date) else {
      throw reader.trouble("at", "is an ISO date such as 2014-01-31, not \"\(date)\"")
    }
    source = try reader.text("source", default: "not stated")
    marks = try reader.texts("marks")
    seed = try reader.optionalInteger("seed", in: 0...Int.max).map(UInt64.init)
    policies = try Self.policies(reader)
    inputs = try Self.inputs(reader)
    parameters =
      try reader.group("parameters")
      ?? SettingsReader(
        Setting(.group([]), place: reader.place),
        path: "parameters",
        file: file,
        ledger: ledger
      )
    outputs = try Self.outputs(reader)
    try reader.finish()
  }

  /// A parameter as it is written; `nil` where it is left out.
  func setting(parameter key: String) -> Setting? { written?.value(key) }

  private static func isIdentifier(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }

  private static func policies(
    _ reader: SettingsReader
  ) throws(StudyError) -> [PolicyDeclaration] {
    let one = try reader.optionalText("policy")
    let several = try reader.texts("policies")
    if one != nil, !several.isEmpty {
      throw reader.trouble("policies", "stands beside `policy`; keep one of the two")
    }
    let key = one == nil ? "policies" : "policy"
    var declared: [PolicyDeclaration] = []
    for named in several + [one].compactMap(\.self) {
      let path = try Self.path(ofPolicy: named, reader, key)
      guard !declared.contains(where: { $0.path == path }) else {
        throw reader.trouble(key, "names \(named) twice; keep one")
      }
      declared.append(PolicyDeclaration(path: path, place: reader.placeOf(key)))
    }
    return declared
  }

  /// The path of a policy that is named by its file or by its id in the library.
  private static func path(
    ofPolicy named: String,
    _ reader: SettingsReader,
    _ key: String
  ) throws(StudyError) -> String {
    guard !named.hasSuffix(".policy") else {
      guard StudyFiles.staysInside(named) else {
        throw reader.trouble(key, "leaves the study's folder: \"\(named)\"")
      }
      return named
    }
    let path = PolicyShelf.path(of: named)
    guard StudyFiles.staysInside(path), !named.contains("/") else {
      throw reader.trouble(
        key,
        "names a policy by its file, such as law.policy, or by its id in the library, such as "
          + "us.tn.itp-provisional, not \"\(named)\""
      )
    }
    return path
  }

  private static func inputs(_ reader: SettingsReader) throws(StudyError) -> [InputDeclaration] {
    var result: [InputDeclaration] = []
    for (name, group) in try reader.namedGroups("inputs") {
      let path = try group.text("file")
      guard StudyFiles.staysInside(path) else {
        throw group.trouble("file", "leaves the study's folder: \"\(path)\"")
      }
      let mapping = try group.optionalText("map")
      if let mapping, !StudyFiles.staysInside(mapping) {
        throw group.trouble("map", "leaves the study's folder: \"\(mapping)\"")
      }
      result.append(
        InputDeclaration(
          name: name,
          path: path,
          role: try group.text("as", default: name),
          mappingPath: mapping,
          place: group.place
        )
      )
      try group.finish()
    }
    return result
  }

  private static func outputs(_ reader: SettingsReader) throws(StudyError) -> Outputs {
    guard let group = try reader.group("outputs") else { return Outputs() }
    var outputs = Outputs()
    outputs.certificates = try group.flag("certificates", default: true)
    outputs.report = try group.flag("report", default: true)
    outputs.charts = try group.flag("charts", default: true)
    outputs.pages = try group.flag("pages", default: true)
    try group.finish()
    return outputs
  }
}

/// Dates of the form 2014-01-31.
enum ISODate {
  static func isValid(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
      parts[2].utf8.count == 2,
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
      (1...12).contains(month), year >= 1
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...days[month - 1]).contains(day)
  }
}
