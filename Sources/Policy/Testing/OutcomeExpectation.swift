// SPDX-License-Identifier: Apache-2.0
import Evidence

/// An outcome that a test expects, with the labels that must decide it.
struct OutcomeExpectation {
  private let word: DecisionOutcome
  private let kinds: [UnknownKind]
  private let code: String?
  private let labels: [String]

  /// An expected outcome.
  ///
  /// - Parameters:
  ///   - word: The outcome.
  ///   - kinds: For unknown, the kinds; empty for any.
  ///   - code: For a fault, the code; `nil` for any.
  ///   - labels: The labels that must decide, and no others; empty for any.
  init(
    _ word: DecisionOutcome,
    kinds: [UnknownKind],
    code: String?,
    because labels: [LabelPath]
  ) {
    self.word = word
    self.kinds = kinds
    self.code = code
    self.labels = labels.map(\.description)
  }

  /// How a reply differs; `nil` when it is what is expected.
  func difference(from reply: TestRun.Reply) -> TestRun.Difference? {
    let verdict = reply.record?.verdict ?? Verdict(reply.answer)
    let found =
      reply.record == nil && reply.type != .truth
      ? reply.answer.words(reply.type) : verdict.words
    guard holds(reply.answer, verdict) else { return TestRun.Difference(words, found) }
    guard !labels.isEmpty, let root = reply.record?.root else {
      return labels.isEmpty ? nil : TestRun.Difference(words, "\(found), by no criterion")
    }
    if root.isDecided(exactlyBy: labels) { return nil }
    let deciding = root.members.filter(\.isDeciding).map(\.path).joined(separator: ", ")
    return TestRun.Difference(words, "\(found) because \(deciding)")
  }

  private func holds(_ answer: Answer, _ verdict: Verdict) -> Bool {
    switch word {
    case .met: return verdict.outcome == .met
    case .notMet: return verdict.outcome == .notMet
    case .unknown:
      let unknowns = answer.isUnknown ? answer.unknowns : verdict.unknowns
      guard answer.isUnknown || verdict.outcome == .unknown, answer.faults.isEmpty else {
        return false
      }
      return kinds.isEmpty || Set(kinds) == Set(unknowns.kinds)
    case .fault:
      guard verdict.outcome == .fault else { return false }
      return code.map { code in verdict.faults.contains { $0.code.rawValue == code } } ?? true
    }
  }

  private var words: String {
    var words = word.rawValue
    if !kinds.isEmpty { words += " (\(kinds.map(\.rawValue).joined(separator: ", ")))" }
    if let code { words += " \(code)" }
    if !labels.isEmpty { words += " because \(labels.joined(separator: ", "))" }
    return words
  }
}

extension CriterionRecord {
  /// Whether labels name the deciding members of a group and nothing else.
  ///
  /// A member may be named itself, or by the members that decide it in turn.
  ///
  /// - Parameter labels: The labels from the outside in, such as `(4)(B)`.
  /// - Returns: Whether they are exactly the deciding ones.
  func isDecided(exactlyBy labels: [String]) -> Bool {
    var rest = Set(labels)
    return takes(&rest) && rest.isEmpty
  }

  private func takes(_ labels: inout Set<String>) -> Bool {
    for member in members where member.isDeciding {
      if labels.remove(member.path) != nil { continue }
      guard !member.members.isEmpty, member.takes(&labels) else { return false }
    }
    return members.contains(where: \.isDeciding)
  }
}

extension Verdict {
  /// The outcome in words, with kinds and codes.
  var words: String {
    switch outcome {
    case .met, .notMet: return outcome.rawValue
    case .unknown:
      let kinds = unknowns.kinds.map(\.rawValue).joined(separator: ", ")
      return kinds.isEmpty ? "unknown" : "unknown (\(kinds))"
    case .fault: return "fault " + faults.map(\.code.rawValue).joined(separator: ", ")
    }
  }
}
