// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic

/// A pool among the members of one subject.
struct DivisionKey: Hashable {
  let version: Int
  let share: PoolShare
  let parentRow: Int?
  let period: Int?
  let pool: Rational
}

/// The parts of a pool by row, or why there are none.
enum Division {
  case parts([Int: Rational])
  case failure(Answer)
}

extension Evaluation {
  /// The row's part of a pool.
  ///
  /// Each member's part is POOL·W/ΣW floored to the step; the steps that remain go one each to the
  /// largest fractions, at equal fractions by the ties in order (the higher value first), then by
  /// the lower id. ΣW = 0 is F01. One unknown weight leaves every part unknown.
  func allocated(_ share: PoolShare) -> Answer {
    let entity = prepared.entities[share.entity]
    let parent = share.parent.map { prepared.entities[$0] }
    let pool = answer(share.pool)
    guard case .value(.number(let total)) = pool else {
      return pool.faults.isEmpty ? .unknown(pool.unknowns) : pool
    }
    guard case .row(let own) = locate(entity) else {
      return .unknown(.missing, entities[entity].name)
    }
    var parentRow: Int?
    if let parent, case .row(let row) = locate(parent) { parentRow = row }
    let key = DivisionKey(
      version: frame.version,
      share: share,
      parentRow: parentRow,
      period: frame.period,
      pool: total
    )
    let division: Division
    if let done = divisions[key] {
      division = done
    } else {
      guard let rows = members(of: entity, in: parent) else {
        return .unknown(.missing, entities[entity].name)
      }
      let (made, reach) = watchingMoves { divided(total, share, entity: entity, rows: rows) }
      if reach.isEverywhere { divisions[key] = made }
      division = made
    }
    switch division {
    case .failure(let failure): return failure
    case .parts(let parts): return .value(.number(parts[own] ?? .zero))
    }
  }

  private func divided(
    _ pool: Rational,
    _ share: PoolShare,
    entity: Int,
    rows: [Int]
  ) -> Division {
    let recording = recorder
    recorder = nil
    defer { recorder = recording }
    let weights = rows.map { row in
      at(entity: entity, row: row) { strictAnswer(share.weight) }
    }
    if let failure = Answer.strictFailure(weights) { return .failure(failure) }
    let numbers = weights.compactMap(\.number)
    let total = numbers.sum()
    guard total != .zero else {
      return .failure(.fault(.division, "the weights of a division add up to zero"))
    }
    var parts: [Int: Rational] = [:]
    var claims: [Claim] = []
    var given = Rational.zero
    for (row, weight) in zip(rows, numbers) {
      let quotient = pool * weight / total / share.step
      let steps = quotient.floor
      parts[row] = steps * share.step
      given += steps
      claims.append(Claim(row: row, fraction: quotient - steps, id: entities[entity].rows[row].id))
    }
    let remaining = ((pool / share.step) - given).floor.integer ?? 0
    guard remaining > 0 else { return .parts(parts) }
    guard let winners = winners(&claims, remaining, share, entity: entity) else {
      let ties = rows.flatMap { row in
        at(entity: entity, row: row) { share.ties.map { strictAnswer($0) } }
      }
      return .failure(Answer.strictFailure(ties) ?? .unknown(.none))
    }
    for row in winners { parts[row, default: .zero] += share.step }
    return .parts(parts)
  }

  private func strictAnswer(_ term: Term) -> Answer {
    let saved = frame.keepsBounds
    frame.keepsBounds = false
    defer { frame.keepsBounds = saved }
    return answer(term)
  }

  /// A member's claim to one of the steps that remain.
  private struct Claim {
    let row: Int
    let fraction: Rational
    let id: String
    var ties: [Value] = []
  }

  /// The rows that get one more step; `nil` when a tie that matters is not known.
  private func winners(
    _ claims: inout [Claim],
    _ count: Int,
    _ share: PoolShare,
    entity: Int
  ) -> [Int]? {
    claims.sort { $0.fraction > $1.fraction }
    guard count < claims.count else { return claims.map(\.row) }
    let edge = claims[count].fraction
    guard claims[count - 1].fraction == edge else { return claims.prefix(count).map(\.row) }
    var tied = claims.filter { $0.fraction == edge }
    for place in tied.indices {
      let answers = at(entity: entity, row: tied[place].row) { share.ties.map { strictAnswer($0) } }
      tied[place].ties = answers.compactMap(\.value)
      guard tied[place].ties.count == share.ties.count else { return nil }
    }
    tied.sort(by: Self.precedes)
    let ahead = claims.filter { $0.fraction > edge }.map(\.row)
    return ahead + tied.prefix(count - ahead.count).map(\.row)
  }

  private static func precedes(_ left: Claim, _ right: Claim) -> Bool {
    for (a, b) in zip(left.ties, right.ties) {
      switch compared(.greater, .value(a), .value(b)).truth {
      case .met: return true
      case .notMet where compared(.less, .value(a), .value(b)).truth == .met: return false
      default: continue
      }
    }
    return left.id < right.id
  }
}
