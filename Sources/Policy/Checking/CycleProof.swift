// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

/// Shows that evaluation ends: no measure or decision needs itself, unless in an earlier period, or
/// through conjunctions in a decision that says so.
struct CycleProof {
  private enum Node: Hashable {
    case measure(Int)
    case decision(Int)
  }

  private struct Edge {
    let target: Node
    let site: Site
    /// Whether the way there keeps to `all of`, `any of` and `at least`.
    let isMonotone: Bool
  }

  private let program: Program
  private let period: Int?
  private let findings: Findings
  private var edges: [Node: [Edge]] = [:]

  /// A proof for a program.
  ///
  /// - Parameters:
  ///   - program: The program.
  ///   - period: The place of the fact that counts periods.
  ///   - findings: Where cycles are reported.
  init(_ program: Program, period: Int?, _ findings: Findings) {
    self.program = program
    self.period = period
    self.findings = findings
    for (place, measure) in program.measures.enumerated() {
      let terms = measure.baseTerms + measure.adjustmentTerms
      edges[.measure(place)] = terms.flatMap { self.edges(of: $0, isMonotone: false) }
    }
    for (place, decision) in program.decisions.enumerated() {
      edges[.decision(place)] = edges(of: decision.root, isMonotone: true)
    }
  }

  private func edges(of node: DecisionNode, isMonotone: Bool) -> [Edge] {
    var result = node.guards.flatMap { guardian in
      // A guard turns its condition round: what it needs is needed as it is and as its opposite.
      edges(of: guardian.condition, isMonotone: false)
    }
    switch node.content {
    case .condition(let term): result += edges(of: term, isMonotone: isMonotone)
    case .group(let quorum, let members):
      let keeps = isMonotone && quorum != .none
      result += members.flatMap { edges(of: $0, isMonotone: keeps) }
    }
    return result
  }

  private func edges(of term: Term, isMonotone: Bool) -> [Edge] {
    switch term.kind {
    case .measure(let place, let arguments, let when):
      let inner = arguments.flatMap { edges(of: $0, isMonotone: false) }
      if let when, isEarlierOrFixed(when) { return inner }
      return inner + [Edge(target: .measure(place), site: term.site, isMonotone: false)]
    case .decision(let place, let arguments):
      return arguments.flatMap { edges(of: $0, isMonotone: false) }
        + [Edge(target: .decision(place), site: term.site, isMonotone: isMonotone)]
    case .window(let value, _, let from, let to):
      // The body names its periods by the variable, which runs up to the last one.
      let bounds = [from, to].flatMap { edges(of: $0, isMonotone: false) }
      if isEarlierOrFixed(to) { return bounds }
      return bounds + edges(of: value, isMonotone: false)
    case .logical(_, let members):
      return members.flatMap { edges(of: $0, isMonotone: isMonotone) }
    default: return term.parts.flatMap { edges(of: $0, isMonotone: false) }
    }
  }

  /// Whether a period is a constant, or lies before the one at hand.
  private func isEarlierOrFixed(_ term: Term) -> Bool {
    switch term.kind {
    case .constant: return true
    case .arithmetic(.minus, let base, let length):
      guard case .fact(let fact, _) = base.kind, fact == period,
        case .constant(.number(let years)) = length.kind
      else { return false }
      return years > .zero
    default: return false
    }
  }

  /// Adds a finding for each cycle that nothing resolves.
  func run() {
    for start in edges.keys.sorted(by: { order($0) < order($1) }) {
      guard let edge = cycle(from: start) else { continue }
      if case .decision(let place) = start, program.decisions[place].isCyclic, edge.isMonotone {
        continue
      }
      findings.add(
        .cycle,
        "\(words(start)) depends on itself",
        at: edge.site,
        others: [Diagnostic.Mark(site(start).span, "declared here")],
        help: help(start)
      )
    }
  }

  /// The first step of a way from a node back to itself; the worst one where several lead back.
  private func cycle(from start: Node) -> Edge? {
    var found: Edge?
    for first in edges[start] ?? [] {
      var seen: Set<Node> = []
      var open = [(first.target, first.isMonotone)]
      while let (node, isMonotone) = open.popLast() {
        if node == start {
          let edge = Edge(target: first.target, site: first.site, isMonotone: isMonotone)
          if !isMonotone { return edge }
          found = found ?? edge
          continue
        }
        guard seen.insert(node).inserted else { continue }
        for edge in edges[node] ?? [] { open.append((edge.target, isMonotone && edge.isMonotone)) }
      }
    }
    return found
  }

  private func order(_ node: Node) -> (Int, Int) {
    switch node {
    case .measure(let place): (0, place)
    case .decision(let place): (1, place)
    }
  }

  private func words(_ node: Node) -> String {
    switch node {
    case .measure(let place): "the measure `\(program.measures[place].name)`"
    case .decision(let place): "the decision `\(program.decisions[place].name)`"
    }
  }

  private func site(_ node: Node) -> Site {
    switch node {
    case .measure(let place): program.measures[place].site
    case .decision(let place): program.decisions[place].site
    }
  }

  private func help(_ node: Node) -> String {
    switch node {
    case .measure: "name an earlier period with `at`, or a fixed one"
    case .decision(let place):
      program.decisions[place].isCyclic
        ? "a cycle may go only through `all of`, `any of` and `at least`"
        : "where the law means it so, write `cycles conjunctive` behind the name"
    }
  }
}
