// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// The least costly ways to a number of points, exactly.
///
/// Each lever gives a list of options (cost, gain), of which one is taken; a multiple-choice knapsack by
/// dynamic programming over the grid of points. Ties are broken by cost, then by fewer levers, then by
/// the order of the levers, so that the same input always gives the same plans.
public struct CheapestPath: Sendable {
  /// One way of moving one lever.
  public struct Option: Sendable, Hashable {
    /// How many steps.
    public let steps: Int
    /// What they cost.
    public let cost: Rational
    /// What they gain in points.
    public let gain: Rational

    /// One way of moving a lever.
    public init(steps: Int, cost: Rational, gain: Rational) {
      (self.steps, self.cost, self.gain) = (steps, cost, gain)
    }
  }

  /// What is done with the levers together.
  public struct Plan: Sendable, Hashable {
    /// The option taken of each lever that moves, by the lever's place.
    public let choices: [Choice]
    /// What the plan costs.
    public let cost: Rational
    /// What it gains.
    public let gain: Rational

    /// An option of a lever.
    public struct Choice: Sendable, Hashable {
      /// The lever's place.
      public let lever: Int
      /// The option's place among those of the lever.
      public let option: Int
    }

    /// Cheaper first, then fewer levers, then the earlier levers with the smaller options.
    fileprivate static func precedes(_ left: Plan, _ right: Plan) -> Bool {
      if left.cost != right.cost { return left.cost < right.cost }
      if left.choices.count != right.choices.count {
        return left.choices.count < right.choices.count
      }
      return left.choices.lexicographicallyPrecedes(right.choices) {
        ($0.lever, $0.option) < ($1.lever, $1.option)
      }
    }
  }

  /// The plans, the best first.
  public let plans: [Plan]
  /// The cheapest plan that moves the fewest levers.
  public let fewest: Plan?

  /// Finds the plans that gain enough.
  ///
  /// - Parameters:
  ///   - options: The options of each lever, none of which gains nothing.
  ///   - gain: What must be gained at least.
  ///   - grid: The step of which every gain is a multiple.
  ///   - count: How many plans to return.
  /// - Complexity: O(levers · options · (gain / grid) · count²).
  public init(_ options: [[Option]], toGain gain: Rational, grid: Rational, count: Int = 5) {
    let goal = (gain / grid).ceil.integer ?? 0
    // For each number of grid steps gained, counted no further than the goal, the best plans; apart by
    // how many levers they move, so that the plan with the fewest is found exactly too.
    var best: [[[Plan]]] = [[[Plan(choices: [], cost: .zero, gain: .zero)]]]
    best[0] += Array(repeating: [], count: goal)
    for (lever, list) in options.enumerated() {
      var next = best + [Array(repeating: [Plan](), count: goal + 1)]
      for (moved, states) in best.enumerated() {
        // A plan that has reached the goal needs no more.
        for (state, plans) in states.enumerated() where state < goal {
          for plan in plans {
            for (place, option) in list.enumerated() {
              let sum = plan.gain + option.gain
              let steps = (sum / grid).floor.integer ?? 0
              let reached = min(max(steps, 0), goal)
              next[moved + 1][reached].append(
                Plan(
                  choices: plan.choices + [.init(lever: lever, option: place)],
                  cost: plan.cost + option.cost,
                  gain: sum
                )
              )
            }
          }
        }
      }
      for moved in next.indices {
        for state in next[moved].indices where next[moved][state].count > count {
          next[moved][state] = Array(
            next[moved][state].sorted(by: Plan.precedes).prefix(count)
          )
        }
      }
      best = next
    }
    let reached = best.map { $0[goal].sorted(by: Plan.precedes) }
    plans = Array(reached.flatMap(\.self).sorted(by: Plan.precedes).prefix(count))
    fewest = reached.first { !$0.isEmpty }?.first
  }
}
