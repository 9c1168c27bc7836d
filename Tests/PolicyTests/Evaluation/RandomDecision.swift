// SPDX-License-Identifier: Apache-2.0
import Policy
import TestKit

/// A decision of random groups over yes/no facts, and random answers of a case.
struct RandomDecision {
  /// How many facts the decision may ask for.
  static let factCount = 8

  var generator: SplitMix64
  private(set) var root: DecisionNode

  init(_ seed: Seed) {
    var generator = seed.generator
    root = Self.group(depth: 3, &generator, label: "")
    self.generator = generator
  }

  private static let site = Site(Span(0, 0))

  private static func group(
    depth: Int,
    _ generator: inout SplitMix64,
    label: String
  ) -> DecisionNode {
    let count = Int.random(in: 1...4, using: &generator)
    let quorums: [CriterionGroup.Quorum] = [
      .all, .any, .none, .atLeast(Int.random(in: 0...count, using: &generator)),
    ]
    let quorum = quorums.randomElement(using: &generator) ?? .all
    let members = (1...count).map { place -> DecisionNode in
      if depth > 1, Int.random(in: 0..<3, using: &generator) == 0 {
        return group(depth: depth - 1, &generator, label: "\(place)")
      }
      return leaf("\(place)", &generator)
    }
    return node(label, .group(quorum, members), guards(&generator, isRoot: label.isEmpty))
  }

  private static func leaf(_ label: String, _ generator: inout SplitMix64) -> DecisionNode {
    node(label, .condition(condition(&generator, depth: 2)), guards(&generator, isRoot: false))
  }

  private static func guards(
    _ generator: inout SplitMix64,
    isRoot: Bool
  ) -> [DecisionNode.Guard] {
    guard !isRoot, Int.random(in: 0..<4, using: &generator) == 0 else { return [] }
    return [
      DecisionNode.Guard(
        isUnless: Bool.random(using: &generator),
        condition: condition(&generator, depth: 1)
      )
    ]
  }

  private static func condition(_ generator: inout SplitMix64, depth: Int) -> Term {
    if depth > 1 {
      switch Int.random(in: 0..<6, using: &generator) {
      case 0:
        return Term(.not(condition(&generator, depth: 1)), .truth, site)
      case 1, 2:
        let operands = [condition(&generator, depth: 1), condition(&generator, depth: 1)]
        let isAnd = Bool.random(using: &generator)
        return Term(.logical(isAnd: isAnd, operands), .truth, site)
      case 3:
        let parts = (0..<3).map { _ in condition(&generator, depth: 1) }
        return Term(.conditional(parts[0], parts[1], parts[2]), .truth, site)
      default: break
      }
    }
    return Term(
      .fact(Int.random(in: 0..<factCount, using: &generator), arguments: []),
      .truth,
      site
    )
  }

  private static func node(
    _ label: String,
    _ content: DecisionNode.Content,
    _ guards: [DecisionNode.Guard]
  ) -> DecisionNode {
    DecisionNode(
      label: label,
      wording: nil,
      guards: guards,
      content: content,
      tail: Tail(),
      site: site
    )
  }

  /// The members of every group in another order.
  static func shuffled(_ node: DecisionNode, _ generator: inout SplitMix64) -> DecisionNode {
    var node = node
    node.guards.shuffle(using: &generator)
    switch node.content {
    case .condition(let term): node.content = .condition(shuffled(term, &generator))
    case .group(let quorum, let members):
      var shuffled = members.map { self.shuffled($0, &generator) }
      shuffled.shuffle(using: &generator)
      node.content = .group(quorum, shuffled)
    }
    return node
  }

  private static func shuffled(_ term: Term, _ generator: inout SplitMix64) -> Term {
    guard case .logical(let isAnd, let operands) = term.kind else { return term }
    return Term(
      .logical(isAnd: isAnd, operands.shuffled(using: &generator)),
      term.type,
      term.site
    )
  }

  /// A policy that asks for the decision, with its facts in an order.
  static func rulebook(_ root: DecisionNode, order: [Int]? = nil) -> Rulebook {
    var program = Program()
    program.entities = [Entity("person")]
    let order = order ?? Array(0..<factCount)
    program.facts = order.map { number in
      let name = Name("f\(number)", site)
      let type = TypeExpression(.truth, site)
      return Fact(
        entity: 0,
        parameters: [],
        type: .truth,
        declaration: FactDeclaration(name, parameters: [], type: type, site, Margin())
      )
    }
    // Terms name facts by their place, which the order has moved.
    var places = order
    for (place, number) in order.enumerated() { places[number] = place }
    program.decisions = [
      Decision(
        name: "d",
        parameters: [],
        home: 0,
        isCyclic: false,
        root: moved(root, places),
        site: site
      )
    ]
    let version = RuleVersion(
      name: "base",
      status: .implicit,
      base: nil,
      appliesTo: nil,
      tail: Tail(),
      program: program,
      site: site
    )
    return Rulebook(
      id: "t",
      title: nil,
      subject: "person",
      period: nil,
      decidesBy: nil,
      sources: [],
      readings: [],
      versions: [version],
      tests: []
    )
  }

  private static func moved(_ node: DecisionNode, _ places: [Int]) -> DecisionNode {
    var node = node
    node.guards = node.guards.map {
      DecisionNode.Guard(isUnless: $0.isUnless, condition: moved($0.condition, places))
    }
    switch node.content {
    case .condition(let term): node.content = .condition(moved(term, places))
    case .group(let quorum, let members):
      node.content = .group(quorum, members.map { moved($0, places) })
    }
    return node
  }

  private static func moved(_ term: Term, _ places: [Int]) -> Term {
    let kind: Term.Kind =
      switch term.kind {
      case .fact(let place, _): .fact(places[place], arguments: [])
      case .not(let inner): .not(moved(inner, places))
      case .logical(let isAnd, let operands):
        .logical(isAnd: isAnd, operands.map { moved($0, places) })
      case .conditional(let a, let b, let c):
        .conditional(moved(a, places), moved(b, places), moved(c, places))
      default: term.kind
      }
    return Term(kind, term.type, term.site)
  }

  /// A case in which every fact is met, not met, unknown or, where allowed, broken.
  mutating func row(faults: Bool) -> CaseRow {
    var row = CaseRow("person", id: "A")
    for number in 0..<Self.factCount {
      switch Int.random(in: 0..<(faults ? 8 : 7), using: &generator) {
      case 0, 1: row.facts["f\(number)"] = FactRecord(.truth(true))
      case 2, 3, 4: row.facts["f\(number)"] = FactRecord(.truth(false))
      case 7: row.facts["f\(number)"] = FactRecord(.text("broken"))
      default: continue
      }
    }
    return row
  }

  /// The same decision with its criteria and facts in another order.
  mutating func permuted() -> Rulebook {
    let root = Self.shuffled(root, &generator)
    let order = Array(0..<Self.factCount).shuffled(using: &generator)
    return Self.rulebook(root, order: order)
  }
}
