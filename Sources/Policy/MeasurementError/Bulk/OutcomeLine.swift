// SPDX-License-Identifier: Apache-2.0
import Evidence
public import ExactArithmetic

/// What a decision says for every value of its only fact with error, the other facts as on file.
///
/// ```swift
/// let line = evaluator.outcomeLine(of: "passes", in: data)
/// line?.operating(at: 70).met  // 0.235255: a true 70 passes a cut of 74 in 24 of 100
/// ```
public struct OutcomeLine: Sendable, Hashable {
  /// The fact's name.
  public let fact: String
  /// The standard error on file, in base units.
  public let standardError: Rational
  /// The step h of observed values, in base units; `nil` when any number can be observed.
  public let step: Rational?
  /// The declared population of true values; `nil` for a flat reference.
  public let population: NormalPopulation?
  /// Where the decision turns, in ascending order.
  public let edges: [Rational]
  /// The outcome in each open interval, from the lowest to the highest: one more than edges.
  public let between: [DecisionOutcome]
  /// The outcome at each edge.
  public let at: [DecisionOutcome]
  /// The outcome when the fact is not known.
  public let whenUnknown: DecisionOutcome

  /// The outcome at a value.
  ///
  /// - Parameter value: The value, in base units.
  /// - Returns: The outcome.
  /// - Complexity: O(log edges).
  public func outcome(at value: Rational) -> DecisionOutcome {
    let place = edges.count(upTo: value)
    return place > 0 && edges[place - 1] == value ? at[place - 1] : between[place]
  }

  /// The intervals without the edges at which nothing changes but the edge itself.
  var joined: ExactLine<DecisionOutcome> { ExactLine(edges: edges, keys: between) }
}

extension Evaluator {
  /// What a decision says for every value of its only fact with error.
  ///
  /// Edges of roundings are found over the fact's declared range and nine standard errors beyond it;
  /// without a range, within nine standard errors of the observed value.
  ///
  /// - Parameters:
  ///   - decision: The decision's name.
  ///   - subject: The subject; `nil` for the only row of the subject's entity.
  ///   - arguments: The decision's arguments.
  ///   - data: The rows, with a standard error for the fact.
  /// - Returns: The outcomes; `nil` unless exactly one fact with error has a part in the decision,
  ///   and by straight lines.
  public func outcomeLine(
    of decision: String,
    about subject: Subject? = nil,
    arguments: [Value] = [],
    in data: CaseData
  ) -> OutcomeLine? {
    let question = ErrorQuestion(
      evaluator: self,
      data: data,
      subject: subject,
      target: .decision(decision, arguments)
    )
    guard let observed = SupposedCase(question), let key = observed.decision,
      let supposed = SupposedCase(question)
    else { return nil }
    let finder = EdgeFinder(observed.evaluation) { $0.widest }
    let root = observed.evaluation.programs[key.version].decisions[key.decision].root
    let edges = finder.branch(root, []).allEdges
    guard !edges.isCurved, edges.facts.count == 1, let place = edges.facts.first else { return nil }
    let fact = finder.facts[place]
    func outcome(_ value: Rational) -> DecisionOutcome {
      supposed.outcome(.criterion([]), at: [fact.slot: value])
    }
    let places = edges.sorted.first?.places ?? []
    let belief = finder.beliefs[place]
    let between = (0...places.count).map { outcome(belief.point(between: places, at: $0)) }
    let at = places.map(outcome)
    let kept = places.indices.filter { between[$0] != at[$0] || at[$0] != between[$0 + 1] }
    return OutcomeLine(
      fact: fact.slot.name,
      standardError: fact.standardError,
      step: fact.type.step,
      population: fact.population,
      edges: kept.map { places[$0] },
      between: kept.map { between[$0] } + [between[places.count]],
      at: kept.map { at[$0] },
      whenUnknown: self.outcome(decision, question, without: fact.slot)
    )
  }

  /// The outcome when a fact is not known.
  private func outcome(
    _ decision: String,
    _ question: ErrorQuestion,
    without slot: FactSlot
  ) -> DecisionOutcome {
    var data = question.data
    let entity = names.all[slot.entity]
    let missing = FactRecord(.unknown(.missing, slot.name))
    if slot.arguments.isEmpty {
      data[entity, slot.row].facts[slot.name] = missing
    } else {
      data[entity, slot.row].calls[CaseRow.Call(slot.name, slot.arguments)] = missing
    }
    guard case .decision(_, let arguments) = question.target else { return .unknown }
    return decide(decision, about: question.subject, arguments: arguments, in: data).outcome
  }
}

extension NoisyFact {
  /// A distribution whose reach covers the declared range and the errors beyond its ends.
  fileprivate var widest: NormalBelief {
    guard let lower = type.lower, let upper = type.upper else {
      return NormalBelief(mean: observed, variance: standardError * standardError)
    }
    let reach = Rational(Int(EdgeFinder.reach))
    let deviation = (upper - lower) / (2 * reach) + standardError
    return NormalBelief(mean: (lower + upper) / 2, variance: deviation * deviation)
  }
}
