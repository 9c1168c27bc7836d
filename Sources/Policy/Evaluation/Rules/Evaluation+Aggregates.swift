// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic

/// A member of a group as an aggregate sees it.
struct AggregateMember {
  /// Whether it counts.
  let counts: Truth
  /// Its value; for a share, the ends 0 and 1 of its condition.
  let value: Answer
  /// How much it counts.
  let weight: Answer
  /// What is not known about it.
  let unknowns: Unknowns

  /// Whether everything that the aggregate needs is known.
  var isKnown: Bool {
    if counts != .met { return false }
    if case .value = value, case .value = weight { return true }
    return false
  }
}

extension Evaluation {
  /// A number over the rows of an entity.
  ///
  /// Rows whose filter is not met are left out before their value is looked at. A fault of any other
  /// row is a fault of the aggregate.
  func aggregate(_ aggregate: RowAggregate) -> Answer {
    let entity = prepared.entities[aggregate.entity]
    let parent = aggregate.parent.map { prepared.entities[$0] }
    guard let all = members(of: entity, in: parent) else {
      return .unknown(.missing, entities[entity].name)
    }
    let recording = recorder
    recorder = nil
    let saved = frame
    var owner: Int?
    if let parent, case .row(let row) = locate(parent) { owner = row }
    let rows = candidates(of: aggregate, among: all, at: owner)
    if case .bounds = aggregate.unknowns {
      frame.keepsBounds = true
    } else {
      frame.keepsBounds = false
    }
    frame.entity = entity
    var members: [AggregateMember] = []
    members.reserveCapacity(rows.count)
    var faults: [Fault] = []
    for row in rows {
      frame.row = row
      if let member = member(aggregate, &faults) { members.append(member) }
    }
    frame = saved
    recorder = recording
    if !faults.isEmpty { return .fault(faults) }
    if recorder != nil {
      let known = members.count(where: \.isKnown)
      recorder?.note(.members(known: known, unknown: members.count - known))
    }
    switch aggregate.unknowns {
    case .strict: return strict(aggregate, members)
    case .knownOnly(let share): return knownOnly(aggregate, members, atLeast: share?.value)
    case .bounds:
      return AggregateBounds(aggregate.operation, members, name: entities[entity].name).answer
    }
  }

  /// The current row as a member; `nil` when it does not count.
  private func member(_ aggregate: RowAggregate, _ faults: inout [Fault]) -> AggregateMember? {
    let counts = aggregate.filter.map { verdict($0) } ?? Verdict(.met)
    if !counts.faults.isEmpty { faults = Fault.union(faults, counts.faults) }
    guard counts.truth != .notMet else { return nil }
    let weight = aggregate.weight.map { answer($0) } ?? .value(.number(.one))
    var value = Answer.value(.number(.one))
    if let term = aggregate.value {
      value = aggregate.operation == .share ? Self.indicator(verdict(term)) : answer(term)
    }
    if case .fault(let broken) = value { faults = Fault.union(faults, broken) }
    if case .fault(let broken) = weight { faults = Fault.union(faults, broken) }
    let unknowns = counts.unknowns.union(value.unknowns).union(weight.unknowns)
    return AggregateMember(counts: counts.truth, value: value, weight: weight, unknowns: unknowns)
  }

  /// A condition as the number that a share adds up.
  private static func indicator(_ verdict: Verdict) -> Answer {
    if !verdict.faults.isEmpty { return .fault(verdict.faults) }
    switch verdict.truth {
    case .met: return .value(.number(.one))
    case .notMet: return .value(.number(.zero))
    case .unknown: return .between(NumberInterval(.zero, .one), verdict.unknowns)
    }
  }

  private func strict(_ aggregate: RowAggregate, _ members: [AggregateMember]) -> Answer {
    guard members.allSatisfy(\.isKnown) else {
      return .unknown(
        members.reduce(.none) { $1.isKnown ? $0 : $0.union($1.unknowns) }
      )
    }
    return computed(aggregate, members)
  }

  private func knownOnly(
    _ aggregate: RowAggregate,
    _ members: [AggregateMember],
    atLeast share: Rational?
  ) -> Answer {
    let known = members.filter(\.isKnown)
    if let share, !members.isEmpty, Rational(known.count, members.count) < share {
      let names = members.reduce(Unknowns.none) { $1.isKnown ? $0 : $0.union($1.unknowns) }.names
      return .unknown(names.reduce(.none) { $0.union(Unknowns(.missing, $1)) })
    }
    return computed(aggregate, known)
  }

  /// The number over members of which everything is known: empty sums and counts are 0, an empty
  /// mean or share is unknown(missing).
  private func computed(_ aggregate: RowAggregate, _ members: [AggregateMember]) -> Answer {
    let name = prepared.program.entities[aggregate.entity].name
    if aggregate.operation == .count, aggregate.weight == nil {
      return .value(.number(Rational(members.count)))
    }
    var sum = Rational.zero
    var weights = Rational.zero
    for member in members {
      guard let value = member.value.number, let weight = member.weight.number else {
        return .unknown(.none)
      }
      sum += aggregate.weight == nil ? value : value * weight
      weights += weight
    }
    switch aggregate.operation {
    case .sum, .count: return Self.limited(sum)
    case .mean, .share:
      if members.isEmpty { return .unknown(.missing, name) }
      if weights == .zero { return .fault(.division, "the weights add up to zero") }
      return Self.limited(sum / weights)
    }
  }
}
