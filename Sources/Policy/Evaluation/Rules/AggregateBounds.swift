// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic

/// An aggregate from declared ranges, as the interval of everything it may still become.
struct AggregateBounds {
  /// The interval, a value when its ends meet, or an unknown when it says nothing.
  let answer: Answer

  /// A member's value and weight as intervals.
  private struct Part {
    let isCertain: Bool
    let value: NumberInterval
    let weight: Rational?
  }

  /// The bounds of an aggregate.
  ///
  /// A member that may or may not count is counted in or out, whichever extends the interval.
  ///
  /// - Parameters:
  ///   - operation: What is computed.
  ///   - members: The members that count or may count.
  ///   - name: The members' entity.
  init(_ operation: Aggregate.Operation, _ members: [AggregateMember], name: String) {
    let unknowns = members.reduce(Unknowns.none) { $1.isKnown ? $0 : $0.union($1.unknowns) }
    let parts = members.map { member in
      Part(
        isCertain: member.counts == .met,
        value: Evaluation.interval(member.value),
        weight: member.weight.number
      )
    }
    let isKnown = members.allSatisfy(\.isKnown)
    switch operation {
    case .count, .sum:
      let weights = members.map { Evaluation.interval($0.weight) }
      let total = zip(parts, weights)
        .map { part, weight in Self.optional(part.value * weight, part.isCertain) }
      answer = Evaluation.settled(Self.sum(total), unknowns)
    case .mean, .share:
      guard let first = parts.first(where: \.isCertain) else {
        // Perhaps nobody counts, and then there is no mean.
        answer = .unknown(isKnown ? Unknowns(.missing, name) : unknowns)
        return
      }
      guard first.weight != nil, parts.allSatisfy({ $0.weight != nil }) else {
        answer = .unknown(unknowns)
        return
      }
      let certain = parts.filter(\.isCertain).reduce(Rational.zero) { $0 + ($1.weight ?? .zero) }
      guard certain != .zero else {
        answer =
          isKnown ? .fault(.division, "the weights add up to zero") : .unknown(unknowns)
        return
      }
      answer = Evaluation.settled(
        NumberInterval(
          Self.extremeMean(parts) { $0.value.lower },
          Self.extremeMean(parts, sign: -1) { $0.value.upper }
        ),
        unknowns
      )
    }
  }

  /// A summand that may also be left out.
  private static func optional(_ value: NumberInterval, _ isCertain: Bool) -> NumberInterval {
    if isCertain { return value }
    return NumberInterval(value.lower.map { min($0, .zero) }, value.upper.map { max($0, .zero) })
  }

  private static func sum(_ parts: [NumberInterval]) -> NumberInterval {
    let lowers = parts.compactMap(\.lower)
    let uppers = parts.compactMap(\.upper)
    return NumberInterval(
      lowers.count == parts.count ? lowers.sum() : nil,
      uppers.count == parts.count ? uppers.sum() : nil
    )
  }

  /// The least mean (with sign −1 the greatest): certain members first, then those that may count,
  /// from the most extreme one on, as long as each still moves the running mean.
  private static func extremeMean(
    _ parts: [Part],
    sign: Int = 1,
    _ end: (Part) -> Rational?
  ) -> Rational? {
    var sum = Rational.zero
    var weights = Rational.zero
    var candidates: [(value: Rational, weight: Rational)] = []
    for part in parts {
      guard let value = end(part), let weight = part.weight else { return nil }
      if part.isCertain {
        sum += value * weight
        weights += weight
      } else {
        candidates.append((value, weight))
      }
    }
    candidates.sort { sign > 0 ? $0.value < $1.value : $0.value > $1.value }
    for (value, weight) in candidates {
      let mean = sum / weights
      guard sign > 0 ? value < mean : value > mean else { break }
      sum += value * weight
      weights += weight
    }
    return sum / weights
  }
}
