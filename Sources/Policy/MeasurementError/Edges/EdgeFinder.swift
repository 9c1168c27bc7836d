// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// Walks the terms of a rule at the observed values, and finds where its evaluation turns when the
/// true values of facts differ from them.
///
/// It stands where the evaluator stands: rows, versions, periods and everything that no error
/// touches come from there. It follows both branches of a condition that an error may turn, and
/// only the one taken of a condition that none can.
final class EdgeFinder {
  /// The evaluation at the observed values.
  let evaluation: Evaluation
  /// How far each fact may be from its observed value, for edges of roundings.
  private let spread: (NoisyFact) -> NormalBelief
  /// The facts with error that were met, in the order in which they were met.
  private(set) var facts: [NoisyFact] = []
  /// What is believed of each of them.
  private(set) var beliefs: [NormalBelief] = []
  /// Names of facts that have an error which is not counted.
  private(set) var uncounted: Set<String> = []
  private var places: [FactSlot: Int] = [:]

  /// The edges of the part that is being walked.
  var edges = Edges()
  /// What variables and the stage before an adjustment are, where they move.
  var scope = Scope()
  var measures: [MeasureKey: (shape: Shape, edges: Edges)] = [:]
  var decisions: [DecisionKey: Edges] = [:]
  var activeMeasures: Set<MeasureKey> = []
  var activeDecisions: Set<DecisionKey> = []
  var activeCriteria: Set<CriterionKey> = []

  /// What moves in the current frame.
  struct Scope {
    /// Parameters and elements that depend on facts with error.
    var variables: [Int: Shape] = [:]
    /// The stage before an adjustment.
    var previous: Shape?
  }

  /// A walk that has not begun.
  ///
  /// - Parameters:
  ///   - evaluation: The evaluation at the observed values; it does not record.
  ///   - spread: How far each fact may be from its observed value.
  init(_ evaluation: Evaluation, spread: @escaping (NoisyFact) -> NormalBelief) {
    self.evaluation = evaluation
    self.spread = spread
  }

  /// Walks a part with edges of its own, which the surrounding part does not get.
  func apart<Result>(_ body: () -> Result) -> (result: Result, edges: Edges) {
    let outer = edges
    edges = Edges()
    let result = body()
    let own = edges
    edges = outer
    return (result, own)
  }

  /// Walks a part in another frame, and comes back.
  func within<Result>(_ frame: Frame, _ scope: Scope, _ body: () -> Result) -> Result {
    let (savedFrame, savedScope) = (evaluation.frame, self.scope)
    (evaluation.frame, self.scope) = (frame, scope)
    defer { (evaluation.frame, self.scope) = (savedFrame, savedScope) }
    return body()
  }

  /// Gives a part up to simulation; what it reads is still noted.
  func curved() -> Shape {
    edges.isCurved = true
    return .steps
  }

  // MARK: Facts

  /// A fact of a row: a form when it has an error that counts.
  ///
  /// - Parameters:
  ///   - index: The fact's place in the program.
  ///   - row: The row's place.
  ///   - arguments: The fact's arguments.
  ///   - term: The term that reads it.
  /// - Returns: The fact itself as a form, or a fixed value.
  func fact(_ index: Int, row: Int, arguments: [Answer], _ term: Term) -> Shape {
    let fixed = Shape.fixed { [evaluation] in evaluation.answer(term) }
    let prepared = evaluation.prepared.facts[index]
    let values = arguments.compactMap(\.value)
    guard values.count == arguments.count,
      let record = evaluation.entities[prepared.place].rows[row].record(prepared.name, values)
    else { return fixed }
    let slot = FactSlot(prepared.place, row: row, prepared.name, values)
    if let place = places[slot] { return form(place) }
    let day = evaluation.evaluator.options.knownOn
    let fact = evaluation.prepared.program.facts[index]
    guard let type = prepared.type.number, let observed = evaluation.answer(term).number else {
      return fixed
    }
    let error = record.standardErrors(on: day).max()
    guard let declared = fact.declaration.error else {
      if error != nil { uncounted.insert(fact.name) }
      return fixed
    }
    guard let error, fact.foreignErrorScales(record, on: day).isEmpty else {
      uncounted.insert(fact.name)
      return fixed
    }
    guard error > .zero else { return fixed }
    places[slot] = facts.count
    facts.append(
      NoisyFact(
        slot: slot,
        type: type,
        observed: observed,
        standardError: error,
        population: NormalPopulation(declared, type)
      )
    )
    beliefs.append(spread(facts[facts.count - 1]))
    return form(facts.count - 1)
  }

  private func form(_ place: Int) -> Shape {
    edges.facts.insert(place)
    return .forms([LinearForm(fact: place)])
  }
}
