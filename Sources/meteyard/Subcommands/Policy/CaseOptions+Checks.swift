// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import Policy

extension CaseOptions {
  /// How the policy is read.
  ///
  /// - Throws: `Failure` 66 for a version or reading that the policy does not have, 64 for an option
  ///   that cannot be read.
  func options(_ rulebook: Rulebook) throws(Failure) -> EvaluationOptions {
    var options = EvaluationOptions(usesPresumptions: !withoutPresumptions)
    if let ruleVersion {
      let names = rulebook.versions.map(\.name)
      guard names.contains(ruleVersion) else { throw Failure.noVersion(ruleVersion, among: names) }
    }
    options.version = ruleVersion
    options.readings = try readings(rulebook)
    if let knownOn {
      guard let day = CalendarDate(knownOn) else {
        throw Failure(
          code: 64,
          sentence: "--known-on takes a date, such as 2025-03-01, not \"\(knownOn)\""
        )
      }
      options.knownOn = day
    }
    return options
  }

  private func readings(_ rulebook: Rulebook) throws(Failure) -> [String: String] {
    var result: [String: String] = [:]
    for choice in under {
      let parts = choice.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
        throw Failure(
          code: 64,
          sentence: "--under takes a reading and a letter of it, such as R1.B, not \"\(choice)\""
        )
      }
      guard let reading = rulebook.readings.first(where: { $0.name.text == parts[0] }) else {
        let known = rulebook.readings.map {
          "\($0.name.text) (\($0.letters.joined(separator: ", ")))"
        }
        let list =
          known.isEmpty ? "the policy has none" : "there is \(known.joined(separator: "; "))"
        throw Failure(
          code: 66,
          sentence: "there is no reading \"\(parts[0])\""
            + Spelling.suggestion(for: parts[0], among: rulebook.readings.map(\.name.text))
            + "; \(list)"
        )
      }
      guard reading.letters.contains(parts[1]) else {
        throw Failure(
          code: 66,
          sentence: "the reading \(parts[0]) has no answer \"\(parts[1])\" "
            + "(there are \(reading.letters.joined(separator: ", ")))"
        )
      }
      if let earlier = result[parts[0]], earlier != parts[1] {
        throw Failure(
          code: 64,
          sentence: "--under gives two answers of \(parts[0]), \(earlier) and \(parts[1]); "
            + "keep one of them"
        )
      }
      result[parts[0]] = parts[1]
    }
    return result
  }

  /// Refuses a question that names no decision.
  func checkDecisions(_ policy: CheckedPolicy) throws(Failure) {
    let names = policy.decisions
    for question in decision {
      let name = question.prefix { $0 != "(" }.split(separator: " ").joined(separator: " ")
      guard names.contains(name) else { throw Failure.unknown("decision", name, among: names) }
    }
    guard decision.isEmpty, policy.openDecisions.isEmpty else { return }
    throw Failure(
      code: 64,
      sentence: "every decision takes arguments; name one with --decision, such as "
        + "'\(names.first ?? "passes")(\"…\")'"
    )
  }

  /// Refuses a deciding date that is none, or a year where the policy asks for a day.
  func checkDate(_ rulebook: Rulebook) throws(Failure) {
    guard let on else { return }
    let isYear = Int(on).map { (1...9999).contains($0) } ?? false
    guard isYear || CalendarDate(on) != nil else {
      throw Failure(
        code: 64,
        sentence: "--on takes a date, such as 2025-03-01, or a year, not \"\(on)\""
      )
    }
    guard let (fact, isDay) = rulebook.decidingFact, isDay == isYear else { return }
    throw Failure(
      code: 64,
      sentence: isDay
        ? "the policy decides by the date `\(fact)`; give --on a day, such as \(on)-03-01"
        : "the policy decides by the year `\(fact)`; give --on a year, such as \(on.prefix(4))"
    )
  }

  /// Refuses options that a case contradicts, since one of the two would silently win.
  func checkAgreement(_ cases: [RuleTest]) throws(Failure) {
    let readings = Dictionary(
      under.map { ($0.prefix { $0 != "." }, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    for test in cases {
      for circumstance in test.declaration.circumstances {
        switch circumstance {
        case .reading(let name, let letter):
          let said = "\(name.text).\(letter.text)"
          guard let option = readings[Substring(name.text)], option != said else { continue }
          throw contradiction(test, "under \(said)", "--under \(option)")
        case .knownOn(let day):
          guard let knownOn, CalendarDate(knownOn) != day else { continue }
          throw contradiction(test, "known on \(day)", "--known-on \(knownOn)")
        case .version(let name):
          guard let ruleVersion, ruleVersion != name.text else { continue }
          throw contradiction(test, "version \(name.text)", "--version \(ruleVersion)")
        case .on, .year: continue
        }
      }
    }
  }

  private func contradiction(_ test: RuleTest, _ said: String, _ option: String) -> Failure {
    Failure(
      code: 64,
      sentence: "case \"\(test.title)\" says `\(said)`, and the command line \(option); "
        + "keep one of the two"
    )
  }

  /// A warning for cases that do not say their deciding date, so that no version can be picked.
  func undated(_ cases: [RuleTest], rulebook: Rulebook) -> [RunManifest.RunWarning] {
    guard ruleVersion == nil, let (fact, isDay) = rulebook.decidingFact,
      rulebook.versions.contains(where: \.isDated)
    else { return [] }
    let runner = PolicyTestRunner(rulebook)
    let missing = cases.filter { test in
      let testCase = runner.testCase(for: test)
      guard testCase.options.version == nil else { return false }
      let rows = testCase.data.rows[rulebook.subject] ?? []
      return rows.contains { $0.id == testCase.subject && $0.facts[fact] == nil }
    }
    guard let first = missing.first else { return [] }
    let example = isDay ? "2025-03-01" : "2025"
    let who = missing.count == 1 ? "case \"\(first.title)\"" : "\(missing.count) cases"
    let sentence =
      caseFile == nil
      ? "the deciding \(isDay ? "date" : "year") `\(fact)` is missing, so no version is picked; "
        + "give it with --on \(example)"
      : "the deciding \(isDay ? "date" : "year") `\(fact)` is missing in \(who), so no version is "
        + "picked; write `\(isDay ? "on" : "in") \(example)` behind the case's name"
    return [RunManifest.RunWarning(code: "deciding-date", sentence: sentence, place: fact)]
  }

  /// A warning that what is given in words says nothing of the day on which it was received.
  func unreceived(_ options: EvaluationOptions) -> [RunManifest.RunWarning] {
    guard options.knownOn != nil else { return [] }
    let sentence =
      "what is given here does not say when it was received, so `--known-on` leaves nothing out"
    return [RunManifest.RunWarning(code: "known-on", sentence: sentence, place: "--known-on")]
  }
}

extension Rulebook {
  /// The fact of the subject that picks the version, and whether it is a day and no year.
  fileprivate var decidingFact: (name: String, isDay: Bool)? {
    decidesBy.map { ($0, !countsYears) }
  }
}

extension RuleVersion {
  /// Whether it is in force from a date.
  fileprivate var isDated: Bool {
    if case .inForce = status { true } else { false }
  }
}
