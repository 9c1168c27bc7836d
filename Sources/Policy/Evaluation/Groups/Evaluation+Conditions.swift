// SPDX-License-Identifier: Apache-2.0
import Evidence

extension Evaluation {
  /// The truth of a condition at the current row.
  ///
  /// Unknown numbers in a condition never leave bounds: a comparison of two facts means the same
  /// wherever it stands.
  ///
  /// - Parameter term: The condition.
  /// - Returns: The truth, with faults beside it.
  func verdict(_ term: Term) -> Verdict {
    if frame.keepsBounds {
      frame.keepsBounds = false
      defer { frame.keepsBounds = true }
      return verdict(term)
    }
    guard term.isCondition else { return Verdict(answer(term)) }
    guard let recorder else { return plainVerdict(term) }
    let mark = recorder.open()
    let verdict = plainVerdict(term)
    recorder.close(mark, .term(term), verdict.answer, truth: verdict.truth)
    return verdict
  }

  private func plainVerdict(_ term: Term) -> Verdict {
    switch term.kind {
    case .comparison(let relation, let left, let right, let by):
      return Self.compared(relation, answer(left), answer(right), by: by)
    case .membership(let operand, let values): return membership(answer(operand), values)
    case .element(let operand, let list): return element(answer(operand), list)
    case .given(let operand): return given(answer(operand))
    case .excludes(let interval, let number): return excludes(answer(interval), answer(number))
    case .logical(let isAnd, let operands): return logical(isAnd: isAnd, operands)
    case .not(let operand):
      let verdict = verdict(operand)
      return Verdict(!verdict.truth, unknowns: verdict.unknowns, faults: verdict.faults)
    case .conditional(let condition, let first, let second):
      return conditional(condition, first, second)
    case .quantified(let isEvery, let place, let list, let condition):
      return quantified(isEvery: isEvery, variable: place, list, condition)
    case .decision(let index, let arguments):
      return decision(index, arguments: answers(arguments))
    case .criterion(let index, let path): return criterion(index, path)
    case .reading(let name, let answers):
      guard let term = chosen(name, answers) else {
        return Verdict(
          .unknown,
          faults: [Fault(.noCase, "reading `\(name)` has no expression for the answer taken")]
        )
      }
      return verdict(term)
    case .measure(let index, let arguments, let period):
      return measure(
        index,
        arguments: answers(arguments),
        period: period.map { answer($0) }
      ).verdict
    default: return Verdict(answer(term))
    }
  }

  private func membership(_ operand: Answer, _ values: [Value]) -> Verdict {
    switch operand {
    case .value(let value): Verdict(Truth(values.contains(value)))
    case .fault(let faults): Verdict(.unknown, faults: faults)
    default: Verdict(.unknown, unknowns: operand.unknowns)
    }
  }

  private func given(_ operand: Answer) -> Verdict {
    switch operand {
    case .value(let value): Verdict(Truth(value != .none))
    case .fault(let faults): Verdict(.unknown, faults: faults)
    default: Verdict(.unknown, unknowns: operand.unknowns)
    }
  }

  private func excludes(_ operand: Answer, _ number: Answer) -> Verdict {
    if let failure = Answer.strictFailure(operand, number) { return Verdict(failure) }
    guard case .value(.interval(let lower, let upper)) = operand, let number = number.number else {
      return Verdict(.unknown)
    }
    return Verdict(Truth(lower > number || upper < number))
  }

  /// Conditions of which all, or any, must hold: a group, so every operand is live.
  private func logical(isAnd: Bool, _ operands: [Term]) -> Verdict {
    let quorum: CriterionGroup.Quorum = isAnd ? .all : .any
    var tally = GroupTally(quorum)
    let before = usage
    for operand in operands {
      usage = Usage()
      let verdict = verdict(operand)
      tally.add(verdict, usage: usage)
    }
    usage = before
    return settle(tally)
  }

  /// The group's verdict; what the deciding members rest on is counted.
  func settle(_ tally: GroupTally) -> Verdict {
    let verdict = tally.verdict
    usage.formUnion(tally.usage(of: verdict.truth))
    return verdict
  }

  private func conditional(_ condition: Term, _ first: Term, _ second: Term) -> Verdict {
    let condition = verdict(condition)
    var branch: Verdict
    switch condition.truth {
    case .met: branch = verdict(first)
    case .notMet: branch = verdict(second)
    case .unknown: branch = Verdict(.unknown, unknowns: condition.unknowns)
    }
    branch.faults = Fault.union(condition.faults, branch.faults)
    return branch
  }

  /// A condition on every, or some, element of a list; what an open list may still hold is unknown.
  private func quantified(
    isEvery: Bool,
    variable: Int,
    _ list: Term,
    _ condition: Term
  ) -> Verdict {
    let elements = answer(list)
    guard case .value(.list(let known, let isComplete)) = elements else { return Verdict(elements) }
    var tally = GroupTally(isEvery ? .all : .any)
    let saved = frame.variables
    let recording = recorder
    recorder = nil
    for element in known {
      bind(variable, to: element)
      tally.add(verdict(condition))
    }
    recorder = recording
    frame.variables = saved
    if !isComplete { tally.add(Verdict(.unknown, unknowns: Unknowns(.missing, name(of: list)))) }
    return tally.verdict
  }

  private func element(_ operand: Answer, _ list: Term) -> Verdict {
    let elements = answer(list)
    guard case .value(.list(let known, let isComplete)) = elements else {
      return Verdict(Answer.strictFailure(operand, elements) ?? .unknown(.none))
    }
    guard case .value = operand else { return Verdict(operand) }
    var tally = GroupTally(.any)
    for element in known { tally.add(Self.compared(.equal, operand, element)) }
    if !isComplete { tally.add(Verdict(.unknown, unknowns: Unknowns(.missing, name(of: list)))) }
    return tally.verdict
  }

  /// The name under which a list is asked for.
  func name(of term: Term) -> String {
    switch term.kind {
    case .fact(let index, _), .referred(_, let index): prepared.facts[index].name
    case .field(let base, let field): "\(name(of: base)).\(field)"
    default: frame.clause
    }
  }
}
