// SPDX-License-Identifier: Apache-2.0
/// What an evaluation did, step by step: the raw material of an explanation.
///
/// It is filled by the functions that compute the values, so that a value and its trace cannot
/// differ; words and numbers are written only when somebody reads it.
public final class TraceNode: Sendable {
  /// What was evaluated.
  public enum Subject: Sendable {
    /// An expression.
    case term(Term)
    /// A measure in a period, under the version of a place in the rulebook.
    case measure(Measure, period: Int?, version: Int)
  }

  /// Something to say about a node beside its value.
  public enum Note: Sendable {
    /// A declared value stood in for missing evidence.
    case presumed
    /// The evidence for a fact.
    case evidence([EvidenceItem])
    /// A row of a table: its number from 1, and the line of an imported file.
    case row(Int, line: Int?)
    /// The answer of a reading that was taken.
    case letter(String)
    /// How many members were known and unknown.
    case members(known: Int, unknown: Int)
    /// The value was given by a test and not computed.
    case given
    /// The case of a measure that applies.
    case chosenCase(String)
    /// A step of a measure: what was done, and what came out.
    case step(String, Answer)
    /// The criteria of another decision.
    case decided(CriterionRecord)
    /// What the other branch of a condition would have given, where a constant was taken instead.
    case otherwise(Answer)
  }

  /// What was evaluated.
  public let subject: Subject
  /// What came out.
  public let answer: Answer
  /// Beneath a fault, the truth with faults read as unknown.
  public let truth: Truth?
  /// What it was computed from.
  public let children: [TraceNode]
  /// What else there is to say.
  public let notes: [Note]

  init(
    _ subject: Subject,
    _ answer: Answer,
    truth: Truth?,
    children: [TraceNode],
    notes: [Note]
  ) {
    self.subject = subject
    self.answer = answer
    self.truth = truth
    self.children = children
    self.notes = notes
  }
}

/// Collects trace nodes while values are computed.
final class Recorder {
  // One thread fills it, one call at a time: checking each access would cost a sixth of the time.
  @exclusivity(unchecked) private var nodes: [TraceNode] = []
  @exclusivity(unchecked) private var notes: [TraceNode.Note] = []

  /// A place to which nodes can be closed.
  struct Mark {
    fileprivate let nodes: Int
    fileprivate let notes: Int
  }

  /// Opens a node: what is recorded from now on belongs to it.
  func open() -> Mark { Mark(nodes: nodes.count, notes: notes.count) }

  /// Closes a node over everything recorded since it was opened.
  func close(_ mark: Mark, _ subject: TraceNode.Subject, _ answer: Answer, truth: Truth? = nil) {
    append(take(mark, subject, answer, truth: truth))
  }

  /// Closes a node without adding it to the one around it.
  func take(
    _ mark: Mark,
    _ subject: TraceNode.Subject,
    _ answer: Answer,
    truth: Truth? = nil
  ) -> TraceNode {
    TraceNode(subject, answer, truth: truth, children: drainNodes(mark), notes: drainNotes(mark))
  }

  /// Everything recorded since a place, side by side.
  func drain(_ mark: Mark) -> [TraceNode] {
    if notes.count > mark.notes { notes.removeLast(notes.count - mark.notes) }
    return drainNodes(mark)
  }

  private func drainNodes(_ mark: Mark) -> [TraceNode] {
    // Nearly every node has two children at most; these are moved, not copied.
    switch nodes.count - mark.nodes {
    case 0: return []
    case 1: return [nodes.removeLast()]
    case 2:
      let second = nodes.removeLast()
      return [nodes.removeLast(), second]
    case let count:
      let drained = Array(nodes[mark.nodes...])
      nodes.removeLast(count)
      return drained
    }
  }

  private func drainNotes(_ mark: Mark) -> [TraceNode.Note] {
    if notes.count == mark.notes { return [] }
    let drained = Array(notes[mark.notes...])
    notes.removeLast(drained.count)
    return drained
  }

  /// Adds a node that was closed before.
  func append(_ node: TraceNode) { nodes.append(node) }

  /// Says something about the node that is open.
  func note(_ note: TraceNode.Note) { notes.append(note) }
}
