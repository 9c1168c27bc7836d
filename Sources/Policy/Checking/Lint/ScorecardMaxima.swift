// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

/// Finds scorecards whose components can earn other points together than the total says.
///
/// The maxima are computed for a unit of which only its kind is known, once for each kind: components
/// that count only with further evidence, and scorecards that are means, are left alone.
struct ScorecardMaxima {
  /// More kinds of units are not tried.
  private static let mostKinds = 64

  private let rulebook: Rulebook
  private let version: RuleVersion
  private let scorecard: Scorecard
  private let possible: Term
  private let findings: Findings

  /// A look at a version; `nil` where its scorecard is no sum of points.
  init?(_ version: RuleVersion, of rulebook: Rulebook, _ findings: Findings) {
    guard let scorecard = version.program.scorecard, let possible = scorecard.possible,
      scorecard.components.allSatisfy({
        $0.entity == nil && $0.weight == nil && $0.possible != nil
      })
    else { return nil }
    self.rulebook = rulebook
    self.version = version
    self.scorecard = scorecard
    self.possible = possible
    self.findings = findings
  }

  /// Adds what it finds.
  func run() {
    let evaluator = Evaluator(rulebook, options: EvaluationOptions(version: version.name))
    for kind in kinds {
      var row = CaseRow(rulebook.subject, id: "unit")
      for (fact, value) in kind { row[fact.name] = .value(value) }
      if let (fact, value) = deciding { row[fact] = .value(value) }
      if let period = rulebook.period { row.period = row[period]?.number?.integer }
      let evaluation = evaluator.evaluation(of: CaseData([row]))
      func value(_ term: Term) -> Value? {
        evaluation.value(of: term, at: Evaluator.Subject("unit", period: row.period)).value
      }
      guard let most = parts(value), case .number(let total)? = value(possible) else { continue }
      let sum = most.reduce(.zero, +)
      guard sum != total else { continue }
      let circumstance = kind.map { "\($0.0.name) \($0.1.words)" }.joined(separator: ", ")
      findings.add(
        .maximaDiffer,
        "scorecard `\(scorecard.name)`\(circumstance.isEmpty ? "" : ", \(circumstance)"): the "
          + "components have at most \(sum) together "
          + "(\(most.map(\.description).joined(separator: " + "))), and the total is of \(total)",
        at: possible.site,
        help: "correct the most of a component, or what the total is of"
      )
      return
    }
  }

  /// The most of each component that counts; `nil` where further evidence says which ones do.
  private func parts(_ value: (Term) -> Value?) -> [Rational]? {
    var most: [Rational] = []
    for component in scorecard.components {
      if let condition = component.condition {
        guard case .truth(let counts)? = value(condition) else { return nil }
        guard counts else { continue }
      }
      guard let term = component.possible, case .number(let number)? = value(term) else {
        return nil
      }
      most.append(number)
    }
    return most
  }

  /// The fact that picks the version, with the first value that does.
  private var deciding: (String, Value)? {
    guard let name = rulebook.decidesBy, case .inForce(let from, _) = version.status else {
      return nil
    }
    return (
      name,
      rulebook.countsYears
        ? .number(Rational(from)) : .date(CalendarDate(dayNumber: from))
    )
  }

  /// The kinds of units: every combination of the subject's facts with few values.
  private var kinds: [[(Fact, Value)]] {
    let facts = version.program.facts.filter { $0.entity == 0 && $0.parameters.isEmpty }
    var kinds: [[(Fact, Value)]] = [[]]
    for fact in facts {
      guard let values = fact.type.finiteValues, values.count * kinds.count <= Self.mostKinds else {
        continue
      }
      kinds = kinds.flatMap { kind in values.map { kind + [(fact, $0)] } }
    }
    return kinds
  }
}
