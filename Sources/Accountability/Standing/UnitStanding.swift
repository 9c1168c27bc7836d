// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic
public import Policy

/// Where a unit stands in a year, how far it is from the next level, and what would get it there.
public struct UnitStanding: Sendable {
  /// What a lever's first gain does to a component.
  public struct Gain: Sendable {
    /// The lever, its components and their points.
    public let reach: UnitLevers.Reach
    /// The first number of steps that gains.
    public let steps: Int
    /// What it gains.
    public let gain: Rational
    /// The same number of steps where students may rise by several levels: the fewest that gain as much;
    /// `nil` where the lever moves no students.
    public let jumps: Int?
    /// The components that it moves, before and after.
    public let components: [(before: ComponentReport, after: ComponentReport)]
  }

  /// A plan that reaches the next level, as the whole scorecard confirms it.
  public struct Plan: Sendable {
    /// The plan.
    public let plan: CheapestPath.Plan
    /// What is done with each lever.
    public let choices: [(position: LeverPosition, steps: Int)]
    /// The total that the whole scorecard gives after it.
    public let total: Rational
    /// The level after it.
    public let level: String
  }

  /// The report.
  public let report: UnitReport
  /// The nearest level above; `nil` where the total is open or none is higher.
  public let next: NextLevel?
  /// The first gain of every lever that moves something, in the order of the levers.
  public let gains: [Gain]
  /// The plans that reach the next level, the cheapest first.
  public let plans: [Plan]
  /// The plan among them that moves the fewest levers.
  public let fewest: Plan?
  /// The most that all levers together gain.
  public let mostGain: Rational
  /// Whether two levers move the same component, so that the cost of a plan is only an upper bound.
  public let isUpperBound: Bool

  /// Finds where a unit stands.
  ///
  /// - Parameters:
  ///   - report: The unit's report.
  ///   - data: The rows of the unit.
  ///   - levers: The inputs that it may move.
  ///   - grid: The smallest step of points.
  ///   - reader: The policy.
  public init(
    _ report: UnitReport,
    in data: CaseData,
    levers: [Lever],
    grid: Rational,
    by reader: ScorecardReader
  ) {
    self.report = report
    let next = NextLevel(report, grid: grid, in: data, by: reader)
    self.next = next
    let unit = UnitLevers(levers, of: report, in: data, by: reader.evaluator)
    gains = unit.reaches.compactMap { Gain($0, report, unit) }
    let touched = unit.reaches.flatMap(\.components)
    isUpperBound = Set(touched).count < touched.count
    mostGain = unit.reaches.map { reach in reach.function.steps.map(reach.gain).max() ?? .zero }
      .filter { $0 > .zero }.sum()
    let moving = unit.reaches.filter { $0.first != nil }
    guard let next, mostGain >= next.distance else {
      (plans, fewest) = ([], nil)
      return
    }
    let path = CheapestPath(moving.map(\.options), toGain: next.distance, grid: grid)
    let confirmed = { (plan: CheapestPath.Plan) -> Plan? in
      let choices = plan.choices.map { choice in
        (moving[choice.lever].position, moving[choice.lever].options[choice.option].steps)
      }
      guard let after = unit.report(after: choices), let total = after.total.number,
        let level = after.level, total >= next.total
      else { return nil }
      return Plan(plan: plan, choices: choices, total: total, level: level)
    }
    let plans = path.plans.compactMap(confirmed)
    self.plans = plans
    fewest = path.fewest.flatMap { plan in plans.first { $0.plan == plan } ?? confirmed(plan) }
  }
}

extension UnitLevers.Reach {
  /// The steps that gain, each with what it costs; of two that gain the same the first.
  var options: [CheapestPath.Option] {
    var best = Rational.zero
    return function.steps.compactMap { step in
      let gain = gain(step)
      guard gain > best else { return nil }
      best = gain
      return CheapestPath.Option(
        steps: step.at,
        cost: position.lever.cost * position.lever.amount(step.at),
        gain: gain
      )
    }
  }
}

extension UnitStanding.Gain {
  fileprivate init?(_ reach: UnitLevers.Reach, _ report: UnitReport, _ unit: UnitLevers) {
    guard let first = reach.first, let after = unit.report(after: [(reach.position, first.at)])
    else { return nil }
    self.reach = reach
    steps = first.at
    gain = reach.gain(first)
    jumps = unit.fewestJumps(reach, gaining: gain)
    let later = Dictionary(after.components.map { ($0.id, $0) }) { first, _ in first }
    components = report.components.compactMap { before in
      guard reach.components.contains(before.id), let after = later[before.id] else { return nil }
      return (before, after)
    }
  }
}
