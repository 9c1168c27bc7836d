// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

extension EdgeFinder {
  /// How an expression depends on facts with error; its edges are noted.
  ///
  /// - Parameter term: The expression, in the current frame.
  /// - Returns: What its value may be between edges.
  func shape(_ term: Term) -> Shape {
    switch term.kind {
    case .constant, .unknown: return fixed(term)
    case .variable(let place): return scope.variables[place] ?? fixed(term)
    case .previous: return scope.previous ?? fixed(term)
    case .fact(let index, let arguments): return fact(index, arguments, term)
    case .referred(let reference, let index): return referred(reference, index, term)
    case .measure(let index, let arguments, let period):
      return measure(index, arguments, period, term)
    case .lookup(let table, let keys, let output): return lookup(table, keys, output, term)
    case .decision(let index, let arguments): return decision(index, arguments, term)
    case .criterion(let index, let path): return criterion(index, path, term)
    case .weight(let base): return weight(base, term)
    case .negative(let operand):
      return mapped(shape(operand), term) { $0.scaled(by: -1) }
    case .arithmetic(let operation, let left, let right):
      return computed(operation, shape(left), shape(right), term)
    case .shifted(let start, let by): return shifted(start, by, term)
    case .comparison(_, let left, let right, let by): return compared(left, right, by, term)
    case .membership(let operand, let values):
      let operand = shape(operand)
      meet(operand, .forms(values.compactMap(\.form)))
      return together([operand], term)
    case .element(let operand, let list): return element(operand, list, term)
    case .excludes(let interval, let number): return excludes(interval, number, term)
    case .conditional(let condition, let first, let second):
      return conditional(condition, first, second, term)
    case .logical(_, let operands): return together(operands.map { shape($0) }, term)
    case .not(let operand), .given(let operand), .field(let operand, _),
      .inverse(_, _, let operand):
      return together([shape(operand)], term)
    case .quantified(_, let variable, let list, let condition):
      return quantified(variable, list, condition, term)
    case .aggregate(let aggregate): return self.aggregate(aggregate, term)
    case .extreme(let extreme, let operands):
      return self.extreme(extreme, operands.map { shape($0) }, term)
    case .window(let value, let variable, let from, let to):
      return window(value, variable, from, to, term)
    case .timeIn(let covered): return coveredTime(covered, term)
    case .best(_, let variable, let list, let filter): return best(variable, list, filter, term)
    case .allocate(let share): return allocated(share, term)
    case .reading(let name, let answers):
      return evaluation.chosen(name, answers).map { shape($0) } ?? fixed(term)
    case .round(let operand, let step, let mode):
      return rounded(shape(operand), to: step, mode) { self.fixed(term) }
    }
  }

  /// A term that no fact with error has a part in.
  func fixed(_ term: Term) -> Shape { .fixed { [evaluation] in evaluation.answer(term) } }

  /// A value that changes only where its parts turn: a truth, a name, a date.
  ///
  /// A part that moves between edges would have to turn somewhere; where nothing says so, the whole
  /// is left to simulation.
  func together(_ parts: [Shape], _ whole: Term) -> Shape {
    if parts.allSatisfy(\.isFixed) { return fixed(whole) }
    return parts.contains(where: \.isMoving) && !whole.isCondition ? curved() : .steps
  }

  /// One of several values, by something that facts with error decide.
  func either(_ parts: [Shape]) -> Shape {
    let listed = parts.map(\.forms)
    let forms = listed.compactMap { $0 }.flatMap { $0 }
    guard listed.contains(where: { $0 == nil }) else { return .distinct(forms) }
    return forms.contains { !$0.isConstant } ? curved() : .steps
  }

  private func fact(_ index: Int, _ arguments: [Term], _ term: Term) -> Shape {
    guard arguments.allSatisfy({ shape($0).isFixed }) else { return curved() }
    guard case .row(let row) = evaluation.locate(evaluation.prepared.facts[index].place) else {
      return fixed(term)
    }
    return fact(index, row: row, arguments: evaluation.answers(arguments), term)
  }

  private func referred(_ reference: Term, _ index: Int, _ term: Term) -> Shape {
    guard let answer = shape(reference).answer else { return curved() }
    let place = evaluation.prepared.facts[index].place
    guard case .value(.entity(let id)) = answer,
      let row = evaluation.entities[place].place(of: id, period: evaluation.frame.period)
    else { return fixed(term) }
    return fact(index, row: row, arguments: [], term)
  }

  private func weight(_ base: Term, _ term: Term) -> Shape {
    let base = shape(base)
    guard !base.isFixed, case .weight(let member) = term.kind,
      case .oneOf(let members) = member.type.withoutConstants
    else { return fixed(term) }
    return .forms(members.compactMap { $0.weight.map { LinearForm($0) } })
  }

  private func conditional(
    _ condition: Term,
    _ first: Term,
    _ second: Term,
    _ whole: Term
  ) -> Shape {
    guard shape(condition).isFixed else { return either([shape(first), shape(second)]) }
    switch evaluation.verdict(condition).truth {
    case .met: return shape(first)
    case .notMet: return shape(second)
    case .unknown: return fixed(whole)
    }
  }
}

extension Value {
  /// The number as a form; `nil` for other values.
  var form: LinearForm? { if case .number(let number) = self { LinearForm(number) } else { nil } }
}
