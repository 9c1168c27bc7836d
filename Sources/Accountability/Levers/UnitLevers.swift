// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic
public import Policy

/// What the levers of a unit do to its components: the distance to more points, lever by lever.
public struct UnitLevers: Sendable {
  /// A lever with the components that it moves and the steps at which they change.
  public struct Reach: Sendable {
    /// The lever at its row.
    public let position: LeverPosition
    /// The components that it moves, by name, in the order of the scorecard.
    public let components: [String]
    /// How their points depend on the steps.
    public let function: StepFunction
    /// The components' terms.
    let terms: [Term]

    /// The gain of all its components at a step.
    public func gain(_ step: StepFunction.Step) -> Rational {
      step.points.sum() - function.start.sum()
    }

    /// The first step at which the components gain; `nil` where no step gains.
    public var first: StepFunction.Step? { function.steps.first { gain($0) > .zero } }
  }

  /// The unit and its year.
  public let subject: Evaluator.Subject
  /// The levers that move something, in order.
  public let reaches: [Reach]
  /// The levers that move a component whose points are not known.
  public let open: [LeverPosition]
  private let evaluator: Evaluator
  private let data: CaseData

  /// Moves every lever of a unit.
  ///
  /// - Parameters:
  ///   - levers: The levers.
  ///   - report: The unit's report.
  ///   - data: The rows of the unit.
  ///   - evaluator: The policy under its circumstances.
  public init(_ levers: [Lever], of report: UnitReport, in data: CaseData, by evaluator: Evaluator)
  {
    subject = report.subject
    self.evaluator = evaluator
    self.data = data
    let positions = LeverPosition.all(
      levers,
      in: report.subject.period,
      of: data,
      evaluator.rulebook
    )
    let trials = Trials(evaluator, data, moving: positions.map(\.moving))
    let all = Self.terms(report)
    let terms = zip(all, trials.reached(all.map(\.term), at: report.subject)).filter(\.1).map(\.0)
    // Of most components a lever moves nothing that they read.
    let found = terms.map { trials.reading($0.term, at: report.subject) }
    let (still, reads) = (found.map(\.answer), found.map(\.reads))
    var reaches: [Reach] = []
    var open: [LeverPosition] = []
    for (lever, position) in positions.enumerated() {
      let near = terms.indices.filter { reads[$0][lever] }
      func answers(_ places: [Int], after steps: Int) -> [Answer] {
        let moves = [(group: lever, facts: position.facts(after: steps))]
        return trials.values(of: places.map { terms[$0].term }, at: report.subject, after: moves)
      }
      var known = [0: near.map { still[$0] }]
      for end in [position.most, (position.most + 1) / 2] where known[end] == nil {
        known[end] = answers(near, after: end)
      }
      let moving = near.indices.filter { number in
        known.values.contains { $0[number] != still[near[number]] }
      }
      guard !moving.isEmpty else { continue }
      let touched = moving.map { terms[near[$0]] }
      let function = StepFunction(upTo: position.most) { steps in
        let answers =
          known[steps].map { all in moving.map { all[$0] } }
          ?? answers(moving.map { near[$0] }, after: steps)
        let numbers = answers.compactMap(\.points)
        return numbers.count == answers.count ? numbers : nil
      }
      guard let function else {
        open.append(position)
        continue
      }
      reaches.append(
        Reach(
          position: position,
          components: touched.map(\.id),
          function: function,
          terms: touched.map(\.term)
        )
      )
    }
    self.reaches = reaches
    self.open = open
  }

  /// The rows after some steps of some levers.
  public func moved(_ choices: [(position: LeverPosition, steps: Int)]) -> CaseData {
    choices.reduce(data) { $1.position.moved($1.steps, in: $0) }
  }

  /// The report after some steps of some levers: the whole scorecard, evaluated again.
  public func report(after choices: [(position: LeverPosition, steps: Int)]) -> UnitReport? {
    ScorecardReader(evaluator).report(of: subject, in: moved(choices))
  }

  /// The fewest students who gain as much where each may rise to the highest level; `nil` where the
  /// lever moves no students, or none of them is enough.
  ///
  /// - Complexity: O(log most) evaluations.
  func fewestJumps(_ reach: Reach, gaining gain: Rational) -> Int? {
    guard case .moves = reach.position.lever.motion else { return nil }
    let trials = Trials(evaluator, data, moving: [reach.position.moving])
    func gains(_ steps: Int) -> Bool {
      let moves = [(group: 0, facts: reach.position.facts(after: steps, jumps: true))]
      let points = trials.values(of: reach.terms, at: subject, after: moves).compactMap(\.points)
      return points.count == reach.terms.count && points.sum() - reach.function.start.sum() >= gain
    }
    var (low, high) = (0, reach.position.most)
    guard gains(high) else { return nil }
    while high - low > 1 {
      let middle = (low + high) / 2
      if gains(middle) { high = middle } else { low = middle }
    }
    return high
  }

  /// The components of the subject itself that count, with their terms.
  private static func terms(_ report: UnitReport) -> [(id: String, term: Term)] {
    let counting = Set(report.components.filter(\.counts).map(\.id))
    return report.scorecard.components.filter { $0.entity == nil && counting.contains($0.name) }
      .map { ($0.name, $0.value) }
  }
}

extension Answer {
  /// The points: a number, or 1 and 0 for a verdict.
  fileprivate var points: Rational? {
    if case .value(.truth(let isMet)) = self { return isMet ? 1 : 0 }
    return number
  }
}
