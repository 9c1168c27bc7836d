// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic

extension Evaluation {
  /// The time that the periods of a list cover.
  ///
  /// In an open list, and where a record is only partly known, it is a lower bound; the upper bound
  /// adds the records that may count, or is the whole window.
  func coveredTime(_ covered: CoveredList) -> Answer {
    let list = answer(covered.list)
    guard case .value(.list(let elements, let isComplete)) = list else {
      if case .fault = list { return list }
      return .unknown(list.unknowns)
    }
    let today = covered.today.map { answer($0) } ?? .unknown(.missing, "today")
    var stretch: Period?
    if let window = covered.window {
      switch self.window(window) {
      case .days(let period): stretch = period
      case .failure(let failure): return failure
      case .nothing: return .value(.time(CoveredTime([])))
      }
    }
    let name = name(of: covered.list)
    var known: [Period] = []
    var possible: [Period] = []
    var isLimited = isComplete
    var unknowns = isComplete ? Unknowns.none : Unknowns(.missing, name)
    var faults: [Fault] = []
    for element in elements {
      let counts = counts(element, variable: covered.variable, filter: covered.filter)
      faults = Fault.union(faults, counts.faults)
      guard counts.truth != .notMet else { continue }
      switch Self.period(element, today: today, name: name) {
      case .failure(.fault(let broken)): faults = Fault.union(faults, broken)
      case .failure(let failure):
        isLimited = false
        unknowns = unknowns.union(failure.unknowns).union(counts.unknowns)
      case .nothing: continue
      case .days(let period):
        if counts.truth == .met {
          known.append(period)
        } else {
          possible.append(period)
          unknowns = unknowns.union(counts.unknowns)
        }
      }
    }
    if !faults.isEmpty { return .fault(faults) }
    func clipped(_ periods: [Period]) -> CoveredTime {
      CoveredTime(
        stretch.map { window in periods.compactMap { $0.clipped(to: window) } } ?? periods
      )
    }
    let atLeast = clipped(known)
    if isLimited, possible.isEmpty { return .value(.time(atLeast)) }
    let atMost = isLimited ? clipped(known + possible) : stretch.map { CoveredTime([$0]) }
    return atLeast == atMost ? .value(.time(atLeast)) : .covering(atLeast, atMost: atMost, unknowns)
  }

  /// Whether a record counts.
  func counts(_ element: Answer, variable: Int, filter: Term?) -> Verdict {
    switch element {
    case .fault(let faults): return Verdict(.unknown, faults: faults)
    case .value:
      guard let filter else { return Verdict(.met) }
      let saved = frame.variables
      defer { frame.variables = saved }
      bind(variable, to: element)
      return verdict(filter)
    default: return Verdict(.unknown, unknowns: element.unknowns)
    }
  }

  /// Days, no days, or why they are not known.
  private enum Days {
    case days(Period)
    case nothing
    case failure(Answer)
  }

  private func window(_ window: CoveredList.Window) -> Days {
    let end = answer(window.end)
    switch end {
    case .value(.date(let date)):
      guard
        let start = date.adding(months: -window.months)?.adding(days: -window.days),
        let period = Period(from: start, until: date)
      else { return .failure(.fault(.limit, "a window outside the calendar")) }
      return .days(period)
    case .fault: return .failure(end)
    default: return .failure(.unknown(end.unknowns))
    }
  }

  /// The days of a record; nothing for one that is ongoing and has not begun.
  private static func period(
    _ element: Answer,
    today: Answer,
    name: String
  ) -> Days {
    guard case .value(.record(let fields)) = element else { return .failure(element) }
    let start = fields["start"] ?? .unknown(.missing, "\(name).start")
    var finish = fields["finish"] ?? .unknown(.missing, "\(name).finish")
    let isOngoing = if case .value(.name) = finish { true } else { false }
    if isOngoing { finish = today }
    if let failure = Answer.strictFailure(start, finish) { return .failure(failure) }
    guard case .value(.date(let first)) = start, case .value(.date(let last)) = finish else {
      return .failure(.unknown(.none))
    }
    if let period = Period(from: first, until: last) { return .days(period) }
    return isOngoing
      ? .nothing : .failure(.fault(.value, "a period of `\(name)` ends before it starts"))
  }

  /// Covered days against a number of months or days.
  ///
  /// Adding periods only helps an anniversary, so the lower covering decides that it is reached and
  /// the upper one that it is not.
  static func comparedTime(
    _ relation: Relation,
    _ left: Answer,
    _ right: Answer,
    _ by: YearCount?
  ) -> Verdict {
    let low: CoveredTime
    var high: CoveredTime?
    switch left {
    case .value(.time(let time)): (low, high) = (time, time)
    case .covering(let atLeast, let atMost, _): (low, high) = (atLeast, atMost)
    default: return Verdict(.unknown, unknowns: left.unknowns.union(right.unknowns))
    }
    let goal: Rational
    switch right {
    case .value(.number(let number)): goal = number
    case .value(.time(let time)): goal = Rational(time.days)
    default: return Verdict(.unknown, unknowns: left.unknowns.union(right.unknowns))
    }
    let floor = low.excess(over: goal, by: by)
    let ceiling = high?.excess(over: goal, by: by)
    let truth = relation.truth(
      NumberInterval(floor, ceiling),
      NumberInterval(.zero)
    )
    return truth == .unknown
      ? Verdict(.unknown, unknowns: left.unknowns.union(right.unknowns)) : Verdict(truth)
  }
}

extension CoveredTime {
  /// How far the days lie above a goal, in a unit that depends on how years are counted; its sign
  /// is what comparisons ask for.
  ///
  /// - Parameters:
  ///   - goal: Months where years are counted, otherwise days.
  ///   - by: How years are counted.
  /// - Returns: Above zero, zero or below zero as the days exceed, meet or miss the goal.
  fileprivate func excess(over goal: Rational, by: YearCount?) -> Rational {
    switch by {
    case nil: return Rational(days) - goal
    // 4·days against 1461·years, with twelve months a year.
    case .julian: return Rational(days * 48) - goal * 1_461
    case .anniversary:
      guard let start else { return -goal }
      guard let months = goal.ceil.integer, let day = start.adding(months: months) else {
        return -goal
      }
      let excess = Rational(start.dayNumber + days - day.dayNumber)
      // Between two whole months there is no anniversary to meet exactly.
      return goal.isInteger || excess != .zero ? excess : .one
    }
  }
}
