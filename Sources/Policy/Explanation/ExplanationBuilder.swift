// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// Turns what an evaluation recorded into the nodes of an explanation.
struct ExplanationBuilder {
  /// The versions of the policy.
  let versions: [RuleVersion]
  /// The version whose names the terms at hand use.
  let version: Int

  var program: Program { versions[version].program }

  /// A criterion or group with everything in it.
  func node(_ record: CriterionRecord) -> ExplanationNode {
    node(record, inside: versions[version].tail.attributes, citing: [])
  }

  private func node(
    _ record: CriterionRecord,
    inside outer: ClauseAttributes,
    citing surrounding: [Tail.Citation]
  ) -> ExplanationNode {
    let citations = record.node.tail.citations
    let attributes = outer.around(record.node.tail.attributes)
    let guardCount = record.node.guards.count
    let guards = record.trace.prefix(guardCount)
    let condition = record.trace.dropFirst(guardCount).first
    let operation: String
    switch record.node.content {
    case .group(let quorum, _): operation = quorum.words
    case .condition(let term): operation = self.operation(term)
    }
    return ExplanationNode(
      path: record.path,
      label: record.prepared.label,
      text: record.node.wording,
      operation: operation,
      sentence: condition.map { sentence($0) } ?? operation,
      verdict: record.counted,
      applies: guardCount == 0 ? nil : record.applies,
      guards: zip(record.node.guards, guards).map { clause, trace in
        (clause.isUnless ? "unless " : "applies when ") + sentence(trace)
      },
      isNotNeeded: record.isNotNeeded,
      isDeciding: record.isDeciding,
      children: record.members.map {
        node($0, inside: attributes, citing: citations.isEmpty ? surrounding : citations)
      },
      citations: citations,
      surroundingCitations: surrounding,
      notes: record.node.tail.notes,
      readings: record.node.tail.readings.map(\.text),
      attributes: attributes,
      site: record.node.site,
      condition: condition,
      builder: self
    )
  }

  /// What a condition was decided on: its parts, or itself where it is one fact.
  func operands(_ trace: TraceNode) -> [ExplanationOperand] {
    guard case .term(let term) = trace.subject, term.isCondition else { return [operand(trace)] }
    switch term.kind {
    case .decision, .measure: return [operand(trace)]
    default: return trace.children.map { operand($0) }
    }
  }

  /// A fact, measure, lookup or constant with its value.
  func operand(_ trace: TraceNode) -> ExplanationOperand {
    switch trace.subject {
    case .measure(let measure, let period, let version):
      let inner = ExplanationBuilder(versions: versions, version: version)
      return inner.operand(trace, "measure", measure.name, measure.type) { operand in
        operand.period = period
        operand.citations = measure.tail.citations
        operand.steps = inner.steps(trace, measure.type)
      }
    case .term(let term):
      if case .measure = term.kind, let measure = trace.children.last { return operand(measure) }
      return operand(trace, kind(term), name(term), term.type) { operand in
        if case .lookup(let table, _, _) = term.kind {
          operand.citations = program.tables[table].tail.citations
        }
      }
    }
  }

  private func operand(
    _ trace: TraceNode,
    _ kind: String,
    _ name: String,
    _ type: ValueType,
    _ change: (inout ExplanationOperand) -> Void
  ) -> ExplanationOperand {
    var operand = ExplanationOperand(
      kind: kind,
      name: name,
      value: trace.answer.words(type),
      unknowns: trace.answer.unknowns,
      faults: trace.answer.faults,
      isPresumed: false,
      isGiven: false,
      evidence: [],
      citations: [],
      steps: [],
      operands: trace.children.map { self.operand($0) },
      criteria: []
    )
    for note in trace.notes {
      switch note {
      case .presumed: operand.isPresumed = true
      case .given: operand.isGiven = true
      case .evidence(let items): operand.evidence = items
      case .row(let row, let line): (operand.row, operand.line) = (row, line)
      case .members(let known, let unknown): operand.members = (known, unknown)
      case .decided(let record): operand.criteria = [node(record)]
      case .letter, .chosenCase, .step, .otherwise: continue
      }
    }
    change(&operand)
    return operand
  }

  /// The steps of a measure: what was looked up or computed, from the inside out, then what was
  /// done to the value.
  private func steps(_ trace: TraceNode, _ type: ValueType) -> [String] {
    var lines: [String] = []
    for child in trace.children { addSteps(child, to: &lines) }
    for note in trace.notes {
      switch note {
      case .given: lines.append("given, not computed")
      case .chosenCase(let label): lines.append("case (\(label)) applies")
      case .step(let what, let answer): lines.append("\(what) = \(answer.words(type))")
      default: continue
      }
    }
    return lines
  }

  private func addSteps(_ trace: TraceNode, to lines: inout [String]) {
    guard case .term(let term) = trace.subject else { return }
    for child in trace.children { addSteps(child, to: &lines) }
    switch term.kind {
    case .lookup, .inverse, .aggregate, .arithmetic, .extreme, .window, .allocate, .round,
      .timeIn, .best, .weight, .shifted:
      var line = "\(sentence(trace, showsValue: false)) = \(trace.answer.words(term.type))"
      for note in trace.notes {
        switch note {
        case .row(let row, let sourceLine):
          line += ", row \(row)" + (sourceLine.map { " (line \($0))" } ?? "")
        case .members(let known, let unknown):
          line += ", \(known) known, \(unknown) unknown"
        default: continue
        }
      }
      if !lines.contains(line) { lines.append(line) }
    default: return
    }
  }

  private func kind(_ term: Term) -> String {
    switch term.kind {
    case .constant: "literal"
    case .fact, .referred, .field: "fact"
    case .lookup, .inverse: "lookup"
    case .decision: "decision"
    case .criterion: "criterion"
    default: operation(term)
    }
  }
}
