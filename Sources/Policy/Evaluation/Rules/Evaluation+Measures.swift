// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic

extension Evaluation {
  /// A measure at the row that the current row is or belongs to.
  ///
  /// - Parameters:
  ///   - index: The measure's place in the program.
  ///   - arguments: Its arguments.
  ///   - period: The period; `nil` for the current one.
  /// - Returns: What it came to.
  func measure(_ index: Int, arguments: [Answer], period: Answer?) -> MeasureResult {
    switch place(of: index, arguments: arguments, period: period) {
    case .none(let answer): return MeasureResult(answer)
    case .key(let key):
      let result = result(of: key, programs[key.version].measures[key.measure])
      usage.formUnion(result.usage)
      if let trace = result.trace { recorder?.append(trace) }
      return result
    }
  }

  /// Where a measure is computed, or what it comes to without being computed.
  enum MeasurePlace {
    case key(MeasureKey)
    case none(Answer)
  }

  /// Finds version, row and period of a measure.
  ///
  /// - Parameters:
  ///   - index: The measure's place in the program.
  ///   - arguments: Its arguments.
  ///   - period: The period; `nil` for the current one.
  /// - Returns: Where it is computed.
  func place(of index: Int, arguments: [Answer], period: Answer?) -> MeasurePlace {
    let faults = (arguments + [period].compactMap { $0 }).reduce([]) { Fault.union($0, $1.faults) }
    if !faults.isEmpty { return .none(.fault(faults)) }
    guard let period else { return place(of: index, arguments) }
    guard case .value(let value) = period else { return .none(.unknown(period.unknowns)) }
    guard case .number(let number) = value, let year = number.integer else {
      return .none(.unknown(.none))
    }
    return year == frame.period
      ? place(of: index, arguments) : place(of: index, arguments, at: year)
  }

  /// A measure of the same subject in another period, under the version in force then.
  private func place(of index: Int, _ arguments: [Answer], at period: Int) -> MeasurePlace {
    let name = prepared.measures[index].name
    let saved = frame
    defer { frame = saved }
    frame.period = period
    if frame.entity == 0 {
      let id = entities[0].rows[frame.row].id
      guard let row = entities[0].place(of: id, period: period) else {
        return .none(.fault([Self.noSubject(of: name)]))
      }
      frame.row = row
    }
    if evaluator.rulebook.decidesBy == evaluator.rulebook.period {
      switch selection() {
      case .version(let version, _): frame.version = version
      case .unknown(let unknowns): return .none(.unknown(unknowns))
      case .fault(let faults): return .none(.fault(faults))
      }
    }
    guard let place = prepared.measurePlaces[name] else {
      let version = prepared.version.name
      return .none(.fault(.noVersion, "version \(version) has no measure `\(name)`"))
    }
    return self.place(of: place, arguments)
  }

  private func place(of index: Int, _ arguments: [Answer]) -> MeasurePlace {
    let measure = prepared.measures[index]
    switch locate(measure.place) {
    case .ambiguous: return .none(.unknown(.missing, measure.name))
    case .broken: return .none(.fault([Self.noSubject(of: measure.name)]))
    case .row(let row):
      return .key(
        MeasureKey(
          version: frame.version,
          measure: index,
          row: row,
          period: frame.period,
          keepsBounds: frame.keepsBounds || measure.measure.keepsBounds,
          arguments: arguments
        )
      )
    }
  }

  /// Where a measure's body is evaluated.
  func frame(of key: MeasureKey) -> Frame {
    let measure = programs[key.version].measures[key.measure]
    var frame = Frame(
      version: key.version,
      entity: measure.place,
      row: key.row,
      period: key.period
    )
    frame.variables = key.arguments
    frame.keepsBounds = key.keepsBounds
    frame.clause = measure.name
    return frame
  }

  private func result(of key: MeasureKey, _ measure: PreparedMeasure) -> MeasureResult {
    if let done = measures[key], done.trace != nil || recorder == nil, holds(done.reach) {
      return done
    }
    guard depth < Self.greatestDepth, activeMeasures.insert(key).inserted else {
      return MeasureResult(.fault(.cycle, "measure `\(measure.name)` needs itself"))
    }
    defer { activeMeasures.remove(key) }
    let (saved, before) = (frame, usage)
    depth += 1
    frame = frame(of: key)
    usage = measure.usage
    let mark = recorder?.open()
    let ((value, reach), isSettled) = watchingAssumptions {
      watchingMoves { finished(measure, key) }
    }
    var result = value
    result.usage = usage
    result.reach = reach
    if let mark {
      result.trace = recorder?.take(
        mark,
        .measure(measure.measure, period: key.period, version: key.version),
        result.answer,
        truth: result.truth?.truth
      )
    }
    depth -= 1
    (frame, usage) = (saved, before)
    if isSettled { measures[key] = result }
    return result
  }

  /// The value after its steps and adjustments.
  private func finished(_ measure: PreparedMeasure, _ key: MeasureKey) -> MeasureResult {
    let given = given(measure, key)
    if case .final(let answer)? = given {
      recorder?.note(.given)
      return MeasureResult(answer)
    }
    var result: MeasureResult
    if case .base(let answer)? = given {
      recorder?.note(.given)
      result = MeasureResult(answer)
    } else {
      switch measure.measure.body {
      case .value(let term): result = self.result(of: term)
      case .cases(let cases): result = self.result(of: cases)
      }
      result = stepped(result, measure.measure.steps)
    }
    for adjustment in measure.measure.adjustments { result = adjusted(result, adjustment) }
    return result
  }

  /// A value of the measure that is given and not computed.
  func given(_ measure: PreparedMeasure, _ key: MeasureKey) -> CaseRow.GivenMeasure? {
    let all = entities[measure.place].rows[key.row].measures
    if all.isEmpty { return nil }
    return all[CaseRow.Call(measure.name, key.arguments.compactMap(\.value))]
  }

  /// The value of an expression, with the truth beside its faults when it is a condition.
  func result(of term: Term) -> MeasureResult {
    term.isCondition || term.type == .truth
      ? MeasureResult(verdict(term)) : MeasureResult(answer(term))
  }

  private func adjusted(
    _ stage: MeasureResult,
    _ adjustment: Measure.Adjustment
  ) -> MeasureResult {
    let condition = adjustment.condition.map { verdict($0) } ?? Verdict(.met)
    var result: MeasureResult
    switch condition.truth {
    case .notMet: result = stage
    case .unknown: result = MeasureResult(Verdict(.unknown, unknowns: condition.unknowns))
    case .met:
      frame.previous = stage.answer
      result = stepped(self.result(of: adjustment.value), adjustment.steps)
      frame.previous = nil
      usage.formUnion(Usage(adjustment.tail))
      recorder?.note(.step("adjusted", result.answer))
    }
    result.add(condition.faults)
    return result
  }

  private func stepped(_ result: MeasureResult, _ steps: [Measure.Step]) -> MeasureResult {
    if steps.isEmpty { return result }
    var value = result.answer
    for step in steps {
      switch step {
      case .rounded(let grid, let mode):
        value = mapped(value) { mode.round($0, to: grid) }
        recorder?.note(.step("rounded to \(grid) \(mode.rawValue)", value))
      case .capped(let limit):
        value = extreme(.least, [value, answer(limit)])
        recorder?.note(.step("capped", value))
      case .floored(let limit):
        value = extreme(.greatest, [value, answer(limit)])
        recorder?.note(.step("floored", value))
      }
    }
    return MeasureResult(value)
  }
}
