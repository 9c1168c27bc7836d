// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic

/// What a condition asks, what is on file for it, and by how much that falls short.
public struct Requirement: Sendable, Hashable {
  /// What is on file, such as `2.5 years`, or `nothing`.
  public var onFile: String
  /// What is asked, such as `at least 3 years`.
  public var asked: String
  /// The condition as the policy writes it; what is asked, where nobody gave the policy's text.
  public var condition: String
  /// By how much a number falls short, such as `0.5 years more`; `nil` where nothing can be said.
  public var lacking: String?

  /// What a condition asks and what is on file for it.
  ///
  /// - Parameters:
  ///   - onFile: What is on file.
  ///   - asked: What is asked.
  ///   - condition: The condition as the policy writes it; what is asked when left out.
  ///   - lacking: By how much a number falls short.
  public init(
    onFile: String,
    asked: String,
    condition: String? = nil,
    lacking: String? = nil
  ) {
    self.onFile = onFile
    self.asked = asked
    self.condition = condition ?? asked
    self.lacking = lacking
  }
}

extension ExplanationNode {
  /// What the criterion asks and what is on file for it; `nil` for a group.
  ///
  /// - Parameter source: The policy's text, from which conditions on several facts are quoted.
  /// - Returns: What is asked and what is on file.
  public func requirement(in source: SourceText?) -> Requirement? {
    guard let condition else { return nil }
    let reader = RequirementReader(builder: builder, source: source)
    var requirement = reader.read(condition)
    if !condition.isUnknownTerm, let text = reader.text(of: condition) {
      requirement.condition = text
    }
    return requirement
  }
}

/// Puts the record of a condition into what is asked and what is on file.
private struct RequirementReader {
  let builder: ExplanationBuilder
  let source: SourceText?

  func read(_ trace: TraceNode) -> Requirement {
    guard case .term(let term) = trace.subject else {
      return Requirement(onFile: words(trace), asked: "yes")
    }
    switch term.kind {
    case .comparison(let relation, _, _, _) where trace.children.count == 2:
      return comparison(relation, trace.children[0], trace.children[1])
    case .membership(let operand, let values):
      let list = values.map { $0.words(operand.type) }.joined(separator: ", ")
      return Requirement(onFile: words(trace.children.first), asked: "one of \(list)")
    case .given:
      return Requirement(onFile: given(trace.children.first), asked: "given")
    case .reading, .conditional:
      if let last = trace.children.last { return read(last) }
      return quoted(trace)
    case .fact, .referred, .field: return Requirement(onFile: words(trace), asked: "yes")
    case .unknown(let kind):
      return Requirement(onFile: "nothing", asked: kind == .unpublished ? "not published" : "open")
    default: return quoted(trace)
    }
  }

  private func comparison(
    _ relation: Relation,
    _ left: TraceNode,
    _ right: TraceNode
  ) -> Requirement {
    var limit = words(right)
    if right.answer.value == nil {
      limit =
        (text(of: right) ?? name(right))
        + (right.answer.unknowns.kinds == [.unpublished] ? " (not published)" : "")
    }
    let isDate = if case .date? = type(left)?.withoutConstants { true } else { false }
    return Requirement(
      onFile: words(left),
      asked: (isDate ? relation.askingDay : relation.asking) + limit,
      lacking: lacking(relation, left, right)
    )
  }

  private func lacking(_ relation: Relation, _ left: TraceNode, _ right: TraceNode) -> String? {
    guard let value = left.answer.number, let limit = right.answer.number,
      let form = type(left)?.withoutConstants.number
    else { return nil }
    switch relation {
    case .atLeast where value < limit: return "\(form.text(limit - value)) more"
    case .atMost where value > limit: return "\(form.text(value - limit)) less"
    default: return nil
    }
  }

  /// A condition on several facts: each fact with its value, and the condition as it is written.
  private func quoted(_ trace: TraceNode) -> Requirement {
    let facts = facts(below: trace).uniqued
    return Requirement(
      onFile: facts.isEmpty ? "nothing" : facts.joined(separator: ", "),
      asked: text(of: trace) ?? builder.sentence(trace, showsValue: false)
    )
  }

  /// The facts below that are known, each with its value; of a record its fields are.
  private func facts(below trace: TraceNode) -> [String] {
    guard case .term(let term) = trace.subject else { return known(trace) }
    switch term.kind {
    case .fact, .referred, .field:
      if case .value(.record) = trace.answer { return [] }
      return known(trace)
    case .constant: return []
    default: return trace.children.flatMap(facts)
    }
  }

  private func known(_ trace: TraceNode) -> [String] {
    trace.answer.value == nil ? [] : ["\(name(trace)) \(words(trace))"]
  }

  private func name(_ trace: TraceNode) -> String {
    switch trace.subject {
    case .term(let term): builder.name(term)
    case .measure(let measure, _, _): measure.name
    }
  }

  private func given(_ trace: TraceNode?) -> String {
    if case .value(.record)? = trace?.answer { return "given" }
    return words(trace)
  }

  private func words(_ trace: TraceNode?) -> String {
    guard let trace, let type = type(trace) else { return "nothing" }
    let isNothing = [[.missing], [.judgment]].contains(trace.answer.unknowns.kinds)
    return isNothing && trace.answer.isBare ? "nothing" : trace.answer.words(type)
  }

  private func type(_ trace: TraceNode) -> ValueType? {
    switch trace.subject {
    case .term(let term): term.type
    case .measure(let measure, _, _): measure.type
    }
  }

  /// The text of a condition on one line; `nil` where nobody gave the policy's text.
  func text(of trace: TraceNode) -> String? {
    guard case .term(let term) = trace.subject, let source,
      term.site.span.end > term.site.span.start
    else { return nil }
    return source.text(term.site.span.start..<term.site.span.end)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension TraceNode {
  /// Whether the policy itself says that the condition is not known.
  fileprivate var isUnknownTerm: Bool {
    if case .term(let term) = subject, case .unknown = term.kind { true } else { false }
  }
}

extension Answer {
  /// Whether nothing at all is known: not even a bound.
  fileprivate var isBare: Bool { if case .unknown = self { true } else { false } }
}

extension Relation {
  /// The words before a day.
  fileprivate var askingDay: String {
    switch self {
    case .equal: ""
    case .different: "other than "
    case .less: "before "
    case .atMost: "on or before "
    case .greater: "after "
    case .atLeast: "on or after "
    }
  }

  /// The words before a limit.
  fileprivate var asking: String {
    switch self {
    case .equal: ""
    case .different: "other than "
    case .less: "less than "
    case .atMost: "at most "
    case .greater: "more than "
    case .atLeast: "at least "
    }
  }
}
