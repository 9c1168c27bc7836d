// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic

extension Evaluation {
  /// A fact of the current row, or of the row that it belongs to.
  ///
  /// - Parameters:
  ///   - index: The fact's place in the program.
  ///   - arguments: Its arguments.
  /// - Returns: The value, or why there is none.
  func fact(_ index: Int, arguments: [Answer]) -> Answer {
    let fact = prepared.facts[index]
    switch locate(fact.place) {
    case .row(let row): return read(fact, index, row: row, arguments: arguments)
    case .ambiguous: return .unknown(.missing, fact.name)
    case .broken: return Self.broken(fact.name)
    }
  }

  /// A fact of the subject that a reference names.
  ///
  /// - Parameters:
  ///   - reference: The reference.
  ///   - index: The fact's place in the program.
  /// - Returns: The value, or why there is none.
  func referred(_ reference: Answer, fact index: Int) -> Answer {
    let fact = prepared.facts[index]
    switch reference {
    case .value(.entity(let id)):
      guard let row = entities[fact.place].place(of: id, period: frame.period) else {
        return Self.broken(fact.name)
      }
      return read(fact, index, row: row, arguments: [])
    case .value: return .unknown(.none)
    case .fault: return reference
    default: return .unknown(reference.unknowns)
    }
  }

  private static func broken(_ name: String) -> Answer {
    .fault(.noEntity, "`\(name)` belongs to a subject that is not on file")
  }

  private func read(_ fact: PreparedFact, _ index: Int, row: Int, arguments: [Answer]) -> Answer {
    if let failure = Answer.strictFailure(arguments) { return failure }
    let groups = moving?.groups(of: fact.name, fact.place, row: row) ?? 0
    groupsRead |= groups
    // What a list's completeness rests on is not followed, so that it is not kept from trial to trial.
    let isKept = fact.isRemembered && (moving == nil || groups == 0 && fact.completeWhen == nil)
    let key =
      isKept
      ? FactKey(version: frame.version, fact: index, row: row, arguments: arguments) : nil
    if let key, let answer = remembered[key] { return answer }
    let values = arguments.isEmpty ? [] : arguments.compactMap(\.value)
    if !supposed.isEmpty, fact.hasError,
      let number = supposed[FactSlot(fact.place, row: row, fact.name, values)]
    {
      return .value(.number(number))
    }
    let record =
      values.isEmpty
      ? entities[fact.place].rows[row].facts[fact.name]
      : entities[fact.place].rows[row].record(fact.name, values)
    var answer = standing(record, fact, row: row)
    if answer.isUnknown, evaluator.options.usesPresumptions, let presumed = fact.presumed,
      answer.unknowns.kinds == [.missing]
    {
      usage.formUnion(Usage(presuming: fact.name))
      recorder?.note(.presumed)
      answer = fact.type.checked(.value(presumed), named: fact.name)
    }
    if let condition = fact.completeWhen, case .value(.list(let elements, let isComplete)) = answer
    {
      answer = .value(.list(elements, isComplete: isComplete && isMet(condition, fact, row: row)))
    }
    // A presumption must be counted for everyone who reads the fact.
    if let key, fact.presumed == nil { remembered[key] = answer }
    if let recorder, let record, !record.evidence.isEmpty {
      recorder.note(.evidence(record.evidence.filter { $0.counts(on: evaluator.options.knownOn) }))
    }
    return answer
  }

  private func standing(_ record: FactRecord?, _ fact: PreparedFact, row: Int) -> Answer {
    fact.standing(
      record,
      period: fact.isPeriod ? entities[fact.place].periods[row] : nil,
      on: evaluator.options.knownOn
    )
  }

  /// Whether the rule says that a list is complete; what a rule does not show is not complete.
  private func isMet(_ condition: Term, _ fact: PreparedFact, row: Int) -> Bool {
    at(entity: fact.place, row: row) {
      let recording = recorder
      recorder = nil
      defer { recorder = recording }
      let verdict = verdict(condition)
      return verdict.outcome == .met
    }
  }
}

extension PreparedFact {
  /// What the file says of the fact, compared with its type.
  ///
  /// - Parameters:
  ///   - record: What is on file.
  ///   - period: The period of the row, which says the fact that counts periods.
  ///   - day: The day of the snapshot; `nil` for all evidence.
  /// - Returns: The value, or why there is none.
  func standing(_ record: FactRecord?, period: Int?, on day: CalendarDate?) -> Answer {
    guard let record, let answer = record.answer(on: day, verified: verification) else {
      if isPeriod, let period { return .value(.number(Rational(period))) }
      return .unknown(judge == nil ? .missing : .judgment, name)
    }
    if judge != nil, case .value = answer, !record.isJudged(on: day) {
      return .unknown(.judgment, name)
    }
    if hasError, record.standardErrors(on: day).contains(where: { $0 < .zero }) {
      return .fault(.value, "the standard error of `\(name)` is below 0")
    }
    return type.checked(answer, named: name)
  }
}

/// A fact of one row.
struct FactKey: Hashable {
  let version: Int
  let fact: Int
  let row: Int
  let arguments: [Answer]
}
