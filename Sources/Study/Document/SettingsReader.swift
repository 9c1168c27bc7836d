// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import ExactArithmetic

/// Takes typed values out of a group of settings, and afterwards names every key nobody asked for.
///
/// Each value taken is recorded with its origin (study, default, command), so that a run lists all
/// of its parameters, defaults included.
final class SettingsReader {
  let file: String
  private let path: String
  private let setting: Setting
  private let ledger: ParameterLedger
  private var known: [String] = []

  init(_ setting: Setting, path: String = "", file: String, ledger: ParameterLedger) {
    self.setting = setting
    self.path = path
    self.file = file
    self.ledger = ledger
  }

  var place: Setting.Place { setting.place }

  func has(_ key: String) -> Bool { setting.value(key) != nil }

  /// The keys of the group, in their order.
  var keys: [String] {
    guard case .group(let entries) = setting.content else { return [] }
    return entries.map(\.key)
  }

  func isList(_ key: String) -> Bool {
    if case .list? = setting.value(key)?.content { true } else { false }
  }

  /// Whether the elements of a list are groups.
  func holdsGroups(_ key: String) -> Bool {
    guard case .list(let elements)? = setting.value(key)?.content else { return false }
    return elements.contains { if case .group = $0.content { true } else { false } }
  }

  // MARK: - Scalars

  func text(_ key: String) throws(StudyError) -> String {
    guard let value = try optionalText(key) else { throw missing(key) }
    return value
  }

  func text(_ key: String, default fallback: String) throws(StudyError) -> String {
    if let value = try optionalText(key) { return value }
    record(key, fallback, "default")
    return fallback
  }

  func optionalText(_ key: String) throws(StudyError) -> String? {
    known.append(key)
    guard let value = setting.value(key) else { return nil }
    guard case .text(let text) = value.content else {
      throw trouble(value.place, key, "is one value, not a list or group")
    }
    record(key, text, nil)
    return text
  }

  func integer(_ key: String, in range: ClosedRange<Int>) throws(StudyError) -> Int {
    guard let value = try optionalInteger(key, in: range) else { throw missing(key) }
    return value
  }

  func integer(
    _ key: String,
    in range: ClosedRange<Int>,
    default fallback: Int
  ) throws(StudyError) -> Int {
    if let value = try optionalInteger(key, in: range) { return value }
    record(key, String(fallback), "default")
    return fallback
  }

  func optionalInteger(_ key: String, in range: ClosedRange<Int>) throws(StudyError) -> Int? {
    guard let text = try optionalText(key) else { return nil }
    guard let value = Int(text), range.contains(value) else {
      let rule =
        "is a whole number from \(range.lowerBound) to \(range.upperBound), not \"\(text)\""
      throw trouble(placeOf(key), key, rule)
    }
    return value
  }

  func rational(_ key: String) throws(StudyError) -> Rational {
    guard let value = try optionalRational(key) else { throw missing(key) }
    return value
  }

  func rational(_ key: String, default fallback: Rational) throws(StudyError) -> Rational {
    if let value = try optionalRational(key) { return value }
    record(key, fallback.description, "default")
    return fallback
  }

  func optionalRational(_ key: String) throws(StudyError) -> Rational? {
    guard let text = try optionalText(key) else { return nil }
    guard let value = Rational(text: text) else {
      throw trouble(placeOf(key), key, "is a number such as 0.5 or 2/3, not \"\(text)\"")
    }
    return value
  }

  func flag(_ key: String, default fallback: Bool) throws(StudyError) -> Bool {
    guard let text = try optionalText(key) else {
      record(key, fallback ? "yes" : "no", "default")
      return fallback
    }
    switch text {
    case "yes", "true": return true
    case "no", "false": return false
    default: throw trouble(placeOf(key), key, "is `yes` or `no`, not \"\(text)\"")
    }
  }

