// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

extension EdgeFinder {
  /// A measure at the row and in the period in which the evaluator finds it.
  func measure(_ index: Int, _ arguments: [Term], _ period: Term?, _ whole: Term) -> Shape {
    let shapes = arguments.map { shape($0) }
    if let period, !shape(period).isFixed { return curved() }
    let place = evaluation.place(
      of: index,
      arguments: evaluation.answers(arguments),
      period: period.map { evaluation.answer($0) }
    )
    guard case .key(let key) = place else {
      return shapes.allSatisfy(\.isFixed) ? fixed(whole) : .steps
    }
    let value = self.measure(key, shapes)
    return value.isFixed ? fixed(whole) : value
  }

  private func measure(_ key: MeasureKey, _ arguments: [Shape]) -> Shape {
    let isMoved = arguments.contains { !$0.isFixed }
    if !isMoved, let (shape, found) = measures[key] {
      edges.formUnion(found)
      return shape
    }
    guard activeMeasures.count < Evaluation.greatestDepth, activeMeasures.insert(key).inserted
    else { return .steps }
    defer { activeMeasures.remove(key) }
    let (shape, found) = apart {
      within(evaluation.frame(of: key), Self.scope(arguments)) {
        finished(evaluation.programs[key.version].measures[key.measure], key)
      }
    }
    if !isMoved { measures[key] = (shape, found) }
    edges.formUnion(found)
    return shape
  }

  /// Parameters that depend on facts with error.
  static func scope(_ arguments: [Shape]) -> Scope {
    var scope = Scope()
    for (place, shape) in arguments.enumerated() where !shape.isFixed {
      scope.variables[place] = shape
    }
    return scope
  }

  /// The value after its steps and adjustments.
  private func finished(_ measure: PreparedMeasure, _ key: MeasureKey) -> Shape {
    var stage: Shape
    switch evaluation.given(measure, key) {
    case .final(let answer)?: return .fixed { answer }
    case .base(let answer)?: stage = .fixed { answer }
    case nil:
      switch measure.measure.body {
      case .value(let term): stage = shape(term)
      case .cases(let cases): stage = self.cases(cases)
      }
      stage = stepped(stage, measure.measure.steps)
    }
    for adjustment in measure.measure.adjustments { stage = adjusted(stage, adjustment) }
    return stage
  }

  /// One of the cases that an error does not rule out.
  private func cases(_ cases: [Measure.Case]) -> Shape {
    var possible: [Shape] = []
    var isOpen = false
    for entry in cases {
      if let condition = entry.condition {
        if shape(condition).isFixed {
          if evaluation.verdict(condition).truth == .notMet { continue }
        } else {
          isOpen = true
        }
      }
      possible.append(shape(entry.value))
    }
    if !isOpen, possible.allSatisfy(\.isFixed) {
      return .fixed { [evaluation] in evaluation.result(of: cases).answer }
    }
    return either(possible)
  }

  /// Roundings, caps and floors, left to right.
  private func stepped(_ start: Shape, _ steps: [Measure.Step]) -> Shape {
    steps.reduce(start) { stage, step in
      switch step {
      case .rounded(let grid, let mode):
        rounded(stage, to: grid, mode) { [evaluation] in
          .fixed {
            evaluation.mapped(stage.answer ?? .unknown(.none)) { mode.round($0, to: grid) }
          }
        }
      case .capped(let limit): limited(stage, .least, limit)
      case .floored(let limit): limited(stage, .greatest, limit)
      }
    }
  }

  private func limited(_ stage: Shape, _ extreme: Extreme, _ limit: Term) -> Shape {
    let other = shape(limit)
    guard stage.isFixed, other.isFixed else { return limited([stage, other]) }
    return .fixed { [evaluation] in
      evaluation.extreme(extreme, [stage, other].compactMap(\.answer))
    }
  }

  private func adjusted(_ stage: Shape, _ adjustment: Measure.Adjustment) -> Shape {
    var truth: Truth?
    if let condition = adjustment.condition {
      if shape(condition).isFixed { truth = evaluation.verdict(condition).truth }
    } else {
      truth = .met
    }
    if truth == .notMet { return stage }
    if truth == .unknown { return .fixed { .unknown(.none) } }
    var (frame, scope) = (evaluation.frame, scope)
    frame.previous = stage.answer
    scope.previous = stage.isFixed ? nil : stage
    let next = within(frame, scope) {
      stepped(shape(adjustment.value), adjustment.steps).settled
    }
    return truth == .met ? next : either([stage, next])
  }

  /// The mean of a value over periods.
  func window(_ value: Term, _ variable: Int, _ from: Term, _ to: Term, _ whole: Term) -> Shape {
    guard shape(from).isFixed, shape(to).isFixed else { return curved() }
    guard let first = evaluation.answer(from).number?.integer,
      let last = evaluation.answer(to).number?.integer, first <= last,
      last - first < Evaluation.greatestWindow
    else { return fixed(whole) }
    let shapes = (first...last).map { period in
      var (frame, scope) = (evaluation.frame, scope)
      while frame.variables.count <= variable { frame.variables.append(.unknown(.none)) }
      frame.variables[variable] = .value(.number(Rational(period)))
      scope.variables[variable] = nil
      return within(frame, scope) { shape(value).settled }
    }
    return extreme(.mean, shapes, whole)
  }
}
