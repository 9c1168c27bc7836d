// SPDX-License-Identifier: Apache-2.0

/// What a decision reads of a population: facts of the subject's own row, lists of records, and
/// rows of other entities.
public struct PopulationNeeds: Sendable {
  /// The subject's facts, in the order of the policy.
  public private(set) var facts: [String] = []
  /// The subject's lists of records.
  public private(set) var lists: [String] = []
  /// The other entities of which rows are read.
  public private(set) var entities: [String] = []

  private let program: Program
  private var seen: Set<Target> = []

  private enum Target: Hashable {
    case fact(Int)
    case entity(Int)
    case measure(Int)
    case decision(Int)
  }

  /// What a decision reads in a version; nothing where the version does not know it.
  ///
  /// - Parameters:
  ///   - decision: The decision's name.
  ///   - version: The version.
  public init(of decision: String, in version: RuleVersion) {
    program = version.program
    guard let place = program.decisions.firstIndex(where: { $0.name == decision }) else { return }
    visit(.decision(place))
    for (place, fact) in program.facts.enumerated()
    where seen.contains(.fact(place)) && fact.entity == 0 && fact.parameters.isEmpty {
      if fact.type.itemFields == nil { facts.append(fact.name) } else { lists.append(fact.name) }
    }
    entities = program.entities.indices.dropFirst().filter { seen.contains(.entity($0)) }
      .map { program.entities[$0].name }
  }

  private mutating func visit(_ target: Target) {
    guard seen.insert(target).inserted else { return }
    switch target {
    case .entity: return
    case .fact(let place):
      visit(.entity(program.facts[place].entity))
      if let condition = program.facts[place].completeWhen { visit(condition) }
    case .measure(let place):
      let measure = program.measures[place]
      for term in measure.baseTerms + measure.adjustmentTerms { visit(term) }
    case .decision(let place):
      let root = program.decisions[place].root
      root.walk { node in
        for term in node.terms { visit(term) }
      }
    }
  }

  private mutating func visit(_ term: Term) {
    switch term.kind {
    case .fact(let place, _), .referred(_, let place): visit(.fact(place))
    case .measure(let place, _, _): visit(.measure(place))
    case .decision(let place, _), .criterion(let place, _): visit(.decision(place))
    case .aggregate(let aggregate): visit(.entity(aggregate.entity))
    case .allocate(let share): visit(.entity(share.entity))
    default: break
    }
    for part in term.parts { visit(part) }
  }
}