  func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String,
    default fallback: Choice? = nil
  ) throws(StudyError) -> Choice where Choice.RawValue == String {
    guard let text = try optionalText(key) else {
      guard let fallback else { throw missing(key) }
      record(key, fallback.rawValue, "default")
      return fallback
    }
    guard let choice = Choice(rawValue: text) else {
      let names = Choice.allCases.map(\.rawValue)
      let hint = Spelling.suggestion(for: text, among: names)
      throw trouble(
        placeOf(key),
        key,
        "is one of \(names.joined(separator: ", ")), not \"\(text)\"\(hint)"
      )
    }
    return choice
  }

  // MARK: - Lists and groups

  func texts(_ key: String) throws(StudyError) -> [String] {
    known.append(key)
    guard let value = setting.value(key) else { return [] }
    guard case .list(let values) = value.content else {
      throw trouble(value.place, key, "is a list")
    }
    var texts: [String] = []
    for element in values {
      guard case .text(let text) = element.content else {
        throw trouble(element.place, key, "is a list of plain values")
      }
      texts.append(text)
    }
    record(key, texts.joined(separator: ", "), nil)
    return texts
  }

  func group(_ key: String) throws(StudyError) -> SettingsReader? {
    known.append(key)
    guard let value = setting.value(key) else { return nil }
    guard case .group = value.content else {
      throw trouble(value.place, key, "is a group of `key: value` lines")
    }
    return SettingsReader(value, path: full(key), file: file, ledger: ledger)
  }

  /// A group that the study leaves out: all of its values are defaults.
  func emptyGroup(_ key: String) -> SettingsReader {
    let empty = Setting(.group([]), place: setting.place)
    return SettingsReader(empty, path: full(key), file: file, ledger: ledger)
  }

  func requiredGroup(_ key: String) throws(StudyError) -> SettingsReader {
    guard let reader = try group(key) else { throw missing(key) }
    return reader
  }

  func groups(_ key: String) throws(StudyError) -> [SettingsReader] {
    known.append(key)
    guard let value = setting.value(key) else { return [] }
    guard case .list(let values) = value.content else {
      throw trouble(value.place, key, "is a list of groups")
    }
    var readers: [SettingsReader] = []
    for (index, element) in values.enumerated() {
      guard case .group = element.content else {
        throw trouble(element.place, key, "is a list of groups")
      }
      let path = "\(full(key)).\(index + 1)"
      readers.append(SettingsReader(element, path: path, file: file, ledger: ledger))
    }
    return readers
  }

  func namedGroups(_ key: String) throws(StudyError) -> [(name: String, reader: SettingsReader)] {
    guard let reader = try group(key), case .group(let entries) = reader.setting.content else {
      return []
    }
    var result: [(name: String, reader: SettingsReader)] = []
    for entry in entries {
      if let group = try reader.group(entry.key) { result.append((entry.key, group)) }
    }
    return result
  }

  // MARK: - Errors

  /// Throws on the first key that was never asked for.
  func finish() throws(StudyError) {
    guard case .group(let entries) = setting.content else { return }
    for entry in entries where !known.contains(entry.key) {
      let hint = Spelling.suggestion(for: entry.key, among: known)
      let scope = path.isEmpty ? "a study" : "`\(path)`"
      throw StudyError(
        .configuration,
        "\(origin(entry.place, entry.key)): unknown key \"\(entry.key)\"\(hint) "
          + "(\(scope) knows \(Set(known).sorted().joined(separator: ", ")))"
      )
    }
  }

  func trouble(_ place: Setting.Place, _ key: String, _ rule: String) -> StudyError {
    StudyError(.configuration, "\(origin(place, key)): `\(full(key))` \(rule)")
  }

  /// Where a value was written: a place of the document, or the command line.
  private func origin(_ place: Setting.Place, _ key: String) -> String {
    guard place != .commandLine, !ledger.isOverridden(full(key)) else { return "command line" }
    return "\(file):\(place)"
  }

  func trouble(_ key: String, _ rule: String) -> StudyError {
    trouble(placeOf(key), key, rule)
  }

  private func missing(_ key: String) -> StudyError {
    known.append(key)
    return trouble(setting.place, key, "is missing")
  }

  func placeOf(_ key: String) -> Setting.Place {
    setting.value(key)?.place ?? setting.place
  }

  private func full(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  /// Records a value that the kind worked out because the study leaves it open.
  func recordDefault(_ key: String, _ value: String) { record(key, value, "default") }

  private func record(_ key: String, _ value: String, _ origin: String?) {
    ledger.record(full(key), value, origin: origin)
  }
}
