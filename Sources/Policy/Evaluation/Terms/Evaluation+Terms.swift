// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic

extension Evaluation {
  /// The value of an expression at the current row.
  ///
  /// - Parameter term: The expression.
  /// - Returns: A value, bounds, an unknown or a fault.
  func answer(_ term: Term) -> Answer {
    if term.isCondition { return verdict(term).answer }
    guard let recorder else { return plainAnswer(term) }
    let mark = recorder.open()
    let answer = plainAnswer(term)
    recorder.close(mark, .term(term), answer)
    return answer
  }

  /// The values of several expressions.
  ///
  /// - Parameter terms: The expressions.
  /// - Returns: A value for each.
  func answers(_ terms: [Term]) -> [Answer] { terms.isEmpty ? [] : terms.map { answer($0) } }

  private func plainAnswer(_ term: Term) -> Answer {
    switch term.kind {
    case .constant(let value): return .value(value)
    case .unknown(let kind): return bounded(.unknown(kind, frame.clause), term.type)
    case .fact(let index, let arguments):
      return bounded(fact(index, arguments: answers(arguments)), term.type)
    case .referred(let reference, let index):
      return bounded(referred(answer(reference), fact: index), term.type)
    case .variable(let place): return bounded(variable(place), term.type)
    case .field(let base, let name): return bounded(field(base, name), term.type)
    case .measure(let index, let arguments, let period):
      return measure(index, arguments: answers(arguments), period: period.map { answer($0) }).answer
    case .previous: return frame.previous ?? .unknown(.none)
    case .lookup(let table, let keys, let output):
      return lookup(table, keys: answers(keys), output: output)
    case .inverse(let table, let output, let value):
      return inverse(table, output: output, answer(value))
    case .weight(let base): return weight(base)
    case .negative(let operand): return negated(answer(operand))
    case .arithmetic(let operation, let left, let right):
      return computed(operation, answer(left), answer(right))
    case .shifted(let start, let by): return shifted(answer(start), by: answer(by), of: by.type)
    case .conditional(let condition, let first, let second):
      return conditional(condition, first, second)
    case .aggregate(let aggregate): return self.aggregate(aggregate)
    case .extreme(let extreme, let operands): return self.extreme(extreme, answers(operands))
    case .window(let value, let place, let from, let to):
      return window(value, variable: place, from: answer(from), to: answer(to))
    case .timeIn(let covered): return coveredTime(covered)
    case .best(let field, let place, let list, let filter):
      return best(field, of: list, variable: place, filter: filter, type: term.type)
    case .allocate(let share): return allocated(share)
    case .reading(let name, let answers):
      return chosen(name, answers).map { answer($0) } ?? unread(name)
    case .round(let operand, let step, let mode):
      return mapped(answer(operand)) { mode.round($0, to: step) }
    default: return verdict(term).answer
    }
  }

  /// An unknown number between the ends of its declared range, where unknowns leave bounds.
  func bounded(_ answer: Answer, _ type: ValueType) -> Answer {
    guard frame.keepsBounds, case .unknown(let unknowns) = answer, case .number(let number) = type
    else { return answer }
    return Self.settled(NumberInterval(number.lower, number.upper), unknowns)
  }

  private func variable(_ place: Int) -> Answer {
    frame.variables.indices.contains(place) ? frame.variables[place] : .unknown(.none)
  }

  /// Sets a variable for what is evaluated next.
  func bind(_ place: Int, to answer: Answer) {
    while frame.variables.count <= place { frame.variables.append(.unknown(.none)) }
    frame.variables[place] = answer
  }

  private func field(_ base: Term, _ name: String) -> Answer {
    let record = answer(base)
    switch record {
    case .value(.record(let fields)): return fields[name] ?? .unknown(.missing, name)
    case .value(.interval(let lower, let upper)):
      return .value(.number(name.hasPrefix("lo") ? lower : upper))
    // The checker has ruled this out where anything could depend on it.
    case .value: return .unknown(.none)
    case .fault: return record
    default: return .unknown(record.unknowns)
    }
  }

  private func weight(_ base: Term) -> Answer {
    guard case .oneOf(let members) = base.type.withoutConstants else { return .unknown(.none) }
    let member = answer(base)
    switch member {
    case .value(.name(let name)):
      guard let weight = members.first(where: { $0.name == name })?.weight else {
        return .unknown(.none)
      }
      return .value(.number(weight))
    case .value: return .unknown(.none)
    case .fault: return member
    default:
      guard frame.keepsBounds else { return .unknown(member.unknowns) }
      let weights = members.compactMap(\.weight)
      return Self.settled(NumberInterval(weights.min(), weights.max()), member.unknowns)
    }
  }

  private func conditional(_ condition: Term, _ first: Term, _ second: Term) -> Answer {
    let verdict = verdict(condition)
    let branch: Answer
    switch verdict.truth {
    case .met:
      branch = answer(first)
      noteBranch(second, insteadOf: first)
    case .notMet:
      branch = answer(second)
      noteBranch(first, insteadOf: second)
    case .unknown: branch = .unknown(verdict.unknowns)
    }
    let faults = Fault.union(verdict.faults, branch.faults)
    return faults.isEmpty ? branch : .fault(faults)
  }

  /// Records what a guard took away: where a constant is taken, what the other branch would give.
  ///
  /// It is computed for the record only. Inside a cycle it is left out, since what it comes to there
  /// would depend on how far the cycle is.
  private func noteBranch(_ other: Term, insteadOf taken: Term) {
    guard let recording = recorder, cycle == nil, case .constant(.number) = taken.kind,
      other.type.withoutConstants.number != nil
    else { return }
    if case .constant = other.kind { return }
    let before = usage
    recorder = nil
    let answer = answer(other)
    (recorder, usage) = (recording, before)
    recording.note(.otherwise(answer))
  }

  /// The term of the answer that a reading takes.
  func chosen(_ name: String, _ answers: [Term.Reading]) -> Term? {
    guard let letter = evaluator.answers[name] else { return nil }
    if let known = readingUsages[name] {
      usage.formUnion(known)
    } else {
      let own = Usage(reading: name)
      readingUsages[name] = own
      usage.formUnion(own)
    }
    recorder?.note(.letter(letter))
    return answers.first { $0.letter == letter }?.value
  }

  private func unread(_ name: String) -> Answer {
    .fault(.noCase, "reading `\(name)` has no expression for the answer taken")
  }
}

extension Term {
  /// Whether the expression is computed as a truth, with faults beside it.
  var isCondition: Bool {
    switch kind {
    case .comparison, .membership, .element, .given, .excludes, .logical, .not, .quantified,
      .decision, .criterion:
      true
    case .conditional, .reading, .measure: type == .truth
    default: false
    }
  }
}
