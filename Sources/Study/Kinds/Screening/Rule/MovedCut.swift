// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import Matching
import Policy

/// The policy of a screen with another cut in the place of the one that it states.
///
/// The text itself is changed, and checked again, so that nothing but the number differs.
struct MovedCut {
  /// The cut as the policy states it.
  let stated: Rational
  /// The policy at each cut, in the order of the curve.
  let policies: [(cut: Rational, rulebook: Rulebook)]

  /// The policies of a curve.
  ///
  /// - Parameters:
  ///   - curve: The cuts.
  ///   - rule: The screen.
  ///   - read: The policy's file.
  ///   - files: The rules' files.
  ///   - reader: Where trouble is reported.
  /// - Throws: `StudyError` where the filter does not state one cut of the score.
  init(
    _ curve: CurveSetting,
    _ rule: ScreenRule,
    _ read: RuleFiles.Read,
    _ files: RuleFiles,
    reader: SettingsReader
  ) throws(StudyError) {
    guard let filter = rule.place(curve.filter) else {
      throw reader.trouble(
        "curve",
        "names \(curve.filter), which is no filter of \(rule.decision) "
          + "(it has \(rule.screen.filters.map(\.label).list))"
      )
    }
    let source = read.policy.source
    guard source == read.policy.own else {
      throw reader.trouble("curve", "moves a cut of a policy that lies over no other one")
    }
    let all = Self.literals(of: curve.score, rule.nodes[filter], rule.version.program)
    let found = all.filter { literal in curve.stated == nil || curve.stated == literal.value }
    func isWritten(_ literal: (value: Rational, span: Span)) -> Bool {
      let digits = source.text(literal.span).filter { $0 != "_" }
      return Rational(decimal: digits) == literal.value
    }
    guard Set(found.map(\.value)).count == 1, let stated = found.first?.value,
      found.allSatisfy(isWritten)
    else {
      let cuts = Set(found.map(\.value)).sorted().map(\.description)
      throw reader.trouble(
        "curve",
        "finds \(cuts.isEmpty ? "no cut" : "the cuts \(cuts.list)") of `\(curve.score)` in "
          + "\(curve.filter); "
          + (cuts.isEmpty ? "name a filter that compares it with a number" : "name one with `cut`")
      )
    }
    self.stated = stated
    var policies: [(cut: Rational, rulebook: Rulebook)] = []
    let spans = found.map(\.span).uniqued.sorted { $0.start > $1.start }
    for cut in curve.cuts {
      var bytes = source.bytes
      for span in spans { bytes.replaceSubrange(span.start..<span.end, with: cut.description.utf8) }
      guard let rulebook = files.policy(read, saying: bytes).rulebook else {
        throw reader.trouble(
          "curve",
          "asks for the cut \(cut), with which the policy has errors: it is off the scale, or breaks a "
            + "rule of its own"
        )
      }
      policies.append((cut, rulebook))
    }
    self.policies = policies
  }

  /// The numbers that a filter compares a fact with, and where they stand.
  private static func literals(
    of fact: String,
    _ node: DecisionNode,
    _ program: Program
  ) -> [(value: Rational, span: Span)] {
    let place = program.facts.firstIndex { $0.name == fact }
    var found: [(value: Rational, span: Span)] = []
    func visit(_ term: Term) {
      guard case .comparison(_, let left, let right, _) = term.kind else { return }
      for (one, other) in [(left, right), (right, left)] {
        guard case .fact(let number, _) = one.kind, number == place,
          case .constant(.number(let value)) = other.kind
        else { continue }
        found.append((value, other.site.span))
      }
    }
    node.walkTerms(visit)
    return found
  }
}
