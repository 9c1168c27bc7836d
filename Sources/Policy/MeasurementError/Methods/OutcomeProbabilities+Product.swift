// SPDX-License-Identifier: Apache-2.0

/// The product rule: outcomes of parts that share no fact with error are independent.
extension OutcomeProbabilities {
  /// The probability that nothing is broken.
  private var sound: Double { met + notMet + unknown }

  /// A group of independent members.
  ///
  /// Faults come first: Pr(no fault) = Π. Among sound members, `all of`: Pr(result ≥ v) =
  /// Π Pr(member ≥ v) in the order not met < unknown < met; `any of`: Pr(result ≤ v) =
  /// Π Pr(member ≤ v); `none of` as `all of` with met and not met exchanged; `at least k` by the
  /// distribution of how many members are met and how many are not met.
  ///
  /// - Parameters:
  ///   - quorum: How many members must be met.
  ///   - members: The members as the group counts them.
  /// - Returns: The group's probabilities.
  /// - Complexity: O(members), for `at least k` O(members³).
  static func group(
    _ quorum: CriterionGroup.Quorum,
    of members: [OutcomeProbabilities]
  ) -> OutcomeProbabilities {
    let sound = members.reduce(1) { $0 * $1.sound }
    var result = OutcomeProbabilities(fault: 1 - sound)
    switch quorum {
    case .all:
      result.met = members.reduce(1) { $0 * $1.met }
      let notBelow = members.reduce(1) { $0 * ($1.unknown + $1.met) }
      result.unknown = notBelow - result.met
      result.notMet = sound - notBelow
    case .any, .none:
      let none = members.reduce(1) { $0 * $1.notMet }
      let notAbove = members.reduce(1) { $0 * ($1.unknown + $1.notMet) }
      result.unknown = notAbove - none
      (result.met, result.notMet) =
        quorum == .any ? (sound - notAbove, none) : (none, sound - notAbove)
    case .atLeast: return counted(quorum, members)
    }
    return result.withoutNegatives
  }

  /// By the distribution of (how many are not met, how many are met).
  private static func counted(
    _ quorum: CriterionGroup.Quorum,
    _ members: [OutcomeProbabilities]
  ) -> OutcomeProbabilities {
    let side = members.count + 1
    var counts = Array(repeating: 0.0, count: side * side)
    counts[0] = 1
    for (size, member) in members.enumerated() {
      // From above, so that each count is read before it is written.
      for notMet in stride(from: size + 1, through: 0, by: -1) {
        for met in stride(from: size + 1 - notMet, through: 0, by: -1) {
          var sum = counts[notMet * side + met] * member.unknown
          if notMet > 0 { sum += counts[(notMet - 1) * side + met] * member.notMet }
          if met > 0 { sum += counts[notMet * side + met - 1] * member.met }
          counts[notMet * side + met] = sum
        }
      }
    }
    var result = OutcomeProbabilities()
    for notMet in 0...members.count {
      for met in 0...(members.count - notMet) {
        let unknown = members.count - notMet - met
        let truth = quorum.truth(notMet: notMet, unknown: unknown, met: met)
        result[truth.outcome] += counts[notMet * side + met]
      }
    }
    result.fault = 1 - result.sound
    return result.withoutNegatives
  }

  /// A criterion whose guard is independent of it, as its group counts it.
  ///
  /// In `all of` max(not a, c), elsewhere min(a, c); where a is not met, c is not looked at, and its
  /// faults do not count.
  ///
  /// - Parameters:
  ///   - own: The criterion itself.
  ///   - applies: Whether the guard lets the criterion apply.
  ///   - quorum: How many members its group needs.
  /// - Returns: What the group counts.
  static func guarded(
    _ own: OutcomeProbabilities,
    by applies: OutcomeProbabilities,
    in quorum: CriterionGroup.Quorum
  ) -> OutcomeProbabilities {
    var result = OutcomeProbabilities(fault: applies.fault)
    for a in Truth.allCases {
      let weight = applies[a.outcome]
      if a == .notMet {
        result[quorum.guarded(.unknown, applies: a).outcome] += weight
        continue
      }
      for c in Truth.allCases {
        result[quorum.guarded(c, applies: a).outcome] += weight * own[c.outcome]
      }
      result.fault += weight * own.fault
    }
    return result
  }

  /// The opposite: met and not met exchanged.
  var negated: OutcomeProbabilities {
    OutcomeProbabilities(met: notMet, notMet: met, unknown: unknown, fault: fault)
  }

  /// A difference of equal products may come out as −10⁻¹⁷.
  private var withoutNegatives: OutcomeProbabilities {
    OutcomeProbabilities(
      met: max(0, met),
      notMet: max(0, notMet),
      unknown: max(0, unknown),
      fault: max(0, fault)
    )
  }
}
